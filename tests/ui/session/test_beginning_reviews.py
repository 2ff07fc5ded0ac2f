"""Tracks to judge one after another: chosen by selection, view, rule, search, or a video."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from tests.ui.session.test_all_tracks import filtered
from tests.ui.session.test_all_tracks import scanned as tracks_scanned
from tests.ui.session.test_cue_search import a_word
from tests.ui.session.test_cue_search import scanned as texts_scanned
from trackman.domain.inventory.rules import TrackRule
from trackman.domain.inventory.tracks import TracksQuery, TrackView
from trackman.domain.inventory.word_lists import WordList
from trackman.ui.rules.rules_dialog import RulesDialog
from trackman.ui.shell.project_page import ProjectTab

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def asked_of(asking: Any) -> list[tuple[str, list[int]]]:
    """Return what reviews are asked for from now on."""
    asked: list[tuple[str, list[int]]] = []
    asking.review_requested.connect(lambda name, keys: asked.append((name, keys)))
    return asked


async def begun(sitting: Any, tab: Any) -> Any:
    """Press the button and return the queue that was made; the tab is on screen again then."""
    reviewing = sitting.session.reviewing
    before = reviewing.review
    sitting.press("Review", tab)
    await sitting.until(lambda: reviewing.review is not before and reviewing.item is not None)
    assert sitting.window.workspace.review_page.isVisible()
    sitting.window.workspace.show_project_page(ProjectTab.ALL_TRACKS)
    return reviewing.review.queue


async def test_all_that_is_listed_is_reviewed_or_what_is_selected(sitting: Any) -> None:
    tab = await tracks_scanned(sitting)
    inventory = sitting.session.whole.inventory
    button = tab.findChild(QAbstractButton, "tracksReview")
    count = tab.model.rowCount()
    assert f"Judge the {count} listed tracks one after another" in button.toolTip()
    queue = await begun(sitting, tab)
    assert (queue.name, len(queue.items)) == ("All tracks", count)
    await filtered(sitting, tab, "interview")
    keys = tab.model.rows.keys.tolist()
    assert len(keys) < count
    tab.table.select_row(1)  # one is what a click leaves behind
    queue = await begun(sitting, tab)
    assert queue.name == "All tracks: interview"
    listed = [one.track for one in await inventory.tracks(keys)]
    assert [one.track for one in queue.items] == listed
    tab.table.select_rows([0, 2])
    assert "Judge the 2 selected tracks one after another" in button.toolTip()
    queue = await begun(sitting, tab)
    assert [one.track for one in queue.items] == [listed[0], listed[2]]


async def test_an_empty_list_and_vanished_tracks_are_not_reviewed(sitting: Any) -> None:
    tab = await tracks_scanned(sitting)
    button = tab.findChild(QAbstractButton, "tracksReview")
    assert button.isEnabled()
    await filtered(sitting, tab, "nothing is called this")
    assert not button.isEnabled()
    assert "The list is empty." in button.toolTip()
    await sitting.session.whole.inventory.note_gone(VIDEO)
    tab.ask_for(TracksQuery(view=TrackView.VANISHED))
    await sitting.until(lambda: tab.model.rowCount() > 0)
    assert not button.isEnabled()
    assert "gone already" in button.toolTip()


async def test_what_a_rule_chooses_is_reviewed_as_far_as_it_is_ticked(sitting: Any) -> None:
    await tracks_scanned(sitting)
    rules = sitting.session.rules
    asked = asked_of(rules)
    rules.open(TrackRule(other_languages=("it", "de")))
    (dialog,) = sitting.window.findChildren(RulesDialog)
    button = dialog.findChild(QAbstractButton, "rulesReview")
    await sitting.until(lambda: button.isEnabled() and dialog.model.count() > 2)
    keys = dialog.model.chosen().tolist()
    assert button.text() == f"Review {len(keys)} tracks"
    dialog.model.tick_all(False)
    await sitting.until(lambda: not button.isEnabled())
    dialog.model.tick_all(True)
    await sitting.until(button.isEnabled)
    button.click()
    assert asked == [("Tracks chosen by a rule", keys)]
    assert not dialog.isVisible()


async def test_the_tracks_of_found_cues_are_reviewed(sitting: Any) -> None:
    tab = await texts_scanned(sitting)
    inventory = sitting.session.whole.inventory
    word, key = await a_word(inventory)
    asked = asked_of(sitting.session.whole)
    assert not tab.findChild(QAbstractButton, "foundReview").isEnabled()
    tab.field.type(word)
    await sitting.until(tab.model.rowCount)
    sitting.press("Review", tab)
    await sitting.until(lambda: asked)
    keys = await inventory.keys(TracksQuery(rule=TrackRule(text=word)))
    assert asked == [(word, keys.tolist())]
    assert key in keys


async def test_what_a_word_list_finds_is_reviewed_under_its_name(sitting: Any) -> None:
    tab = await texts_scanned(sitting)
    word, key = await a_word(sitting.session.whole.inventory)
    asked = asked_of(sitting.session.whole)
    tab.lists_changed.emit([WordList("Not to be said", (word, "nobody says this"))])
    tab.lists.table.select_row(0)
    await sitting.until(tab.model.rowCount)
    sitting.press("Review", tab)
    await sitting.until(lambda: asked)
    assert asked[0][0] == "Not to be said"
    assert key in asked[0][1]


async def test_without_a_video_there_is_nothing_to_review_in_the_menu(sitting: Any) -> None:
    await sitting.begin()
    action = sitting.window.findChild(QAction, "reviewTracks")
    assert not action.isEnabled()
    assert action.toolTip() == "Open a video with tracks."
    sitting.session.open(VIDEO)
    await sitting.until(action.isEnabled)


async def test_the_tracks_of_a_video_are_reviewed_or_those_selected(sitting: Any) -> None:
    await sitting.begin()
    sitting.session.open(VIDEO)
    action = sitting.window.findChild(QAction, "reviewTracks")
    await sitting.until(action.isEnabled)
    current, reviewing = sitting.session.current, sitting.session.reviewing
    action.trigger()
    await sitting.until(lambda: reviewing.item is not None)
    video = current.video
    assert [one.track for one in reviewing.review.queue.items] == list(video.tracks)
    assert reviewing.review.queue.name == video.upload.filename
    assert {one.playback_id for one in reviewing.review.queue.items} == {
        video.upload.mux_playback_id
    }
    first = reviewing.review
    sitting.window.workspace.show_panes()
    sitting.window.tracks.table.select_rows([1, 2])
    await sitting.until(lambda: len(current.selection) == 2)
    action.trigger()
    await sitting.until(lambda: reviewing.review not in (None, first))
    assert [one.track for one in reviewing.review.queue.items] == list(current.selection)
