"""Tracks of a review as they are called now: one that was restored or replaced has a new id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from trackman.domain.journal import Place, Stage
from trackman.domain.review.queue import QueueItem
from trackman.services.operations.journal_writer import JournalWriter
from trackman.store.journal.journal import Journal


class PresentTracks:
    """Tells by the journal which track stands for one of a queue. To be used from one loop.

    Text, findings, consequences, look and fix are about that one; decisions stay with the item.
    """

    def __init__(self, ledger: JournalWriter, is_own: Callable[[Place], bool]) -> None:
        self._ledger = ledger
        self._is_own = is_own
        self._ids: dict[str, list[str]] = {}
        """Ids of a track of a queue, the present one last, by its first; only where it has more."""

    def of(self, item: QueueItem) -> QueueItem:
        """Return the item with the id that its track has now."""
        ids = self._ids.get(item.track.id)
        return item if ids is None else replace(item, track=replace(item.track, id=ids[-1]))

    def ids(self, item: QueueItem) -> Sequence[str]:
        """Return all ids the track of an item has had, the present one last."""
        return self._ids.get(item.track.id, [item.track.id])

    async def take_up(self, items: Sequence[QueueItem]) -> None:
        """Ask the journal what became of these. Raises JournalError."""
        ids = [one.track.id for one in items]
        heirs: dict[str, str] = {}
        asked = set[str]()
        wanted = ids
        while wanted:
            asked.update(wanted)
            found = await self._ledger.run(partial(_heirs, wanted, self._is_own))
            heirs |= found
            wanted = [one for one in dict.fromkeys(found.values()) if one not in asked]
        for one in ids:
            chain = [one]
            while (heir := heirs.get(chain[-1])) is not None and heir not in chain:
                chain.append(heir)
            if len(chain) > 1:
                self._ids[one] = chain
            else:
                self._ids.pop(one, None)


def _heirs(ids: Sequence[str], is_own: Callable[[Place], bool], journal: Journal) -> dict[str, str]:
    """Return the ids of the tracks that took the places of these, by those of these."""
    found: dict[str, str] = {}
    for entry in journal.deletions_of(ids):
        if entry.restored_as is not None and is_own(entry.place):
            found[entry.track.id] = entry.restored_as
    for entry in journal.replacements_of(ids):
        new = entry.returned
        if entry.stage is Stage.REPLACED and new is not None and is_own(entry.place):
            found[entry.track.id] = new.id
    return found
