from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu

from trackman.domain.history import HistoryQuery, HistorySort
from trackman.domain.journal import Act, Consent, Stage
from trackman.ui.activity.activity_page import Tab
from trackman.ui.activity.history_model import SORTS, HistoryColumn, HistoryModel
from trackman.ui.wording.problem import Problem


@pytest.fixture
def tab(window):
    window.workspace.show_activity()
    window.activity.show_tab(Tab.HISTORY)
    return window.activity.history


@pytest.fixture
def wanted(tab):
    return QSignalSpy(tab.history_wanted)


def button(tab, name):
    return tab.findChild(QAbstractButton, name)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def last(wanted) -> HistoryQuery:
    return wanted.at(wanted.count() - 1)[0]


def choose(tab, menu, action):
    button(tab, menu).open_menu()
    found = next(one for one in tab.findChildren(QAction) if one.objectName() == action)
    found.trigger()
    tab.findChild(QMenu, f"{menu}Menu").close()


def test_the_model_keeps_the_rules_of_models(qapp, make_row):
    model = HistoryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([make_row("1"), make_row("2")])
    model.show_rows([])
    tester.deleteLater()


def test_has_the_names_that_screen_readers_and_tests_rely_on(tab):
    assert tab.table.accessibleName() == "History"
    assert tab.filters.search.accessibleName() == "Search history"


def test_asks_for_everything_when_it_comes_on_screen(window):
    window.workspace.show_activity()
    wanted = QSignalSpy(window.activity.history.history_wanted)
    window.activity.show_tab(Tab.HISTORY)
    assert wanted.count() == 1
    assert last(wanted) == HistoryQuery()


def test_a_row_tells_all_there_is_room_for(tab, make_row):
    tab.show_rows([make_row("1", stage=Stage.FAILED, code="MUX_ERROR")])
    cells = [tab.model.index(0, column).data() for column in HistoryColumn]
    assert cells[1:] == [
        "Delete",
        "Italiano",
        "Italian (Italy)",
        "launch.mp4",
        "Northwind",
        "Wrong language",
        "Track moderation",
        "Not deleted: MUX_ERROR",
    ]
    assert tab.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == ", ".join(cells)


def test_typing_asks_once_after_a_moment(tab, wanted, qtbot):
    qtbot.keyClicks(tab.filters.search, "italiano")
    assert wanted.count() == 0
    qtbot.waitUntil(lambda: wanted.count() > 0)
    assert [wanted.at(place)[0].text for place in range(wanted.count())] == ["italiano"]


