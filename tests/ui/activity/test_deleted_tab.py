from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from trackman.domain.journal import Stage
from trackman.ui.activity.activity_page import Tab
from trackman.ui.activity.deleted_model import DeletedColumn, DeletedModel
from trackman.ui.widgets.video_question import VideoQuestion
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.problem import Problem


@pytest.fixture
def tab(window):
    window.workspace.show_activity()
    window.activity.show_tab(Tab.DELETED)
    return window.activity.deleted


@pytest.fixture
def four(make_entry, make_track):
    return [
        make_entry(id="saved"),
        make_entry(id="audio", track=make_track(id="t2", kind="audio"), backup=None),
        make_entry(id="back", restored_as="new-id"),
        make_entry(id="other", reason="", account=None),
    ]


def button(tab, name):
    return tab.findChild(QAbstractButton, name)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def cell(tab, row, column):
    return tab.model.index(row, column).data()


def chosen(tab):
    return [entry.id for entry in tab.selected_entries()]


def test_the_model_keeps_the_rules_of_models(qapp, four):
    model = DeletedModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.show_entries(four, ())
    assert model.show_entries(four[:2], ())
    assert not model.show_entries(four[:2], {"saved"})
    tester.deleteLater()


def test_the_table_has_its_name(tab):
    assert tab.table.accessibleName() == "Recently deleted"


def test_says_of_every_track_whether_it_can_be_restored(tab, four):
    tab.show_entries(four, {"other"})
    states = [cell(tab, row, DeletedColumn.STATE) for row in range(4)]
    assert states == [
        "Can be restored",
        "No backup: audio can’t be backed up",
        "Restored",
        "Being restored…",
    ]
    assert [
        cell(tab, 0, column)
        for column in (DeletedColumn.NAME, DeletedColumn.KIND, DeletedColumn.BY)
    ] == [
        "Italiano",
        "Subtitles",
        "Track moderation",
    ]


def test_a_row_is_read_as_a_sentence(tab, four):
    tab.show_entries(four)
    sentence = tab.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.startswith("Italiano, Subtitles, Italian (Italy), launch.mp4, ")
    assert sentence.endswith("Wrong language, Track moderation, Can be restored")


def test_moments_are_told_as_people_tell_them_and_exactly_when_asked(tab, make_entry):
    moment = datetime.now(UTC) - timedelta(minutes=5)
    tab.show_entries([make_entry(changed_at=moment)])
    index = tab.model.index(0, DeletedColumn.WHEN)
    assert index.data() == f"5 minutes ago · {Moments().time(moment)}"
    assert ":" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_buttons_say_why_they_cannot_be_used(tab, four):
    restore, elsewhere = button(tab, "deletedRestore"), button(tab, "deletedElsewhere")
    tab.show_entries(four)
    assert restore.accessibleDescription() == "Select a deleted track first."
    tab.table.select_row(0)
    assert restore.isEnabled()
    assert elsewhere.isEnabled()
    tab.table.select_row(1)
    assert not restore.isEnabled()
    assert not elsewhere.isEnabled()
    assert restore.accessibleDescription() == "There’s no backup: audio can’t be backed up."
    tab.table.select_row(2)
    assert not restore.isEnabled()
    assert restore.accessibleDescription() == "The track has already been restored."
    assert elsewhere.isEnabled()


def test_asks_to_restore_what_can_be_restored_and_nothing_else(tab, four, qtbot):
    tab.show_entries(four, {"other"})
    tab.table.selectAll()
    with qtbot.waitSignal(tab.restore_requested) as asked:
        qtbot.mouseClick(button(tab, "deletedRestore"), Qt.MouseButton.LeftButton)
    assert [entry.id for entry in asked.args[0]] == ["saved"]


