"""The pane with its desk and the real services on the Qt loop, against the look-alike."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qasync
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView

from tests.quiet import until_quiet
from trackman.demo.server import DemoServer
from trackman.domain.library import LibraryQuery, Scope
from trackman.services.connection import Connection
from trackman.services.operations.planner import Planner
from trackman.services.server import Server
from trackman.services.stores import Stores
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import Dialogs
from trackman.ui.controllers.library import LibraryController
from trackman.ui.current import Current
from trackman.ui.library.library_pane import LibraryPane
from trackman.ui.shell.tasks import Tasks
from trackman.ui.widgets.notification import Notification
from trackman.ui.wording.messages import Messages


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the tests of this folder on the Qt loop."""
    return {"qasync": lambda: qasync.QEventLoop(QApplication.instance())}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Iterator[None]:
    """Let the test end its sitting itself: no task may live after its loop."""
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


_SCOPE = Scope("northwind", None)


class Sitting:
    """What a person at the library does and sees."""

    def __init__(self, server: DemoServer, folder: Path) -> None:
        self.pane = LibraryPane(pause_ms=0)
        self.pane.resize(280, 700)
        self.tasks = Tasks()
        self.errors: list[Exception] = []
        self.tasks.failed.connect(self.errors.append)
        self._server = server
        self._folder = folder
        self._open: list[Connection | Cache] = []
        self.desk = self.begin()

    def begin(self) -> LibraryController:
        """Make a desk as the next start of the program would."""
        server = self._server
        connection = Connection(
            Server(
                server.token, server.api_url, image_url=server.image_url, read_again=(0.01, 0.01)
            )
        )
        cache = Cache(self._folder / "cache.sqlite")
        self._open += [connection, cache]
        context = SessionContext(
            tasks=self.tasks,
            connection=connection,
            stores=Stores.within(DataFolder(self._folder), cache),
            planner=Planner(_SCOPE.project),
            messages=Messages(),
            notification=Notification(),
            dialogs=Dialogs(self.pane),
            current=Current(),
        )
        self.desk = LibraryController(context, self.pane, _SCOPE)
        return self.desk

    async def start(self) -> None:
        """Show the pane and wait for the rows as DatoCMS has them."""
        self.pane.show()
        self.desk.start()
        await self.until(lambda: self.names() and "Loading…" not in self.texts())

    async def until_kept(self) -> None:
        """Wait until the first rows are kept for the next time."""
        cache = self._open[-1]
        assert isinstance(cache, Cache)
        await self.until(lambda: cache.rows(_SCOPE, LibraryQuery(), 0, 1))

    async def end(self) -> None:
        """Close everything."""
        await self.tasks.stop()
        for one in self._open:
            one.close()
        self.pane.close()
        self.pane.deleteLater()
        assert self.errors == []

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        give_up = time.monotonic() + 30
        while not seen():
            assert time.monotonic() < give_up, f"never seen: {self.texts()} {self.names()}"
            await asyncio.sleep(0.005)

    async def until_quiet(self) -> None:
        """Wait until every answer under way has come and was heard of."""
        connection = next(one for one in self._open if isinstance(one, Connection))
        await until_quiet(vars(connection)["_executors"])

    def names(self) -> list[str]:
        """Return the names in the list."""
        model = self.videos().model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def videos(self) -> QListView:
        """Return the list."""
        found = self.pane.findChild(QListView, "videos")
        assert isinstance(found, QListView)
        return found

    def texts(self) -> list[str]:
        """Return the words that can be seen beside the list."""
        return [label.text() for label in self.pane.findChildren(QLabel) if label.isVisible()]

    def press(self, name: str) -> None:
        """Press a button by its object name."""
        button = self.pane.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        button.click()


@pytest.fixture
async def sitting(qapp: QApplication, server: DemoServer, tmp_path: Path) -> Sitting:
    """Return the library of the demo project."""
    return Sitting(server, tmp_path)
