from __future__ import annotations

import struct
import zlib

import pytest


@pytest.fixture
def text_of(server, session, project, launch):
    def ask(track_id, playback_id=project.uploads[launch].mux_playback_id):
        return session.get(f"{server.stream_url}/{playback_id}/text/{track_id}.vtt", timeout=5)

    return ask


def test_a_text_is_utf8_though_its_header_does_not_say_so(text_of, italiano):
    answer = text_of(italiano)

    assert answer.headers["content-type"] == "text/vtt"
    assert answer.content.startswith(b"WEBVTT\n\n1\n00:00:00.200 --> 00:00:01.100\n")
    assert "Quest’estate si viaggia leggeri." in answer.content.decode("utf-8")


def test_a_text_is_gone_with_its_track(api, project, text_of, italiano):
    project.polls_per_job = 0
    api.delete_italiano()

    assert text_of(italiano).status_code == 404


def test_only_ready_subtitles_have_a_text(project, launch, text_of):
    served = {
        track.name
        for track in project.uploads[launch].tracks.values()
        if text_of(track.id).status_code == 200
    }

    assert served == {"English", "Français", "Italiano", "Deutsch", "العربية"}


def test_a_text_belongs_to_its_video(text_of, italiano):
    assert text_of(italiano, playback_id="another").status_code == 404


@pytest.mark.parametrize("extension", ["jpg", "png"])
def test_a_thumbnail_is_a_small_picture(server, session, project, launch, extension):
    playback_id = project.uploads[launch].mux_playback_id
    answer = session.get(f"{server.image_url}/{playback_id}/thumbnail.{extension}", timeout=5)

    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", answer.content[16:24]) == (320, 180)
    start = answer.content.index(b"IDAT") + 4
    assert len(zlib.decompress(answer.content[start:-16])) == 180 * (1 + 3 * 320)


def test_a_thumbnail_has_the_shape_of_its_video(server, session, project):
    upright = next(one for one in project.uploads.values() if one.filename.startswith("teaser"))
    url = f"{server.image_url}/{upright.mux_playback_id}/thumbnail.jpg"

    assert struct.unpack(">II", session.get(url, timeout=5).content[16:24]) == (180, 320)


@pytest.mark.parametrize("path", ["image/none/thumbnail.jpg", "image/none/animated.gif", "stream"])
def test_anything_else_is_not_found(server, session, path):
    assert session.get(f"{server.api_url}/{path}", timeout=5).status_code == 404


def test_media_is_only_to_be_read(server, session):
    assert session.delete(f"{server.image_url}/a/thumbnail.jpg", timeout=5).status_code == 405


def test_media_needs_no_token(text_of, server, italiano):
    text_of(italiano)

    assert "authorization" not in server.seen_media[0].headers
    assert not server.seen


def test_only_subtitles_made_of_the_sound_have_a_plain_text(server, session, project):
    upload = next(one for one in project.uploads.values() if one.filename.startswith("webinar"))
    plain = {}
    for track in upload.tracks.values():
        url = f"{server.stream_url}/{upload.mux_playback_id}/text/{track.id}.txt"
        answer = session.get(url, timeout=5)
        if answer.status_code == 200:
            plain[track.name] = answer

    assert list(plain) == ["English (auto)"]
    answer = plain["English (auto)"]
    assert answer.headers["content-type"] == "text/plain"
    assert "-->" not in answer.text
    assert len(answer.text.splitlines()) >= 12
