"""The command palette over the real window and the demo project."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from trackman.domain.inventory.word_lists import WordList
from trackman.store.preferences.word_lists import load_word_lists, save_word_lists
from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
from trackman.ui.palette.entries import EntryKind
from trackman.ui.palette.palette import Palette
from trackman.ui.shell.project_page import ProjectTab
from trackman.ui.widgets.tabs import Tabs

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


async def test_every_tab_of_a_page_is_found(program: Any) -> None:
    palette = await opened(program)
    workspace = program.window.workspace
    pages = workspace.project_page, workspace.activity
    bars = [bar for page in pages for bar in page.findChildren(Tabs)]
    names = [bar.tabText(place) for bar in bars for place in range(bar.count())]
    assert len(names) == 6
    for name in names:
        palette.field.setText(name)
        assert name in titles(palette)


async def test_the_search_in_all_subtitles_is_found_and_shown(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "search all sub")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = program.window.workspace.project_page
    await program.until(page.isVisible)
    assert page.tab is ProjectTab.CUE_SEARCH


async def test_a_word_list_is_found_and_searched_for(program: Any) -> None:
    lists = [WordList("Brands", ("acme",)), WordList("Swear words", ("damn",))]
    save_word_lists(program.kept.folder, lists)
    palette = await opened(program)
    QTest.keyClicks(palette.field, "swear")
    assert titles(palette) == ["Swear words"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = program.window.workspace.project_page
    await program.until(page.isVisible)
    assert page.tab is ProjectTab.CUE_SEARCH
    panel = page.cue_search.lists
    await program.until(lambda: panel.table.selected_rows() == [1])
    kept = load_word_lists(program.kept.folder)
    assert [one.seen_at is not None for one in kept] == [False, True]


async def test_the_accessibility_report_is_found_and_wants_a_scan_first(program: Any) -> None:
    palette = await opened(program)
    QTest.keyClicks(palette.field, "accessib")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    await program.until(lambda: program.window.findChildren(AccessibilityDialog))
    (dialog,) = program.window.findChildren(AccessibilityDialog)
    await program.until(lambda: "Scan the project first." in program.texts(dialog))
    save = dialog.findChild(QAbstractButton, "accessibilitySave")
    assert not save.isEnabled()
    dialog.reject()
