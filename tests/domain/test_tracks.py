"""Which tracks have a text that can be saved."""

from __future__ import annotations

from dataclasses import replace

from trackman.domain.tracks import Track, can_be_backed_up

READY = Track("1", "2", "subtitles", "Deutsch", "de", False, "ready", None)


def test_only_ready_subtitles_of_a_video_that_plays_can_be_backed_up() -> None:
    assert can_be_backed_up(READY, "playback")
    assert not can_be_backed_up(READY, None)
    assert not can_be_backed_up(READY, "")
    assert not can_be_backed_up(replace(READY, kind="audio"), "playback")
    assert not can_be_backed_up(replace(READY, status="preparing"), "playback")
    assert not can_be_backed_up(replace(READY, status="errored"), "playback")
