from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

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


def delete_button(pane):
    return pane.findChild(QPushButton, "delete")


def label(pane, name):
    return pane.findChild(QLabel, name).text()


def selected(pane):
    return [track.id for track in pane.selection]


def test_the_head_sums_the_video_up(pane):
    assert label(pane, "tracksTitle") == "launch.mp4"
    assert label(pane, "tracksSubtitle") == "3 tracks · 3:12 · uploaded 14 Jun 2026"


def test_after_a_delete_the_next_row_is_selected(pane):
    pane.select_track("it")
    pane.remove_track("it")
    assert selected(pane) == ["de"]
    assert label(pane, "tracksSubtitle").startswith("2 tracks")


def test_after_the_delete_of_the_last_row_the_previous_one_is_selected(pane):
    pane.select_track("fr")
    pane.remove_track("fr")
    assert selected(pane) == ["de"]


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


def test_delete_says_why_it_is_not_possible(pane):
    button = delete_button(pane)
    assert not button.isEnabled()
    assert "Select a track first." in button.toolTip()
    assert button.accessibleDescription() == "Select a track first."
    pane.select_track("de")
    assert button.isEnabled()
    assert button.accessibleDescription() == "Delete the selected tracks (Del)"
    pane.set_row_state("de", RowState("Deleting… 0 s", "running"))
    assert button.accessibleDescription() == "The selected tracks are already being deleted."


def test_an_environment_that_cannot_be_changed_says_so_where_it_matters(pane):
    pane.select_track("de")
    pane.set_delete_refused("Tracks can be changed only in the <primary> environment.")
    assert not delete_button(pane).isEnabled()
    assert "&lt;primary&gt;" in delete_button(pane).toolTip()
    assert pane.findChild(QLabel, "deleteRefused").isVisible()
    pane.set_delete_refused(None)
    assert delete_button(pane).isEnabled()
    assert not pane.findChild(QLabel, "deleteRefused").isVisible()


def test_one_click_asks_once_and_only_for_what_is_not_being_deleted(pane, qtbot):
    pane.table.selectAll()
    pane.set_row_state("de", RowState("Waiting", "waiting"))
    with qtbot.waitSignal(pane.delete_requested) as asked:
        qtbot.mouseClick(delete_button(pane), Qt.MouseButton.LeftButton)
    assert [track.id for track in asked.args[0]] == ["it", "fr"]


def test_a_track_that_was_not_deleted_can_be_deleted_again(pane):
    pane.select_track("de")
    pane.set_row_state("de", RowState("Not deleted: no permission", "problem"))
    assert [track.id for track in pane.deletable_tracks()] == ["de"]


def test_del_deletes_from_the_table(pane, qtbot):
    pane.select_track("de")
    with qtbot.waitSignal(pane.delete_requested) as asked:
        qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert [track.id for track in asked.args[0]] == ["de"]


def test_del_without_a_selection_says_why_nothing_happens(pane, qtbot):
    with qtbot.waitSignal(pane.delete_refused) as refused:
        qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert refused.args == ["Select a track first."]


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


def test_columns_give_way_so_that_the_status_can_be_read(pane):
    header = pane.table.horizontalHeader()
    pane.resize(400, 600)
    QApplication.sendPostedEvents()
    assert header.isSectionHidden(TracksColumn.CODE)
    assert header.sectionSize(TracksColumn.STATUS) >= 110
    assert header.length() <= pane.table.viewport().width()
    saved = pane.saved_columns()
    pane.resize(740, 600)
    QApplication.sendPostedEvents()
    assert not header.isSectionHidden(TracksColumn.CODE)
    pane.restore_columns(saved)
    assert not header.isSectionHidden(TracksColumn.CODE)


def test_columns_share_the_room_and_are_remembered(pane, qtbot):
    header = pane.table.horizontalHeader()
    header.resizeSection(TracksColumn.LANGUAGE, 300)
    saved = pane.saved_columns()
    header.resizeSection(TracksColumn.LANGUAGE, 100)
    pane.restore_columns(saved)
    assert header.sectionSize(TracksColumn.LANGUAGE) == 300
    pane.resize(1100, 600)
    assert header.sectionSize(TracksColumn.LANGUAGE) > 400
    assert header.length() == pane.table.viewport().width()
