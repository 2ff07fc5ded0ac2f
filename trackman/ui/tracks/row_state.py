"""What happens to a track right now, as its row shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class RowState:
    """Words that take the place of the status, such as "Deleting… 4 s"."""

    text: str
    kind: Literal["waiting", "running", "problem"]

    @property
    def is_busy(self) -> bool:
        """Tell whether the track is being deleted, or waits to be."""
        return self.kind != "problem"
