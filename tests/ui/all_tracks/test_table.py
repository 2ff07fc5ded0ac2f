"""The table takes very many selected rows as well as few."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtTest import QSignalSpy

from trackman.ui.all_tracks.model import AllTracksModel
from trackman.ui.all_tracks.rows import TrackRows
from trackman.ui.all_tracks.table import AllTracksTable


@pytest.fixture
def table(qtbot):
    model = AllTracksModel()
    model.show_rows(TrackRows(array("q", range(1_000))))
    table = AllTracksTable(model)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    return table


def picture(table):
    return table.viewport().grab().toImage()


@pytest.mark.parametrize("count", [3, 400])
def test_scattered_rows_are_selected_and_let_go_by_one_click(table, count):
    table.select_row(2)
    alone = picture(table)
    spans = [(2 * place, 2 * place) for place in range(count)]
    told = QSignalSpy(table.rows_chosen)
    table.choose_spans(spans)
    assert table.selected_spans() == spans
    assert picture(table) != alone
    table.select_row(2)
    assert table.selected_rows() == [2]
    assert picture(table) == alone
    assert told.count() == 2
