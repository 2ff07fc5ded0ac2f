"""Tracks that vanished: those to be made again, and those in whose place another is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.tracks import Track, is_same_name

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def tracks_to_put_back(
    vanished: Sequence[InventoryTrack], there: Mapping[str, Sequence[Track]]
) -> tuple[list[InventoryTrack], list[InventoryTrack]]:
    """Return the vanished tracks that can be made again, and those whose name is taken.

    `there` are the tracks that videos have now; one that is not among them is gone itself.

    A name is taken by a track of the same kind, such as the one that was restored under a new id;
    of vanished tracks with one name the one that was there last is made.
    """
    by_age = sorted(vanished, key=lambda one: one.gone_at or _LONG_AGO, reverse=True)
    by_age = [one for one in by_age if one.track.upload_id in there]
    names = {key: [(one.kind, one.name) for one in tracks] for key, tracks in there.items()}
    wanted, taken = set[int](), set[int]()
    for one in by_age:
        track = one.track
        others = names[track.upload_id]
        if any(kind == track.kind and is_same_name(name, track.name) for kind, name in others):
            taken.add(one.key)
        else:
            wanted.add(one.key)
            others.append((track.kind, track.name))
    return (
        [one for one in vanished if one.key in wanted],
        [one for one in vanished if one.key in taken],
    )
