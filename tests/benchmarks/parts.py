"""How long single steps take that the GUI thread or a queue of requests waits for."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from tests.benchmarks.figures import Figure, milliseconds
from tests.benchmarks.programs import INSIDE, Program
from trackman.dato.rate_limiter import Priority, RateLimiter
from trackman.domain.errors import BackupError
from trackman.domain.subtitles.webvtt import read_webvtt

_ROWS_GOAL, _HISTORY_GOAL, _READ_GOAL = 5.0, 50.0, 50.0  # milliseconds
_WORST_GOAL = 1000.0
_PACE_GOAL = 1.5
_WINDOW = 0.2  # seconds
_FILLINGS = (
    "x\n",
    "x\n\n",
    "-->\n",
    "-",
    "\n",
    " ",
    "00:01.000 --> 00:02.000\n",
    "<",
    "1\n\n",
)
"""Repeated, each makes a text that a careless reader takes quadratic time for."""


def parts(quick: bool) -> list[Figure]:
    """Change rows, show a long history, read texts, and take turns at the rate limiter."""
    runs = 5 if quick else 20
    with Program(f"{INSIDE}.parts", str(runs)) as program:
        report = program.report()
    return [
        _figure("300 rows of running work change, model", report["model"], _ROWS_GOAL),
        _figure("300 rows of running work change, page", report["page"], _ROWS_GOAL),
        _figure("10000 rows of history on screen", report["history"], _HISTORY_GOAL),
        _figure("2000 cues read", _times(runs, lambda: read_webvtt(_cues(2000))), _READ_GOAL),
        _figure("300 kB read, worst of 9 contents", _worst(runs), _WORST_GOAL),
        _pace(runs),
    ]


def _worst(runs: int) -> list[float]:
    """Return the times of the content that takes longest."""

    def read(filling: str) -> None:
        with suppress(BackupError):
            read_webvtt(("WEBVTT\n\n" + filling * (300_000 // len(filling))).encode())

    times = [_times(runs, lambda filling=filling: read(filling)) for filling in _FILLINGS]  # type: ignore[misc]
    return max(times, key=statistics.median)


def _pace(runs: int) -> Figure:
    """Send 20 requests at 5 per window: three windows at least."""

    def send() -> None:
        pace = RateLimiter(limit=5, window=_WINDOW)
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda _: _turn(pace), range(20)))

    times, least = _times(min(runs, 5), send), 3 * _WINDOW
    result = statistics.median(times) / least
    name, floor = "20 requests at 5 per 0.2 s", f"{least * 1000:.0f} ms"
    return Figure(name, milliseconds(times), floor, result, goal=_PACE_GOAL)


def _turn(pace: RateLimiter) -> None:
    with pace.turn(Priority.PERSON):
        pass


def _times(runs: int, work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return times


def _cues(count: int) -> bytes:
    blocks = (
        f"{number}\n{_stamp(number * 3)} --> {_stamp(number * 3 + 2)}\nEin <i>Satz</i>\nund einer"
        for number in range(count)
    )
    return "\n\n".join(["WEBVTT", *blocks]).encode()


def _stamp(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def _figure(name: str, times: Sequence[float], goal: float) -> Figure:
    longest = f"longest of {len(times)} {max(times) * 1000:.0f} ms"
    median = statistics.median(times) * 1000
    return Figure(name, milliseconds(times), "–", median, "ms", goal, longest)
