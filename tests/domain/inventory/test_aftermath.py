"""What would be missing after a bulk delete is counted, and nothing that stays is called lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from trackman.domain.inventory.aftermath import Aftermath, VideoName
from trackman.domain.inventory.fresh_look import TrackChange, change_of, looked_at
from trackman.domain.inventory.state import TrackBrief, VideoSummary
from trackman.domain.inventory.time_left import TimeLeft
from trackman.domain.journal import Place, planned_deletion
from trackman.domain.tracks import Track


def track(id: str = "t", **changes: Any) -> Track:  # noqa: A002
    """Return ready Italian subtitles that differ as said."""
    ordinary: dict[str, Any] = {
        "id": id,
        "upload_id": "v",
        "kind": "subtitles",
        "name": id,
        "language_code": "it",
        "closed_captions": False,
        "status": "ready",
        "error": None,
    }
    return Track(**(ordinary | changes))


def row(key: int, **changes: Any) -> TrackBrief:
    """Return a track in short."""
    ordinary: dict[str, Any] = {
        "kind": "subtitles",
        "language_code": "it",
        "closed_captions": False,
        "status": "ready",
        "findings": None,
    }
    return TrackBrief(key, **(ordinary | changes))


def video(*tracks: TrackBrief, used: bool | None = None) -> VideoSummary:
    """Return a video with these tracks."""
    return VideoSummary("v", "v.mp4", 60.0, (), None, used, None, tracks)


def test_a_video_without_any_subtitles_left_is_named() -> None:
    after = Aftermath()
    after.add(video(row(1), row(2, language_code="de"), row(3, kind="audio")), {1, 2})
    assert (after.tracks, after.videos, after.no_subtitles) == (2, 1, 1)
    assert after.without_subtitles == [VideoName("v", "v.mp4")]
    assert after.last_in_language == {}


def test_it_is_as_old_as_the_oldest_look_at_a_video_of_it() -> None:
    after, day = Aftermath(), datetime(2026, 11, 1, tzinfo=UTC)
    for key, looked in enumerate((day, None, day - timedelta(days=3), day + timedelta(days=1))):
        after.add(replace(video(row(key)), looked_at=looked), {key})
    after.add(replace(video(row(9)), looked_at=day - timedelta(days=9)), {1})
    assert after.oldest_look == day - timedelta(days=3)


def test_a_language_is_lost_where_no_other_track_has_it() -> None:
    after = Aftermath()
    after.add(video(row(1), row(2, language_code="it-IT"), row(3, language_code="de")), {1, 2})
    after.add(video(row(4), row(5), row(6, language_code="de")), {4})
    after.add(video(row(7, language_code="it-CH"), row(8, language_code="de")), {7})
    assert after.no_subtitles == 0
    assert after.last_in_language == {"it": 2}


def test_errored_subtitles_are_not_counted_as_left() -> None:
    after = Aftermath()
    after.add(video(row(1), row(2, status="errored")), {1})
    assert after.no_subtitles == 1


def test_deleting_only_what_failed_loses_nothing() -> None:
    after = Aftermath()
    after.add(video(row(1), row(2, status="errored", closed_captions=True)), {2})
    assert (after.no_subtitles, after.no_captions, after.lost) == (0, 0, 1)


def test_the_only_closed_captions_and_the_last_audio_are_counted() -> None:
    after = Aftermath()
    captions = row(1, closed_captions=True)
    after.add(video(captions, row(2), row(3, kind="audio")), {1, 3})
    assert (after.no_captions, after.no_audio, after.no_subtitles) == (1, 1, 0)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "audio"}, "lost_audio"),
        ({"status": "errored"}, "lost_errored"),
        ({"status": "preparing"}, "lost_preparing"),
        ({"kind": "chapters"}, "lost_otherwise"),
    ],
)
def test_what_cannot_be_restored_is_told_by_its_reason(changes: dict[str, str], field: str) -> None:
    after = Aftermath()
    after.add(video(row(1, **changes), row(2)), {1, 2})
    assert getattr(after, field) == 1
    assert (after.lost, after.restorable) == (1, 1)


def test_tracks_that_vanished_are_told_apart() -> None:
    after = Aftermath()
    after.add(video(row(2)), {1, 2})
    after.end(2)
    assert (after.vanished, after.tracks, after.no_subtitles) == (1, 1, 1)


def test_a_video_none_of_whose_tracks_goes_counts_for_nothing() -> None:
    after = Aftermath()
    after.add(video(row(1), used=True), {9})
    assert (after.videos, after.used_videos, after.tracks) == (0, 0, 0)


def test_used_videos_are_counted_once() -> None:
    after = Aftermath()
    after.add(video(row(1), row(2), used=True), {1, 2})
    assert after.used_videos == 1


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (None, TrackChange.VANISHED),
        (track(), None),
        (track(name="other"), TrackChange.CHANGED),
        (track(language_code="de"), TrackChange.CHANGED),
        (track(closed_captions=True), TrackChange.CHANGED),
        (track(closed_captions=None), None),
        (track(status="errored"), TrackChange.LOST_ITS_TEXT),
    ],
)
def test_a_fresh_look_tells_what_is_not_as_it_was(
    now: Track | None, change: TrackChange | None
) -> None:
    assert change_of(track(), now) is change


def test_a_track_that_is_ready_now_is_deleted_as_it_is_now() -> None:
    place = Place("p", "", None, "v", "v.mp4", "play")
    entries = [
        planned_deletion(place, track(one, status="preparing"), "batch") for one in ("a", "b")
    ]
    kept, left_out = looked_at(entries, [track("a")])
    assert [one.track.status for one in kept] == ["ready"]
    assert left_out == [(entries[1], TrackChange.VANISHED)]


def test_time_left_is_told_once_there_is_something_to_go_by() -> None:
    left = TimeLeft()
    assert left.seconds(0.0, 10) is None
    left.note(0.0, 0)
    left.note(1.0, 2)
    assert left.seconds(1.5, 98) is None
    left.note(10.0, 20)
    assert left.seconds(10.0, 80) == pytest.approx(40)
    left.forget()
    assert left.seconds(11.0, 80) is None
