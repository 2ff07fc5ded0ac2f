"""Videos × languages on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPushButton

from tests.domain.inventory.summaries import LOOKED, video
from trackman.domain.inventory.accessibility import (
    SpokenLanguage,
    accessibility_of,
)
from trackman.domain.inventory.coverage import (
    CoverageDemand,
    coverage_of,
    tracks_of_cell,
    tracks_of_figure,
)
from trackman.domain.inventory.rules import TrackRule
from trackman.domain.inventory.state import InventoryState
from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
from trackman.ui.coverage.coverage_tab import CoverageTab
from trackman.ui.coverage.model import CoverageModel

VIDEOS = (
    video("launch", "it", "it cc", "de errored", "en audio", used=True),
    video("interview", "de", used=False),
    video("teaser", "en cc"),
)
STATE = InventoryState(3, 6, 0, 0, LOOKED, LOOKED)


@pytest.fixture
def tab(qtbot):
    tab = CoverageTab(pause_ms=0)
    qtbot.addWidget(tab)
    tab.resize(1000, 600)
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    tab.show_coverage(coverage_of(VIDEOS, ("en", "it", "de")), STATE)
    return tab


@pytest.fixture
def wanted(tab):
    return QSignalSpy(tab.tracks_wanted)


def names(tab):
    return [tab.model.filename(row).removesuffix(".mp4") for row in range(tab.model.rowCount())]


def choose(tab, name, value):
    tab.findChild(QPushButton, name).click()
    action = tab.findChild(QAction, f"{name}-{value}")
    action.trigger()


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def click(qtbot, tab, row, column):
    place = tab.matrix.visualRect(tab.model.index(row, column)).center()
    qtbot.mouseClick(tab.matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_model_is_one_that_views_can_trust(qtbot):
    model = CoverageModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode)
    model.show_coverage(coverage_of(VIDEOS, ("en",)))
    model.ask(replace(model.query, text="launch"))
    assert (model.rowCount(), model.columnCount()) == (1, 3)
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_a_cell_says_all_that_is_in_it_in_words(tab):
    cell = tab.model.index(0, 1)
    assert cell.data() == "Subtitles, Closed captions"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "launch.mp4, Italian, Subtitles, Closed captions"
    )
    assert tab.model.index(1, 0).data() == "Nothing"
    assert tab.matrix.accessibleName() == "Coverage"


def test_a_click_on_a_cell_asks_for_its_tracks(tab, qtbot, wanted):
    click(qtbot, tab, 0, 1)
    assert wanted.at(0)[0] == tracks_of_cell("id-launch", "it")
    assert wanted.at(0)[0].rule == TrackRule(languages=("it",))


def test_a_cell_with_nothing_leads_to_the_tracks_of_its_video(tab, qtbot, wanted):
    click(qtbot, tab, 1, 1)
    assert wanted.at(0)[0] == tracks_of_cell("id-interview")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_does_what_a_click_does(tab, qtbot, wanted, key):
    tab.take_keyboard()
    assert tab.matrix.current_cell() == (0, 0)
    qtbot.keyClick(tab.matrix, Qt.Key.Key_Right)
    qtbot.keyClick(tab.matrix, key)
    assert wanted.at(0)[0] == tracks_of_cell("id-launch", "it")


def test_a_click_on_a_language_asks_for_what_its_figure_counts(tab, wanted):
    tab.matrix.horizontalHeader().sectionClicked.emit(1)
    assert wanted.at(0)[0] == tracks_of_figure("it", CoverageDemand.TEXT)
    choose(tab, "coverageWanted", "captions")
    tab.matrix.horizontalHeader().sectionClicked.emit(1)
    rule = wanted.at(1)[0].rule
    assert (rule.languages, rule.closed_captions, rule.kinds) == (("it",), True, ("subtitles",))
    choose(tab, "coverageWanted", "audio")
    tab.matrix.horizontalHeader().sectionClicked.emit(0)
    assert wanted.at(2)[0].rule.kinds == ("audio",)


def test_a_click_on_a_name_asks_for_all_tracks_of_the_video(tab, wanted):
    tab.matrix.verticalHeader().sectionClicked.emit(2)
    assert wanted.at(0)[0] == tracks_of_cell("id-teaser")


def test_the_head_tells_all_figures_and_the_share_of_what_is_counted(tab):
    model, role = tab.model, Qt.ItemDataRole.AccessibleTextRole
    assert model.share(0) == "33%"
    assert "Audio: 1 of 3" in model.headerData(0, Qt.Orientation.Horizontal, role)
    choose(tab, "coverageWanted", "audio")
    assert [model.share(column) for column in range(3)] == ["33%", "0%", "0%"]


def test_names_stay_while_languages_scroll(tab):
    tab.resize(420, 600)
    tab.show_coverage(coverage_of(VIDEOS, [f"x{one}" for one in "abcdefghij"]), STATE)
    side = tab.matrix.verticalHeader()
    before = side.geometry()
    bar = tab.matrix.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert side.geometry() == before
    assert side.isVisible()


def test_videos_are_filtered_by_words_and_by_what_they_lack(tab, qtbot):
    qtbot.keyClicks(tab.field, "TER")
    qtbot.waitUntil(lambda: names(tab) == ["interview"])
    assert any("1 of 3 videos" in one for one in texts(tab))
    qtbot.keyClick(tab.field, Qt.Key.Key_Escape)
    assert len(names(tab)) == 3
    choose(tab, "coverageLacks", "it")
    assert names(tab) == ["interview", "teaser"]
    choose(tab, "coverageUsed", "used")
    assert "No matches" in texts(tab)
    tab.findChild(QAbstractButton, "coverageNothingButton").click()
    assert len(names(tab)) == 3


def test_the_worst_can_come_first(tab):
    choose(tab, "coverageOrder", "worst")
    assert names(tab) == ["launch", "interview", "teaser"]
    choose(tab, "coverageWanted", "captions")
    assert names(tab)[0] == "interview"


def test_filters_and_place_stay_when_more_becomes_known(tab):
    choose(tab, "coverageLacks", "it")
    tab.matrix.setCurrentIndex(tab.model.index(1, 2))
    tab.show_coverage(coverage_of((*VIDEOS, video("new")), ("en", "it", "de")), STATE)
    assert names(tab) == ["interview", "teaser", "new"]
    assert tab.matrix.current_cell() == (1, 2)
    tab.show_coverage(coverage_of(VIDEOS, ("en",)), STATE)
    assert len(names(tab)) == 2


def test_the_menu_of_a_cell_offers_what_the_mouse_can(tab, qtbot, wanted):
    tab.matrix.setCurrentIndex(tab.model.index(1, 1))
    tab.matrix.customContextMenuRequested.emit(tab.matrix.rect().center())
    menu = tab.findChild(QMenu, "coverageMenu")
    lines = {action.objectName(): action for action in menu.actions()}
    assert lines["languageTracks"].text() == "Show all tracks: Subtitles, Italian"
    lines["languageTracks"].trigger()
    assert wanted.at(0)[0] == tracks_of_figure("it", CoverageDemand.TEXT)
    lines["videoTracks"].trigger()
    assert wanted.at(1)[0] == tracks_of_cell("id-interview")
    with qtbot.waitSignal(tab.video_wanted) as opened:
        lines["cellOpenVideo"].trigger()
    assert opened.args == ["id-interview"]
    lines["lackingVideos"].trigger()
    assert names(tab) == ["interview", "teaser"]
    menu.close()


def test_a_cell_can_be_copied_as_words(tab, qtbot):
    tab.take_keyboard()
    qtbot.keyClick(tab.matrix, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "launch.mp4, English, Audio"


def test_without_videos_the_way_to_the_scan_is_offered(tab, qtbot):
    tab.show_coverage(coverage_of(()), replace(STATE, videos=0, oldest_look=None))
    assert "No videos known yet" in texts(tab)
    with qtbot.waitSignal(tab.scan_wanted):
        tab.findChild(QAbstractButton, "coverageEmptyButton").click()
    tab.take_keyboard()


@pytest.mark.parametrize("kind", ["html", "xlsx", "csv"])
def test_what_is_shown_can_be_exported(tab, qtbot, kind):
    tab.findChild(QAbstractButton, "coverageExport").click()
    with qtbot.waitSignal(tab.export_requested) as asked:
        tab.findChild(QAction, f"exportCoverage-{kind}").trigger()
    assert asked.args == [kind]


def test_the_age_of_what_is_shown_is_told(tab):
    state = replace(STATE, never_looked=2)
    tab.show_coverage(coverage_of(VIDEOS, ("en",)), state)
    line = next(text for text in texts(tab) if "not read yet" in text)
    assert line.startswith("3 videos · read ")


@pytest.fixture
def dialog(qtbot):
    dialog = AccessibilityDialog(None, ("it", "en"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_the_first_language_of_the_project_is_proposed(dialog):
    assert dialog.spoken() == SpokenLanguage("it", by_audio=True)
    assert not dialog.findChild(QPushButton, "accessibilitySave").isEnabled()


def test_the_figures_of_the_report_are_shown_before_it_is_saved(dialog, qtbot):
    found = accessibility_of((*VIDEOS, video("later", looked_at=None)), SpokenLanguage("en"))
    dialog.show_found(found)
    assert "1 video is left out: its tracks were not read yet." in texts(dialog)
    published = dialog.findChild(QAbstractButton, "accessibilityPublished")
    assert published.isEnabled()
    assert "1 request" in published.accessibleDescription()
    assert not dialog.asks_for_records()
    published.click()
    assert dialog.asks_for_records()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.findChild(QPushButton, "accessibilitySave").click()
    assert chosen.args == ["html"]


def test_another_language_asks_for_other_figures(dialog, qtbot):
    with qtbot.waitSignal(dialog.changed):
        dialog.findChild(QAbstractButton, "accessibilityByAudio").click()
    assert dialog.spoken() == SpokenLanguage("it", by_audio=False)
