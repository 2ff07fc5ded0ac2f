"""What became of tracks between two looks."""

from __future__ import annotations

from dataclasses import replace

from trackman.domain.changes import compared
from trackman.domain.tracks import Track

ENGLISH = Track("1", "v", "subtitles", "English", "en", False, "ready", None)
ITALIAN = Track("2", "v", "subtitles", "Italiano", "it", False, "preparing", None)


def test_nothing_changed_is_false() -> None:
    assert not compared([ENGLISH, ITALIAN], [ITALIAN, ENGLISH])


def test_added_removed_and_changed_tracks_are_told_apart() -> None:
    ready = replace(ITALIAN, status="ready")
    new = replace(ENGLISH, id="3")
    changes = compared([ENGLISH, ITALIAN], [ready, new])
    assert changes
    assert (changes.added, changes.removed) == ((new,), (ENGLISH,))
    assert changes.changed == ((ITALIAN, ready),)
