"""Records of a review: what people decided, noted and released. They are added and never change.

A record names the one it answers, so that the order in which files are put together does not
matter: the state of a queue depends on nothing but the set of its records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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
class ReviewSnapshot:
    """Track and text that a decision was made on."""

    track: Track
    text_sha256: str | None = None
    """Of the text that was on screen; None where there was none."""
    findings: tuple[str, ...] = ()
    """Codes of what was noticed about it, the worst first, each once."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of somebody on a track."""

    id: str
    item: str
    """`QueueItem.key`."""
    by: Reviewer
    at: datetime
    verdict: Verdict
    snapshot: ReviewSnapshot
    reason: str = ""
    seconds: float | None = None
    """Time the track was on screen; None where that was not measured."""
    replaces: frozenset[str] = frozenset()
    """IDs of the decisions on this track that were known, and are replaced by this one."""
    is_altered: bool = False
    """Came in a file that somebody changed by hand: no held deletion is released by it."""


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
    is_altered: bool = False
    """Came in a file that somebody changed by hand: no held deletion is released by it."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A decision taken back by Undo: those it had replaced are in force again."""

    id: str
    item: str
    by: Reviewer
    at: datetime
    decision: str
    """The id of the decision."""
    is_altered: bool = False
    """Came in a file that somebody changed by hand: no held deletion is released by it."""


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
    is_altered: bool = False
    """Came in a file that somebody changed by hand: no held deletion is released by it."""


@dataclass(frozen=True, slots=True)
class ReviewApplication:
    """A decision was carried out, or its carrying out was begun."""

    id: str
    item: str
    by: Reviewer
    at: datetime
    decision: str
    entry: str
    """The id of the journal's entry that tells how it went."""
    is_altered: bool = False
    """Came in a file that somebody changed by hand: no held deletion is released by it."""


Record = Decision | Note | Withdrawal | Approval | ReviewApplication


def united(*parts: Iterable[Record]) -> dict[str, Record]:
    """Return the records of all parts by their ids, each once, whatever order they come in.

    Of two that have one id but differ, the one that was not altered is taken. Nobody makes two
    such that are both genuine; if there are, it is always the same one of them.
    """
    found: dict[str, Record] = {}
    for part in parts:
        for record in part:
            known = found.get(record.id)
            found[record.id] = record if known is None else stronger(known, record)
    return found


def by_item(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Return records by the keys of the tracks they are about, as they come."""
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.item, []).append(record)
    return found


def stronger(one: Record, other: Record) -> Record:
    """Return which of two records with one id is taken."""
    return one if one == other else min(one, other, key=_rank)


def _rank(record: Record) -> tuple[bool, str, list[str]]:
    """Sets come in any order, so what is in them is put in one."""
    if isinstance(record, Decision | Note):
        return (
            record.is_altered,
            repr(replace(record, replaces=frozenset())),
            sorted(record.replaces),
        )
    return record.is_altered, repr(record), []
