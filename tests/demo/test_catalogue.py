from __future__ import annotations

import base64
import re
import uuid

import pytest

from trackman.demo.catalogue import demo_project, large_project

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


@pytest.mark.parametrize("make", [demo_project, lambda: large_project(30, 12)])
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
