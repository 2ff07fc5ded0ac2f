"""Records of a review: what people decided, noted and released. They are added and never change.

A record names the one it answers, so that the order in which files are put together does not
matter: the state of a queue depends on nothing but the set of its records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trackman.domain.review.queue import Reviewer
from trackman.domain.tracks import Track

LONGEST_NOTE = 2000
"""Characters."""


class Verdict(StrEnum):
    """Decisions on a track."""

    KEEP = "keep"
    DELETE = "delete"
    FIX = "fix"
    """Its text was changed in the editor and published, or shall be."""
    SKIP = "skip"
    """Left for later, or for somebody else."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a decision was made on."""

    track: Track
    text_sha256: str | None = None
    """Of the text that was on screen; None where there was none."""
    findings: tuple[str, ...] = ()
    """Codes of what was noticed about it, the worst first, each once."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on a track."""

    id: str
    item: str
    """`QueueItem.key`."""
    by: Reviewer
    at: datetime
    verdict: Verdict
    snapshot: Snapshot
    reason: str = ""
    seconds: float | None = None
    """Time the track was on screen; None where that was not measured."""
    replaces: frozenset[str] = frozenset()
    """IDs of the decisions on this track that were known, and are replaced by this one."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words somebody wrote about a track."""

    id: str
    item: str
    by: Reviewer
    at: datetime
    text: str
    replaces: frozenset[str] = frozenset()
    """IDs of the notes that are replaced by this one; a text of none takes them away."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A decision taken back by Undo: those it had replaced are in force again."""

    id: str
    item: str
    by: Reviewer
    at: datetime
    decision: str
    """The id of the decision."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person's word on a deletion."""

    id: str
    item: str
    by: Reviewer
    at: datetime
    decision: str
    """The id of the decision."""
    released: bool
    """False where the person refused it."""


@dataclass(frozen=True, slots=True)
class Application:
    """A decision was carried out, or its carrying out was begun."""

    id: str
    item: str
    by: Reviewer
    at: datetime
    decision: str
    entry: str
    """The id of the journal's entry that tells how it went."""


Record = Decision | Note | Withdrawal | Approval | Application
