"""How soon a video, the next track and another theme are on screen."""

from __future__ import annotations

from tests.benchmarks.figures import Figure
from tests.benchmarks.inside.judging import TRACKS, VIDEOS
from tests.benchmarks.programs import Server, driven
from trackman.demo.catalogue import large_project

_THEME_GOAL = 150.0  # milliseconds
_FRAME = 16.0


def judging(quick: bool) -> list[Figure]:
    """Let somebody go from video to video in the real program."""
    del quick
    upload_id = next(iter(large_project(VIDEOS, TRACKS).uploads))
    with (
        Server("--videos", str(VIDEOS), "--tracks", str(TRACKS)) as server,
        driven("judging", server, upload_id) as program,
    ):
        seen = program.report()
    return [
        Figure(
            "video chosen to its first text on screen",
            _ms(seen["opened"]),
            f"reading the video alone {_ms(seen['read'])}",
            seen["opened"] / seen["read"],
        ),
        Figure(
            "next track to its text on screen",
            _ms(seen["following"]),
            f"a frame {_FRAME:g} ms",
            seen["following"] * 1000 / _FRAME,
        ),
        Figure(
            "theme changed and drawn",
            _ms(seen["theme"]),
            f"other colours alone {_ms(seen['palette'])}",
            seen["theme"] * 1000,
            "ms",
            _THEME_GOAL,
        ),
    ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
