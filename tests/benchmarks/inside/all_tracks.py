"""Fill the inventory of trackman's project, or work in its table of all tracks, and tell."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import trackman.ui  # noqa: F401 - before PySide6, as when trackman starts by itself

# isort: split
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.inside.driving import happens, run, tell
from tests.benchmarks.inside.heartbeat import Heartbeat
from trackman.domain.inventory.tracks import TrackField
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload
from trackman.store.inventory import videos
from trackman.store.inventory.inventory import InventoryStore
from trackman.store.inventory.scans import ScanRecord
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow

if TYPE_CHECKING:  # the page imports its tab while its opening is measured
    from trackman.ui.all_tracks.all_tracks_tab import AllTracksTab

FILLS = "TRACKMAN_BENCH_FILLS"
TRACKS = 100_000
_LANGUAGES = ("en", "it", "de", "fr", "es", "pt-BR", "ja", "pl")
_TYPED = ("story-00", "italian", "12", "zz")
_SORTED = (TrackField.LANGUAGE, TrackField.NAME, TrackField.FINDINGS, TrackField.LAST_SEEN)
_SCATTERED = 5_000
_SCROLLS = 120
_PAUSE = 0.4
"""Seconds between two acts, so that what one left to do is no part of the next."""
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)


async def _drive(window: MainWindow, session: Session) -> None:
    if os.environ.get(FILLS):
        await asyncio.sleep(1)  # the project is known
        _fill(session.whole.inventory.store)
        tell(tracks=session.whole.inventory.store.state().tracks)
        return
    await asyncio.sleep(3)  # the start is over
    began = time.perf_counter()
    state = session.whole.inventory.store.state()
    opens = time.perf_counter() - began
    heartbeat = Heartbeat(window)
    heartbeat.start()
    began = time.perf_counter()
    page = window.workspace.project_page
    shown = asyncio.ensure_future(happens(page.tab_shown))
    await asyncio.sleep(0)  # it listens
    _page_action(window).trigger()
    await shown
    tab = page.all_tracks
    await _shown(window, tab)
    first = time.perf_counter() - began
    tell(opens=opens, first=first, tracks=state.tracks, **heartbeat.stalls())
    await asyncio.sleep(2)
    for work in (_type, _sort, _select, _scroll):
        heartbeat = Heartbeat(window)
        heartbeat.start()
        took = await work(window, tab)
        await asyncio.sleep(_PAUSE)
        tell(took=took, **heartbeat.stalls())
    await asyncio.sleep(30)  # for its memory to be measured


async def _type(_: MainWindow, tab: AllTracksTab) -> list[float]:
    """Type letter after letter, each once the rows of the one before are there."""
    took = []
    for word in _TYPED:
        took += [await _until_shown(tab, partial(_key, tab, letter)) for letter in word]
        await _until_shown(tab, partial(_key, tab, Qt.Key.Key_Escape))
    return took


async def _sort(_: MainWindow, tab: AllTracksTab) -> list[float]:
    """Sort by a column, and by it the other way round."""
    took = []
    from trackman.ui.all_tracks.model import FIELDS

    for column in map(FIELDS.index, _SORTED):
        for adds in (False, False, True):
            act = partial(tab.table.sort_wanted.emit, column, adds)
            took.append(await _until_shown(tab, act))
    return took


async def _select(_: MainWindow, tab: AllTracksTab) -> list[float]:
    """Have all tracks selected, then scattered ones, while the order changes."""
    took = []
    scattered = sorted(random.Random(1).sample(range(len(tab.model.rows)), _SCATTERED))
    for choose in (
        tab.table.selectAll,
        lambda: tab.table.choose_spans([(row, row) for row in scattered]),
    ):
        choose()
        await asyncio.sleep(_PAUSE)
        sort = partial(tab.table.sort_wanted.emit, 0, False)
        took += [await _until_shown(tab, sort) for _ in range(2)]
    tab.table.clearSelection()
    return took


async def _scroll(window: MainWindow, tab: AllTracksTab) -> list[float]:
    """Go through the whole of it, evenly."""
    bar = tab.table.verticalScrollBar()
    began = time.perf_counter()
    for step in range(_SCROLLS + 1):
        bar.setValue(bar.maximum() * step // _SCROLLS)
        await asyncio.sleep(0.016)
    window.repaint()
    return [time.perf_counter() - began]


def _key(tab: AllTracksTab, key: str | Qt.Key) -> None:
    tab.filter.setFocus()
    QTest.keyClick(tab.filter, key)  # type: ignore[arg-type] # a letter or a key


async def _until_shown(tab: AllTracksTab, act: Callable[[], object]) -> float:
    """Do something and return the seconds until other rows are drawn."""
    await asyncio.sleep(_PAUSE)
    began = time.perf_counter()
    shown = asyncio.ensure_future(happens(tab.model.modelReset))
    await asyncio.sleep(0)  # it listens
    act()
    await shown
    while not tab.table.viewport().updatesEnabled():
        await asyncio.sleep(0)
    QApplication.sendPostedEvents()  # which draws what changed
    return time.perf_counter() - began


async def _shown(window: MainWindow, tab: AllTracksTab) -> None:
    while not len(tab.model.rows):
        await happens(tab.model.modelReset)
    QApplication.sendPostedEvents()
    window.repaint()


def _page_action(window: MainWindow) -> QAction:
    action = window.findChild(QAction, "showAllTracks")
    if not isinstance(action, QAction):
        raise LookupError("the command of the page")
    return action


def _fill(store: InventoryStore) -> None:
    chance = random.Random(TRACKS)

    def work(connection: sqlite3.Connection) -> None:
        for number in range(TRACKS // len(_LANGUAGES)):
            upload = _upload(number)
            seen = 1_767_225_600.0 + number
            videos.put_videos(connection, [upload], seen)
            videos.put_tracks(connection, upload.id, _tracks(upload, chance), seen)
        connection.execute("UPDATE tracks SET findings = abs(random()) % 9")

    store._database.write(work)  # noqa: SLF001 - in one go, or it takes minutes
    store.end_scan(ScanRecord(time.time(), texts=False, everything=True))


def _upload(number: int) -> Upload:
    name = f"story-{number % 7919:05}-{number:06}.mp4"
    playback = f"playback-{number}"
    size = (60.0, 1920, 1080)
    return Upload(f"{number:022}", name, 1, "video/mp4", *size, playback, _CREATED, ())


def _tracks(upload: Upload, chance: random.Random) -> list[Track]:
    return [
        Track(
            f"{chance.getrandbits(160):040x}",
            upload.id,
            "subtitles",
            f"{language} Italian" if language == "it" else f"{language} subtitles",
            language,
            chance.random() < 0.1,
            "errored" if chance.random() < 0.02 else "ready",
            None,
        )
        for language in _LANGUAGES
    ]


if __name__ == "__main__":
    run(_drive)
