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
_LONGEST_GOAL, _P999_GOAL = 50.0, 16.0
_TIME_GOALS = {False: 19.0, True: 17.0}
"""Seconds without events and with them, where the window slides."""
_ONE_VIDEO, _ONE_GOAL = 30, 1.3
_SAID_GOAL = 100.0  # milliseconds


def many(quick: bool) -> list[Figure]:
    """Delete everything as one batch and video by video, then many tracks of one video."""
    kinds = ("sliding",) if quick else ("sliding", "fixed")
    figures = [figure for events in (False, True) for figure in _in_bulk(events)]
    figures += [
        figure for kind in kinds for events in (False, True) for figure in _measure(kind, events)
    ]
    return [*figures, *_one_video(False), *_one_video(True)]


def _in_bulk(events: bool) -> list[Figure]:
    """Delete everything after one question, where windows slide."""
    with _generated("sliding") as server, driven("bulk", server, _first(), events=events) as one:
        run = one.report()
        seen = server.statistics()
    took, polls = run["ended"] - run["began"], sum(job["polls"] for job in seen["jobs"])
    name = f"{_DELETES} deletes as one batch, {_way(events)}"
    least = _least("sliding", events, run["began"])
    refused = seen["refused_by_limit"]
    note = f"{run['deleted']} deleted, {polls} polls, {refused} refused by the limit"
    goal = _TIME_GOALS[events]
    return [
        Figure(f"{name}: time", f"{took:.2f} s", f"{least:.2f} s", took, "s", goal, note),
        Figure(
            f"{name}: longest GUI stall",
            f"{run['longest'] * 1000:.1f} ms",
            "–",
            run["longest"] * 1000,
            "ms",
            _LONGEST_GOAL,
            f"99.9th percentile {run['p999'] * 1000:.1f} ms, {run['beats']} beats",
        ),
    ]


def _generated(kind: str) -> Server:
    """Return a server with the videos, whose jobs take about a second each."""
    chance = random.Random(_DELETES)
    seconds = ",".join(f"{chance.uniform(0.8, 1.2):.3f}" for _ in range(_DELETES))
    counts = ("--videos", str(_VIDEOS), "--tracks", str(_TRACKS))
    return Server(*counts, "--job-seconds", seconds, "--window-kind", kind)


def _first() -> str:
    return next(iter(large_project(_VIDEOS, _TRACKS).uploads))


def _one_video(events: bool) -> list[Figure]:
    """Delete all tracks of one video; each can only be sent when the job before has ended."""
    chance = random.Random(_ONE_VIDEO)
    times = [round(chance.uniform(0.8, 1.2), 3) for _ in range(_ONE_VIDEO)]
    generated = ("--videos", "1", "--tracks", str(_ONE_VIDEO))
    seconds = ("--job-seconds", ",".join(map(str, times)))
    upload_id = next(iter(large_project(1, _ONE_VIDEO).uploads))
    with (
        Server(*generated, *seconds) as server,
        driven("many", server, upload_id, "1", str(_ONE_VIDEO), events=events) as program,
    ):
        run = program.report()
        seen = server.statistics()
    took, polls = run["ended"] - run["began"], sum(job["polls"] for job in seen["jobs"])
    return [
        Figure(
            f"{_ONE_VIDEO} deletes of one video, {_way(events)}",
            f"{took:.2f} s",
            f"its jobs {sum(times):.2f} s",
            took / sum(times),
            "×",
            _ONE_GOAL,
            f"{run['deleted']} deleted, {polls} polls",
        )
    ]


def _way(events: bool) -> str:
    return "with events" if events else "without events"


def _measure(kind: str, events: bool) -> list[Figure]:
    with (
        _generated(kind) as server,
        driven("many", server, _first(), events=events) as program,
        bare_window() as bare,
    ):
        bare.report()
        run = program.report()
        bare.end()
        floor_stalls = bare.report()
        seen = server.statistics()
    name = f"{kind}, {_way(events)}"
    return [*_times(kind, events, run, seen), *_stalls(name, run, floor_stalls)]


def _times(kind: str, events: bool, run: dict[str, Any], seen: dict[str, Any]) -> list[Figure]:
    took = run["ended"] - run["began"]
    least = _least(kind, events, run["began"])
    polls = sum(job["polls"] for job in seen["jobs"])
    name = f"{_DELETES} deletes, {kind} window, {_way(events)}"
    note = f"{run['deleted']} deleted, {polls} polls; a click takes {run['click'] * 1000:.0f} ms"
    return [
        Figure(
            f"{name}: time",
            f"{took:.2f} s",
            f"{least:.2f} s",
            took,
            "s",
            None,  # somebody who clicks video after video is a part of it
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
            f"a row says that it is deleted, {kind}, {_way(events)}",
            f"{run['said'] * 1000:.0f} ms",
            "the press, while others are deleted",
            run["said"] * 1000,
            "ms",
            _SAID_GOAL,
            f"longest of {_VIDEOS}",
        ),
    ]


def _least(kind: str, events: bool, began: float) -> float:
    """Return the least seconds the limit allows for a DELETE of each, and a list of each video.

    With a full window to begin with, 60 requests go at once and 60 more each 3 s. With events the
    lists come afterwards and nobody waits for them, but for the last job. Where windows are fixed,
    the second lot goes when the window ends in which the first was sent. (A client cannot know
    that, so it is no goal for one.)
    """
    lots = math.ceil((_DELETES if events else _DELETES + _VIDEOS) / _LIMIT)
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
