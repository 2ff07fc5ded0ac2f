"""A fresh look at tracks before they are deleted: some may not be as they were at the scan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from trackman.domain.journal import Entry
from trackman.domain.tracks import Track, has_subtitle_file


class TrackChange(StrEnum):
    """Reasons to leave a track out that was chosen by how it was seen earlier."""

    VANISHED = "vanished"
    """It is not there any more."""
    CHANGED = "changed"
    """It is another one than a person saw as they chose it."""
    LOST_ITS_TEXT = "lost_its_text"
    """It had a subtitle file that could be saved, and has none now."""


def change_of(seen: Track, now: Track | None) -> TrackChange | None:
    """Return why a track must not be deleted on the strength of how it was seen; None if it may.

    A track that has been prepared meanwhile is the same, and can be saved now.
    """
    if now is None:
        return TrackChange.VANISHED
    if _looks(seen) != _looks(now):
        return TrackChange.CHANGED
    if has_subtitle_file(seen) and not has_subtitle_file(now):
        return TrackChange.LOST_ITS_TEXT
    return None


def looked_at(
    entries: Iterable[Entry], tracks: Iterable[Track]
) -> tuple[list[Entry], list[tuple[Entry, TrackChange]]]:
    """Hold planned deletions of one video against its tracks of now.

    Return those to do, with their tracks as they are, and those to leave out, each with why.
    """
    there = {track.id: track for track in tracks}
    kept, left_out = list[Entry](), list[tuple[Entry, TrackChange]]()
    for entry in entries:
        now = there.get(entry.track.id)
        if (change := change_of(entry.track, now)) is not None:
            left_out.append((entry, change))
        elif now is not None:
            kept.append(replace(entry, track=now))
    return kept, left_out


def _looks(track: Track) -> tuple[object, ...]:
    return (track.kind, track.name, track.language_code, bool(track.closed_captions))
