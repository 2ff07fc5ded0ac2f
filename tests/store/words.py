"""Words for files made of the history."""

from __future__ import annotations

from trackman.domain.history import HistoryField, HistoryWording
from trackman.domain.journal import Act, Stage

WORDS = HistoryWording(
    language="de",
    title="Verlauf <Acme>",
    summary="Überblick",
    nothing="Nichts",
    headings={field: f"-{field}" for field in HistoryField},
    acts={act: f"Akt {act}" for act in Act},
    outcomes={stage: f"Ende {stage}" for stage in Stage},
    moment=lambda moment: f"am {moment:%d.%m.%Y}",
)
