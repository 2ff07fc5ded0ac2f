"""The list of findings over the cues it is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest

from trackman.domain.errors import BackupFault
from trackman.domain.quality.findings import FindingCode, found, unreadable
from trackman.ui.text.cues_model import CuesColumn
from trackman.ui.text.findings_model import FindingsColumn, FindingsModel
from trackman.ui.text.findings_view import FindingsView
from trackman.ui.text.text_pane import TextPane
from trackman.ui.widgets.rows_model import PictureRole

FINDINGS = (
    found(FindingCode.UNSAFE_TAG, 3, tag="<script>"),
    found(FindingCode.EMPTY, 2),
    found(FindingCode.NO_SOUNDS),
)


@pytest.fixture
def pane(qtbot, make_text):
    pane = TextPane(pause_ms=0)
    qtbot.addWidget(pane)
    pane.resize(500, 700)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.show_text(make_text("one", "two", "three"))
    return pane


def button(pane):
    return pane.findChild(object, "showFindings")


def view(pane):
    return pane.findChild(FindingsView)


def test_a_finding_is_a_severity_and_a_sentence(qapp):
    model = FindingsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_findings(FINDINGS)
    assert tester.model() is model
    cells = [[model.index(row, column).data() for column in FindingsColumn] for row in range(3)]
    assert cells[0][0] == "Error"
    assert cells[0][1].startswith("Cue 3: “<script>” is a web page tag that runs")
    assert cells[1] == ["Warning", "Cue 2: Empty cue."]
    assert cells[2][1].startswith("Marked as closed captions")
    assert model.index(0, 0).data(PictureRole) == "error"
    read_out = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert read_out == "Warning, Cue 2: Empty cue."


def test_nothing_is_said_as_long_as_nothing_is_known(pane):
    assert not button(pane).isVisible()
    pane.show_findings(())
    assert button(pane).text() == "No findings"
    assert not button(pane).isEnabled()


def test_the_button_opens_the_list_and_a_click_leads_to_the_cue(pane):
    pane.show_findings(FINDINGS)
    assert button(pane).text() == "3 findings"
    button(pane).click()
    assert view(pane).isVisible()
    assert pane.table.isVisible()
    table = view(pane).table
    assert table.accessibleName() == "Findings"
    place = table.visualRect(table.model().index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.table.selected_rows() == [1]
    table.select_row(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert pane.table.selected_rows() == [2]
    button(pane).click()
    assert not view(pane).isVisible()


def test_in_a_low_pane_the_list_takes_the_place_of_the_cues(pane):
    pane.resize(300, 350)
    pane.show_findings(FINDINGS)
    assert (button(pane).text(), button(pane).accessibleName()) == ("3", "3 findings")
    button(pane).click()
    assert not pane.table.isVisible()
    view(pane).table.select_row(1)
    QTest.keyClick(view(pane).table, Qt.Key.Key_Return)
    assert pane.table.isVisible()
    assert not view(pane).isVisible()
    assert pane.table.selected_rows() == [1]


def test_cues_are_marked_where_there_is_something(pane):
    assert pane.table.isColumnHidden(CuesColumn.MARK)
    pane.show_findings(FINDINGS)
    assert not pane.table.isColumnHidden(CuesColumn.MARK)
    pane.show_findings((unreadable(BackupFault.CUT),))
    assert pane.table.isColumnHidden(CuesColumn.MARK)


def test_the_findings_of_one_text_do_not_stay_with_the_next(pane):
    pane.show_findings(FINDINGS)
    button(pane).click()
    pane.show_loading()
    assert not button(pane).isVisible()
    assert not view(pane).isVisible()


def test_the_list_can_be_exported(pane):
    pane.show_findings(FINDINGS)
    button(pane).click()
    asked = QSignalSpy(pane.export_requested)
    pane.findChild(object, "exportFindings").click()
    assert asked.count() == 1
