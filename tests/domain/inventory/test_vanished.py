from __future__ import annotations

from datetime import UTC, datetime

from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.inventory.vanished import tracks_to_put_back
from trackman.domain.tracks import Track, TrackKind, TrackStatus


def track(name: str, kind: str = TrackKind.SUBTITLES, upload_id: str = "v") -> Track:
    return Track(f"{kind}-{name}", upload_id, kind, name, "it", None, TrackStatus.READY, None)


def vanished(key: int, one: Track, day: int = 1) -> InventoryTrack:
    gone = datetime(2026, 6, day, tzinfo=UTC)
    return InventoryTrack(key, one, "v.mp4", "p", None, 0, gone, gone, gone)


def test_a_name_is_taken_by_a_track_of_the_same_kind_only():
    there = {"v": (track("italiano "), track("Deutsch", TrackKind.AUDIO))}
    gone = [vanished(1, track("Italiano")), vanished(2, track("Deutsch"))]
    assert tracks_to_put_back(gone, there) == (gone[1:], gone[:1])


def test_of_two_with_one_name_the_one_that_was_there_last_is_made():
    gone = [vanished(1, track("Italiano"), 1), vanished(2, track("Italiano"), 9)]
    assert tracks_to_put_back(gone, {"v": ()}) == (gone[1:], gone[:1])


def test_a_video_that_is_gone_gets_nothing():
    gone = [vanished(1, track("Italiano", upload_id="gone"))]
    assert tracks_to_put_back(gone, {"v": ()}) == ([], [])
