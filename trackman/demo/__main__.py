"""Runs the look-alike by itself: `python -m trackman.demo`.

Prints its addresses and token as a line of JSON, and what it did so far as another for each line
it is sent. A line may be a JSON object of knobs to turn and actions to call with their arguments
first, such as {"job_seconds": 9, "refuse_next": {"status": 422, "code": "MUX_ERROR"}}. Serves until
its input ends or it is asked to terminate, then prints what it did once more.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from trackman.demo.catalogue import demo_project, large_project, make_recent, shown_project
from trackman.demo.project import DemoProject
from trackman.demo.report import report
from trackman.demo.server import DemoServer
from trackman.demo.turning import ACTIONS, knob_names, turn


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until told to end."""
    parser = _parser()
    options = parser.parse_args(arguments)
    project = _project(options)
    try:
        turn(project, dict(options.knob))
    except ValueError as error:
        parser.error(str(error))
    # Ends the wait for input like Ctrl+C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with DemoServer(project) as server:
        with suppress(KeyboardInterrupt):  # it may come as soon as the addresses are read
            _print({name: getattr(server, name) for name in _ADDRESSES})
            _answer_until_end(server)
        _print(report(server))


_ADDRESSES = ("api_url", "stream_url", "image_url", "storage_url", "events_url", "token")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m trackman.demo",
        description=__doc__,
        epilog=f"Knobs: {', '.join(knob_names())}. Actions: {', '.join(ACTIONS)}.",
    )
    parser.add_argument("--videos", type=int, help="serve a generated project with so many videos")
    parser.add_argument("--tracks", type=int, default=5, help="tracks of each generated video")
    parser.add_argument("--cues", type=int, default=2, help="cues of each generated text")
    parser.add_argument(
        "--last-summer",
        action="store_true",
        help="serve what the demo of trackman shows: the videos of last summer as well",
    )
    parser.add_argument(
        "--job-seconds",
        type=_seconds,
        default=[2.5],
        metavar="SECONDS,SECONDS,...",
        help="how long jobs take, in turn",
    )
    parser.add_argument(
        "--preparing-seconds", type=float, default=1.5, help="how long new tracks are prepared"
    )
    parser.add_argument(
        "--generation-seconds",
        type=float,
        default=6.0,
        help="how long subtitles are made of the sound",
    )
    parser.add_argument(
        "--old-dates",
        action="store_true",
        help="leave all videos as old as they are made up to be, so that none gets generated "
        "subtitles; else the newest is two days old",
    )
    parser.add_argument(
        "--knob",
        action="append",
        default=[],
        type=_knob,
        metavar="NAME=JSON",
        help="turn a knob or call an action at the start, such as 'role=\"read-only\"'",
    )
    parser.add_argument(
        "--answer-seconds",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="how long each answer is on its way",
    )
    parser.add_argument("--requests-per-window", type=int, default=60)
    parser.add_argument("--window-seconds", type=float, default=3.0)
    parser.add_argument("--window-kind", choices=("sliding", "fixed"), default="sliding")
    return parser


def _knob(text: str) -> tuple[str, Any]:
    name, _, value = text.partition("=")
    return name, json.loads(value)


def _seconds(text: str) -> list[float]:
    return [float(part) for part in text.split(",")]


def _project(options: argparse.Namespace) -> DemoProject:
    if options.videos is not None:
        project = large_project(options.videos, options.tracks, options.cues)
    else:
        project = shown_project() if options.last_summer else demo_project()
    if not options.old_dates:
        make_recent(project)
    project.generation_seconds = options.generation_seconds
    project.job_seconds = options.job_seconds
    project.preparing_seconds = options.preparing_seconds
    project.answer_seconds = options.answer_seconds
    project.requests_per_window = options.requests_per_window
    project.window_seconds = options.window_seconds
    project.window_kind = options.window_kind
    return project


def _answer_until_end(server: DemoServer) -> None:
    rest = b""
    while content := os.read(sys.stdin.fileno(), 4096):
        *lines, rest = (rest + content).split(b"\n")
        for line in lines:
            _print(_answer(server, line))


def _answer(server: DemoServer, line: bytes) -> dict[str, Any]:
    """Turn the knobs that a line names, and return what was done so far, or what is wrong."""
    try:
        settings = json.loads(line or b"{}")
        turn(server.project, settings if isinstance(settings, dict) else {})
    except ValueError as error:
        return {"error": str(error)}
    return report(server)


def _print(content: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(content)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
