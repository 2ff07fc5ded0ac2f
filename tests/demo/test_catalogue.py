from __future__ import annotations

import base64
import re
import uuid

import pytest

from trackman.demo.catalogue import demo_project, large_project, shown_project, summer_clean_up
from trackman.domain.quality.findings import FindingCode
from trackman.domain.quality.limits import NEUTRAL
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.services.checking import findings_of

CUE = re.compile(r"(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})")


def seconds(hours, minutes, rest):
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def tracks_of(project):
    return [
        (upload, track) for upload in project.uploads.values() for track in upload.tracks.values()
    ]


def test_each_project_is_a_fresh_one(italiano, launch):
    first, second = demo_project(), demo_project()
    first.remove_track(launch, italiano)

    assert italiano in second.uploads[launch].tracks
    assert first.token != second.token


@pytest.mark.parametrize("make", [demo_project, shown_project, lambda: large_project(30, 12)])
def test_ids_are_shaped_like_the_real_ones(make):
    project = make()

    for upload_id in project.uploads:
        if not upload_id.isdecimal():
            assert uuid.UUID(bytes=base64.urlsafe_b64decode(upload_id + "==")).version == 4
    ids = [track.id for _, track in tracks_of(project)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[A-Za-z0-9]{50,64}", one) for one in ids)


def test_every_ready_subtitle_track_has_a_text_and_no_other_has(project):
    for _, track in tracks_of(project):
        is_text = track.type == "subtitles" and track.status == "ready"
        assert (track.vtt is not None) == is_text


def test_the_texts_of_a_large_project_are_told_apart():
    tracks = tracks_of(large_project(20, 12))

    assert len({track.vtt for _, track in tracks}) == len(tracks)
    upload, track = tracks[-1]
    assert f"It is called {track.name} of {upload.basename}." in track.vtt.decode()


def test_cues_follow_each_other_within_their_video_but_in_a_draft(project):
    for upload, track in tracks_of(project):
        if track.vtt is None or "draft" in track.name:
            continue
        times = [0.0]
        for cue in CUE.findall(track.vtt.decode()):
            times += [seconds(*cue[:3]), seconds(*cue[3:])]
        assert times == sorted(times)
        assert len(times) > 12
        assert times[-1] < upload.duration


def test_names_are_unique_within_each_kind_of_track(project):
    names = [(track.upload_id, track.type, track.name) for _, track in tracks_of(project)]

    assert len(set(names)) == len(names)


def test_errored_tracks_say_why(project):
    for _, track in tracks_of(project):
        assert (track.error is not None) == (track.status == "errored")


def test_the_newest_video_is_the_summer_launch(project, launch):
    assert max(project.uploads.values(), key=lambda one: one.created_at).id == launch


def test_a_large_project_is_the_same_each_time():
    first, second = large_project(20, 3), large_project(20, 3)

    assert first.uploads == second.uploads
    assert len(first.uploads) == 20
    assert {len(upload.tracks) for upload in first.uploads.values()} == {3}


def last_summers_findings():
    """Return what is noticed about each track of last summer that has a text."""
    found = []
    for upload in shown_project().uploads.values():
        if "last-summer" not in upload.tags:
            continue
        texts = {
            Track(
                one.id,
                upload.id,
                one.type,
                one.name,
                one.language_code,
                one.closed_captions,
                one.status,
                one.error,
            ): ReadText.of(one.vtt, None)
            for one in upload.tracks.values()
            if one.vtt
        }
        length = round((upload.duration or 0) * 1000)
        for track in texts:
            findings = findings_of(track, texts, limits=NEUTRAL, duration=length)
            found.append({one.code for one in findings})
    return found


def test_what_people_are_shown_is_the_project_of_the_tests_and_last_summer():
    tested, shown = demo_project(), shown_project()
    more = [one for key, one in shown.uploads.items() if key not in tested.uploads]

    assert list(shown.uploads)[: len(tested.uploads)] == list(tested.uploads)
    assert all("last-summer" in one.tags for one in more)
    assert sum(len(one.tracks) for one in more) == 40


def test_last_summer_left_tracks_worth_deciding_on_and_good_ones():
    found = last_summers_findings()

    assert {
        FindingCode.WRONG_LANGUAGE,
        FindingCode.WRONG_SCRIPT,
        FindingCode.DAMAGED_CHARACTERS,
        FindingCode.TOO_FAST,
        FindingCode.OVERLAP,
        FindingCode.PLACEHOLDER,
        FindingCode.WATERMARK,
        FindingCode.DUPLICATE,
        FindingCode.EMPTY,
        FindingCode.UNTRANSLATED,
        FindingCode.SOUNDS_WITHOUT_FLAG,
        FindingCode.NO_SOUNDS,
        FindingCode.AFTER_END,
        FindingCode.OUT_OF_ORDER,
        FindingCode.NEVER_SHOWN,
        FindingCode.LONG_LINE,
        FindingCode.UNSAFE_TAG,
        FindingCode.ROLL_UP,
    } <= set.union(*found)
    assert 10 <= sum(not codes for codes in found) <= 20


def test_last_summer_also_left_tracks_without_a_text():
    tracks = [track for one in shown_project().uploads.values() for track in one.tracks.values()]
    older = [track for one in demo_project().uploads.values() for track in one.tracks.values()]
    left = [track for track in tracks if track not in older]

    assert sum(track.type == "audio" for track in left) == 2
    assert sum(track.status == "errored" for track in left) == 1
    missing = [one for one in left if one.type == "subtitles" and one.status == "ready"]
    assert sum(track.vtt is None for track in missing) == 1


def test_one_text_of_last_summer_follows_its_sound_by_seconds_and_one_drifts_off_it():
    (cut,) = (one for one in shown_project().uploads.values() if "web-cut" in one.filename)
    right, late, drifting = (
        [seconds(*cue[:3]) for cue in CUE.findall((track.vtt or b"").decode())]
        for track in cut.tracks.values()
    )

    assert {round(b - a, 3) for a, b in zip(right, late, strict=True)} == {3.4}
    assert {round(b / a, 3) for a, b in zip(right[1:], drifting[1:], strict=True)} == {1.042}


def test_the_clean_up_is_of_all_tracks_of_last_summer():
    project = shown_project()
    items = summer_clean_up(project)

    assert len({item.key for item in items}) == len(items) == 40
    for item in items:
        upload = project.uploads[item.track.upload_id]
        assert (item.filename, item.playback_id) == (upload.filename, upload.mux_playback_id)
        assert item.track.name == upload.tracks[item.track.id].name
    assert summer_clean_up(demo_project()) == []
