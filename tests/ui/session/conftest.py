"""A whole sitting: the real window and services on the Qt loop, against the look-alike."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import qasync
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.impatience import OFTEN, quick_jobs
from tests.ui.player.conftest import HARMLESS
from trackman.demo.server import DemoServer
from trackman.domain.requests import OpenRequest
from trackman.services.connection import Connection
from trackman.services.operations.planner import Planner
from trackman.services.server import Server
from trackman.services.stores import Stores
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.ui.project import ProjectController
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.tracks.model import TracksColumn
from trackman.ui.widgets.question import Question
from trackman.ui.wording.messages import Messages

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say what a computer without sound lacks, and offscreen what menus would need."""
    popups = "This plugin does not support"
    item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS, popups, extend=True), append=False)


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the tests of this folder on the Qt loop."""
    return {"qasync": lambda: qasync.QEventLoop(QApplication.instance())}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Iterator[None]:
    """Let the test end its sitting itself.

    qasync and pytest-qt handle events right before and after a test, when tasks would step
    without a running loop: no task may live then.
    """
    test, sittings = item.obj, [one for one in item.funcargs.values() if isinstance(one, Sitting)]

    @functools.wraps(test)
    async def whole(**arguments: object) -> None:
        try:
            await test(**arguments)
        finally:
            for sitting in sittings:
                await sitting.end()

    item.obj = whole
    return (yield)


class Sitting:
    """What a person at the window does and sees."""

    session: Session

    def __init__(self, app: QApplication, folder: Path) -> None:
        app.setQuitOnLastWindowClosed(False)  # as the program does
        self.window = MainWindow()
        self.errors: list[Exception] = []
        self.kept = Stores.within(DataFolder(folder), Cache(folder / "seen.sqlite"))
        self.began = False

    async def begin(self) -> None:
        """Show the window and let the work start, as the program does."""
        self.began = True
        self.window.show()
        self.start()

    def start(self) -> None:
        """Start the work."""
        raise NotImplementedError

    async def stop(self) -> None:
        """End the work."""
        raise NotImplementedError

    async def end(self) -> None:
        """Close the window as the program does."""
        await self.stop()
        self.kept.cache.close()
        self.window.may_close = lambda: True
        self.window.close()
        self.window.deleteLater()
        assert self.errors == []

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        give_up = time.monotonic() + 30
        while not seen():
            assert time.monotonic() < give_up, f"never seen; on the screen: {self.texts()}"
            await asyncio.sleep(0.005)

    async def open(self, text: str = VIDEO) -> None:
        """Open a video and wait until its tracks are listed."""
        if not self.began:
            await self.begin()
        self.session.opening.open(text)
        await self.until(lambda: self.window.tracks.model.rowCount() > 0)

    def names(self) -> list[str]:
        """Return the names of the tracks in their rows."""
        model = self.window.tracks.model
        return [model.track_at(row).name for row in range(model.rowCount())]

    def status(self, name: str) -> str:
        """Return the text in the status cell of a track."""
        row = self.names().index(name)
        model = self.window.tracks.model
        return str(model.index(row, TracksColumn.STATUS).data())

    def select(self, *names: str) -> None:
        """Select rows."""
        table = self.window.tracks.table
        table.clearSelection()
        mode = table.selectionMode()
        table.setSelectionMode(table.SelectionMode.MultiSelection)
        for name in names:
            table.selectRow(self.names().index(name))
        table.setSelectionMode(mode)

    def has_button(self, text: str, place: QWidget | None = None) -> bool:
        """Tell whether a button can be seen."""
        buttons = (place or self.window).findChildren(QPushButton)
        return any(one.text() == text and one.isVisible() for one in buttons)

    def press(self, text: str, place: QWidget | None = None) -> None:
        """Press a button that can be seen."""
        buttons = (place or self.window).findChildren(QPushButton)
        fitting = [one for one in buttons if one.text() == text and one.isVisible()]
        assert fitting, f"no button {text!r}: {[one.text() for one in buttons]}"
        fitting[0].click()

    def question(self) -> Question | None:
        """Return the question that is asked."""
        asked = [one for one in self.window.findChildren(Question) if one.isVisible()]
        return asked[0] if asked else None

    async def answer(self, text: str) -> None:
        """Wait for the question and press one of its buttons."""
        await self.until(self.question)
        self.press(text, self.question())

    async def delete(self, *names: str, verb: str | None = None) -> None:
        """Delete tracks by hand; `verb` answers the question, where one is asked."""
        self.select(*names)
        self.press_delete()
        if verb is not None:
            await self.answer(verb)

    def press_delete(self) -> None:
        """Press Delete, whatever number of tracks it names."""
        button = self.window.work.decision.findChild(QPushButton, "delete")
        assert isinstance(button, QPushButton)
        assert button.isVisible()
        assert button.isEnabled(), button.toolTip()
        button.click()

    def texts(self, place: QWidget | None = None) -> str:
        """Return all words that can be seen in a part of the window."""
        labels = (place or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def buttons(self, place: QWidget) -> list[str]:
        """Return the words on the buttons that can be seen in a part of the window."""
        return [one.text() for one in place.findChildren(QPushButton) if one.isVisible()]


class InOneProject(Sitting):
    """A sitting with one session, whose token is given."""

    def __init__(self, app: QApplication, connection: Connection, folder: Path) -> None:
        super().__init__(app, folder)
        self.tasks = Tasks()
        self.tasks.failed.connect(self.errors.append)
        self.stopped = False
        self.session = Session(
            self.window, self.tasks, connection, self.kept, Planner("64174"), Messages()
        )

    def start(self) -> None:
        self.session.start(OpenRequest())

    async def stop(self) -> None:
        if self.stopped:
            return
        self.stopped = True
        await self.session.end()
        self.kept.records.close()
        await self.kept.ledger.close()


class WholeProgram(Sitting):
    """A sitting with all that opens projects, too; `server` may hold a token."""

    def __init__(self, app: QApplication, server: Server, folder: Path) -> None:
        super().__init__(app, folder)
        self.desk = ProjectController(self.window, self.kept, server, None, self.errors.append)

    def start(self) -> None:
        self.desk.start(OpenRequest())

    async def stop(self) -> None:
        await self.desk.end()


@pytest.fixture
async def sitting(qapp: QApplication, server: DemoServer, tmp_path: Path) -> Sitting:
    """Return a sitting with the demo project in its primary environment."""
    return InOneProject(qapp, _connection(server), tmp_path)


@pytest.fixture
async def hearing(qapp: QApplication, server: DemoServer, tmp_path: Path) -> Sitting:
    """Return a sitting to which DatoCMS pushes its news of jobs, from before the first one."""
    connection = _connection(server, events=True)
    await connection.project()
    connection.events.listen()
    give_up = time.monotonic() + 30
    while not connection.events.patience(time.monotonic()):
        assert time.monotonic() < give_up, "nothing is heard"
        await asyncio.sleep(0.005)
    return InOneProject(qapp, connection, tmp_path)


@pytest.fixture
async def sandbox(qapp: QApplication, server: DemoServer, tmp_path: Path) -> Sitting:
    """Return a sitting in a sandbox environment."""
    return InOneProject(qapp, _connection(server, "redesign"), tmp_path)


@pytest.fixture
async def first_start(qapp: QApplication, server: DemoServer, tmp_path: Path) -> WholeProgram:
    """Return a sitting of somebody who has never signed in."""
    return WholeProgram(qapp, _server(server, ""), tmp_path)


@pytest.fixture
async def program(qapp: QApplication, server: DemoServer, tmp_path: Path) -> WholeProgram:
    """Return a sitting with the demo project, opened with a token that is given."""
    return WholeProgram(qapp, _server(server, server.token), tmp_path)


def _connection(
    server: DemoServer, environment: str | None = None, *, events: bool = False
) -> Connection:
    """Return a connection that looks often at what is under way."""
    where = _server(server, server.token)
    if events:
        where = replace(where, events_url=server.events_url)
    connection = Connection(where, environment)
    connection.jobs.pauses, connection.jobs.times = OFTEN, quick_jobs()
    return connection


def _server(server: DemoServer, token: str) -> Server:
    return Server(
        token,
        server.api_url,
        image_url=server.image_url,
        stream_url=server.stream_url,
        read_again=(0.01, 0.01),
    )
