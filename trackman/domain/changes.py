"""Changes of a video's tracks between two readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trackman.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class TrackChanges:
    """The difference between two lists of tracks. False when there is none."""

    added: tuple[Track, ...]
    removed: tuple[Track, ...]
    """As they were last seen."""
    changed: tuple[tuple[Track, Track], ...]
    """Each before and after."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def compared(before: Iterable[Track], after: Iterable[Track]) -> TrackChanges:
    """Compare two looks at the tracks of one video."""
    old = {track.id: track for track in before}
    new = {track.id: track for track in after}
    return TrackChanges(
        added=tuple(track for key, track in new.items() if key not in old),
        removed=tuple(track for key, track in old.items() if key not in new),
        changed=tuple(
            (old[key], track) for key, track in new.items() if key in old and old[key] != track
        ),
    )
