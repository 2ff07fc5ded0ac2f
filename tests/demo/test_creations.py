from __future__ import annotations

import pytest

from trackman.demo.errors import Refusal


def details_of(result):
    (error,) = result["payload"]["data"]
    return error["attributes"]["code"], error["attributes"]["details"]


def created(api, source=None, **attributes):
    """Return the id of a new track whose job has ended."""
    accepted = api.create(source or api.send(), **attributes)
    assert api.poll(accepted).status_code == 404
    return api.result(accepted)["payload"]["data"]["id"]


def status_of(api, track_id):
    (track,) = [track for track in api.tracks() if track["id"] == track_id]
    return track["attributes"]["status"], track["attributes"]["error"]


def test_a_creation_is_accepted_as_a_job_that_returns_the_track(api, launch):
    accepted = api.create(api.send())
    running = api.poll(accepted)
    result = api.result(accepted)
    track = result["payload"]["data"]

    assert (accepted.status_code, accepted.json()["data"]["type"]) == (202, "job")
    assert running.status_code == 404
    assert (result["status"], result["statusText"]) == (201, "Created")
    assert track["attributes"] == {
        "type": "subtitles",
        "name": "Español",
        "language_code": "es",
        "closed_captions": False,
        "status": "preparing",
        "error": None,
    }
    assert track["relationships"]["upload"]["data"]["id"] == launch
    assert len(track["id"]) == 59
    assert track["id"].isalnum()


def test_the_track_is_listed_last_once_its_job_has_ended(api):
    before = [track["id"] for track in api.tracks()]
    accepted = api.create(api.send())
    running = [track["id"] for track in api.tracks()]
    api.poll(accepted)
    new_id = api.result(accepted)["payload"]["data"]["id"]

    assert running == before
    assert [track["id"] for track in api.tracks()] == [*before, new_id]


def test_a_track_is_prepared_before_it_is_ready(api, project):
    project.lists_while_preparing = 2
    new_id = created(api)

    assert api.text(new_id).status_code == 404
    statuses = [status_of(api, new_id)[0] for _ in range(3)]
    assert statuses == ["preparing", "preparing", "ready"]
    assert api.text(new_id).status_code == 200


def test_preparing_takes_the_time_it_is_given(api, project):
    project.lists_while_preparing = None
    project.preparing_seconds = [1000, 0]
    slow, quick = created(api, name="Slow"), created(api, name="Quick")

    assert [status_of(api, one)[0] for one in (slow, quick)] == ["preparing", "ready"]


def test_preparing_can_be_ended_by_hand(api, project):
    project.preparing_never_ends = True
    new_id = created(api)
    before = [status_of(api, new_id)[0] for _ in range(3)]
    project.end_preparing(new_id)

    assert before == ["preparing"] * 3
    assert status_of(api, new_id) == ("ready", None)


def test_a_track_can_be_deleted_while_it_is_prepared(api, project, launch):
    new_id = created(api)
    accepted = api.ask("DELETE", f"/uploads/{launch}/tracks/{new_id}")
    api.poll(accepted)

    assert api.result(accepted)["status"] == 200
    assert new_id not in [track["id"] for track in api.tracks()]


def test_the_text_of_a_new_track_is_the_file_that_was_sent(api):
    text = "WEBVTT - Título\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nÑandú\n"
    new_id = created(api, api.send(text.encode()))
    api.tracks()

    assert api.text(new_id).content == text.encode()


@pytest.mark.parametrize("end_of_line", ["\n", "\r\n"])
def test_srt_becomes_webvtt(api, end_of_line):
    lines = ["1", "00:00:01,000 --> 00:00:02,500", "Uno, dos", "", "2"]
    srt = end_of_line.join([*lines, "00:00:03,000 --> 00:00:04,000", "Tres", ""])
    new_id = created(api, api.send(b"\xef\xbb\xbf" + srt.encode()))
    api.tracks()

    assert api.text(new_id).content == (
        b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nUno, dos\n\n"
        b"2\n00:00:03.000 --> 00:00:04.000\nTres\n"
    )


