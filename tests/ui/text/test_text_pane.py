from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest

from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.subtitles.export import TextForm
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.text.cues_model import CuesColumn
from trackman.ui.text.text_pane import TextPane
from trackman.ui.widgets.row_delegate import PADDING
from trackman.ui.widgets.wrapping import LEAST_HEIGHT


@pytest.fixture
def pane(qtbot):
    pane = TextPane(pause_ms=0)
    qtbot.addWidget(pane)
    pane.resize(400, 500)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane


def found(pane, text, wanted):
    pane.search.field.setText(wanted)
    QTest.keyClick(pane.search.field, Qt.Key.Key_Return)
    pane.show_hits(text.words.find(wanted))


def label(pane, name):
    return pane.findChild(object, name).text()


def test_a_text_is_a_table_with_its_number_of_cues(pane, make_text):
    pane.show_loading()
    assert label(pane, "textPageTitle") == "Loading subtitles…"
    pane.show_text(make_text("one", "two"))
    assert pane.table.isVisible()
    assert pane.table.accessibleName() == "Cues"
    titles = pane.table.model().headerData(CuesColumn.TEXT, Qt.Orientation.Horizontal)
    assert titles == "Text · 2 cues"
    assert not pane.findChild(object, "textState").isVisible()


def test_a_text_that_has_not_changed_stays_where_it_is(pane, make_text):
    text = make_text(*["line"] * 200)
    pane.show_text(replace(text, fresh=False))
    pane.table.select_row(150)
    place = pane.table.verticalScrollBar().value()
    assert place > 0
    pane.show_text(text)
    assert pane.table.selected_rows() == [150]
    assert pane.table.verticalScrollBar().value() == place


def test_an_old_text_says_how_old_and_why(pane, make_text):
    text = make_text("one")
    old = replace(
        text,
        at=text.at - timedelta(days=400),
        fresh=False,
        failure=BackupError(BackupFault.UNREACHABLE),
    )
    pane.show_text(old)
    assert "can’t be reached" in label(pane, "textState")
    assert "Last updated: 10 May 2025" in label(pane, "textState")
    again = QSignalSpy(pane.retry_requested)
    pane.findChild(object, "textRetry").click()
    assert again.count() == 1


@pytest.mark.parametrize("fault", list(BackupFault))
def test_where_nothing_can_be_read_there_are_words_for_it(pane, make_text, fault):
    text = make_text()
    pane.show_text(replace(text, failure=BackupError(fault), content=b""))
    assert not pane.table.isVisible()
    assert label(pane, "textPageTitle")
    assert label(pane, "textPageText")
    assert not pane.findChild(object, "saveText").isEnabled()


def test_searching_goes_through_what_was_found(pane, make_text):
    text = make_text("a hit", "nothing", "hit and hit", "end")
    pane.show_text(text)
    pane.table.select_row(1)
    found(pane, text, "hit")
    assert label(pane, "searchFound") == "2 of 3"
    assert pane.table.selected_rows() == [2]
    for words, step in (("3 of 3", 1), ("1 of 3", 1), ("3 of 3", -1), ("2 of 3", -1)):
        pane.go_on(step)
        assert label(pane, "searchFound") == words
    found(pane, text, "missing")
    assert label(pane, "searchFound") == "Not found"
    assert not pane.findChild(object, "foundAfter").isEnabled()


def test_return_goes_on_and_with_shift_back(pane, make_text):
    text = make_text("hit", "hit", "hit")
    pane.show_text(text)
    steps = QSignalSpy(pane.search.next_wanted)
    found(pane, text, "hit")
    QTest.keyClick(pane.search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [steps.at(place)[0] for place in range(steps.count())] == [1, -1]


def test_ctrl_f_is_the_text_s_while_the_keyboard_is_in_it(pane, make_text):
    pane.show_text(make_text("one"))
    pane.table.setFocus()
    QTest.keyClick(pane.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.search.field.hasFocus()


def test_selected_cues_are_copied_as_words(pane, make_text):
    pane.show_text(make_text("<i>one</i>", "two", "three"))
    pane.table.setFocus()
    pane.table.selectAll()
    QTest.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "one\ntwo\nthree"


def test_return_and_a_double_click_ask_for_the_place_in_the_video(pane, make_text):
    text = make_text("one", "two")
    pane.show_text(text)
    asked = QSignalSpy(pane.cue_activated)
    pane.table.select_row(1)
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    pane.table.doubleClicked.emit(pane.model.index(0, 3))
    assert [asked.at(0)[0], asked.at(1)[0]] == [text.salvage.cues[1], text.salvage.cues[0]]


def test_the_cue_on_the_video_is_kept_on_screen(pane, make_text):
    pane.show_text(make_text(*["line"] * 500))
    pane.show_current_cues((400,))
    assert pane.model.is_playing(399)
    place = pane.table.visualRect(pane.model.index(399, 0))
    assert pane.table.viewport().rect().contains(place)


def test_every_line_of_a_long_cue_can_be_seen(pane, make_text):
    pane.show_text(make_text("short", "word " * 60, "short", *["short"] * 50))
    heights = [pane.table.rowHeight(row) for row in range(3)]
    assert heights[0] == heights[2] == LEAST_HEIGHT
    assert heights[1] > 5 * 15
    pane.table.scrollTo(pane.model.index(52, 0))
    assert pane.table.rowHeight(52) == LEAST_HEIGHT


def test_the_text_is_saved_in_the_form_that_is_chosen(pane, make_text):
    pane.show_text(make_text("one"))
    asked = QSignalSpy(pane.save_requested)
    for form in TextForm:
        pane.findChild(QAction, f"save-{form.value}").trigger()
    assert [asked.at(place)[0] for place in range(3)] == list(TextForm)


@pytest.mark.parametrize("steps", [0, 5])
@pytest.mark.parametrize(
    ("time", "shown"), [("10:00:00.000", "10:00:00.0"), ("-00:07.000", "−00:07.0")]
)
def test_every_time_fits_its_column(pane, make_text, time, shown, steps):
    content = f"WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n{time} --> 20:00:00.000\ntwo\n"
    pane.show_text(ReadText.of(content.encode(), datetime(2026, 6, 14, 12, tzinfo=UTC)))
    pane.table.zoom(steps)
    cells = [pane.table.model().index(row, CuesColumn.TIME).data() for row in range(2)]
    assert shown in cells
    wide = max(map(pane.table.fontMetrics().horizontalAdvance, cells))
    assert pane.table.columnWidth(CuesColumn.TIME) >= wide + PADDING + 4
