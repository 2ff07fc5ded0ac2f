"""Somebody who watches a video, and jumps to another cue each second."""

from __future__ import annotations

import asyncio
import os
import time

from PySide6.QtWidgets import QPushButton

from tests.benchmarks.inside.driving import happens, run, tell, tracks_listed
from tests.benchmarks.inside.heartbeat import Heartbeat
from trackman.domain.subtitles import Cue
from trackman.ui.main_window import MainWindow
from trackman.ui.session import Session

_JUMP = 7_000  # milliseconds
_SECONDS = "TRACKMAN_BENCH_SECONDS"


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    window.tracks.table.selectRow(0)
    button = window.details.findChild(QPushButton, "playVideo")
    if not isinstance(button, QPushButton):
        raise LookupError("the button that plays")
    began = time.perf_counter()
    button.click()
    while await happens(session.playing.position_changed) < 100:
        pass
    begun = time.perf_counter() - began
    positions: list[int] = []
    session.playing.position_changed.connect(positions.append)
    heartbeat = Heartbeat(window)
    heartbeat.start()
    jumps = 0
    for jumps in range(1, int(os.environ.get(_SECONDS, "5")) + 1):
        await asyncio.sleep(1)
        start = jumps * _JUMP
        session.playing.jump_to(Cue(start, start + 1, ""))
    tell(begun=begun, positions=len(positions), jumps=jumps, **heartbeat.stalls())


if __name__ == "__main__":
    run(_drive)