def test_control_f_goes_to_the_search_from_every_tab(window, qtbot):
    window.workspace.show_activity()
    qtbot.keyClick(window.activity.tabs, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.activity.history.filters.search.hasFocus()


def test_escape_clears_the_search_before_it_goes_back(tab, window, qtbot):
    search = tab.filters.search
    search.focus()
    qtbot.keyClicks(search, "x")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert window.activity.isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not window.activity.isVisible()


@pytest.mark.parametrize(
    ("menu", "action", "expected"),
    [
        ("historyAct", "restore", {"act": Act.RESTORE}),
        ("historyResult", "failed", {"stages": frozenset({Stage.FAILED})}),
        ("historyResult", "unknown", {"stages": frozenset({Stage.UNKNOWN})}),
        ("historyProject", "82", {"project": "82"}),
    ],
)
def test_a_filter_asks_at_once_and_says_what_it_lets_through(tab, wanted, menu, action, expected):
    tab.filters.offer_projects([("81", "Northwind"), ("82", "Southwind & Sons")])
    choose(tab, menu, f"{menu}-{action}")
    assert last(wanted) == HistoryQuery(**expected)
    choose(tab, menu, f"{menu}-all")
    assert last(wanted) == HistoryQuery()


def test_the_results_to_filter_by_leave_no_stage_out(tab, wanted):
    seen: set[Stage] = set()
    for result in ("done", "failed", "unknown", "dropped", "running"):
        choose(tab, "historyResult", f"historyResult-{result}")
        assert not seen & last(wanted).stages
        seen |= last(wanted).stages
    assert seen == set(Stage)


@pytest.mark.parametrize(("period", "days"), [("today", 0), ("week", 6), ("month", 29)])
def test_a_period_begins_at_midnight_here(tab, wanted, period, days):
    choose(tab, "historyPeriod", f"historyPeriod-{period}")
    since = last(wanted).since
    assert since is not None
    today = datetime.now().astimezone().date()
    assert since.astimezone().date() == today - timedelta(days=days)
    assert since.astimezone().time().isoformat() == "00:00:00"


def test_one_project_is_no_choice(tab):
    tab.filters.offer_projects([("81", "Northwind")])
    assert not button(tab, "historyProject").isVisible()
    tab.filters.offer_projects([("81", "Northwind"), ("82", "Southwind")])
    assert button(tab, "historyProject").isVisible()


@pytest.mark.parametrize("column", HistoryColumn)
def test_every_header_sorts_both_ways(tab, wanted, make_row, column):
    tab.show_rows([make_row("1")])
    tab.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert last(wanted) == HistoryQuery(sort=SORTS[column], descending=False)
    tab.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert last(wanted) == HistoryQuery(sort=SORTS[column], descending=True)
    assert set(SORTS.values()) == set(HistorySort) - {HistorySort.DURATION}


def test_says_so_where_nothing_was_done_and_where_nothing_matches(tab, wanted, qtbot):
    tab.show_rows([])
    assert "No activity yet" in texts(tab)
    choose(tab, "historyAct", "historyAct-restore")
    qtbot.keyClicks(tab.filters.search, "zebra")
    qtbot.keyClick(tab.filters.search, Qt.Key.Key_Return)
    tab.show_rows([])
    assert "No matches" in texts(tab)
    qtbot.mouseClick(button(tab, "historyNothingButton"), Qt.MouseButton.LeftButton)
    assert last(wanted) == HistoryQuery()
    assert tab.findChild(QLineEdit, "searchHistory").text() == ""


def test_says_why_it_cannot_be_read_and_tries_again(tab, wanted, qtbot, make_row):
    tab.show_problem(Problem("The journal is damaged", "Put back a copy."))
    assert "The journal is damaged" in texts(tab)
    before = wanted.count()
    qtbot.mouseClick(button(tab, "historyProblemButton"), Qt.MouseButton.LeftButton)
    assert wanted.count() == before + 1
    tab.show_rows([make_row("1")])
    assert tab.table.isVisible()


def test_the_side_shows_the_entry_of_the_selected_row_and_no_late_one(
    tab, make_row, make_entry, qtbot
):
    tab.show_rows([make_row("e1"), make_row("e2")])
    with qtbot.waitSignal(tab.entry_wanted) as asked:
        tab.table.select_row(0)
    assert asked.args == ["e1"]
    tab.show_entry(make_entry(id="e2", reason="late"))
    assert "late" not in texts(tab.details)
    tab.show_entry(make_entry(id="e1", difference="cue 3", act=Act.RESTORE, stage=Stage.RESTORED))
    assert "cue 3" in texts(tab.details)
    moment = datetime(2026, 6, 14, 12, tzinfo=UTC)
    tab.show_entry(make_entry(id="e1", consent=Consent("Zoë", moment)))
    assert any(text.startswith("Zoë · ") for text in texts(tab.details))
    tab.table.selectAll()
    assert "2 rows selected" in texts(tab.details)


def test_restores_what_can_be_restored(tab, make_row, qtbot):
    restore = button(tab, "historyRestore")
    tab.show_rows(
        [
            make_row("1"),
            make_row("2", has_backup=False),
            make_row("3", act=Act.RESTORE, stage=Stage.RESTORED),
            make_row("4", stage=Stage.FAILED),
            make_row("5", restored_as="new"),
        ]
    )
    assert restore.accessibleDescription() == "Select a row first."
    for row, why in (
        (1, "There’s no backup."),
        (2, "This entry is no deletion."),
        (3, "The track was not deleted."),
        (4, "The track has already been restored."),
    ):
        tab.table.select_row(row)
        assert not restore.isEnabled()
        assert restore.accessibleDescription() == why
    tab.table.selectAll()
    with qtbot.waitSignal(tab.restore_requested) as asked:
        qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    assert asked.args == [["1"]]


def test_exports_and_reports_what_is_listed(tab, make_row, qtbot):
    assert not button(tab, "historyExport").isEnabled()
    assert button(tab, "historyReport").isEnabled()
    tab.show_rows([make_row("1")])
    for kind in ("xlsx", "csv", "jsonl"):
        qtbot.mouseClick(button(tab, "historyExport"), Qt.MouseButton.LeftButton)
        action = next(
            one for one in tab.findChildren(QAction) if one.objectName() == f"export-{kind}"
        )
        with qtbot.waitSignal(tab.export_requested) as asked:
            action.trigger()
        assert asked.args == [kind]
        for menu in tab.findChildren(QMenu):
            menu.close()
    with qtbot.waitSignal(tab.report_requested):
        qtbot.mouseClick(button(tab, "historyReport"), Qt.MouseButton.LeftButton)


def test_other_rows_keep_the_selection(tab, make_row):
    tab.show_rows([make_row("1"), make_row("2")])
    tab.table.select_row(1)
    tab.show_rows([make_row("2"), make_row("3")])
    assert [row.id for row in tab.selected_rows()] == ["2"]


def test_of_ten_thousand_rows_only_those_on_screen_are_asked_for_their_words(
    tab, make_row, monkeypatch
):
    rows = [make_row(str(number)) for number in range(10_000)]
    tab.show_rows(rows)
    tab.table.select_row(5000)
    asked = set()
    text = HistoryModel.text

    def seen(model, row, column):
        asked.add(row)
        return text(model, row, column)

    monkeypatch.setattr(HistoryModel, "text", seen)
    tab.show_rows(rows)
    QApplication.processEvents()
    assert 0 < len(asked) < 100
    assert [row.id for row in tab.selected_rows()] == ["5000"]


def test_columns_give_way_where_the_room_is_short(tab, make_row, window):
    tab.show_rows([make_row("1")])
    window.resize(860, 520)
    QApplication.sendPostedEvents()
    header = tab.table.horizontalHeader()
    assert header.isSectionHidden(HistoryColumn.PROJECT)
    assert not header.isSectionHidden(HistoryColumn.RESULT)
    assert header.length() <= tab.table.viewport().width()
    window.resize(1800, 900)
    QApplication.sendPostedEvents()
    assert not header.isSectionHidden(HistoryColumn.PROJECT)
