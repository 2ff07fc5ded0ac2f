from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from trackman.ui.decision.decision_bar import DecisionBar
from trackman.ui.decision.impact import NOTHING_KNOWN, DeletionImpact
from trackman.ui.widgets.record_links import RecordLink
from trackman.ui.wording.translation import install_translators

GRAVE = DeletionImpact(
    "Last subtitles in Italian · used by 1 record",
    True,
    ("This video will have no subtitles left in: Italian.",),
    "the last",
    (RecordLink("Home", "https://a.test/1"),),
)


@pytest.fixture
def bar(qtbot):
    bar = DecisionBar()
    qtbot.addWidget(bar)
    bar.resize(740, 60)
    bar.show()
    bar.show_obstacle(None)
    return bar


def button(bar, name):
    return bar.findChild(QAbstractButton, name)


def words(bar):
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_names_what_delete_acts_on(bar):
    bar.show_track("Italiano", "Italian · it", "", NOTHING_KNOWN)
    assert {"Italiano", "Italian · it"} <= set(words(bar))
    assert button(bar, "delete").text() == "Delete"
    bar.show_many(3, NOTHING_KNOWN)
    assert "3 tracks selected" in words(bar)
    assert button(bar, "delete").text() == "Delete 3 tracks"
    bar.show_none("Select a track")
    assert "Select a track" in words(bar)
    assert button(bar, "delete").text() == "Delete"


def test_the_consequence_is_a_line_that_unfolds(bar):
    bar.show_track("Italiano", "Italian · it", "", GRAVE)
    line = button(bar, "decisionImpact")
    assert line.text() == GRAVE.line
    assert GRAVE.sentences[0] not in words(bar)
    line.click()
    assert GRAVE.sentences[0] in words(bar)
    assert button(bar, "impactRecord0").accessibleName() == "Home"
    bar.show_track("English", "English · en", "", NOTHING_KNOWN)
    assert not line.isVisible()
    assert GRAVE.sentences[0] not in words(bar)


def test_what_happens_takes_the_place_of_the_consequence(bar):
    bar.show_track("Italiano", "Italian · it", "Deleting… 4 s", GRAVE)
    assert "Deleting… 4 s" in words(bar)
    assert not button(bar, "decisionImpact").isVisible()


def test_a_refused_delete_says_why(bar, qtbot):
    bar.show_obstacle("Tracks can be changed only in the <primary> environment.")
    assert not button(bar, "delete").isEnabled()
    assert "&lt;primary&gt;" in button(bar, "delete").toolTip()
    refused, asked = QSignalSpy(bar.delete_refused), QSignalSpy(bar.delete_requested)
    bar.request_delete()
    assert (refused.count(), asked.count()) == (1, 0)


def test_delete_rests_while_another_track_comes_on_screen(bar, qtbot):
    bar.hold(True)
    asked = QSignalSpy(bar.delete_requested)
    bar.request_delete()
    assert asked.count() == 0
    bar.hold(False)
    qtbot.mouseClick(bar.findChild(QPushButton, "delete"), Qt.MouseButton.LeftButton)
    assert asked.count() == 1


def test_any_name_stays_within_the_bar(bar):
    bar.show_track("x" * 10_000, "y" * 10_000, "", GRAVE)
    assert bar.width() == 740
    assert button(bar, "next").geometry().right() <= bar.width()


def test_an_empty_field_for_the_reason_says_what_it_is_for(bar):
    install_translators("nl")  # whose buttons are longer
    try:
        other = DecisionBar()
        other.resize(740, 60)
        other.show_track("Italiano", "Italiaans · it", "", GRAVE)
        other.show()
        edit = other.findChild(QLineEdit, "reasonEdit")
        assert edit is not None
        words = edit.fontMetrics().horizontalAdvance(edit.placeholderText())
        assert edit.placeholderText() == "Reden (optioneel)"
        assert edit.width() > words
        other.deleteLater()
    finally:
        install_translators("en")
