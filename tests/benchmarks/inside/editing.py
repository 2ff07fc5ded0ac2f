"""Type in a long text in the real program; tell how long each key took to be right on screen."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.checks import text_of
from tests.benchmarks.editing import CUES
from tests.benchmarks.inside.driving import run, tell, tracks_listed
from trackman.domain.subtitles.editing.passages import Passage, written
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.editor.cell_editors import TextCellEditor
from trackman.ui.editor.editor_pane import EditorPane
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow

_KEYS = 30


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    await _until(lambda: session.text.text is not None and session.current.knows_all_findings)
    await asyncio.sleep(1)  # the worst track comes on screen now
    await _until(lambda: session.text.text is not None)
    track = session.current.track
    assert track is not None
    cues = text_of("en", CUES).cues
    content = written(
        (Passage("WEBVTT\n\n" if not n else "", cue) for n, cue in enumerate(cues)), ""
    )
    text = ReadText.of(content, datetime.now(UTC))
    before = time.perf_counter()
    session.editing.edit(track, text)
    await _until(lambda: session.editing.is_editing)
    window.repaint()
    opened = time.perf_counter() - before
    pane = window.work.editor
    await _until(lambda: session.editing.is_checked)
    chance = random.Random(1)
    typed, found, hurried = [], [], []
    for _ in range(_KEYS):
        pane.table.edit_text(chance.randrange(CUES))
        await asyncio.sleep(0.05)
        _key(pane)  # the first one may follow another cue
        await _until(lambda: session.editing.is_checked)
        await asyncio.sleep(0.6)  # and be on the disk
        before = time.perf_counter()
        typed.append(_key(pane))
        await _until(lambda: session.editing.is_checked)
        window.repaint()
        found.append(time.perf_counter() - before)
    for _ in range(4 * _KEYS):
        hurried.append(_key(pane))
        await asyncio.sleep(0.04)
    pane.table.finish()
    shifted = []
    for by in (500, -500, 500, -500):
        before = time.perf_counter()
        pane.shifting.shifted.emit(by, 0)
        QApplication.sendPostedEvents()
        window.repaint()
        shifted.append(time.perf_counter() - before)
        await _until(lambda: session.editing.is_checked)
    tell(typed=typed, found=found, hurried=hurried, shifted=shifted, opened=[opened])


def _key(pane: EditorPane) -> float:
    """Type a letter and return the seconds until all that it changes on screen is drawn."""
    before = time.perf_counter()
    QTest.keyClick(_target(pane), Qt.Key.Key_X)
    QApplication.sendPostedEvents()  # which draws what changed
    return time.perf_counter() - before


def _target(pane: EditorPane) -> TextCellEditor:
    editor = pane.table.text_editor
    assert editor is not None
    return editor


async def _until(seen: Callable[[], bool]) -> None:
    while not seen():
        await asyncio.sleep(0.001)


if __name__ == "__main__":
    run(_drive)
