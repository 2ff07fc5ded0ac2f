"""Sounds read with Qt's decoder and looked through for speech, by themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.speech import SPEAKS, spoken, write
from tests.streams import stream_host
from trackman.dato.client import Client
from trackman.dato.mux.sounds import SoundLimits, SoundStreams
from trackman.demo.answers import page
from trackman.demo.faults import Drop, Event, Hang, Intercept
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import HearingError
from trackman.domain.playback import HearingFault
from trackman.domain.resources import resource_path
from trackman.domain.speech.marks import SAMPLES_PER_SECOND
from trackman.services.executors import Executors
from trackman.services.speech.detector import can_detect
from trackman.services.speech.hearing import Hearing
from trackman.store.sounds import SoundStore
from trackman.ui.controllers.speech.sound_reader import read_sound

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
needs_detector = pytest.mark.skipif(not can_detect(), reason="speech cannot be looked for here")


@pytest.fixture
def listening(server: DemoServer, tmp_path: Path) -> Iterator[Hearing]:
    """Return what listens to the demo, with little patience."""
    limits = SoundLimits(connect=2, read=0.3, whole=2, read_again=())
    executors = Executors()
    hearing = Hearing(SoundStreams(server.stream_url, limits), executors, SoundStore(tmp_path))
    yield hearing
    hearing.close()
    executors.close()


@pytest.fixture
def playback_id(client: Client, project: DemoProject) -> str:
    project.uploads[VIDEO].duration = 10.0
    return str(client.upload(VIDEO).mux_playback_id)


def left(folder: Path) -> list[Path]:
    """Return the sounds that lie in a folder."""
    return list(folder.glob("*.sound"))


@pytest.mark.skipif(not SPEAKS, reason="needs espeak-ng")
async def test_the_sound_of_a_file_comes_out_whole_and_as_it_is(tmp_path: Path) -> None:
    sound = spoken(20, "en-gb", 3)
    taken = bytearray()

    async def take(piece: bytes) -> None:
        taken.extend(piece)
        await asyncio.sleep(0)

    await read_sound(write(tmp_path / "said.wav", sound.samples), take)

    assert abs(len(taken) - 2 * 20 * SAMPLES_PER_SECOND) < 2_000
    assert bytes(taken[: len(sound.content)]) == sound.content[: len(taken)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", HearingFault.UNREADABLE),
        (b"no sound at all" * 99, HearingFault.UNREADABLE),
        (resource_path("demo", "media", "pictures.ts").read_bytes(), HearingFault.NO_SOUND),
    ],
    ids=["empty", "junk", "pictures alone"],
)
async def test_what_is_no_sound_is_told(
    content: bytes, fault: HearingFault, tmp_path: Path
) -> None:
    async def take(_: bytes) -> None:
        await asyncio.sleep(0)

    file = tmp_path / "file"
    await asyncio.to_thread(file.write_bytes, content)
    with pytest.raises(HearingError) as caught:
        await read_sound(file, take)

    assert caught.value.fault is fault


@needs_detector
@pytest.mark.parametrize(
    ("event", "fault"),
    [
        (Intercept(page(404, "")), HearingFault.NOT_THERE),
        (Intercept(page(403, "")), HearingFault.REFUSED),
        (Intercept(page(503, "")), HearingFault.BROKE_OFF),
        (Intercept(page(200, "")), HearingFault.UNREADABLE),
        (Drop(), HearingFault.BROKE_OFF),
        (Hang(), HearingFault.BROKE_OFF),
    ],
)
@pytest.mark.parametrize("where", [".m3u8", "original/1.ts"])
async def test_each_fault_of_a_stream_has_its_name_and_leaves_nothing(
    listening: Hearing,
    project: DemoProject,
    playback_id: str,
    tmp_path: Path,
    event: Event,
    fault: HearingFault,
    where: str,
) -> None:
    project.surprises.add(event, {"host": "stream", "path_contains": where})

    with pytest.raises(HearingError) as caught:
        await listening.hear(playback_id, None, read_sound)

    assert caught.value.fault is fault
    assert not left(tmp_path)
    assert await listening.known(playback_id) is None


@needs_detector
async def test_parts_of_a_file_are_heard_across_a_break_of_their_times(tmp_path: Path) -> None:
    executors = Executors()
    with stream_host() as host:
        hearing = Hearing(SoundStreams(host.address), executors, SoundStore(tmp_path))
        host.files["/all.ts"] = resource_path("demo", "media", "original.ts").read_bytes()
        parts = [
            *("#EXTINF:6.058667,", "#EXT-X-BYTERANGE:12220@0", "all.ts"),
            *("#EXTINF:5.973333,", "#EXT-X-BYTERANGE:11280", "all.ts"),
        ]
        for name, pieces in (("once", parts), ("twice", [*parts, "#EXT-X-DISCONTINUITY", *parts])):
            host.add_list(f"/{name}.m3u8", "#EXT-X-STREAM-INF:BANDWIDTH=9", f"{name}/list.m3u8")
            host.add_list(f"/{name}/list.m3u8", *pieces, "#EXT-X-ENDLIST")
            host.files[f"/{name}/all.ts"] = host.files["/all.ts"]

        once, twice = [await hearing.hear(name, None, read_sound) for name in ("once", "twice")]
        hearing.close()
        executors.close()

    assert abs(once.length - 12_032) < 150
    assert abs(twice.length - 2 * once.length) < 150
    assert abs(twice.speech - 2 * once.speech) < 600
    assert once.speech > 2_000


@needs_detector
async def test_a_sound_is_known_once_it_was_heard(
    listening: Hearing, playback_id: str, tmp_path: Path
) -> None:
    shares: list[float] = []

    marks = await listening.hear(playback_id, None, read_sound, shares.append)

    assert marks.speech > 2_000
    assert shares == sorted(shares)
    assert shares[-1] > 0.9
    assert await listening.known(playback_id) == marks
    assert not left(tmp_path)
