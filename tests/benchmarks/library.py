"""A library of 20,000 videos: its first rows, scrolling, memory, and a start with a warm cache."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.memory import mib, settled
from tests.benchmarks.programs import INSIDE, Program, Server, bare_window
from trackman.dato.library import wire_query
from trackman.domain.library import LibraryQuery
from trackman.services.library.sparse_rows import BLOCK

_VIDEOS = 20_000
_FAR = 0.2
"""Seconds on the way, for a server that is not on this computer."""
_ROWS_GOAL, _LONGEST_GOAL, _P99_GOAL, _MEMORY_GOAL, _WARM_GOAL = 1.1, 50.0, 16.0, 2.0, 1.0


@dataclass(slots=True)
class _Starts:
    """What was seen of some starts, one with a fresh and one with a warm data folder each."""

    floors: list[float] = field(default_factory=list)
    """Seconds the server took for the first page."""
    fresh: list[dict[str, float]] = field(default_factory=list)
    warm: list[dict[str, float]] = field(default_factory=list)


def library(quick: bool) -> list[Figure]:
    """Start some times, and scroll in programs of their own."""
    with _server(_FAR) as server:
        far = _starts(server, 2 if quick else 4)
    with _server(0) as server:
        near = _starts(server, 2 if quick else 6)
        figures = [
            _first_rows(far, f"{_FAR * 1000:.0f} ms away"),
            _first_rows(near, "on this computer"),
            *_warm_rows(near),
        ]
        return figures + _scrolled(server, 1 if quick else 3)


def _server(away: float) -> Server:
    return Server("--videos", str(_VIDEOS), "--tracks", "1", "--answer-seconds", str(away))


def _starts(server: Server, times: int) -> _Starts:
    starts = _Starts()
    _start_twice(server)  # warms the caches
    for _ in range(times):
        starts.floors.append(_answer_time(server))
        fresh, warm = _start_twice(server)
        starts.fresh.append(fresh)
        starts.warm.append(warm)
    return starts


def _answer_time(server: Server) -> float:
    """Return how long the server takes for the page that trackman asks for first."""
    given = server.environment()
    page = {"page[offset]": "0", "page[limit]": str(BLOCK)}
    address = f"{given['TRACKMAN_API_URL']}/uploads?{urlencode(wire_query(LibraryQuery()) | page)}"
    heads = {
        "Authorization": f"Bearer {given['DATOCMS_API_TOKEN']}",
        "Accept": "application/json",
        "X-Api-Version": "3",
    }
    took = []
    for _ in range(5):
        asked = time.perf_counter()
        with urlopen(Request(address, headers=heads)) as answer:
            answer.read()
        took.append(time.perf_counter() - asked)
    time.sleep(3)  # so that trackman has a full window of requests
    return statistics.median(took)


def _trackman(server: Server, folder: Path, *, scrolls: bool = False) -> Program:
    environment = server.environment() | {"TRACKMAN_BENCH_SCROLLS": "1" if scrolls else ""}
    return Program(f"{INSIDE}.library", "--data-dir", str(folder), environment=environment)


def _start_twice(server: Server) -> tuple[dict[str, float], dict[str, float]]:
    with TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder:
        return _start(server, Path(folder)), _start(server, Path(folder))


def _start(server: Server, folder: Path) -> dict[str, float]:
    """Return when things were seen, in seconds since its process began; it ends in good order.

    `late` tells whether the HTTP library had been imported before the first rows.
    """
    began = time.time()
    with _trackman(server, folder) as program:
        moments = program.report()
        program.wait()
    late = float(moments.pop("late"))
    return {"late": late} | {name: at - began for name, at in moments.items()}


def _first_rows(starts: _Starts, where: str) -> Figure:
    rows = [one["rows"] - one["asked"] for one in starts.fresh]
    result, spread = ratio(rows, starts.floors)
    floor = f"the server's answer alone {milliseconds(starts.floors)}"
    after = milliseconds([one["rows"] - one["page"] for one in starts.fresh])
    own = milliseconds([a - b for a, b in zip(rows, starts.floors, strict=True)])
    note = f"{spread}; {own} more than the server, {after} of it after the answer had come"
    name = f"library of {_VIDEOS:,}, server {where}: asked to rows on screen"
    return Figure(name, milliseconds(rows), floor, result, "×", _ROWS_GOAL, note)


def _warm_rows(starts: _Starts) -> list[Figure]:
    rows, answers, panes = (
        [one[key] for one in starts.warm] for key in ("rows", "answer", "filled")
    )
    result, spread = ratio(rows, answers)
    before = sum(one < other for one, other in zip(rows, answers, strict=True))
    early = sum(not one["late"] for one in starts.warm)
    note = (
        f"{spread}; rows before any answer: {before} of {len(rows)} times, "
        f"before the HTTP library was imported: {early}"
    )
    floor = f"first network answer {milliseconds(answers)}"
    name = "cache warm, process start to rows of the last time"
    figure = Figure(name, milliseconds(rows), floor, result, "×", _WARM_GOAL, note)
    result, spread = ratio(rows, panes)
    floor = f"empty panes {milliseconds(panes)}"
    return [figure, Figure("the same", milliseconds(rows), floor, result, "×", None, spread)]


def _scrolled(server: Server, times: int) -> list[Figure]:
    """Scroll end to end; the worst run counts. Memory is that after scrolling."""
    fast, slow, floors, ours, bares = [], [], [], [], []
    for _ in range(times):
        with (
            TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder,
            _trackman(server, Path(folder), scrolls=True) as program,
        ):
            program.report()
            with bare_window() as bare:
                bare.report()
                fast.append(program.report())
                slow.append(program.report())
                bares.append(settled(bare.pid)[0])
                ours.append(settled(program.pid)[0])
                bare.end()
                floors.append(bare.report())
    result, spread = ratio(ours, bares)
    floor = f"bare window {mib(bares)}"
    name = "memory after scrolling"
    return [
        *_stalls("end to end", fast, floors),
        *_stalls("names readable", slow, floors),
        Figure(name, mib(ours), floor, result, "×", _MEMORY_GOAL, spread),
    ]


def _stalls(way: str, runs: list[dict[str, Any]], floors: list[dict[str, Any]]) -> list[Figure]:
    run = max(runs, key=lambda one: float(one["longest"]))
    floor = floors[runs.index(run)]
    reached = "last row shown" if all(one["reached"] for one in runs) else "last row NOT shown"
    scrolled = f"worst of {len(runs)}; {run['steps']} steps, {run['pages']} pages read, {reached}"
    computed = f"{run['worst'][0][1] * 1000:.0f} ms of it computing; {run['beats']} beats"
    return [
        Figure(
            f"GUI stall, scrolling {way}: {what}",
            f"{run[key] * 1000:.1f} ms",
            f"bare window, at the same time {floor[key] * 1000:.1f} ms",
            run[key] * 1000,
            "ms",
            goal,
            note,
        )
        for what, key, goal, note in (
            ("longest", "longest", _LONGEST_GOAL, computed),
            ("99th percentile", "p99", _P99_GOAL, scrolled),
        )
    ]
