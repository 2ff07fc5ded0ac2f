"""Tracks of a review as they are called now: one that was restored or replaced has a new id."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from trackman.domain.journal import Entry, Place, Stage
from trackman.domain.review.queue import QueueItem, ReviewQueue
from trackman.domain.review.records import Verdict
from trackman.domain.review.state import ReviewItemState, ReviewState
from trackman.services.operations.journal_writer import JournalWriter
from trackman.store.journal.journal import Journal

T = TypeVar("T")

_PAGE = 1000
_GONE = frozenset({Stage.DELETED, Stage.ALREADY_GONE})
_NEVER_DONE = frozenset({Stage.FAILED, Stage.DROPPED})


class PresentTracks:
    """Tells by the journal which track stands for one of a queue. To be used from one loop.

    Text, findings, consequences, look and fix are about that one; decisions stay with the item.
    """

    def __init__(self, ledger: JournalWriter, is_own: Callable[[Place], bool]) -> None:
        self._ledger = ledger
        self._is_own = is_own
        self._ids: dict[str, list[str]] = {}
        """Ids of a track of a queue, the present one last, by its first; only where it has more."""
        self._deletions: dict[str, Entry] = {}
        """Deletions of the track as it is now, by its first id."""
        self._restored: set[str] = set()
        """Tracks that are there because they were restored, by their first ids."""

    def of(self, item: QueueItem) -> QueueItem:
        """Return the item with the id that its track has now."""
        ids = self._ids.get(item.track.id)
        return item if ids is None else replace(item, track=replace(item.track, id=ids[-1]))

    def ids(self, item: QueueItem) -> Sequence[str]:
        """Return all ids the track of an item has had, the present one last."""
        return self._ids.get(item.track.id, [item.track.id])

    def is_deleted(self, item: QueueItem) -> bool:
        """Tell whether the track as it is now was deleted from here, and not restored."""
        deletion = self._deletions.get(item.track.id)
        return deletion is not None and deletion.stage in _GONE

    def is_being_deleted(self, item: QueueItem) -> bool:
        """Tell whether its deletion was begun, and has not ended or is in doubt."""
        deletion = self._deletions.get(item.track.id)
        return deletion is not None and deletion.stage not in (*_GONE, *_NEVER_DONE)

    def was_not_deleted(self, item: QueueItem) -> bool:
        """Tell whether its deletion was begun from here, and failed or was cancelled."""
        deletion = self._deletions.get(item.track.id)
        return deletion is not None and deletion.stage in _NEVER_DONE

    def was_restored(self, item: QueueItem) -> bool:
        """Tell whether the track was deleted, and is there again because it was restored."""
        return item.track.id in self._restored and not (
            self.is_deleted(item) or self.is_being_deleted(item)
        )

    async def carried_out(self, queue: ReviewQueue, state: ReviewState) -> set[str]:
        """Return the keys of the tracks that decisions deleted; those of other computers count.

        Raises JournalError.
        """
        gone = set[str]()
        for page in pages(queue.items):
            applied = [one for one in page if _is_applied(state.of(one))]
            await self.take_up(applied)
            gone |= {one.key for one in applied if self.is_deleted(one) or self._is_unknown(one)}
            await asyncio.sleep(0)  # others get their turn
        return gone

    def _is_unknown(self, item: QueueItem) -> bool:
        return item.track.id not in self._deletions and item.track.id not in self._ids

    async def take_up(self, items: Sequence[QueueItem]) -> None:
        """Ask the journal what became of these, of many in turns. Raises JournalError."""
        for page in pages(items):
            ids = {one.track.id for one in page}
            known = {one for one in ids if one in self._ids or one in self._deletions}
            found = await self._ledger.run(partial(_fates, ids, known, self._is_own))
            for one, fate in found.items():
                _keep(self._ids, one, fate.ids if len(fate.ids) > 1 else None)
                _keep(self._deletions, one, fate.deletion)
                (self._restored.add if fate.is_restored else self._restored.discard)(one)


def pages(items: Sequence[QueueItem]) -> Iterator[Sequence[QueueItem]]:
    """Yield items some at a time, as many as can be gone through without anybody noticing."""
    return (items[first : first + _PAGE] for first in range(0, len(items), _PAGE))


@dataclass(frozen=True, slots=True)
class _Fate:
    """Fate of a track."""

    ids: list[str]
    deletion: Entry | None
    is_restored: bool


def _fates(
    ids: set[str],
    known: set[str],
    is_own: Callable[[Place], bool],
    journal: Journal,
) -> dict[str, _Fate]:
    """Return what became of tracks by their first ids: of those that are `known`, or in it."""
    heirs: dict[str, str] = {}
    deletions: dict[str, Entry] = {}
    restored = set[str]()
    asked, wanted = set[str](), list(ids)
    while wanted:
        asked.update(wanted)
        new = _read(wanted, is_own, journal, deletions)
        restored |= {
            entry.restored_as
            for one in wanted
            if (entry := deletions.get(one)) is not None and entry.restored_as is not None
        }
        heirs |= new
        wanted = [one for one in dict.fromkeys(new.values()) if one not in asked]
    found = {}
    for one in ids & (heirs.keys() | deletions.keys() | known):
        chain = [one]
        while (heir := heirs.get(chain[-1])) is not None and heir not in chain:
            chain.append(heir)
        found[one] = _Fate(chain, deletions.get(chain[-1]), chain[-1] in restored)
    return found


def _read(
    ids: Sequence[str],
    is_own: Callable[[Place], bool],
    journal: Journal,
    deletions: dict[str, Entry],
) -> dict[str, str]:
    """Return the ids of the tracks that took the places of some; `deletions` gets theirs.

    Of several deletions of a track that counts which worked, else the last one.
    """
    heirs: dict[str, str] = {}
    for entry in journal.deletions_of(ids):
        if not is_own(entry.place):
            continue
        if entry.restored_as is not None:
            heirs[entry.track.id] = entry.restored_as
        before = deletions.get(entry.track.id)
        if entry.parent is None and (before is None or before.stage not in _GONE):
            deletions[entry.track.id] = entry
    for entry in journal.replacements_of(ids):
        new = entry.returned
        if entry.stage is Stage.REPLACED and new is not None and is_own(entry.place):
            heirs[entry.track.id] = new.id
    return heirs


def _is_applied(state: ReviewItemState) -> bool:
    return state.verdict is Verdict.DELETE and bool(state.applications)


def _keep(values: dict[str, T], key: str, value: T | None) -> None:
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value
