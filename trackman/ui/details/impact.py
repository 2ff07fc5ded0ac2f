"""What follows from deleting the selected tracks, in words and links."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.ui.widgets.record_links import RecordLink


@dataclass(frozen=True, slots=True)
class DeletionImpact:
    """What is said before and after a delete."""

    line: str = ""
    """All of it, for the side."""
    is_grave: bool = False
    """Whether something is missing afterwards."""
    sentences: tuple[str, ...] = ()
    """For the question."""
    remark: str = ""
    """For the message with Undo; mostly nothing."""
    records: tuple[RecordLink, ...] = ()
    """Those that use the video."""


NOTHING_KNOWN = DeletionImpact()
"""What is said where nobody looked."""
