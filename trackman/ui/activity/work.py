"""A piece of work as the list of activity shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WorkKind = Literal["waiting", "running", "problem", "done"]


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One delete or restore, in words."""

    id: str
    what: str
    """Such as "Delete “Italiano”"."""
    where: str
    """The name of the video's file."""
    state: str
    """Such as "Deleting… 4 s"."""
    kind: WorkKind
    seconds: float = 0.0
    """How long it has been going on, or took."""
    progress: float | None = None
    """From 0 to 1, where it can be measured."""
    can_cancel: bool = False
    can_try_again: bool = False
    problem: str = ""
    """What went wrong, in a sentence or two; empty where nothing did."""
