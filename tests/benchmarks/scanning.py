"""A scan of a project at the pace DatoCMS allows, another one for changes, and who waits for it."""

from __future__ import annotations

import asyncio
import statistics
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import Server
from trackman.dato.client import Client
from trackman.dato.mux.streams import Streams
from trackman.dato.rate_limiter import USUAL_LIMIT, WINDOW_SECONDS, Priority
from trackman.dato.transport import Transport, TransportLimits
from trackman.domain.inventory.scanning import ScanEnd
from trackman.domain.library import Scope
from trackman.services.executors import Executors
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.scan import Scan
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.quality import QualityChecks
from trackman.store.backups import Backups
from trackman.store.inventory.inventory import InventoryStore

_VIDEOS, _QUICK_VIDEOS = 2_000, 500
_PACE_GOAL, _AGAIN_GOAL = 1.03, 0.1
_BETWEEN = 2.5
"""Seconds between two things a person asks for."""


def scanning(quick: bool) -> list[Figure]:
    """Scan twice, the second time while a person works."""
    videos = _QUICK_VIDEOS if quick else _VIDEOS
    with (
        Server("--videos", str(videos), "--tracks", "2") as server,
        TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder,
    ):
        given = server.environment()
        limits = TransportLimits(read_again=())
        transport = Transport(given["DATOCMS_API_TOKEN"], given["TRACKMAN_API_URL"], limits=limits)
        streams, executors = Streams(given["TRACKMAN_STREAM_URL"]), Executors()
        inventory = Inventory(InventoryStore(Path(folder), Scope("1", None)), executors)
        texts = SubtitleBackups(streams, executors, Backups(Path(folder) / "backups"))
        client = Client(transport)
        scan = Scan(client, executors, inventory, texts, QualityChecks(executors))
        try:
            first, took, _ = asyncio.run(_timed(scan, client, executors, works=False))
            again, _, waits = asyncio.run(_timed(scan, client, executors, works=True))
        finally:
            transport.close()
            streams.close()
            executors.close()
            inventory.close()
        refused = server.statistics()["refused_by_limit"]
    return _figures(videos, (first, took), (again, waits), refused)


def _figures(
    videos: int, first: tuple[ScanEnd, float], again: tuple[ScanEnd, list[float]], refused: int
) -> list[Figure]:
    end, took = first
    second, waits = again
    least = (end.calls - 1) // USUAL_LIMIT * WINDOW_SECONDS
    name = f"scan of {videos:,} videos"
    left = f"{second.not_looked:,} videos not looked at; it says since when"
    return [
        Figure(
            f"{name}: {end.calls:,} calls",
            f"{took:.1f} s",
            f"the limit allows {least:.0f} s",
            took / least,
            "×",
            # In a short one the first window weighs more, which goes out evenly, too.
            _PACE_GOAL if videos == _VIDEOS else None,
            f"{refused} times 429",
        ),
        Figure(
            f"{name}, again with nothing changed",
            f"{second.calls:,} calls",
            f"{end.calls:,} calls",
            second.calls / end.calls,
            "×",
            _AGAIN_GOAL,
            left,
        ),
        Figure(
            "a person's request while it scans: longest",
            f"{max(waits) * 1000:.0f} ms",
            "–",
            max(waits) * 1000,
            "ms",
            None,
            f"median {statistics.median(waits) * 1000:.0f} ms of {len(waits)}",
        ),
    ]


async def _timed(
    scan: Scan, client: Client, executors: Executors, *, works: bool
) -> tuple[ScanEnd, float, list[float]]:
    upload_id = await executors.run(lambda: client.videos(0).uploads[0].id)
    await asyncio.sleep(WINDOW_SECONDS + 0.2)  # so that all of the window is free
    waits: list[float] = []
    person = asyncio.create_task(_work(client, executors, upload_id, waits)) if works else None
    began = time.perf_counter()
    end = await scan.run(texts=False, everything=False, report=lambda _: None)
    took = time.perf_counter() - began
    if person is not None:
        person.cancel()
        with suppress(asyncio.CancelledError):
            await person
    return end, took, waits


async def _work(client: Client, executors: Executors, upload_id: str, waits: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await executors.run(partial(client.tracks, upload_id, Priority.PERSON))
        waits.append(time.perf_counter() - began)
        await asyncio.sleep(_BETWEEN)
