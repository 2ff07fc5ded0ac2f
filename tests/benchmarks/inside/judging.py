"""Open videos, go from track to track and change the theme; tell how long each took to be seen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from statistics import median

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from tests.benchmarks.inside.driving import run, tell, tracks_listed
from trackman.demo.catalogue import large_project
from trackman.domain.links import UploadLink
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.theme.theme import set_scheme

VIDEOS, TRACKS = 12, 4


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    ids = list(large_project(VIDEOS, TRACKS).uploads)
    read, opened = [], []
    for upload_id in ids[1:]:
        link = UploadLink(upload_id, session.connection.environment)
        before = time.perf_counter()
        await session.connection.videos.open(link, lambda *_: None)
        read.append(time.perf_counter() - before)
        before = time.perf_counter()
        session.opening.choose(upload_id)
        await _until(lambda: bool(window.work.text.model.count()))
        window.repaint()
        opened.append(time.perf_counter() - before)
        window.work.text.show_loading()
    await _until(lambda: session.current.knows_all_findings)
    following = []
    for row in (1, 2, 3, 1, 2, 3):
        track = window.tracks.model.track_at(row)
        before = time.perf_counter()
        window.tracks.select_track(track.id)
        await _until(lambda: session.text.text is not None)
        window.repaint()
        following.append(time.perf_counter() - before)
    window.workspace.show_activity()
    window.workspace.show_panes()
    window.workspace.show_comparison()
    window.workspace.show_panes()
    await asyncio.sleep(0.1)
    tell(read=median(read), opened=median(opened), following=median(following), **_theme(window))


def _theme(window: MainWindow) -> dict[str, float]:
    """Change the theme of all pages, and for the floor the colours of the application alone."""
    changed, bare = [], []
    for number in range(8):
        before = time.perf_counter()
        set_scheme("light" if number % 2 else "dark")
        QApplication.sendPostedEvents()
        window.repaint()
        changed.append(time.perf_counter() - before)
        other = QPalette(QApplication.palette())
        other.setColor(QPalette.ColorRole.Mid, "#123456" if number % 2 else "#654321")
        before = time.perf_counter()
        QApplication.setPalette(other)
        window.repaint()
        bare.append(time.perf_counter() - before)
    return {"theme": median(changed), "palette": median(bare)}


async def _until(seen: Callable[[], bool]) -> None:
    while not seen():
        await asyncio.sleep(0)


if __name__ == "__main__":
    run(_drive)
