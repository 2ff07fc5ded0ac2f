"""Ends of operations on tracks, taken up in an inventory without another scan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trackman.domain.creations import Created, CreationState
from trackman.domain.deletions import AlreadyGone, Deleted, Failed, State
from trackman.domain.errors import StillThereError
from trackman.domain.journal import Entry
from trackman.domain.replacements import Replaced, ReplacementState
from trackman.domain.tracks import Track, has_subtitle_file

if TYPE_CHECKING:
    from trackman.services.inventory.inventory import Inventory
    from trackman.services.inventory.made_tracks import MadeTracks

_AnyState = State | CreationState | ReplacementState


@dataclass(frozen=True, slots=True)
class OperationEffect:
    """Tracks that a video has no more, by their ids, and those it has anew."""

    gone: frozenset[str]
    made: tuple[Track, ...]


def change_of(entry: Entry, state: _AnyState) -> OperationEffect | None:
    """Return what an operation did to the tracks of its video; None where it did nothing."""
    track = entry.track
    match state:
        case Deleted() | AlreadyGone():
            return OperationEffect(frozenset({track.id}), ())
        case Created(track=new):
            return OperationEffect(frozenset(), (new,))
        case Replaced(track=new, left=left):
            made = (new,) if left is None else (new, left)
            return OperationEffect(frozenset({track.id} - {one.id for one in made}), made)
        case Failed(StillThereError()) if track.id:
            return OperationEffect(frozenset(), (track,))  # an event had told that it was gone
    return None


class OperationEnds:
    """Takes up in one inventory what operations did; others’ environments are left alone."""

    def __init__(
        self,
        inventory: Inventory,
        made_tracks: Callable[[], MadeTracks],
        primary: Callable[[], str | None],
    ) -> None:
        """`made_tracks` reads texts of new tracks; `primary` is the primary environment's name."""
        self._inventory = inventory
        self._made_tracks = made_tracks
        self._primary = primary

    async def note(self, entry: Entry, state: _AnyState) -> None:
        """Take up how an operation ended, and the text of a track that it made."""
        change = change_of(entry, state)
        if change is None or not self._is_here(entry.place.environment):
            return
        upload_id = entry.place.upload_id
        await self._inventory.note_change(upload_id, gone=change.gone, made=change.made)
        if not isinstance(state, Created | Replaced) or not has_subtitle_file(state.track):
            return
        is_as_sent = state.comparison is not None and state.comparison.same
        if is_as_sent and entry.backup is not None:
            await self._made_tracks().note(upload_id, state.track.id, entry.backup)

    def _is_here(self, environment: str | None) -> bool:
        """Tell whether an environment is that of the inventory; the primary one has two names."""
        primary, here = self._primary(), self._inventory.store.scope.environment
        one, other = (None if name == primary else name for name in (environment, here))
        return one == other