def test_asks_for_the_other_video_without_stopping_the_program(tab, four, qtbot):
    asked = QSignalSpy(tab.restore_elsewhere_requested)
    tab.show_entries(four)
    tab.table.select_row(2)
    qtbot.mouseClick(button(tab, "deletedElsewhere"), Qt.MouseButton.LeftButton)
    (dialog,) = tab.window().findChildren(VideoQuestion)
    edit = dialog.findChild(QLineEdit)
    edit.setText("two words")
    button(dialog, "elsewhereAction").click()
    assert asked.count() == 0
    assert dialog.isVisible()
    assert edit.accessibleDescription().startswith("Links and IDs contain no spaces")
    edit.setText(" q0VNpiNQSkG6z0lif_O1zg ")
    button(dialog, "elsewhereAction").click()
    entries, video = asked.at(0)
    assert [entry.id for entry in entries] == ["back"]
    assert video == "q0VNpiNQSkG6z0lif_O1zg"
    assert not dialog.isVisible()


def test_a_new_list_keeps_the_selection(tab, four, make_entry):
    tab.show_entries(four)
    tab.table.select_row(2)
    tab.show_entries([make_entry(id="newest"), *four])
    assert chosen(tab) == ["back"]
    tab.show_entries(four[:1])
    assert chosen(tab) == []
    assert "Select a deleted track to see its details." in texts(tab)


def test_the_side_shows_everything_about_the_selected_one(tab, four, qtbot):
    tab.show_entries(four)
    tab.table.select_row(0)
    words = texts(tab.details)
    expected = {"Italiano", "it-IT", "Wrong language", "Track moderation", "Northwind", "job-1"}
    assert expected <= set(words)
    assert {"214 cues, 12.4 kB", "ab" * 32, "6.2 s", "Primary"} <= set(words)
    qtbot.mouseClick(button(tab.details, "requestsCopy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "request-1\nrequest-2"
    qtbot.mouseClick(button(tab.details, "checksumCopy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ab" * 32


def test_what_is_not_known_takes_no_room_at_the_side(tab, make_entry):
    tab.show_entries([make_entry(job_id=None, request_ids=(), backup=None, seconds=None)])
    tab.table.select_row(0)
    words = texts(tab.details)
    assert not {"Job ID", "Request IDs", "Checksum", "Duration", "Difference"} & set(words)


def test_the_side_sums_several_up(tab, four):
    tab.show_entries(four)
    tab.table.selectAll()
    assert "4 tracks selected" in texts(tab.details)
    assert "Subtitles 3 · Audio 1" in texts(tab.details)


def test_says_so_where_nothing_was_deleted_and_where_nothing_can_be_read(tab, qtbot):
    assert "No deleted tracks" in texts(tab)
    tab.show_problem(Problem("The journal is damaged", "Put back a copy."))
    assert "The journal is damaged" in texts(tab)
    with qtbot.waitSignal(tab.retry_requested):
        qtbot.mouseClick(button(tab, "deletedProblemButton"), Qt.MouseButton.LeftButton)


def test_what_was_not_deleted_says_so(tab, make_entry):
    tab.show_entries([make_entry(stage=Stage.FAILED)])
    tab.table.select_row(0)
    assert button(tab, "deletedRestore").accessibleDescription() == "The track was not deleted."


def test_strangers_names_are_plain_text(tab, make_entry, make_track):
    tab.show_entries([make_entry(track=make_track(name="<b>\n"), reason="<i>")])
    tab.table.select_row(0)
    assert "<b>⏎" in texts(tab.details)
    for label in tab.details.findChildren(QLabel):
        assert not label.text() or label.textFormat() == Qt.TextFormat.PlainText


def test_the_rows_are_sorted_by_their_headers_and_keep_the_selection(tab, four):
    tab.show_entries(four)
    header = tab.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
        DeletedColumn.WHEN,
        Qt.SortOrder.DescendingOrder,
    )
    tab.table.select_row(0)
    chosen = tab.model.item(0).id
    tab.table.sortByColumn(DeletedColumn.NAME, Qt.SortOrder.AscendingOrder)
    names = [tab.model.text(row, DeletedColumn.NAME) for row in range(len(four))]
    assert names == sorted(names, key=str.casefold)
    (row,) = tab.table.selected_rows()
    assert tab.model.item(row).id == chosen
    tab.table.sortByColumn(DeletedColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert [tab.model.text(row, DeletedColumn.NAME) for row in range(len(four))] == names[::-1]
