"""The model asks for tracks as their rows are looked at, and holds few of them."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from trackman.domain.inventory.tracks import InventoryTrack, TrackField
from trackman.ui.all_tracks.model import AllTracksModel
from trackman.ui.all_tracks.rows import TrackRows

DAY = datetime(2026, 6, 14, 12, tzinfo=UTC)


@pytest.fixture
def model(qapp):
    return AllTracksModel()


@pytest.fixture
def known(make_track):
    def make(key, **changes):
        track = make_track(id=f"t{key}", **changes)
        return InventoryTrack(key, track, f"{key}.mp4", "p", None, 3, DAY, DAY)

    return make


def test_it_keeps_to_the_rules_of_models(model, known):
    tester = QAbstractItemModelTester(model)
    model.show_rows(TrackRows(array("q", range(9)), [("it", 4), ("fr", 5)]), [known(0)])
    model.fold(0)
    model.fold(0)
    assert tester.model() is model


def test_rows_on_screen_are_asked_for_together(model, known):
    model.show_rows(TrackRows(array("q", range(100_000))))
    asked = QSignalSpy(model.tracks_wanted)
    assert [model.text(row, 0) for row in range(500, 503)] == ["…"] * 3
    assert asked.wait(30_000)
    assert asked.at(0) == [[500, 501, 502]]
    model.take([500, 501, 502], [known(500), known(501)])
    assert [model.text(row, 0) for row in (500, 501)] == ["500.mp4", "501.mp4"]


def test_what_was_known_stays_until_it_is_read_again(model, known):
    model.show_rows(TrackRows(array("q", [1])), [known(1)])
    model.show_rows(TrackRows(array("q", [1])))
    assert model.text(0, 0) == "1.mp4"
    asked = QSignalSpy(model.tracks_wanted)
    assert asked.wait(30_000)
    model.take([1], [known(1, name="Another")])
    assert model.text(0, list(TrackField).index(TrackField.NAME)) == "Another"


def test_a_row_is_read_out_as_a_sentence_with_its_findings(model, known):
    model.show_rows(TrackRows(array("q", [1])), [known(1)])
    assert model.sentence(0) == "1.mp4, Italiano, subtitles, Italian (Italy), ready, 3 findings"
    model.show_states({1: "Deleting… 4 s"})
    assert "Deleting… 4 s" in model.sentence(0)
    assert model.text(0, list(TrackField).index(TrackField.STATUS)) == "Deleting… 4 s"
