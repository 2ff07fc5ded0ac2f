from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton

from trackman.ui.tracks.model import TracksColumn
from trackman.ui.tracks.tracks_pane import RowState, TracksPane
from trackman.ui.wording.problem import Problem


@pytest.fixture
def pane(qtbot, three, make_video):
    pane = TracksPane()
    qtbot.addWidget(pane)
    pane.resize(740, 600)
    pane.show()
    pane.show_video(make_video(*three), {})
    return pane


def label(pane, name):
    return pane.findChild(QLabel, name).text()


def selected(pane):
    return [track.id for track in pane.selection]


def test_the_head_sums_the_video_up(pane):
    assert label(pane, "tracksTitle") == "launch.mp4"
    assert label(pane, "tracksSubtitle") == "3 tracks · 3:12 · 14 Jun 2026"


@pytest.mark.parametrize(("gone", "place"), [("it", "de"), ("de", "fr"), ("fr", "de")])
def test_after_a_delete_the_neighbour_has_the_keyboard_but_is_not_selected(pane, gone, place):
    pane.select_track(gone)
    pane.remove_track(gone)
    assert selected(pane) == []
    assert pane.why_not() == "Select a track."
    assert pane.model.track_at(pane.table.currentIndex().row()).id == place
    assert label(pane, "tracksSubtitle").startswith("2 tracks")


def test_reading_again_without_the_selected_track_selects_no_other(pane, three, make_video):
    pane.select_track("de")
    pane.show_video(make_video(three[0], three[2]), {})
    assert selected(pane) == []


def test_the_delete_of_another_row_leaves_the_selection_alone(pane):
    pane.select_track("fr")
    pane.remove_track("it")
    assert selected(pane) == ["fr"]


def test_of_many_selected_rows_the_others_stay_selected(pane):
    pane.table.selectAll()
    pane.remove_track("de")
    assert selected(pane) == ["it", "fr"]


def test_without_the_last_track_the_video_says_that_it_has_none(pane):
    for track_id in ("it", "de", "fr"):
        pane.remove_track(track_id)
    assert label(pane, "tracksNoneTitle") == "No tracks"
    assert label(pane, "tracksSubtitle").startswith("No tracks")
    assert selected(pane) == []


def test_reading_the_same_video_again_keeps_selection_and_order(pane, three, make_video):
    pane.table.sortByColumn(TracksColumn.LANGUAGE, Qt.SortOrder.AscendingOrder)
    pane.select_track("de")
    pane.show_video(make_video(*three[:2]), {})
    assert selected(pane) == ["de"]
    assert pane.table.model().index(0, TracksColumn.CODE).data() == "de"


def test_another_video_begins_without_a_selection(pane, three, make_video):
    pane.select_track("de")
    pane.show_video(make_video(*three, id="video-2"), {})
    assert selected(pane) == []


def test_an_environment_that_cannot_be_changed_says_so_where_it_matters(pane):
    pane.select_track("de")
    words = "Tracks can be changed only in the <primary> environment."
    pane.set_delete_refused(words)
    assert pane.why_not() == words
    assert pane.findChild(QLabel, "deleteRefused").isVisible()
    pane.set_delete_refused(None)
    assert pane.why_not() is None
    assert not pane.findChild(QLabel, "deleteRefused").isVisible()


def test_a_track_that_was_not_deleted_can_be_deleted_again(pane):
    pane.select_track("de")
    pane.set_row_state("de", RowState("Not deleted: no permission", "problem"))
    assert [track.id for track in pane.deletable_tracks()] == ["de"]


def test_del_deletes_from_the_table(pane, qtbot):
    pane.select_track("de")
    with qtbot.waitSignal(pane.delete_pressed):
        qtbot.keyClick(pane.table, Qt.Key.Key_Delete)


def test_a_busy_selection_says_why_it_cannot_be_deleted(pane):
    pane.select_track("de")
    assert pane.why_not() is None
    pane.set_row_state("de", RowState("Deleting… 0 s", "running"))
    assert pane.why_not() == "The selected tracks are already being deleted."


def test_n_asks_for_the_next_track_unless_a_name_is_typed(pane, qtbot):
    pressed = QSignalSpy(pane.next_pressed)
    qtbot.keyClick(pane.table, Qt.Key.Key_N)
    assert pressed.count() == 1
    qtbot.keyClicks(pane.table, "fran")
    assert pressed.count() == 1
    assert selected(pane) == ["fr"]


def test_return_and_a_double_click_ask_for_the_work_on_a_track(pane, qtbot, three):
    pane.select_track("de")
    asked = QSignalSpy(pane.activated)
    qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    pane.table.doubleClicked.emit(pane.model.index(0, 0))
    assert [asked.at(place)[0] for place in range(2)] == [three[1], three[0]]


def test_arrows_move_the_selection(pane, qtbot):
    pane.select_track("it")
    qtbot.keyClick(pane.table, Qt.Key.Key_Down)
    assert selected(pane) == ["de"]
    qtbot.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert selected(pane) == ["de", "fr"]


def test_bars_move_only_while_a_running_row_can_be_seen(pane, qtbot):
    pulse = pane.table.pulse
    assert not pulse.is_beating()
    pane.set_row_state("de", RowState("Deleting… 0 s", "running"))
    qtbot.waitUntil(pulse.is_beating)
    pane.set_row_state("de", None)
    qtbot.waitUntil(lambda: not pulse.is_beating())
    pane.set_row_state("fr", RowState("Deleting… 0 s", "running"))
    qtbot.waitUntil(pulse.is_beating)
    pane.hide()
    qtbot.waitUntil(lambda: not pulse.is_beating())


def test_a_problem_takes_the_place_of_the_tracks_and_offers_to_try_again(pane, qtbot):
    problem = Problem("No connection", "The video could not be read.", (("Code", "<NONE>"),))
    pane.show_problem(problem)
    assert label(pane, "tracksProblemTitle") == "No connection"
    assert label(pane, "tracksProblemFactsValue0") == "<NONE>"
    with qtbot.waitSignal(pane.retry_requested):
        qtbot.mouseClick(
            pane.findChild(QPushButton, "tracksProblemButton"), Qt.MouseButton.LeftButton
        )


def test_a_problem_that_trying_again_cannot_help_has_no_button(pane):
    pane.show_problem(Problem("Not a video", "It is a picture.", retry=None))
    assert not pane.findChild(QPushButton, "tracksProblemButton").isVisible()


def test_loading_names_what_is_coming(pane):
    pane.show_loading("interview.mov")
    assert label(pane, "tracksTitle") == "interview.mov"
    assert label(pane, "tracksSubtitle") == "Loading tracks…"
    assert selected(pane) == []


def test_the_start_page_leads_to_the_field(pane, qtbot):
    pane.show_empty()
    with qtbot.waitSignal(pane.open_wanted):
        qtbot.mouseClick(
            pane.findChild(QPushButton, "tracksStartButton"), Qt.MouseButton.LeftButton
        )


def test_findings_never_drop_out_and_other_columns_come_when_asked_for(pane):
    header, table = pane.table.horizontalHeader(), pane.table
    pane.resize(240, 600)
    shown = [one for one in TracksColumn if not table.isColumnHidden(one)]
    assert shown == [TracksColumn.TRACK, TracksColumn.FINDINGS]
    assert header.length() <= table.viewport().width()
    table.choose_column(TracksColumn.STATUS, True)
    saved = pane.saved_columns()
    pane.reset_columns()
    assert table.isColumnHidden(TracksColumn.STATUS)
    pane.restore_columns(saved)
    assert not table.isColumnHidden(TracksColumn.STATUS)
