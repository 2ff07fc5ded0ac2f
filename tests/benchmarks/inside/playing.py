"""Somebody who watches a video beside its text, jumps each second, and scrolls through the cues."""

from __future__ import annotations

import asyncio
import os
import time

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from tests.benchmarks.inside.driving import happens, run, tell, tracks_listed
from tests.benchmarks.inside.heartbeat import Heartbeat
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.text.text_pane import TextPane

_SECONDS = "TRACKMAN_BENCH_SECONDS"
_TURNS = 20
"""Of the wheel in a second."""
_SIZE = (1360, 820)


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    window.resize(*_SIZE)
    window.tracks.table.selectRow(0)
    text = window.work.text
    while not text.model.count():
        await happens(text.model.modelReset)
    button = window.work.findChild(QPushButton, "playVideo")
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
    turns, cues = 0, text.model.count()
    for jumps in range(1, int(os.environ.get(_SECONDS, "5")) + 1):
        for turn in range(_TURNS):
            await asyncio.sleep(1 / _TURNS)
            _scroll(text, 1 if turn < _TURNS / 2 else -1)
            turns += 1
        session.playing.jump_to(text.model.item(jumps * 5 % cues))
    told = {"positions": len(positions), "jumps": jumps, "turns": turns, "cues": cues}
    tell(begun=begun, **told, **heartbeat.stalls())


def _scroll(text: TextPane, turn: int) -> None:
    view = text.table.viewport()
    place = view.rect().center()
    wheel = QWheelEvent(
        QPointF(place),
        QPointF(view.mapToGlobal(place)),
        QPoint(),
        QPoint(0, -120 * turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)


if __name__ == "__main__":
    run(_drive)
