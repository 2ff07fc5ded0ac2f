"""Which columns a table shows: those there is room for, unless a person chose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu

from trackman.ui.widgets.row_delegate import RowDelegate
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.widgets.table import Columns, Table

NAMES = ("Name", "Language", "Reason", "State")
COLUMNS = Columns(
    fixed={},
    shares={0: 0.3, 1: 0.2, 2: 0.2},
    smallest={0: 120, 1: 100, 2: 100},
    least_for_rest=120,
    dispensable=(2, 1),
)


class Rows(RowsModel):
    """Three rows of four cells."""

    def count(self) -> int:
        return 3

    def titles(self) -> tuple[str, ...]:
        return NAMES

    def item(self, row: int) -> object:
        return row

    def text(self, row: int, column: int) -> str:
        return f"{NAMES[column]} {row}"

    def sentence(self, row: int) -> str:
        return str(row)


@pytest.fixture
def make_table(qtbot):
    def make(width):
        table = Table("some", COLUMNS)
        table.set_up(Rows(QObject(table)), RowDelegate(table))
        qtbot.addWidget(table)
        table.resize(width, 200)
        table.show()
        return table

    return make


def test_a_selected_row_has_no_seams_on_a_screen_at_150_percent(make_table):
    table = make_table(701)
    for column in range(3):
        table.setColumnWidth(column, 133)
    table.select_row(1)
    seen = set()
    picture = QPixmap(table.viewport().size() * 1.5)
    picture.setDevicePixelRatio(1.5)
    table.viewport().render(picture)
    image = picture.toImage()
    rect = table.visualRect(table.model().index(1, 1))
    for column in (1, 2, 3):
        edge = round(table.columnViewportPosition(column) * 1.5)
        for x in range(edge - 3, edge + 4):
            seen.add(image.pixelColor(x, round((rect.top() + 6) * 1.5)).name())
    assert len(seen) == 1


def shown(table):
    return [column for column in range(4) if not table.isColumnHidden(column)]


def width(table):
    return sum(table.columnWidth(column) for column in shown(table))


def offered(table):
    """Open the menu of the header, and return its lines by their words."""
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = [one for one in table.findChildren(QMenu) if one.isVisible()]
    actions = {action.text(): action for action in menu.actions()}
    menu.hide()
    return actions


def test_the_header_offers_the_columns_and_keeps_the_first(make_table):
    actions = offered(make_table(700))
    assert list(actions) == list(NAMES)
    assert all(action.isChecked() for action in actions.values())
    assert not actions["Name"].isEnabled()
    assert actions["Name"].toolTip() == "This column is always shown."


def test_a_column_that_is_hidden_leaves_its_room_to_the_others(make_table):
    table = make_table(700)
    before = width(table)
    offered(table)["Language"].trigger()
    assert shown(table) == [0, 2, 3]
    assert abs(width(table) - before) < 4
    offered(table)["State"].trigger()
    assert shown(table) == [0, 2]
    assert abs(width(table) - before) < 4
    offered(table)["State"].trigger()
    offered(table)["Language"].trigger()
    assert shown(table) == [0, 1, 2, 3]
    assert abs(width(table) - before) < 4


def test_a_column_hidden_for_want_of_room_can_be_shown_and_others_give_way(make_table):
    table = make_table(350)
    assert shown(table) == [0, 1, 3]
    offered(table)["Reason"].trigger()
    assert shown(table) == [0, 2, 3]
    table.resize(900, 200)
    assert shown(table) == [0, 1, 2, 3]


def test_what_a_person_wants_to_see_scrolls_where_it_has_no_room(make_table, qtbot):
    table = make_table(350)
    offered(table)["Reason"].trigger()
    offered(table)["Language"].trigger()
    assert shown(table) == [0, 1, 2, 3]
    assert table.columnWidth(3) >= 120
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    table.resize(900, 200)
    assert table.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert abs(width(table) - table.viewport().width()) < 4


def test_the_choice_is_saved_with_the_widths(make_table):
    table = make_table(700)
    offered(table)["Language"].trigger()
    other = make_table(700)
    other.restore_columns(table.saved_columns())
    assert shown(other) == [0, 2, 3]
    other.resize(300, 200)
    other.resize(710, 200)
    assert shown(other) == [0, 2, 3]
    other.restore_columns(b"")
    other.restore_columns(b"anything else")
    assert shown(other) == [0, 2, 3]


def test_rows_are_copied_with_the_columns_on_screen_in_their_order(make_table):
    table = make_table(700)
    offered(table)["Language"].trigger()
    table.horizontalHeader().moveSection(3, 0)
    table.select_row(1)
    assert table.text_of_selection() == "State 1\tName 1\tReason 1"
    table.clearSelection()
    assert table.text_of_selection() == ""


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_column_is_as_wide_as_the_words_it_must_show_whole(make_table, column):
    table = make_table(900)
    words = "Wiederherstellen, Wiederherstellen"
    table.keep_whole(column, ["Add", words], beside=13)
    needed = table.fontMetrics().horizontalAdvance(words) + 13
    assert table.columnWidth(column) > needed
    table.resize(700, 200)
    assert table.columnWidth(column) > needed


def test_a_column_that_has_room_for_its_words_stays_as_it_is(make_table):
    table = make_table(900)
    before = [table.columnWidth(column) for column in range(len(NAMES))]
    table.keep_whole(0, ["Add"])
    assert [table.columnWidth(column) for column in range(len(NAMES))] == before


def test_widths_of_a_shorter_language_never_cut_a_title(qtbot, monkeypatch):
    def shown():
        table = Table("some", Columns(fixed={3: 40}, shares={}, smallest={}))
        table.set_up(Rows(QObject(table)), RowDelegate(table))
        qtbot.addWidget(table)
        table.resize(700, 200)
        table.show()
        return table

    before = shown().saved_columns()
    monkeypatch.setattr(f"{__name__}.NAMES", (*NAMES[:3], "A state with many words"))
    table = shown()
    width = table.horizontalHeader().sectionSize(3)
    table.restore_columns(before)
    assert table.horizontalHeader().sectionSize(3) == width