@pytest.mark.parametrize(
    "content", [b"", b"<h1>Just a moment</h1>", b"WEBVTTX\n", "WEBVTT\n\nñ".encode("utf-16")]
)
def test_a_file_that_is_no_subtitle_text_becomes_errored(api, content):
    new_id = created(api, api.send(content))
    api.tracks()

    assert status_of(api, new_id) == (
        "errored",
        "The file could not be read: it is neither SRT nor WebVTT.",
    )
    assert api.text(new_id).status_code == 404


def test_tracks_can_be_made_to_become_errored(api, project):
    project.prepare_tracks_as = "errored"
    new_id = created(api)
    api.tracks()

    assert status_of(api, new_id) == ("errored", "The file could not be prepared.")


@pytest.mark.parametrize("served", [b"", b"<h1>Just a moment</h1>", b"\xff\xfe", bytes(300_000)])
def test_something_else_can_be_served_as_the_text(api, project, served):
    project.new_tracks_serve = served
    new_id = created(api)
    api.tracks()

    assert api.text(new_id).content == served


def test_an_audio_track_has_no_text(api):
    new_id = created(api, api.send(b"ID3 sound"), type="audio")
    api.tracks()

    assert status_of(api, new_id) == ("ready", None)
    assert api.text(new_id).status_code == 404


@pytest.mark.parametrize(
    ("code", "name"),
    [("es", "Spanish"), ("it-IT", "Italian (Italy)"), ("xx-klingon", "xx-klingon")],
)
def test_a_name_left_out_comes_from_the_language(api, code, name):
    accepted = api.create(api.send(), without=["name"], language_code=code)
    api.poll(accepted)

    assert api.result(accepted)["payload"]["data"]["attributes"]["name"] == name


@pytest.mark.parametrize(
    ("given", "flag"),
    [
        ({}, False),
        ({"closed_captions": True}, True),
        ({"closed_captions": None}, None),
        ({"type": "audio"}, None),
    ],
)
def test_the_flag_is_kept_as_given(api, given, flag):
    accepted = api.create(api.send(), **given)
    api.poll(accepted)

    assert api.result(accepted)["payload"]["data"]["attributes"]["closed_captions"] is flag


@pytest.mark.parametrize("name", ["Italiano", "Español (auto)"])
def test_mux_refuses_a_name_twice_even_if_the_other_is_errored(api, project, name):
    before = api.tracks()
    accepted = api.create(api.send(), name=name)
    api.poll(accepted)
    result = api.result(accepted)

    assert result["status"] == 422
    assert details_of(result) == (
        "MUX_ERROR",
        {"explanation": "Track name must be unique within its type"},
    )
    assert api.tracks() == before
    assert not project.created


def test_a_name_of_the_other_kind_is_free(api):
    assert created(api, api.send(b"sound"), type="audio", name="Italiano")


def test_a_name_is_free_again_after_its_track_was_deleted(api):
    deletion = api.delete_italiano()
    api.poll(deletion)

    assert created(api, name="Italiano")


def test_a_file_that_was_never_sent_fails_the_job(api):
    accepted = api.create(api.request_upload().json()["data"]["id"])
    api.poll(accepted)

    assert details_of(api.result(accepted))[0] == "MUX_ERROR"


def test_an_upload_request_that_never_was_is_refused(api, code_of, project):
    answer = api.create("/64174/1455102967-nothing.vtt")

    assert code_of(answer) == (422, "INVALID_FIELD")
    details = answer.json()["data"][0]["attributes"]["details"]
    assert details == {"field": "url_or_upload_request_id", "code": "VALIDATION_INVALID"}
    assert not project.jobs


def test_a_track_can_be_made_from_an_address(api, server):
    assert created(api, server.storage_url + api.send())


def test_a_job_can_fail_whatever_it_was_to_make(api, project):
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {"explanation": "asset not ready"})
    before = api.tracks()
    accepted = api.create(api.send())
    api.poll(accepted)

    assert api.result(accepted)["status"] == 422
    assert api.tracks() == before


def test_a_creation_never_ends_until_told(api, project):
    project.jobs_never_end = True
    accepted = api.create(api.send())
    statuses = [api.poll(accepted).status_code for _ in range(3)]
    project.end_job(accepted.json()["data"]["id"])

    assert statuses == [404] * 3
    assert api.result(accepted)["status"] == 201


