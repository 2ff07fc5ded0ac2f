"""A scan on a disk that fills up: it pauses and says why, keeps what it read, and goes on later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.store.programs import run, small_disk
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.inventory.scanning import ScanStage
from trackman.services.executors import THREADS, Lane

VIDEOS, TRACKS = 60, 3
ALL = VIDEOS * TRACKS
AT_ONCE = THREADS[Lane.SCANNING]

SCAN = """
import asyncio, json
from contextlib import suppress
from dataclasses import replace
from trackman.domain.library import Scope
from trackman.services.connection import Connection
from trackman.services.server import Server
from trackman.store.backups import Backups

data, stage = Path(sys.argv[1]), sys.argv[5]
filling = data / "filling"

def fill(progress):
    if (progress.stage, filling.exists()) == (stage, False) and progress.done >= 10:
        with suppress(OSError), filling.open("wb", buffering=0) as file:
            for size in (65536, 512, 1):
                with suppress(OSError):
                    while True:
                        file.write(b"x" * size)

async def told(inventory, end):
    state = await inventory.state()
    found = (await inventory.search('"very many"', 0, 1)).total
    print(json.dumps({"outcome": end.outcome, "trouble": end.trouble, "looked": end.looked,
        "texts": end.texts, "error": str(end.error), "kept_texts": state.texts, "found": found,
        "tracks": state.tracks, "can_resume": state.can_resume}))

async def main():
    connection = Connection(Server(sys.argv[2], sys.argv[3], stream_url=sys.argv[4]))
    inventory = connection.inventory(data / "inventory", Scope("64174", None))
    scan = connection.scan(inventory, Backups(data / "backups"), connection.judging())
    await told(inventory, await scan.run(texts=True, everything=False, report=fill))
    await told(inventory, await scan.resume(lambda _: None))
    filling.unlink()
    await told(inventory, await scan.resume(lambda _: None))
    inventory.close()
    connection.close()

asyncio.run(main())
"""


@pytest.fixture
def project() -> DemoProject:
    """Return a project whose texts take much more room than a write-ahead log has to itself.

    A log that was just emptied is written again from its start, full disk or not: some 4 MB.
    """
    project = large_project(VIDEOS, TRACKS)
    project.requests_per_window = 100_000
    for upload in project.uploads.values():
        for track in upload.tracks.values():
            lines = (
                f"\n00:{minute}:{second}.000 --> 00:{minute}:{second}.900\nLine {minute} {second}\n"
                for minute in range(10, 14)
                for second in range(10, 60)
            )
            track.vtt = (track.vtt or b"") + "".join(lines).encode()
    return project


@pytest.mark.parametrize("stage", [ScanStage.TRACKS, ScanStage.TEXTS])
def test_a_full_disk_pauses_a_scan_that_goes_on_where_there_is_room(
    stage: ScanStage, server: DemoServer, project: DemoProject, tmp_path: Path
) -> None:
    before = small_disk(tmp_path, "64m")
    where = (server.token, server.api_url, server.stream_url, stage)
    said = run(SCAN, tmp_path, *where, before=before)
    ends: list[dict[str, Any]] = [json.loads(line) for line in said.splitlines()]
    full, still_full, done = ends
    assert (full["outcome"], full["trouble"]) == ("paused", "disk_full")
    assert (still_full["outcome"], still_full["trouble"]) == ("paused", "disk_full")
    assert full["can_resume"]
    known, read = full["tracks"], full["kept_texts"]
    assert 10 * TRACKS <= known < ALL if stage is ScanStage.TRACKS else known == ALL
    assert read == 0 if stage is ScanStage.TRACKS else 0 < read < ALL
    assert full["found"] == read
    assert (done["outcome"], done["tracks"]) == ("done", ALL)
    assert done["kept_texts"] == done["found"] == ALL
    lists, texts = len(server.seen), len(server.seen_media)
    assert lists <= 3 + VIDEOS + 2 * AT_ONCE, "what was kept was not asked for again"
    assert texts <= ALL + 2 * TRACKS
