"""Real playing on the Qt loop, against the look-alike."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import qasync
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget

from trackman.demo.server import DemoServer
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.upload_metadata import UploadMetadata
from trackman.domain.uploads import Upload, Video
from trackman.services.connection import Connection
from trackman.services.server import Server
from trackman.ui.controllers.player import PlayerController
from trackman.ui.player.player_pane import PlayerPane
from trackman.ui.shell.tasks import Tasks

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
CUES = (Cue(1000, 3000, "One"), Cue(4000, 6000, "Two\n<i>lines</i>"), Cue(60_000, 64_000, "שלום"))
# A computer without a sound device or an OpenGL display says so, once each.
HARMLESS = (
    "pa_context_connect",
    "No audio device detected",
    "No RHI backend",
    "Cannot set loops for non-seekable source",
    "does not support propagateSizeHints",
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say what a computer without sound lacks."""
    item.add_marker(pytest.mark.qt_log_ignore(*HARMLESS, extend=True), append=False)


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the tests of this folder on the Qt loop."""
    return {"qasync": lambda: qasync.QEventLoop(QApplication.instance())}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Function) -> Iterator[None]:
    """Let the test end its theatre itself, while the loop runs."""
    test, theatres = item.obj, [one for one in item.funcargs.values() if isinstance(one, Theatre)]
    if theatres:

        @functools.wraps(test)
        async def whole(**arguments: object) -> None:
            try:
                await test(**arguments)
            finally:
                await theatres[0].end()

        item.obj = whole
    return (yield)


class Theatre:
    """A pane with its desk, and the server the video comes from."""

    def __init__(self, server: DemoServer, stream_url: str) -> None:
        QApplication.setQuitOnLastWindowClosed(False)
        self.server = server
        self.window = QWidget()
        self.window.setObjectName("theatre")
        self.window.resize(360, 560)
        self.pane = PlayerPane()
        column = QVBoxLayout(self.window)
        column.addWidget(self.pane)
        column.addStretch(1)
        self.tasks = Tasks()
        self.errors: list[Exception] = []
        self.tasks.failed.connect(self.errors.append)
        self.connection = Connection(
            Server(server.token, server.api_url, image_url=server.image_url, stream_url=stream_url)
        )
        self.cues_shown: list[tuple[int, ...]] = []
        self.positions: list[int] = []
        self.muted = False
        self.desk = PlayerController(
            self.pane,
            self.tasks,
            self.connection.playback(),
            lambda: self.muted,
        )
        self.desk.cues_changed.connect(self.cues_shown.append)
        self.desk.position_changed.connect(self.positions.append)
        self.ended = False

    def video(self, **changes: Any) -> Video:
        """Return the demo's first video."""
        demo = self.server.project.uploads[LAUNCH]
        upload = Upload(
            LAUNCH, demo.filename, 9_000, "video/mp4", 192.04, 1920, 1080, demo.mux_playback_id,
            None, (), particulars=UploadMetadata(mp4_quality="high"),
        )  # fmt: skip
        return Video(replace(upload, **changes), (), None)

    def open(self, **changes: Any) -> None:
        """Open it, with cues."""
        self.window.show()
        self.desk.show_video(self.video(**changes))
        self.desk.show_cues(CUES)

    async def play(self, past: int = 100) -> None:
        """Press Play and wait until it plays."""
        self.press("playVideo")
        await self.until(lambda: self.positions and self.positions[-1] > past)

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def find(self, name: str) -> QWidget:
        """Return a part that can be seen, in the pane or the player's own window."""
        for top in QApplication.topLevelWidgets():
            for one in top.findChildren(QWidget, name):
                if one.isVisible():
                    return one
        raise LookupError(name)

    @property
    def screen(self):
        """The player on the screen."""
        return self.pane.shown_screen

    def words(self) -> list[str]:
        """Return what can be read."""
        labels = self.window.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def streamed(self) -> list[str]:
        """Return the requests DatoCMS would count, and those for texts."""
        return [one.path for one in self.server.seen_media if one.host == "stream"]

    async def until(self, seen: Callable[[], object], seconds: float = 30) -> None:
        """Wait until something is so."""
        give_up = time.monotonic() + seconds
        while not seen():
            assert time.monotonic() < give_up, f"never; {self.words()} {self.positions[-3:]}"
            await asyncio.sleep(0.005)

    async def end(self) -> None:
        """Free everything."""
        if self.ended:
            return
        self.ended = True
        self.desk.stop()
        await self.tasks.stop()
        self.connection.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert self.errors == []


@pytest.fixture
async def theatre(qapp: QApplication, server: DemoServer) -> Theatre:
    """Return a pane that can play."""
    return Theatre(server, server.stream_url)