def test_a_result_can_show_another_track_than_the_one_made(api, project, launch, italiano):
    project.job_returns_track = project.uploads[launch].tracks[italiano]
    accepted = api.create(api.send())
    api.poll(accepted)

    assert api.result(accepted)["payload"]["data"]["id"] == italiano
    assert project.created[0].name == "Español"


def test_deletions_and_creations_of_one_upload_take_turns(api, project, code_of, launch):
    project.jobs_never_end = True
    source = api.send()
    creation = api.create(source)

    assert code_of(api.create(source, name="Otro")) == (422, "CONCURRENT_UPLOAD_UPDATE")
    assert code_of(api.delete_italiano()) == (422, "CONCURRENT_UPLOAD_UPDATE")
    project.end_job(creation.json()["data"]["id"])
    assert api.delete_italiano().status_code == 202
    assert code_of(api.create(source, name="Otro")) == (422, "CONCURRENT_UPLOAD_UPDATE")


@pytest.mark.parametrize("status", [200, 201])
def test_a_creation_can_answer_with_the_track_at_once(api, project, status):
    project.answer_creations_synchronously = status
    answer = api.create(api.send())
    track = answer.json()["data"]

    assert answer.status_code == status
    assert (track["type"], track["attributes"]["status"]) == ("upload_track", "preparing")
    assert [status_of(api, track["id"])[0] for _ in range(2)] == ["preparing", "ready"]
    assert not project.jobs


def test_a_creation_at_once_is_refused_at_once(api, project, code_of):
    project.answer_creations_synchronously = 201

    assert code_of(api.create(api.send(), name="Italiano")) == (422, "MUX_ERROR")


def test_what_was_deleted_and_made_is_kept_in_order(api, project, italiano):
    deletion = api.delete_italiano()
    api.poll(deletion)
    made = [created(api, name="Uno"), created(api, name="Dos")]

    assert [track.id for track in project.deleted] == [italiano]
    assert [track.id for track in project.created] == made


@pytest.mark.parametrize(
    ("knob", "value", "code"),
    [
        ("role", "read-only", "INSUFFICIENT_PERMISSIONS"),
        ("role", "denied", "INSUFFICIENT_PERMISSIONS"),
        ("maintenance", True, "MAINTENANCE_MODE"),
    ],
)
def test_a_creation_needs_what_a_deletion_needs(api, project, code_of, knob, value, code):
    source = api.send()
    setattr(project, knob, value)

    assert code_of(api.create(source)) == code_of(api.delete_italiano())
    assert code_of(api.create(source))[1] == code


def test_a_sandbox_refuses_creations(api, code_of):
    answer = api.create(api.send(), more={"X_Environment": "redesign"})

    assert code_of(answer) == (422, "IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT")


def test_an_environment_in_read_only_mode_refuses_creations(api, project, code_of):
    source = api.send()
    project.environments["main"].read_only_mode = True

    assert code_of(api.create(source)) == (422, "ENVIRONMENT_IN_READ_ONLY_MODE")
    assert code_of(api.request_upload()) == (422, "ENVIRONMENT_IN_READ_ONLY_MODE")


def test_only_videos_get_tracks(api, project, code_of):
    source = api.send()
    unplayable = [one.id for one in project.uploads.values() if one.mux_playback_id is None]

    assert [code_of(api.create(source, upload_id=one)) for one in unplayable] == [
        (422, "NOT_A_VIDEO")
    ] * 2
    assert code_of(api.create(source, upload_id="nothing")) == (404, "NOT_FOUND")


def test_every_subtitle_text_of_the_demo_can_be_deleted_and_made_again(api, project):
    project.requests_per_window = 10_000
    project.answer_deletes_synchronously, project.answer_creations_synchronously = 200, 201
    project.lists_while_preparing = 0
    texts = [
        (upload.id, track)
        for upload in project.uploads.values()
        for track in list(upload.tracks.values())
        if track.type == "subtitles" and track.status == "ready"
    ]
    for upload_id, track in texts:
        api.ask("DELETE", f"/uploads/{upload_id}/tracks/{track.id}")
        again = {
            name: track.document()["attributes"][name]
            for name in ("type", "name", "language_code", "closed_captions")
        }
        answer = api.create(api.send(track.vtt), upload_id=upload_id, **again)
        made = project.uploads[upload_id].tracks[answer.json()["data"]["id"]]
        assert made.document()["attributes"] == track.document()["attributes"]
        assert (made.vtt, made.id != track.id) == (track.vtt, True)
    assert len(texts) == len(project.deleted) == len(project.created) == 44


