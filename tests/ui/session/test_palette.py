"""The command palette over the real window and the demo project."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from trackman.ui.palette.entries import EntryKind
from trackman.ui.palette.palette import Palette

_CONTROL = Qt.KeyboardModifier.ControlModifier


async def opened(program: Any) -> Palette:
    """Open the palette by its key, once the videos are listed."""
    await program.begin()
    await program.until(lambda: "12 videos" in program.texts(program.window.library))
    QTest.keyClick(program.window.library, Qt.Key.Key_K, _CONTROL)
    (palette,) = program.window.findChildren(Palette)
    await program.until(lambda: QApplication.focusWidget() is palette.field)
    return palette


def titles(palette: Palette) -> list[str]:
    model = palette.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def entries(palette: Palette) -> list[Any]:
    model: Any = palette.table.model()
    return [model.item(row) for row in range(model.rowCount())]


async def test_a_command_is_found_and_done(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "hist")
    assert titles(palette)[0] == "History"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    await program.until(program.window.activity.isVisible)


async def test_a_video_is_found_by_its_name_and_opened(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "launch")
    await program.until(lambda: any(one.kind is EntryKind.VIDEO for one in entries(palette)))
    row = next(row for row, one in enumerate(entries(palette)) if one.kind is EntryKind.VIDEO)
    while palette.table.selected_rows() != [row]:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    await program.until(lambda: program.window.tracks.model.rowCount() > 0)
    await program.until(lambda: not program.window.findChildren(Palette))
    program.window.findChild(QAction, "showPalette").trigger()  # with a recent video by now
    assert program.window.findChildren(Palette)


async def test_an_id_is_opened(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "q0VNpiNQSkG6z0lif_O1zg")
    assert entries(palette)[0].kind is EntryKind.LINK
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    await program.until(lambda: program.window.tracks.model.rowCount() > 0)


async def test_what_cannot_be_done_now_says_why_and_does_nothing(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "compare subtitles")
    assert titles(palette) == ["Compare subtitles"]
    assert "Select one or two tracks" in str(palette.table.model().index(0, 1).data())
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


async def test_a_text_that_nothing_answers_is_said(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "no such thing")
    assert titles(palette) == []
    assert "Nothing is called" in program.texts(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    await program.until(lambda: not program.window.findChildren(Palette))


async def test_a_view_of_all_tracks_is_found_and_shown(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "same language")
    assert entries(palette)[0].kind is EntryKind.VIEW
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    await program.until(program.window.workspace.project_page.isVisible)
