from __future__ import annotations

import re

import pytest

from trackman.demo.answers import Answer
from trackman.demo.media.ranges import ranged

WHOLE = Answer(200, b"0123456789", "video/mp4")


@pytest.fixture
def ask(server, session, project, launch):
    def ask(path, upload_id=launch, **headers):
        playback_id = project.uploads[upload_id].mux_playback_id
        return session.get(f"{server.stream_url}/{playback_id}{path}", headers=headers, timeout=5)

    return ask


def test_the_list_of_streams_names_ready_tracks_alone(ask):
    answer = ask(".m3u8")

    assert answer.headers["content-type"] == "application/vnd.apple.mpegurl"
    answer.encoding = "utf-8"
    assert re.findall('TYPE=AUDIO.*NAME="([^"]*)"', answer.text) == [
        "Default",
        "Audio description",
        "Doppiaggio italiano",
    ]
    assert re.findall('TYPE=SUBTITLES.*NAME="([^"]*)"', answer.text) == [
        "English",
        "Français",
        "Italiano",
        "Deutsch",
        "العربية",
    ]


@pytest.mark.parametrize("part", ["pictures", "original", "described", "italian"])
def test_every_piece_is_there_and_they_last_as_long_as_the_video(ask, part):
    pieces = re.findall(r"#EXTINF:([0-9.]+),\n(.*)\n", ask(f"/{part}.m3u8").text)

    assert sum(float(seconds) for seconds, _ in pieces) == pytest.approx(192.04, abs=0.5)
    for _, name in pieces:
        piece = ask(f"/{name}")
        assert piece.headers["content-type"] == "video/mp2t"
        assert piece.content[0::188].strip(b"G") == b""  # each packet begins with its mark
    assert ask(f"/{part}/{len(pieces)}.ts").status_code == 404


def test_a_short_video_shows_the_beginning(ask, project):
    teaser = next(one for one in project.uploads.values() if one.filename.startswith("teaser"))

    assert ask("/pictures.m3u8", teaser.id).text.count("#EXTINF") == 3


def test_a_text_is_a_stream_too(ask, italiano):
    listed = ask(f"/text/{italiano}.m3u8")
    assert f"\n{italiano}.vtt\n" in listed.text
    assert ask("/text/none.m3u8").status_code == 404


def test_files_are_there_up_to_the_largest_one(ask, project, launch):
    project.uploads[launch].mp4 = "medium"
    assert [ask(f"/{name}.mp4").status_code for name in ("low", "medium", "high")] == [
        200,
        200,
        404,
    ]
    project.uploads[launch].mp4 = None
    assert ask("/low.mp4").status_code == 404


def test_a_part_of_a_file_can_be_had(ask):
    whole = ask("/low.mp4")
    part = ask("/low.mp4", Range="bytes=1000-1999")

    assert whole.headers["accept-ranges"] == "bytes"
    assert (part.status_code, len(part.content)) == (206, 1000)
    assert part.content == whole.content[1000:2000]
    assert part.headers["content-range"] == f"bytes 1000-1999/{len(whole.content)}"


@pytest.mark.parametrize(
    ("wanted", "body", "place"),
    [
        ("bytes=0-0", b"0", "bytes 0-0/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=-99", b"0123456789", "bytes 0-9/10"),
        ("bytes=5-99", b"56789", "bytes 5-9/10"),
    ],
)
def test_ranges_count_from_either_end(wanted, body, place):
    answer = ranged(WHOLE, wanted)
    assert (answer.status, answer.body, answer.headers["content-range"]) == (206, body, place)


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=-0"])
def test_a_range_behind_the_end_is_refused(wanted):
    answer = ranged(WHOLE, wanted)
    assert (answer.status, answer.body) == (416, b"")
    assert answer.headers["content-range"] == "bytes */10"


@pytest.mark.parametrize("wanted", [None, "", "bytes=-", "bytes=0-1,4-5", "lines=1-2"])
def test_anything_else_gets_the_whole(wanted):
    assert (ranged(WHOLE, wanted).status, ranged(WHOLE, wanted).body) == (200, WHOLE.body)