@pytest.mark.parametrize(
    "content", [b"WEBVTT\n", b"WEBVTT\n\nNOTE nothing is said\n", b"WEBVTT\n\nhello\n"]
)
def test_subtitles_without_a_cue_become_errored(api, content):
    new_id = created(api, api.send(content))
    api.tracks()

    assert status_of(api, new_id) == ("errored", "The file has no cues.")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\0\0\0 ftypM4A \0\0\0\0", None),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"\xff\xfb\x90\0", None),
        (b"WEBVTT\n", "The file could not be read: it is neither M4A nor MP3 nor WAV."),
        (b"", "The file could not be read: it is neither M4A nor MP3 nor WAV."),
        (b"\0\0\0 ftypisom\0\0\0\0hdlr\0\0\0\0\0\0\0\0vide", "The file is a video."),
    ],
)
def test_sound_is_known_by_its_content(api, content, error):
    new_id = created(api, api.send(content), type="audio")
    api.tracks()

    assert status_of(api, new_id) == ("errored" if error else "ready", error)


def test_the_primary_sound_cannot_be_deleted(api, project, launch):
    primary = project.add_primary_sound(launch)
    accepted = api.ask("DELETE", f"/uploads/{launch}/tracks/{primary.id}")
    api.poll(accepted)

    assert details_of(api.result(accepted)) == (
        "MUX_ERROR",
        {"explanation": "The primary audio track cannot be deleted"},
    )
    assert status_of(api, primary.id) == ("ready", None)


def test_a_missing_file_can_make_the_track_errored(api, project):
    project.missing_files = "errored"
    unknown, unsent = "/64174/1-nothing.vtt", api.request_upload().json()["data"]["id"]
    new_ids = [created(api, one, name=one) for one in (unknown, unsent)]
    api.tracks()

    missing = ("errored", "The file could not be downloaded.")
    assert [status_of(api, one) for one in new_ids] == [missing] * 2


def test_a_file_is_not_kept_for_ever(api, project):
    project.storage_keeps_seconds = 1000
    assert created(api)
    source = api.send()
    project.storage_keeps_seconds = 0
    accepted = api.create(source, name="Otro")
    api.poll(accepted)

    assert details_of(api.result(accepted))[0] == "MUX_ERROR"


def test_mux_can_refuse_a_name(api, project):
    project.refused_names = ["español"]
    accepted = api.create(api.send())
    api.poll(accepted)

    assert details_of(api.result(accepted)) == (
        "MUX_ERROR",
        {"explanation": "Track name is not allowed"},
    )


def test_an_upload_can_be_busy_all_the_time(api, project, code_of, launch):
    project.busy_uploads.add(launch)

    answers = [api.create(api.send()), api.delete_italiano()]
    assert [code_of(one) for one in answers] == [(422, "CONCURRENT_UPLOAD_UPDATE")] * 2


@pytest.mark.parametrize("change", ["create", "generate", "delete"])
def test_a_job_fails_whose_video_is_gone_in_the_middle(api, project, launch, change):
    project.jobs_never_end = True
    begin = {
        "create": lambda: api.create(api.send()),
        "generate": api.generate,
        "delete": api.delete_italiano,
    }
    accepted = begin[change]()
    project.remove_video(launch)
    project.end_job(accepted.json()["data"]["id"])

    assert details_of(api.result(accepted))[0] == "NOT_FOUND"
    assert api.get(f"/uploads/{launch}").status_code == 404


@pytest.mark.parametrize("keeps", [True, False])
def test_a_video_can_be_replaced(api, project, launch, keeps):
    before = api.get(f"/uploads/{launch}").json()["data"]["attributes"]
    project.replace_video(launch, keeps_tracks=keeps)
    after = api.get(f"/uploads/{launch}").json()["data"]["attributes"]

    for name in ("mux_playback_id", "md5", "duration"):
        assert before[name] != after[name]
    assert before["url"] == after["url"]
    assert bool(api.tracks()) is keeps
