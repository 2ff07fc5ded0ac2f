"""Delete all tracks of many videos as one batch; tell how long it took, and how the window was."""

from __future__ import annotations

import asyncio
import sqlite3
import time

from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.benchmarks.inside.driving import happens, run, tell, tracks_listed
from tests.benchmarks.inside.heartbeat import Heartbeat
from tests.benchmarks.inside.many import TRACKS, VIDEOS, videos_of
from trackman.domain.deletions import Deleted
from trackman.domain.inventory.tracks import TracksQuery
from trackman.store.inventory import videos
from trackman.store.inventory.inventory import InventoryStore
from trackman.store.inventory.scans import ScanRecord
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.rules.bulk_question import BulkQuestion
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    inventory = session.whole.inventory
    _fill(inventory.store)
    while session.connection.free_calls()[0] < session.connection.free_calls()[1]:
        await asyncio.sleep(0.05)  # a full window to begin with, as the floor has
    keys = await inventory.keys(TracksQuery())
    runs: list[Operation] = []
    session.operations.ended.connect(runs.append)
    session.bulk.delete(keys)
    question = await _asked(window)
    question.findChildren(QLineEdit, "typedCountEdit")[0].setText(str(len(keys)))
    heartbeat = Heartbeat(window)
    heartbeat.start()
    began = time.time()
    question.findChildren(QPushButton, "bulkQuestionAction")[0].click()
    await happens(session.bulk.ended)
    ended = time.time()
    deleted = sum(isinstance(one.state, Deleted) for one in runs)
    tell(began=began, ended=ended, deleted=deleted, **heartbeat.stalls())


async def _asked(window: MainWindow) -> BulkQuestion:
    while not (asked := [one for one in window.findChildren(BulkQuestion) if one.isVisible()]):
        await asyncio.sleep(0)
    return asked[-1]


def _fill(store: InventoryStore) -> None:
    """Let the inventory know the videos without spending requests on reading them."""
    seen = time.time()

    def work(connection: sqlite3.Connection) -> None:
        for video in videos_of(VIDEOS, TRACKS):
            videos.put_videos(connection, [video.upload], seen)
            videos.put_tracks(connection, video.id, video.tracks, seen)

    store._database.write(work)  # noqa: SLF001 - in one go, as the benchmark of all tracks does
    store.end_scan(ScanRecord(seen, texts=False, everything=True))


if __name__ == "__main__":
    run(_drive)
