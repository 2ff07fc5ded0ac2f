from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from trackman.ui.activity.work_model import ActivityRow, WorkColumn, WorkModel
from trackman.ui.widgets.rows_model import ItemRole


@pytest.fixture
def model(qapp):
    model = WorkModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    del tester


def ids(model):
    return [model.index(row, 0).data(ItemRole).id for row in range(model.rowCount())]


def cell(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.index(row, column).data(role)


def test_the_state_of_a_row_is_the_text_of_a_cell(model, make_work):
    model.show_work([make_work("1", progress=0.4)])
    assert cell(model, 0, WorkColumn.WHAT) == "Delete “Italiano”"
    assert cell(model, 0, WorkColumn.WHERE) == "launch.mp4"
    assert cell(model, 0, WorkColumn.STATE) == "Deleting… 4 s"
    assert cell(model, 0, WorkColumn.TIME) == "4 s"


def test_a_row_is_read_as_a_sentence(model, make_work):
    model.show_work([make_work("1", problem="Try again later.")])
    words = cell(model, 0, WorkColumn.WHAT, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Delete “Italiano”, launch.mp4, Deleting… 4 s, Try again later."


def test_what_went_wrong_is_told_in_full_over_the_state(model, make_work):
    model.show_work([make_work("1", state="Not deleted", problem="<b> & more")])
    assert "&lt;b&gt; &amp; more" in cell(model, 0, WorkColumn.STATE, Qt.ItemDataRole.ToolTipRole)


def test_what_waits_has_no_time_yet(model, make_work):
    model.show_work([make_work("1", kind="waiting", seconds=9)])
    assert cell(model, 0, WorkColumn.TIME) == ""


def test_only_what_changed_is_told_and_neighbours_together(model, make_work):
    work = [make_work(str(number)) for number in range(9)]
    model.show_work(work)
    changed = QSignalSpy(model.dataChanged)
    resets = QSignalSpy(model.modelReset)
    model.show_work(list(work))
    assert changed.count() == 0
    for number in (2, 3, 4, 7):
        work[number] = replace(work[number], state="Deleting… 5 s")
    model.show_work(work)
    spans = [(changed.at(n)[0].row(), changed.at(n)[1].row()) for n in range(changed.count())]
    assert spans == [(2, 4), (7, 7)]
    assert resets.count() == 0


KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(before=KEYS, after=KEYS, followed=st.sampled_from("abcdefgh"))
def test_rows_follow_their_work_whatever_comes_and_goes(qapp, before, after, followed):
    model = WorkModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    show = lambda keys, state: model.show_work(  # noqa: E731
        [ActivityRow(key, key, "v", state, "running") for key in keys]
    )
    show(before, "one")
    row = model.row_of(followed)
    mark = QPersistentModelIndex(model.index(row, 0)) if row is not None else None
    show(after, "two")
    assert ids(model) == after
    assert all(cell(model, row, WorkColumn.STATE) == "two" for row in range(len(after)))
    if mark is not None and followed in after:
        assert mark.data(ItemRole).id == followed
    elif mark is not None:
        assert not mark.isValid()
    tester.deleteLater()


def test_three_hundred_rows_that_change_at_once_are_told_at_once(model, make_work):
    work = [make_work(str(number)) for number in range(300)]
    model.show_work(work)
    changed = QSignalSpy(model.dataChanged)
    model.show_work([replace(one, state="Deleting… 9 s", seconds=9) for one in work])
    assert changed.count() == 1
