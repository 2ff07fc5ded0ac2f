"""trackman itself, with somebody who presses its buttons quickly."""

from __future__ import annotations

import asyncio
import json
import sys
import time
import traceback
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from trackman import app
from trackman.domain.requests import OpenRequest
from trackman.ui import startup as start
from trackman.ui.project import ProjectController
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.widgets.question import Question

Drive = Callable[[MainWindow, Session], Coroutine[Any, Any, None]]


def run(drive: Drive) -> None:
    """Run trackman with the arguments of this process, and `drive` it once it has begun."""
    prepare(drive)
    sys.exit(app.main(sys.argv[1:]))


def prepare(drive: Drive) -> None:
    """Have trackman driven once it has begun."""
    begin = start.start_work
    tasks = Tasks()

    def begin_driven(window: MainWindow, *given: Any, **more: Any) -> ProjectController | None:
        desk = begin(window, *given, **more)
        if desk is not None:
            enter = desk.start

            def start_driven(request: OpenRequest) -> None:
                enter(request)
                if desk.session is not None:
                    tasks.start(_driven(drive, window, desk.session))

            vars(desk)["start"] = start_driven
        return desk

    vars(start)["start_work"] = begin_driven


def tell(**report: object) -> None:
    """Report to the process that measures."""
    print(json.dumps(report), flush=True)


async def happens(signal: SignalInstance) -> Any:
    """Wait for a signal and return what it carries."""
    carried: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def take(*values: object) -> None:
        if not carried.done():
            carried.set_result(values[0] if values else None)

    connection = signal.connect(take)
    try:
        return await carried
    finally:
        signal.disconnect(connection)


async def tracks_listed(window: MainWindow) -> None:
    """Wait until the video is open."""
    while not window.tracks.model.rowCount():
        await happens(window.tracks.model.modelReset)


async def confirm(window: MainWindow) -> None:
    """Press the button with the verb of the question, as soon as it is on the screen."""
    while not (asked := [one for one in window.findChildren(Question) if one.isVisible()]):
        await asyncio.sleep(0)
    question = asked[-1]
    button = question.findChild(QPushButton, "questionAction")
    if not isinstance(button, QPushButton):
        raise LookupError("the button of the question")
    button.click()


class NextPaint(QObject):
    """The moments at which a widget is painted next after a signal."""

    def __init__(self, widget: QWidget, signal: SignalInstance) -> None:
        super().__init__(widget)
        self.moments: asyncio.Queue[float] = asyncio.Queue()
        self._awaited = False
        widget.installEventFilter(self)
        signal.connect(self._await)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._awaited and event.type() == QEvent.Type.Paint:
            self._awaited = False
            self.moments.put_nowait(time.time())
        return False

    def _await(self) -> None:
        self._awaited = True


async def _driven(drive: Drive, window: MainWindow, session: Session) -> None:
    try:
        await drive(window, session)
    except Exception:
        traceback.print_exc()
        raise
    finally:
        window.close()
