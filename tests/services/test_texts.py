"""Texts to be read: as they were seen last, as they are now, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.server import DemoServer
from trackman.domain.errors import BackupFault, ExportError, StoreFault
from trackman.domain.subtitles.export import TextForm
from trackman.domain.subtitles.read_text import ReadText
from trackman.services.texts import TextReader
from trackman.store.cache.texts import TextCache

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


@pytest.fixture
def reading(work, tmp_path: Path) -> TextReader:
    """Return the texts of the project, none of which was ever seen."""
    return TextReader(work.texts, TextCache(tmp_path / "texts"))


@pytest.fixture
def playback_id(project: DemoProject) -> str:
    """Return the playback id of the video."""
    return project.uploads[VIDEO].mux_playback_id or ""


@pytest.fixture
def served(project: DemoProject) -> DemoTrack:
    """Return the Italian track as the server has it."""
    return project.uploads[VIDEO].tracks[ITALIANO]


async def test_a_text_is_kept_for_the_next_time(
    reading: TextReader, playback_id: str, served: DemoTrack
) -> None:
    assert await reading.last(playback_id, ITALIANO) is None
    now = await reading.now(playback_id, ITALIANO)
    assert now.fresh
    assert now.content == served.vtt
    assert len(now.salvage.cues) == len(now.words.texts) > 0
    last = await reading.last(playback_id, ITALIANO)
    assert last is not None
    assert (last.fresh, last.at, last.content) == (False, now.at, now.content)
    again = await reading.now(playback_id, ITALIANO, last)
    assert again.salvage is last.salvage
    assert again.fresh


async def test_without_a_network_the_last_text_stays_with_its_age(
    reading: TextReader, playback_id: str, server: DemoServer
) -> None:
    before = await reading.now(playback_id, ITALIANO)
    server.stop()
    now = await reading.now(playback_id, ITALIANO, await reading.last(playback_id, ITALIANO))
    assert now.failure is not None
    assert now.failure.fault is BackupFault.UNREACHABLE
    assert (now.content, now.at, now.fresh) == (before.content, before.at, False)


async def test_a_text_that_was_never_seen_and_cannot_be_fetched_says_why(
    reading: TextReader, playback_id: str, served: DemoTrack
) -> None:
    served.vtt = None
    now = await reading.now(playback_id, ITALIANO)
    assert now.damage is not None
    assert now.damage.fault is BackupFault.NO_TEXT
    assert now.salvage.cues == ()


@pytest.mark.parametrize(
    ("vtt", "fault", "count"),
    [
        (b"<html>sign in</html>", BackupFault.NOT_WEBVTT, 0),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xe8\n", BackupFault.NOT_UTF8, 1),
    ],
)
async def test_a_damaged_text_is_read_as_far_as_it_goes(
    reading: TextReader,
    playback_id: str,
    served: DemoTrack,
    vtt: bytes,
    fault: BackupFault,
    count: int,
) -> None:
    served.vtt = vtt
    now = await reading.now(playback_id, ITALIANO)
    assert now.failure is None
    assert now.damage is not None
    assert now.damage.fault is fault
    assert len(now.salvage.cues) == count


async def test_fifty_megabytes_are_refused(
    reading: TextReader, project: DemoProject, playback_id: str
) -> None:
    project.oversize_next(50_000_000, host="stream", times=9)
    now = await reading.now(playback_id, ITALIANO)
    assert now.damage is not None
    assert now.damage.fault is BackupFault.TOO_LARGE


async def test_a_text_is_written_as_a_file_or_not_at_all(
    reading: TextReader, playback_id: str, tmp_path: Path
) -> None:
    text: ReadText = await reading.now(playback_id, ITALIANO)
    for form in TextForm:
        await reading.save(tmp_path / f"text.{form.value}", form, text)
    assert (tmp_path / "text.vtt").read_bytes() == text.content
    assert (tmp_path / "text.srt").read_bytes().startswith(b"1\n00:00:")
    assert text.words.texts[0] in (tmp_path / "text.txt").read_text(encoding="utf-8")
    with pytest.raises(ExportError) as caught:
        await reading.save(tmp_path / "nowhere" / "text.vtt", TextForm.WEBVTT, text)
    assert caught.value.fault is StoreFault.MISSING
