"""The editor by mouse and keyboard: cues change at once, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from trackman.domain.quality.findings import FindingCode, found
from trackman.domain.subtitles.editing.differences import CueDifference
from trackman.domain.subtitles.editing.document import EditAct, EditedText
from trackman.domain.subtitles.editing.passages import opened
from trackman.domain.subtitles.webvtt import Cue, read_webvtt
from trackman.ui.editor.cell_editors import TimeCellEditor
from trackman.ui.editor.changes import ChangesColumn, ChangesModel
from trackman.ui.editor.commands import EditorCommand
from trackman.ui.editor.editor_pane import EditorPane
from trackman.ui.editor.find_bar import MatchModel
from trackman.ui.editor.model import EditorColumn, EditorModel
from trackman.ui.theme.style_sheet import style_sheet
from trackman.ui.theme.theme import current_look

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FILE = b"""WEBVTT

00:01.000 --> 00:02.000
One

00:03.000 --> 00:04.000
Two <i>two</i>

00:05.000 --> 00:06.000
Three
"""


@pytest.fixture
def pane(qtbot: QtBot) -> EditorPane:
    """Return an editor with three cues, that has the keyboard."""
    pane = EditorPane()
    qtbot.addWidget(pane)
    pane.resize(600, 700)
    pane.show_text(EditedText(opened(FILE)))
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.take_keyboard()
    return pane


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def texts(pane: EditorPane) -> list[str]:
    return [cue.text for cue in pane.document.cues]


def click(pane: EditorPane, name: str) -> None:
    button = pane.findChild(QWidget, name)
    assert isinstance(button, QPushButton | QToolButton)
    assert button.isEnabled(), button.toolTip()
    button.click()


def field(pane: EditorPane, name: str) -> QLineEdit:
    found = pane.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.parametrize("make", [EditorModel, ChangesModel, MatchModel])
def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, make: Callable[[], Any]) -> None:
    model = make()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if isinstance(model, EditorModel):
        model.show_text(EditedText(opened(FILE)))
        text = model.document
        for work in (
            lambda: text.split(1),
            lambda: text.merge(0),
            lambda: text.insert(0),
            lambda: text.delete([0, 2]),
            lambda: text.shift(100),
            text.undo,
            text.undo,
            text.undo,
            text.undo,
            text.undo,
            text.redo,
        ):
            model.follow(work())
            assert model.rowCount() == len(text)


def test_what_is_typed_is_in_the_text_at_once(pane: EditorPane) -> None:
    press(Key.Key_Return)
    write("!")
    assert texts(pane)[0] == "One!"
    press(Key.Key_Return)
    write("more")
    assert texts(pane)[0] == "One!\nmore"
    press(Key.Key_Return, CTRL)
    assert pane.table.hasFocus()
    assert pane.document.steps == 1


def test_escape_leaves_the_text_and_keeps_what_was_typed(pane: EditorPane) -> None:
    press(Key.Key_F2)
    write("!")
    press(Key.Key_Escape)
    assert pane.table.hasFocus()
    assert texts(pane)[0] == "One!"


def test_an_empty_line_waits_for_its_words(pane: EditorPane) -> None:
    press(Key.Key_Return)
    press(Key.Key_Return)
    press(Key.Key_Return)
    write("x")
    editor = pane.table.text_editor
    assert editor is not None
    assert editor.toPlainText() == "One\n\nx"
    assert texts(pane)[0] == "One\nx"


def test_undo_works_while_one_types(pane: EditorPane) -> None:
    press(Key.Key_Return)
    write(" a")
    press(Key.Key_Z, CTRL)
    assert texts(pane)[0] == "One"
    editor = pane.table.text_editor
    assert editor is not None
    assert editor.toPlainText() == "One"
    press(Key.Key_Y, CTRL)
    assert texts(pane)[0] == editor.toPlainText() == "One a"
    write("b")
    assert texts(pane)[0] == "One ab"


def test_tab_goes_from_cell_to_cell(pane: EditorPane) -> None:
    pane.table.setCurrentIndex(pane.model.index(0, EditorColumn.START))
    press(Key.Key_Return)
    assert isinstance(focus(), TimeCellEditor)
    write("0:01.5")
    press(Key.Key_Tab)
    write("0:02.25")
    press(Key.Key_Tab)
    write("?")
    press(Key.Key_Return, CTRL)
    assert pane.document[0] == Cue(1500, 2250, "One?")


def test_what_is_no_time_is_marked_and_changes_nothing(pane: EditorPane) -> None:
    pane.table.setCurrentIndex(pane.model.index(0, EditorColumn.END))
    press(Key.Key_Return)
    write("x")
    assert focus().property("wrong") == "true"
    press(Key.Key_Return)
    assert pane.document[0].end == 2000
    assert not pane.document.is_changed


def test_a_time_that_is_being_typed_is_saved(pane: EditorPane) -> None:
    saved: list[Cue] = []
    pane.save_requested.connect(lambda: saved.append(pane.document[0]))
    pane.table.setCurrentIndex(pane.model.index(0, EditorColumn.END))
    press(Key.Key_Return)
    write("0:02.2")
    press(Key.Key_S, CTRL)
    assert saved == [Cue(1000, 2200, "One")]
    assert isinstance(focus(), TimeCellEditor)
    write("5")
    press(Key.Key_Tab)
    assert pane.document[0].end == 2250


def test_what_is_no_time_is_said_and_does_not_pass_for_published(pane: EditorPane) -> None:
    refused: list[str] = []
    asked: list[bool] = []
    pane.refused.connect(refused.append)
    pane.changes_requested.connect(lambda: asked.append(True))
    pane.table.setCurrentIndex(pane.model.index(0, EditorColumn.END))
    press(Key.Key_Return)
    write("7,5x")
    press(Key.Key_P, CTRL | SHIFT)
    assert (refused, asked) == (["7,5x"], [])
    assert isinstance(focus(), TimeCellEditor)
    press(Key.Key_Backspace)
    press(Key.Key_P, CTRL | SHIFT)
    assert (refused, asked) == (["7,5x"], [True])
    assert pane.document[0].end == 7500


def test_a_cue_is_split_at_the_caret_and_merged_again(pane: EditorPane) -> None:
    press(Key.Key_Down)
    press(Key.Key_Return)
    press(Key.Key_Home)
    for _ in range(4):
        press(Key.Key_Right)
    press(Key.Key_K, CTRL)
    assert texts(pane) == ["One", "Two", "<i>two</i>", "Three"]
    assert pane.table.row == 2
    assert pane.table.text_editor is not None
    press(Key.Key_Escape)
    press(Key.Key_Up)
    press(Key.Key_M, CTRL)
    assert texts(pane) == ["One", "Two\n<i>two</i>", "Three"]


def test_a_cue_is_split_where_the_video_is(pane: EditorPane) -> None:
    pane.position = 1200
    click(pane, "editorSplit")
    assert [cue.start for cue in pane.document.cues[:2]] == [1000, 1200]


def test_a_new_cue_is_typed_in_at_once(pane: EditorPane) -> None:
    press(Key.Key_I, CTRL)
    write("New")
    assert pane.document[1] == Cue(2000, 3000, "New")


def test_several_cues_are_merged_or_deleted_in_one_step(pane: EditorPane) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_M, CTRL)
    assert texts(pane) == ["One\nTwo <i>two</i>", "Three"]
    press(Key.Key_Delete)
    assert texts(pane) == ["Three"]
    press(Key.Key_K, CTRL | SHIFT)
    assert texts(pane) == []
    for _ in range(3):
        press(Key.Key_Z, CTRL)
    assert pane.document.content() == FILE


def test_cues_are_shifted_from_here_on(pane: EditorPane) -> None:
    press(Key.Key_Down)
    press(Key.Key_T, CTRL)
    write("+0.5")
    click(pane, "shiftRest")
    assert [cue.start for cue in pane.document.cues] == [1000, 3500, 5500]
    field(pane, "shiftBy").setText("-2")
    assert not pane.findChild(QPushButton, "shiftAll").isEnabled()  # type: ignore[union-attr]
    click(pane, "shiftRest")
    assert [cue.start for cue in pane.document.cues] == [1000, 1500, 3500]
    press(Key.Key_Escape)
    assert pane.table.hasFocus()


def test_a_text_is_stretched_between_two_points(pane: EditorPane) -> None:
    press(Key.Key_T, CTRL | SHIFT)
    field(pane, "stretchTimeA").setText("0:02")
    field(pane, "stretchTimeB").setText("0:10")
    click(pane, "stretchDo")
    assert [cue.start for cue in pane.document.cues] == [2000, 6000, 10_000]
    field(pane, "stretchTimeB").setText("0:00.5")
    button = pane.findChild(QPushButton, "stretchDo")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()


def test_find_and_replace_shows_first_what_it_would_do(pane: EditorPane) -> None:
    press(Key.Key_F, CTRL)
    write("t")
    field(pane, "findBy").setText("d")
    pane.finding.begin()
    assert [pane.finding.model.text(n, 2) for n in range(2)] == ["dwo <i>dwo</i>", "dhree"]
    press(Key.Key_Return)
    assert pane.table.row == 1
    click(pane, "replaceOne")
    assert texts(pane) == ["One", "dwo <i>two</i>", "Three"]
    click(pane, "replaceAll")
    assert texts(pane) == ["One", "dwo <i>dwo</i>", "dhree"]
    press(Key.Key_Escape)
    press(Key.Key_Z, CTRL)
    assert texts(pane) == ["One", "dwo <i>two</i>", "Three"]


def test_what_was_replaced_is_not_found_again_at_once(pane: EditorPane) -> None:
    pane.show_text(EditedText(opened(FILE.replace(b"One", b"ab").replace(b"Three", b"a c"))))
    press(Key.Key_F, CTRL)
    write("a")
    field(pane, "findBy").setText("aa")
    pane.finding.begin()
    for _ in range(3):
        click(pane, "replaceOne")
    assert texts(pane) == ["aab", "Two <i>two</i>", "aa c"]
    click(pane, "replaceOne")
    assert texts(pane) == ["aab", "Two <i>two</i>", "aa c"], "it goes to the first, and waits"
    assert pane.table.row == 0


def test_several_places_of_one_cue_are_replaced_in_turn(pane: EditorPane) -> None:
    press(Key.Key_F, CTRL)
    write("two")
    field(pane, "findBy").setText("two two")
    pane.finding.begin()
    for _ in range(3):
        click(pane, "replaceOne")
    assert texts(pane)[1] == "two two <i>two two</i>"


def test_case_and_whole_words_narrow_what_is_found(pane: EditorPane) -> None:
    press(Key.Key_F, CTRL)
    field(pane, "findWanted").setText("Two")
    pane.finding.begin()
    assert len(pane.finding.model.item(0).places) == 2
    case = pane.findChild(QWidget, "findCase")
    assert case is not None
    QTest.mouseClick(case, Qt.MouseButton.LeftButton, pos=QPoint(8, case.height() // 2))
    assert len(pane.finding.model.item(0).places) == 1


def test_findings_stand_under_their_cues_and_move_with_them(pane: EditorPane) -> None:
    pane.show_findings((found(FindingCode.EMPTY, 2),))
    assert "Empty" in pane.model.sentence(1)
    pane.model.follow(pane.document.insert(0))
    assert "Empty" in pane.model.sentence(2)
    press(Key.Key_F8)
    assert pane.table.row == 2


def test_a_text_with_findings_is_whole_while_one_types(
    qapp: QApplication, pane: EditorPane, qtbot: QtBot
) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(current_look(), qapp.font().pointSizeF()))
    try:
        for finding in ((), (found(FindingCode.EMPTY, 1),)):
            pane.show_findings(finding)
            pane.table.edit_text(0)
            field = pane.table.text_editor
            assert field is not None
            qtbot.wait(20)  # it is laid out
            assert field.viewport().height() >= field.fontMetrics().height()
            pane.table.finish()
    finally:
        qapp.setStyleSheet(before)


def test_only_what_can_be_mended_is_offered(pane: EditorPane) -> None:
    pane.show_findings(
        (found(FindingCode.EMPTY, 1), found(FindingCode.TOO_FAST, 1, speed=9, limit=3))
    )
    wanted: list[Any] = []
    pane.fixes_requested.connect(wanted.append)
    press(Key.Key_F7)
    assert [one.code for one in wanted[0]] == [FindingCode.EMPTY]
    pane.apply(EditAct.FIX, {1: None})
    assert texts(pane) == ["Two <i>two</i>", "Three"]


def test_single_letters_judge_no_tracks_while_one_edits(pane: EditorPane, qtbot: QtBot) -> None:
    seen: list[int] = []

    class Outside(QWidget):
        def keyPressEvent(self, event: Any) -> None:
            seen.append(event.key())

    outside = Outside()
    qtbot.addWidget(outside)
    pane.setParent(outside)
    outside.resize(600, 700)
    with qtbot.waitActive(outside):
        outside.show()
        outside.activateWindow()
    pane.show()
    pane.take_keyboard()
    press(Key.Key_N)
    press(Key.Key_Delete)
    assert seen == []
    press(Key.Key_L)
    assert seen == [Key.Key_L], "the player's keys work among the cues"
    press(Key.Key_Return)
    write("nkjl.,[]m")
    assert seen == [Key.Key_L]
    pane.setParent(None)
    qtbot.addWidget(pane)


def test_every_command_has_words_and_a_picture(pane: EditorPane) -> None:
    for name in ("Undo", "Redo", "Split", "Merge", "Insert", "Delete cue", "Fix"):
        (button,) = (one for one in pane.findChildren(QToolButton) if one.accessibleName() == name)
        assert not button.icon().isNull()
    assert {*EditorCommand} == set(pane._commands)  # noqa: SLF001 - a command without work


def test_what_cannot_be_done_says_why(pane: EditorPane) -> None:
    undo = pane.findChild(QToolButton, "editorUndo")
    assert isinstance(undo, QToolButton)
    assert not undo.isEnabled()
    assert "Nothing to undo" in undo.toolTip()
    pane.show_publishable("Read-only mode is on.")
    publish = pane.findChild(QPushButton, "publish")
    assert isinstance(publish, QPushButton)
    assert not publish.isEnabled()
    assert "Read-only mode is on." in publish.toolTip()


def test_an_empty_text_can_be_begun(pane: EditorPane) -> None:
    pane.show_text(EditedText(opened(b"WEBVTT\n\nNOTE nothing yet\n")))
    press(Key.Key_I, CTRL)
    write("First")
    content = pane.document.content()
    assert b"NOTE nothing yet" in content
    assert [cue.text for cue in read_webvtt(content).cues] == ["First"]


def test_a_changed_cue_keeps_its_punctuation_in_place_from_right_to_left(
    qapp: QApplication,
) -> None:
    model = ChangesModel()
    before, after = Cue(0, 1000, "Uno.\nDue."), Cue(0, 1000, "Uno.\nTre.")
    model.show_changes([CueDifference((1, before), (1, after))])
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        _, *lines = model.text(0, ChangesColumn.AFTER).split("\n")
        assert lines == ["\u2068Uno.\u2069", "\u2068Tre.\u2069"]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert model.text(0, ChangesColumn.AFTER) == "0:00.0 to 0:01.0\nUno.\nTre."
