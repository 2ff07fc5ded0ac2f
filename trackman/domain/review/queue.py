"""A queue of tracks to decide on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trackman.domain.journal import new_id, now
from trackman.domain.tracks import Track

REVIEW_SUFFIX = ".trackman-review"
"""Ending of the names of files of reviews."""
MOST_ITEMS = 100_000
"""Tracks in a queue, at most."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Person who decides; two with the same name are told apart by their ids."""

    id: str
    """Made once for each data folder."""
    name: str


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A track to decide on, as it was when the queue was made."""

    track: Track
    filename: str
    playback_id: str | None = None
    place: int = 0
    """Its place in the whole queue, which it keeps in a part."""
    is_altered: bool = False
    """Came in a file that somebody changed by hand; gives way to what was not changed."""

    @property
    def key(self) -> str:
        """Identity within the queue; DatoCMS's ids are unlike any other in the project."""
        return f"{self.track.upload_id}/{self.track.id}"


@dataclass(frozen=True, slots=True)
class QueuePart:
    """One of the parts a queue was split into."""

    number: int
    """From 1 on."""
    of: int


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """Project and environment whose tracks are reviewed."""

    project: str
    """The project's id."""
    project_name: str
    environment: str | None
    """None is the primary one."""
    is_certain: bool = True
    """False until DatoCMS has said which project it is."""


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """Tracks to decide on, in their order. It does not change: what is decided are records."""

    id: str
    """Unlike any other in the world; the parts of a split queue share it."""
    name: str
    project: str
    """The project's id."""
    project_name: str
    environment: str | None
    """None is the primary one."""
    created_at: datetime
    created_by: Reviewer
    items: tuple[QueueItem, ...]
    part: QueuePart | None = None
    """None for a whole queue."""


def new_queue(
    name: str, where: ReviewPlace, by: Reviewer, items: Sequence[QueueItem]
) -> ReviewQueue:
    """Return a queue of these tracks, each once."""
    unique = tuple({one.key: one for one in items}.values())[:MOST_ITEMS]
    placed = tuple(replace(one, place=place) for place, one in enumerate(unique))
    return ReviewQueue(
        new_id(), name, where.project, where.project_name, where.environment, now(), by, placed
    )


def split(queue: ReviewQueue, parts: int) -> list[ReviewQueue]:
    """Return the queue in parts of nearly the same size, in order; no part is empty.

    The tracks of one video stay together, for who decides on one should see the others.
    """
    groups: dict[str, list[QueueItem]] = {}
    for item in queue.items:
        groups.setdefault(item.track.upload_id, []).append(item)
    heaps: list[list[QueueItem]] = [[]]
    left, wanted = len(queue.items), max(1, min(parts, len(groups)))
    for group in groups.values():
        rest = wanted - len(heaps) + 1
        if heaps[-1] and rest > 1 and len(heaps[-1]) + len(group) / 2 > left / rest:
            left -= len(heaps[-1])
            heaps.append([])
        heaps[-1].extend(group)
    return [
        replace(queue, items=tuple(heap), part=QueuePart(number, len(heaps)))
        for number, heap in enumerate(heaps, start=1)
    ]


def joined(one: ReviewQueue, other: ReviewQueue) -> ReviewQueue:
    """Return a queue with the items of both, which are the same queue or parts of it."""
    items = {item.key: item for item in one.items}
    for item in other.items:
        known = items.get(item.key, item)
        items[item.key] = known if known == item else min(known, item, key=_rank)
    placed = tuple(sorted(items.values(), key=lambda item: (item.place, item.key)))
    if placed == one.items:
        return one
    is_genuine = not all(item.is_altered for item in one.items)
    head = one if is_genuine or all(item.is_altered for item in other.items) else other
    part = next((each.part for each in (one, other) if len(each.items) == len(placed)), None)
    return replace(head, items=placed, part=part)


def _rank(item: QueueItem) -> tuple[bool, str]:
    return item.is_altered, repr(item)
