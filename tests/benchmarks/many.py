"""Many deletes against the least time the rate limit allows, and how the window stays usable."""

from __future__ import annotations

import math
import random
import time
from typing import Any

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import Server, bare_window, driven
from trackman.demo.catalogue import large_project

_VIDEOS, _TRACKS = 100, 3
_DELETES = _VIDEOS * _TRACKS
_LIMIT, _WINDOW = 60, 3.0
_TIME_GOAL, _LONGEST_GOAL, _P999_GOAL = 1.05, 50.0, 16.0
_SAID_GOAL = 100.0  # milliseconds


def many(quick: bool) -> list[Figure]:
    """Delete everything twice: where the server's window slides, and where it is fixed."""
    kinds = ("sliding",) if quick else ("sliding", "fixed")
    return [figure for kind in kinds for figure in _measure(kind)]


def _measure(kind: str) -> list[Figure]:
    chance = random.Random(_DELETES)
    seconds = ",".join(f"{chance.uniform(0.8, 1.2):.3f}" for _ in range(_DELETES))
    generated = ("--videos", str(_VIDEOS), "--tracks", str(_TRACKS), "--job-seconds", seconds)
    upload_id = next(iter(large_project(_VIDEOS, _TRACKS).uploads))
    with (
        Server(*generated, "--window-kind", kind) as server,
        driven("many", server, upload_id) as program,
        bare_window() as bare,
    ):
        bare.report()
        run = program.report()
        bare.end()
        floor_stalls = bare.report()
        seen = server.statistics()
    return [*_times(kind, run, seen), *_stalls(kind, run, floor_stalls)]


def _times(kind: str, run: dict[str, Any], seen: dict[str, Any]) -> list[Figure]:
    took = run["ended"] - run["began"]
    least = _least(kind, run["began"])
    polls = sum(job["polls"] for job in seen["jobs"])
    name = f"{_DELETES} deletes, {kind} window"
    note = f"{run['deleted']} deleted, {polls} polls; a click takes {run['click'] * 1000:.0f} ms"
    return [
        Figure(
            f"{name}: time",
            f"{took:.2f} s",
            f"{least:.2f} s",
            took / least,
            "×",
            _TIME_GOAL if kind == "sliding" else None,
            note,
        ),
        Figure(
            f"{name}: refused by the limit",
            str(seen["refused_by_limit"]),
            "0",
            seen["refused_by_limit"],
            "",
            0,
        ),
        Figure(
            f"a row says that it is deleted, {kind}",
            f"{run['said'] * 1000:.0f} ms",
            "the press, while others are deleted",
            run["said"] * 1000,
            "ms",
            _SAID_GOAL,
            f"longest of {_VIDEOS}",
        ),
    ]


def _least(kind: str, began: float) -> float:
    """Return the least seconds the limit allows for a DELETE and a poll each.

    With a full window to begin with, 60 requests go at once and 60 more each 3 s; the last poll is
    in the last of these lots. Where windows are fixed, the second lot goes when the window ends in
    which the first was sent. (A client cannot know that, so it is no goal for one.)
    """
    lots = math.ceil(2 * _DELETES / _LIMIT)
    if kind == "sliding":
        return (lots - 1) * _WINDOW
    monotonic = began - time.time() + time.monotonic()
    return _WINDOW - monotonic % _WINDOW + (lots - 2) * _WINDOW


def _stalls(kind: str, run: dict[str, Any], floor: dict[str, Any]) -> list[Figure]:
    return [
        Figure(
            f"GUI stall meanwhile, {kind}: {what}",
            f"{run[key] * 1000:.1f} ms",
            f"bare window, at the same time {floor[key] * 1000:.1f} ms",
            run[key] * 1000,
            "ms",
            goal,
            f"{run['beats']} beats",
        )
        for what, key, goal in (
            ("longest", "longest", _LONGEST_GOAL),
            ("99.9th percentile", "p999", _P999_GOAL),
        )
    ]
