"""The questions before what cannot be undone name what goes and what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.decision.impact import DeletionImpact
from trackman.ui.widgets.record_links import RecordLink


@pytest.fixture
def words(qapp):
    return Confirmation()


def of(make_track, *changes):
    return [make_track(id=f"t{place}", **one) for place, one in enumerate(changes)]


AUDIO = {"kind": "audio", "name": "Doppiaggio"}
ERRORED = {"status": "errored"}
PREPARING = {"status": "preparing"}


@pytest.mark.parametrize(
    ("tracks", "expected"),
    [
        ([{}], "trackman backs it up first, so this can be undone."),
        ([{}, {}], "trackman backs them up first, so this can be undone."),
        ([AUDIO], "trackman can’t back up audio, so this can’t be undone."),
        (
            [ERRORED],
            "trackman can’t back up errored tracks, which have no subtitles, so this "
            "can’t be undone.",
        ),
        (
            [PREPARING],
            "trackman can’t back up tracks that are still being prepared, so this can’t be undone.",
        ),
        (
            [AUDIO, ERRORED],
            "trackman can back up only subtitles that are ready, so this can’t be undone.",
        ),
        (
            [{}, {}, AUDIO],
            "trackman backs up 2 tracks first, so deleting them can be undone. "
            "Deleting 1 track can’t be undone: trackman can’t back up audio.",
        ),
    ],
)
def test_says_what_can_be_undone(words, make_track, make_video, tracks, expected):
    chosen = of(make_track, *tracks)
    asked = words.deleting(make_video(*chosen), chosen)
    assert asked.text.endswith(expected)


@pytest.mark.parametrize(
    ("track", "verb"),
    [({}, "Delete subtitle track"), (AUDIO, "Delete audio track"), ({"kind": "x"}, "Delete track")],
)
def test_the_button_says_what_it_does(words, make_track, make_video, track, verb):
    chosen = of(make_track, track)
    asked = words.deleting(make_video(*chosen), chosen)
    assert asked.action == verb


def test_without_a_stream_nothing_can_be_saved(make_track, make_video):
    track = make_track()
    video = make_video(track)
    assert video.can_back_up(track)
    hidden = replace(video, upload=replace(video.upload, mux_playback_id=None))
    assert not hidden.can_back_up(track)


def test_a_failed_backup_says_what_went_wrong_and_asks_whether_to_go_on(
    words, make_track, make_video
):
    track = make_track(id="t", name="Italiano")
    asked = words.without_backup(make_video(track), [track], {"t": "The subtitle file is empty"})
    assert asked.title == "“Italiano” couldn’t be backed up"
    assert "“Italiano”: The subtitle file is empty" in asked.text
    assert "can’t be undone" in asked.text
    assert (asked.action, asked.cancel) == ("Delete without backup", "Keep")


def test_many_failed_backups_are_named_up_to_a_limit(words, make_track, make_video):
    tracks = of(make_track, *({} for _ in range(12)))
    asked = words.without_backup(make_video(*tracks), tracks, {"t0": "not reachable"})
    assert asked.title == "12 tracks couldn’t be backed up"
    assert "“Italiano”: not reachable" in asked.text
    assert "and 4 more tracks" in asked.text


def test_what_follows_is_said_before_what_can_be_undone(words, make_track, make_video):
    chosen = of(make_track, AUDIO)
    records = (RecordLink("Home", "https://a.test/1"),)
    follows = DeletionImpact("line", True, ("It will be missed.", "Used."), "", records)
    asked = words.deleting(make_video(*chosen), chosen, follows)
    assert asked.text.split("\n\n")[1] == "It will be missed.\nUsed."
    assert asked.records == records
    again = words.without_backup(make_video(*chosen), chosen, {}, follows)
    assert "It will be missed." in again.text
    assert again.records == records


@pytest.mark.parametrize(
    ("track", "which"),
    [
        ({}, "Italian (Italy) subtitles of launch.mp4."),
        (AUDIO, "Italian (Italy) audio of launch.mp4."),
        ({"language_code": ""}, "Subtitles of launch.mp4, without a language."),
        ({**AUDIO, "language_code": ""}, "Audio of launch.mp4, without a language."),
        ({"kind": "x"}, "Track of launch.mp4."),
    ],
)
def test_the_track_is_named_by_what_it_is(words, make_track, make_video, track, which):
    chosen = of(make_track, track)
    assert words.deleting(make_video(*chosen), chosen).text.split("\n")[0] == which


def test_several_tracks_are_named_by_what_they_are(words, make_track, make_video):
    chosen = of(make_track, {}, {**AUDIO, "language_code": ""}, {"kind": "x"})
    lines = words.deleting(make_video(*chosen), chosen).text.split("\n")[:4]
    assert lines == [
        "Of launch.mp4:",
        "“Italiano”, Italian (Italy) subtitles",
        "“Doppiaggio”, audio without a language",
        "“Italiano”",
    ]
