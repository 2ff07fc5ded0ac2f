"""Findings lead to their cues: chips, words and keys."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton

from trackman.domain.errors import BackupFault
from trackman.domain.quality.findings import FindingCode, Severity, found, unreadable
from trackman.ui.text.cues_model import CuesColumn
from trackman.ui.text.text_pane import TextPane

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
    pane.show_text(make_text("one", "two", "three", "four"))
    return pane


def chip(pane, severity):
    return pane.findChild(QPushButton, f"chip-{severity.value}")


def label(pane, name):
    return pane.findChild(object, name)


def numbers(pane):
    model = pane.model
    return [model.index(row, CuesColumn.NUMBER).data() for row in range(model.rowCount())]


def test_nothing_is_claimed_as_long_as_nothing_is_known(pane):
    pane.show_findings(None)
    assert label(pane, "findingsNone").text() == "Checking…"
    pane.show_findings(())
    assert label(pane, "findingsNone").text() == "No findings"
    assert not chip(pane, Severity.ERROR).isVisible()


def test_chips_count_and_filter_one_at_a_time(pane, qtbot):
    pane.show_findings(FINDINGS)
    qtbot.waitUntil(lambda: chip(pane, Severity.ERROR).text() == "1 error")
    chip(pane, Severity.ERROR).click()
    assert numbers(pane) == ["3"]
    chip(pane, Severity.WARNING).click()
    assert numbers(pane) == ["2"]
    assert not chip(pane, Severity.ERROR).isChecked()
    chip(pane, Severity.WARNING).click()
    assert numbers(pane) == ["1", "2", "3", "4"]


def test_what_is_about_no_single_cue_is_said_over_them(pane):
    pane.show_findings(FINDINGS)
    assert label(pane, "findingsOfText").text().startswith("Marked as closed captions")
    pane.show_findings((unreadable(BackupFault.CUT),))
    assert label(pane, "findingsOfText").isVisible()
    pane.show_findings(())
    assert not label(pane, "findingsOfText").isVisible()


def test_keys_go_from_finding_to_finding_and_stay_in_the_cues(pane):
    pane.show_findings(FINDINGS)
    pane.search.field.setFocus()
    seen = []
    for step in (1, 1, 1, -1):
        pane.go_to_finding(step)
        seen.append(pane.table.selected_rows())
    assert seen == [[1], [2], [1], [2]]
    assert pane.table.hasFocus()


def test_a_place_outside_the_filter_takes_the_filter_off(pane):
    pane.show_findings(FINDINGS)
    chip(pane, Severity.ERROR).click()
    pane.go_to_cue(0)
    assert numbers(pane) == ["1", "2", "3", "4"]
    assert pane.table.selected_rows() == [0]
    assert not chip(pane, Severity.ERROR).isChecked()


def test_the_findings_of_one_text_do_not_stay_with_the_next(pane):
    pane.show_findings(FINDINGS)
    chip(pane, Severity.ERROR).click()
    pane.show_loading()
    assert not chip(pane, Severity.ERROR).isVisible()
    assert not label(pane, "findingsOfText").isVisible()


def test_rows_have_room_for_the_words_under_their_cues(pane):
    before = pane.table.rowHeight(1)
    pane.show_findings(FINDINGS)
    assert pane.table.rowHeight(1) > before
    assert pane.table.rowHeight(0) == before


def test_a_cue_whose_time_cannot_be_read_is_named_and_led_to(pane, make_text):
    text = make_text("one", "two", "three")
    broken = text.content.replace(b"00:00:01.000 -->", b"00:00:61.000 -->")
    pane.show_text(type(text).of(broken, text.at))
    assert "2" in label(pane, "textState").text()
    go = label(pane, "goToCue")
    assert go.text() == "Show cue 2"
    go.click()
    assert pane.table.selected_rows() == [1]


def test_the_findings_can_be_exported(pane):
    pane.show_findings(FINDINGS)
    asked = QSignalSpy(pane.export_requested)
    pane.findChild(QAction, "exportFindings").trigger()
    assert asked.count() == 1
