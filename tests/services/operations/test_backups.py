"""Texts fetched, proven and kept, against the look-alike's stream host."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trackman.dato.client import Client
from trackman.dato.mux.streams import Streams, TextLimits
from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.server import DemoServer
from trackman.domain.errors import BackupError, BackupFault, ClosedError, StoreFault
from trackman.domain.subtitles.webvtt import Comparison
from trackman.domain.tracks import Track
from trackman.services.executors import Executors, Lane
from trackman.services.operations.backups import KeptText, SubtitleBackups
from trackman.store.backups import Backups

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    """Return an empty folder of backups."""
    return Backups(tmp_path / "backups")


@pytest.fixture
def texts(server: DemoServer, executors: Executors, backups: Backups) -> Iterator[SubtitleBackups]:
    """Return the texts of the project, with little patience."""
    limits = TextLimits(connect=2, read=0.5, whole=3, largest=1_000_000, read_again=(0.01,))
    texts = SubtitleBackups(Streams(server.stream_url, limits), executors, backups)
    yield texts
    texts.streams.close()


@pytest.fixture
def playback_id(project: DemoProject) -> str:
    """Return the playback id of the video."""
    return project.uploads[VIDEO].mux_playback_id or ""


@pytest.fixture
def served(project: DemoProject) -> DemoTrack:
    """Return the Italian track as the server has it."""
    return project.uploads[VIDEO].tracks[ITALIANO]


@pytest.fixture
def track(client: Client) -> Track:
    """Return the Italian track as the client sees it."""
    return next(track for track in client.tracks(VIDEO) if track.id == ITALIANO)


async def test_a_saved_text_is_that_of_the_host(
    texts: SubtitleBackups, backups: Backups, playback_id: str, track: Track, served: DemoTrack
) -> None:
    backup = await texts.save(playback_id, track)
    assert served.vtt
    assert backups.read(backup) == served.vtt
    assert backup.cues == served.vtt.count(b"-->")
    text = await texts.kept(backup)
    assert text.content == served.vtt
    assert text == await texts.read(playback_id, track.id)


@pytest.mark.parametrize(
    "vtt",
    [
        b"",
        b"WEBVTT\n\n",
        b"1\n00:00:01,000 --> 00:00:02,000\nSubRip\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nè\n".encode("latin-1"),
        "WEBVTT\n\n00:01.000 --> 00:02.000\nè\n".encode("utf-16"),
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xc3",
    ],
)
async def test_a_text_that_cannot_be_read_is_kept_as_it_came(
    texts: SubtitleBackups,
    backups: Backups,
    playback_id: str,
    track: Track,
    served: DemoTrack,
    vtt: bytes,
) -> None:
    served.vtt = vtt
    backup = await texts.save(playback_id, track)
    assert not backup.is_readable
    assert backups.read(backup) == vtt
    assert (await texts.kept(backup)).compared_with(KeptText.of(vtt)) == Comparison()
    assert (await texts.kept(backup)).compared_with(KeptText.of(vtt + b"?")) is None


@pytest.mark.parametrize(
    ("vtt", "fault"),
    [
        (None, BackupFault.NO_TEXT),
        (b"<html>sign in</html>", BackupFault.UNREACHABLE),
        (b"\n<!DOCTYPE html><p>Just a moment", BackupFault.UNREACHABLE),
    ],
)
async def test_what_is_not_the_text_is_not_kept(
    texts: SubtitleBackups,
    backups: Backups,
    playback_id: str,
    track: Track,
    served: DemoTrack,
    vtt: bytes | None,
    fault: BackupFault,
) -> None:
    served.vtt = vtt
    with pytest.raises(BackupError) as caught:
        await texts.save(playback_id, track)
    assert caught.value.fault is fault
    assert backups.total() == (0, 0)


async def test_texts_that_are_read_and_do_not_come_hold_up_no_backup(
    texts: SubtitleBackups, project: DemoProject, playback_id: str, track: Track
) -> None:
    others = [one.id for one in project.uploads[VIDEO].tracks.values() if one.id != track.id]
    for other in others:
        project.hang_next(host="stream", times=99, path_contains=other)
    unasked = [
        asyncio.create_task(texts.fetch(playback_id, others[number % len(others)], asked=False))
        for number in range(12)
    ]
    await asyncio.sleep(0)
    assert await texts.fetch(playback_id, track.id)
    asked = [asyncio.create_task(texts.fetch(playback_id, other)) for other in others * 4]
    await asyncio.sleep(0)
    await texts.save(playback_id, track)
    assert not any(task.done() for task in asked + unasked)
    texts.streams.close()
    await asyncio.gather(*asked, *unasked, return_exceptions=True)


def _hang(project: DemoProject) -> None:
    project.hang_next(host="stream", times=2)


def _break(project: DemoProject) -> None:
    project.answer_next_with_html(503, host="stream", times=2)


def _cut(project: DemoProject) -> None:
    project.cut_next(host="stream", times=2)


def _page(project: DemoProject) -> None:
    project.answer_next_with_html(200, host="stream")


def _forbid(project: DemoProject) -> None:
    project.answer_next_with_html(403, host="stream")


def _point_elsewhere(project: DemoProject) -> None:
    project.redirect_next("http://elsewhere.example/", host="stream")


def _swell(project: DemoProject) -> None:
    project.oversize_next(3_000_000, host="stream")


@pytest.mark.parametrize(
    ("surprise", "fault"),
    [
        (_hang, BackupFault.UNREACHABLE),
        (_break, BackupFault.UNREACHABLE),
        (_cut, BackupFault.UNREACHABLE),
        (_forbid, BackupFault.UNREACHABLE),
        (_point_elsewhere, BackupFault.UNREACHABLE),
        (_page, BackupFault.UNREACHABLE),
        (_swell, BackupFault.TOO_LARGE),
    ],
)
async def test_every_trouble_on_the_way_is_told_and_passes(
    texts: SubtitleBackups,
    project: DemoProject,
    backups: Backups,
    playback_id: str,
    track: Track,
    surprise: Callable[[DemoProject], None],
    fault: BackupFault,
) -> None:
    surprise(project)
    with pytest.raises(BackupError) as caught:
        await texts.save(playback_id, track)
    assert caught.value.fault is fault
    assert caught.value.detail
    assert backups.total() == (0, 0)
    backup = await texts.save(playback_id, track)
    assert backups.read(backup)


async def test_a_host_that_is_gone_cannot_be_reached(
    texts: SubtitleBackups, server: DemoServer, playback_id: str, track: Track
) -> None:
    server.stop()
    with pytest.raises(BackupError) as caught:
        await texts.save(playback_id, track)
    assert caught.value.fault is BackupFault.UNREACHABLE


async def test_a_text_that_cannot_be_written_is_told(
    server: DemoServer,
    texts: SubtitleBackups,
    executors: Executors,
    playback_id: str,
    track: Track,
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackupError) as caught:
        await SubtitleBackups(texts.streams, executors, Backups(tmp_path / "file")).save(
            playback_id, track
        )
    assert caught.value.fault is BackupFault.NOT_WRITTEN
    assert caught.value.store_fault is StoreFault.OTHER


async def test_the_end_of_the_program_is_no_fault_of_a_text(
    texts: SubtitleBackups, playback_id: str, track: Track
) -> None:
    texts.streams.close()
    with pytest.raises(ClosedError):
        await texts.save(playback_id, track)


async def test_slow_texts_delay_nothing_else(
    texts: SubtitleBackups,
    project: DemoProject,
    server: DemoServer,
    client: Client,
    playback_id: str,
    track: Track,
) -> None:
    project.hang_next(host="stream", times=8)
    saving = [asyncio.create_task(texts.save(playback_id, track)) for _ in range(8)]
    while len(server.seen_media) < 4:
        await asyncio.sleep(0.001)
    assert await texts.executors.run(lambda: client.tracks(VIDEO))
    assert await texts.executors.run(lambda: True, Lane.DISK)
    assert not any(task.done() for task in saving)
    assert len(server.seen_media) == 4
    texts.streams.close()
    ends = await asyncio.gather(*saving, return_exceptions=True)
    assert {type(end) for end in ends} == {ClosedError}


_lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=30)
_parts = st.one_of(
    _lines,
    st.sampled_from(["", "NOTE -->", "STYLE", "12", "00:01.000 --> 00:02.000", "REGION\nid:a"]),
    st.builds("{}\n{}".format, st.just("00:03.000 --> 00:04.000 line:0 align:start"), _lines),
)
_files = st.builds(
    "WEBVTT{}{}{}".format,
    st.sampled_from(["\n\n", "\r\n\r\n", " - title\n\n"]),
    st.lists(_parts, max_size=6).map("\n\n".join),
    st.sampled_from(["", "\n", "\n\n3"]),
)


@given(content=_files.map(str.encode))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_text_that_comes_whole_is_kept_as_it_came(
    content: bytes,
    texts: SubtitleBackups,
    backups: Backups,
    playback_id: str,
    track: Track,
    served: DemoTrack,
) -> None:
    served.vtt = content
    backup = asyncio.run(texts.save(playback_id, track))
    assert backups.read(backup) == content
