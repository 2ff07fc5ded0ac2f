"""Take up what was left when trackman ended last (design section 5.6)."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trackman.domain.errors import ApiError, ClosedError, DatoError
from trackman.domain.journal import LEFT, Act, Entry, Place, Stage, answered, left, now
from trackman.domain.tracks import Track
from trackman.services.operations.journal_writer import JournalWriter

_FEW_VIDEOS = 40
"""Videos that are looked at without being asked for it."""


@dataclass(frozen=True, slots=True)
class UnfinishedWork:
    """Unfinished entries of one project in the journal."""

    dropped: tuple[Entry, ...]
    """Nothing of these was sent; they are given up now, and deletions are left."""
    open: tuple[Entry, ...]
    """Of these it has to be found out what is true; deletions are left if they did not happen."""


async def left_over(ledger: JournalWriter, is_left: Callable[[Entry], bool]) -> UnfinishedWork:
    """Give up what was never sent, and return what is to be settled. Raises JournalError.

    `is_left` tells what belongs to the project and is not under way.
    """
    unfinished = [
        entry
        for entry in await ledger.run(lambda journal: journal.unfinished())
        if is_left(entry) and entry.parent is None  # a replacement settles its own steps
    ]
    dropped = tuple(_given_up(entry) for entry in unfinished if not entry.stage.was_sent)
    if dropped:
        await ledger.put(*dropped)
    sent = tuple(entry for entry in unfinished if entry.stage.was_sent)
    return UnfinishedWork(dropped, tuple(map(_in_doubt, sent + await doubtful(ledger, is_left))))


async def doubtful(ledger: JournalWriter, is_left: Callable[[Entry], bool]) -> tuple[Entry, ...]:
    """Return what is not known, or not proven, of one project. Raises JournalError."""
    unknown = await ledger.run(lambda journal: journal.unknown() + journal.unproven())
    return tuple(entry for entry in unknown if is_left(entry) and entry.parent is None)


async def left_count(ledger: JournalWriter, is_left: Callable[[Entry], bool]) -> int:
    """Return how many entries are to be given up or settled; changes none. Raises JournalError."""
    unfinished = await ledger.run(lambda journal: journal.unfinished())
    open_ = sum(is_left(entry) and entry.parent is None for entry in unfinished)
    return open_ + len(await doubtful(ledger, is_left))


class LeftUndone:
    """Deletions of one project that trackman's end kept from being done, until more is said.

    More is said by a person, by a deletion of the same track that is planned later, or by the
    track, where that is gone. All of it is in the journal: so a kill at any moment neither loses
    one nor has one done that was gone on with before. Everything raises JournalError.
    """

    def __init__(self, ledger: JournalWriter, is_own: Callable[[Place], bool]) -> None:
        self._ledger = ledger
        self._is_own = is_own

    async def entries(self) -> list[Entry]:
        """Return them in the order planned, one for each track."""
        found = await self._ledger.run(lambda journal: journal.left())
        return [entry for entry in found if self._is_own(entry.place)]

    async def still(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return those of some that are left undone still."""
        ids = {entry.id for entry in entries}
        return [entry for entry in await self.entries() if entry.id in ids]

    async def answer(self, entries: Iterable[Entry], how: str) -> None:
        """Write that some are not left any more; `how` says why, in technical words."""
        if found := [answered(entry, how) for entry in entries if entry.is_left]:
            await self._ledger.put(*found)

    async def leave_gone(
        self,
        entries: Sequence[Entry],
        look: Callable[[Place], Coroutine[Any, Any, tuple[Track, ...]]],
    ) -> bool:
        """Look whether the tracks of some are there, and write which are not; tell if any is.

        Of many videos none is looked at, as each is before anything of it is deleted. `look` lists
        the tracks of a video, and raises DatoError: then what is left of that one stays.
        """
        by_video: dict[tuple[str, str | None], list[Entry]] = {}
        for entry in entries:
            place = entry.place
            by_video.setdefault((place.upload_id, place.environment), []).append(entry)
        if len(by_video) > _FEW_VIDEOS:
            return False
        gone = list[Entry]()
        for some in by_video.values():
            there = await _there(some[0].place, look)
            gone += [one for one in some if there is not None and one.track.id not in there]
        await self.answer(gone, "the track is gone")
        return bool(gone)


async def _there(
    place: Place, look: Callable[[Place], Coroutine[Any, Any, tuple[Track, ...]]]
) -> set[str] | None:
    """Return the ids of the tracks of a video; None where that is not known."""
    try:
        return {track.id for track in await look(place)}
    except ClosedError:
        raise
    except ApiError as error:
        return set() if error.fault.code == "NOT_FOUND" else None
    except DatoError:
        return None


def _given_up(entry: Entry) -> Entry:
    if entry.act is Act.DELETION:
        return left(entry)
    return replace(entry, stage=Stage.DROPPED, changed_at=now())


def _in_doubt(entry: Entry) -> Entry:
    """Return an entry to settle; a deletion among them is left if it did not happen."""
    return replace(entry, fault=LEFT) if entry.act is Act.DELETION else entry
