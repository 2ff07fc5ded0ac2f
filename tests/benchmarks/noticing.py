"""How long after the end of its job a row goes, and how many polls that takes.

With events, the first delete begins once they are listened to.
"""

from __future__ import annotations

import itertools
import random
import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from tests.benchmarks.figures import Figure, milliseconds
from tests.benchmarks.programs import Program, Server, driven
from trackman.demo.catalogue import large_project

_EVEN = (0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10)
_GOALS = {False: (0.25, 4.0), True: (0.15, 1.0)}
"""Seconds of lateness and polls a job, without events and with them."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One delete."""

    job_seconds: float
    late: float
    """From its job's end to the row's disappearance."""
    shown: float
    """The part of it after the server answered the poll that saw the end."""
    polls: int


def noticing(quick: bool) -> list[Figure]:
    """Run several programs side by side; they mostly wait."""
    shuffles = 1 if quick else 3
    even = [random.Random(seed).sample(_EVEN, len(_EVEN)) for seed in range(shuffles)]
    usual = [_around(1.5, 12 if quick else 20)]
    figures: list[Figure] = []
    for events in (False, True):
        way = "with events" if events else "without events"
        figures += _figures(f"jobs of 0.2 to 10 s, {way}", _measure(even, events), events)
        figures += _figures(f"jobs of about 1.5 s, {way}", _measure(usual, events), events)
    return figures


def _around(seconds: float, count: int) -> list[float]:
    chance = random.Random(count)
    return [round(max(0.2, chance.gauss(seconds, seconds / 10)), 3) for _ in range(count)]


def _measure(series: Sequence[Sequence[float]], events: bool) -> list[_Seen]:
    with ExitStack() as ending:
        running = [_start(ending, jobs, events) for jobs in series]
        return list(itertools.chain.from_iterable(itertools.starmap(_finish, running)))


def _start(ending: ExitStack, jobs: Sequence[float], events: bool) -> tuple[Server, Program]:
    tracks = len(jobs) + 1
    seconds = ",".join(map(str, jobs))
    server = ending.enter_context(
        Server("--videos", "1", "--tracks", str(tracks), "--job-seconds", seconds)
    )
    upload_id = next(iter(large_project(1, tracks).uploads))
    return server, ending.enter_context(driven("one_by_one", server, upload_id, events=events))


def _finish(server: Server, program: Program) -> list[_Seen]:
    gone = {}
    while "done" not in (report := program.report()):
        gone[report["track_id"]] = report["gone_at"]
    return [
        _Seen(
            job["ended_at"] - job["accepted_at"],
            gone[job["track_id"]] - job["ended_at"],
            gone[job["track_id"]] - job["first_poll_after_end_at"],
            job["polls"],
        )
        for job in server.statistics()["jobs"]
    ]


def _figures(jobs: str, seen: Sequence[_Seen], events: bool) -> list[Figure]:
    lateness_goal, polls_goal = _GOALS[events]
    late = [one.late for one in seen]
    official = [_official(one.job_seconds) for one in seen]
    polls = sum(one.polls for one in seen)
    least = sum(count for _, count in official)
    shown = milliseconds([one.shown for one in seen])
    waiting = f"waiting 1, 2, 3 … s {statistics.median(lateness for lateness, _ in official):.2f} s"
    return [
        Figure(
            f"{jobs}: job's end to row gone",
            milliseconds(late),
            "0 ms",
            statistics.median(late),
            "s",
            lateness_goal,
            f"{shown} of it after the poll; longest of {len(late)} {max(late):.2f} s; {waiting}",
        ),
        Figure(
            f"{jobs}: polls",
            str(polls),
            f"waiting 1, 2, 3 … s {least}",
            polls / len(seen),
            "a job",
            polls_goal,
        ),
    ]


def _official(job_seconds: float) -> tuple[float, int]:
    """Return how late the official client sees a job's end, and with how many polls.

    It polls after waiting 1 s, then 2 s more, then 3 s more, …
    """
    at = polls = 0
    while at < job_seconds:
        polls += 1
        at += polls
    return at - job_seconds, polls
