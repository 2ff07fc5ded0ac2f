from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from trackman.domain.quality.findings import FindingCode, found
from trackman.ui.tracks.model import ItemRole, RowState, StateRole, TracksColumn, TracksModel

HOSTILE = [
    "<b>bold</b><img src=x>",
    "two\nlines\r\nand\u2028more",
    "x" * 10_000,
    "abc\u202egnp.exe",
    "nul\x00inside",
    "\ud800half",
    "العربية",
    "",
]


@pytest.fixture
def model(qapp):
    model = TracksModel()
    QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, parent=model
    )
    return model


def texts(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def sentence(model, row=0):
    return model.index(row, TracksColumn.TRACK).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_row_says_everything_about_its_track(model, make_track):
    model.set_tracks([make_track(closed_captions=True)], {})
    row = [model.index(0, column).data() for column in TracksColumn]
    both = "Italiano\nItalian (Italy) · it-IT"
    assert row == [both, "Italian (Italy)", "it-IT", "Italiano", "CC", "", "Ready"]
    assert model.index(0, 0).data(ItemRole) == make_track(closed_captions=True)


def test_a_row_is_read_as_a_sentence(model, make_track):
    model.set_tracks([make_track()], {})
    assert sentence(model) == "Italiano, subtitles, Italian (Italy), ready"


def test_the_sentence_names_closed_captions_and_errors(model, make_track):
    track = make_track(closed_captions=True, status="errored", error="file could not be read")
    model.set_tracks([track], {})
    assert sentence(model) == (
        "Italiano, subtitles, Italian (Italy), closed captions, errored: file could not be read"
    )


def test_the_state_of_a_row_takes_the_place_of_the_status(model, make_track):
    model.set_tracks([make_track()], {})
    model.set_state("track-1", RowState("Deleting… 4 s", "running"))
    assert texts(model, TracksColumn.STATUS) == ["Deleting… 4 s"]
    assert texts(model, TracksColumn.TRACK) == ["Italiano\nDeleting… 4 s"]
    assert sentence(model).endswith(", Deleting… 4 s")
    model.set_state("track-1", None)
    assert texts(model, TracksColumn.STATUS) == ["Ready"]


def test_a_tick_of_the_clock_touches_only_the_cells_that_say_it(model, three):
    model.set_tracks(three, {"de": RowState("Deleting… 1 s", "running")})
    changed = QSignalSpy(model.dataChanged)
    model.set_state("de", RowState("Deleting… 2 s", "running"))
    cells = {(changed.at(n)[0].row(), changed.at(n)[0].column()) for n in range(changed.count())}
    assert cells == {(1, TracksColumn.STATUS), (1, TracksColumn.TRACK)}


def test_an_unchanged_state_changes_nothing(model, three):
    model.set_tracks(three, {"de": RowState("Waiting", "waiting")})
    changed = QSignalSpy(model.dataChanged)
    model.set_state("de", RowState("Waiting", "waiting"))
    model.set_state("nobody", RowState("Waiting", "waiting"))
    assert changed.count() == 0


def test_words_datocms_adds_later_are_shown_as_they_are(model, make_track):
    model.set_tracks([make_track(kind="chapters", status="paused")], {})
    assert sentence(model) == "Italiano, chapters, Italian (Italy), paused"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_a_row(model, make_track, name):
    model.set_tracks([make_track(name=name, error=name, status="errored")], {})
    for column in TracksColumn:
        text = model.index(0, column).data().replace("\n", " ", column == TracksColumn.TRACK)
        assert len(text) < 800
        assert not set(text) & set("\n\r\x00\u2028\u202e\ud800")
        tooltip = model.index(0, column).data(Qt.ItemDataRole.ToolTipRole) or ""
        assert "<b>" not in tooltip
        assert "<img" not in tooltip
    assert model.index(0, 0).data(ItemRole).name == name


def test_sorts_by_the_language_a_person_reads(model, three):
    model.set_tracks(three, {})
    model.sort(TracksColumn.LANGUAGE)
    assert texts(model, TracksColumn.LANGUAGE) == ["French", "German", "Italian (Italy)"]
    model.sort(TracksColumn.LANGUAGE, Qt.SortOrder.DescendingOrder)
    assert texts(model, TracksColumn.LANGUAGE) == ["Italian (Italy)", "German", "French"]


def test_goes_back_to_the_order_of_the_server(model, three):
    model.set_tracks(three, {})
    model.sort(TracksColumn.NAME)
    model.sort(-1)
    assert texts(model, TracksColumn.CODE) == ["it-IT", "de", "fr"]


def test_sorting_takes_what_was_pointed_at_along(model, three):
    model.set_tracks(three, {"fr": RowState("Deleting…", "running")})
    french = QPersistentModelIndex(model.index(2, TracksColumn.STATUS))
    model.sort(TracksColumn.LANGUAGE)
    assert french.row() == 0
    assert french.data(StateRole) == RowState("Deleting…", "running")


def test_the_order_lasts_when_the_tracks_are_read_again(model, three):
    model.set_tracks(three, {})
    model.sort(TracksColumn.LANGUAGE)
    model.update_tracks(reversed(three), {})
    assert texts(model, TracksColumn.CODE) == ["fr", "de", "it-IT"]


def test_reading_again_adds_removes_and_changes_rows(model, three, make_track):
    model.set_tracks(three, {})
    kept = QPersistentModelIndex(model.index(1, 0))
    spanish = make_track(id="es", name="Español", language_code="es")
    german = make_track(id="de", name="Deutsch (neu)", language_code="de")
    model.update_tracks([spanish, german], {"es": RowState("Waiting", "waiting")})
    assert texts(model, TracksColumn.NAME) == ["Español", "Deutsch (neu)"]
    assert texts(model, TracksColumn.STATUS) == ["Waiting", "Ready"]
    assert kept.row() == 1


def test_thousands_of_rows_sort_at_once(model, make_track, qtbot):
    tracks = [make_track(id=str(n), name=f"Track {n:05}") for n in range(3000)]
    model.set_tracks(reversed(tracks), {})
    model.sort(TracksColumn.NAME)
    assert model.index(0, TracksColumn.NAME).data() == "Track 00000"
    assert model.row_of("2999") == 2999


def test_a_removed_row_is_gone_with_its_state(model, three):
    model.set_tracks(three, {"de": RowState("Deleting…", "running")})
    model.remove("de")
    model.remove("de")
    assert texts(model, TracksColumn.CODE) == ["it-IT", "fr"]
    assert not model.is_busy("de")


def test_only_waiting_and_running_rows_are_busy(model, three):
    model.set_tracks(three, {})
    model.set_state("it", RowState("Waiting", "waiting"))
    model.set_state("de", RowState("Deleting…", "running"))
    model.set_state("fr", RowState("Not deleted", "problem"))
    assert [model.is_busy(key) for key in ("it", "de", "fr")] == [True, True, False]


def test_the_sentence_names_the_findings(model, make_track):
    model.set_tracks([make_track()], {})
    changed = QSignalSpy(model.dataChanged)
    findings = (found(FindingCode.EMPTY, 2), found(FindingCode.NO_SOUNDS))
    model.set_findings({make_track().id: findings})
    assert sentence(model).startswith("Italiano, subtitles, Italian (Italy), ready, 2 ")
    assert {changed.at(row)[0].column() for row in range(changed.count())} == {
        TracksColumn.FINDINGS,
        TracksColumn.TRACK,
    }
