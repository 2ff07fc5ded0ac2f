"""Videos without a file name in the lists of the search and of rules: their ids stand there."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from trackman.domain.inventory.hits import SearchHit
from trackman.domain.inventory.text_changes import TextChanges, changes_in
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.subtitles.editing.replacing import Wanted
from trackman.domain.tracks import Track
from trackman.ui.cue_search.model import FoundColumn, FoundCue, FoundModel
from trackman.ui.cue_search.replace_model import ChangeColumn, ReplaceModel
from trackman.ui.rules.chosen_model import ChosenColumn, ChosenModel

NOW = datetime(2026, 6, 14, tzinfo=UTC)
VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
TRACK = Track("t", VIDEO, "subtitles", "Italiano", "it", False, "ready", None)
UNTITLED = InventoryTrack(1, TRACK, "", "play", None, None, NOW, NOW)
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nred\n"


def test_a_rule_names_the_video_by_its_id(qapp: QApplication) -> None:
    model = ChosenModel()
    model.show_keys(array("q", [1]))
    model.take_tracks([UNTITLED])
    assert model.text(0, ChosenColumn.VIDEO) == VIDEO
    assert VIDEO in model.sentence(0)


def test_the_search_names_the_video_by_its_id(qapp: QApplication) -> None:
    model = FoundModel()
    model.show_found([FoundCue(SearchHit(1, 0, 0, 1000, "red"), UNTITLED)], 1, ["red"])
    assert model.text(0, FoundColumn.VIDEO) == VIDEO


def test_find_and_replace_names_the_video_by_its_id(qapp: QApplication) -> None:
    model = ReplaceModel()
    model.show_changes([TextChanges(UNTITLED, changes_in(VTT, Wanted("red"), "green"))])
    assert model.text(0, ChangeColumn.VIDEO) == VIDEO
