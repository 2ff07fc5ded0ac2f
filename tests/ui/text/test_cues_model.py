from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from trackman.domain.quality.findings import FindingCode, Severity, found
from trackman.domain.subtitles.search import SearchedTexts
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.text.cues_model import CuesColumn, CuesModel
from trackman.ui.widgets.rows_model import DotRole, ItemRole, PictureRole
from trackman.ui.widgets.wrapping import MarksRole, NotesRole


@pytest.fixture
def model(qapp):
    model = CuesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    del tester


@pytest.fixture
def filled(model, make_text):
    text = make_text("Hello", "<i>Hello</i>,\nyou", "<v Ben>Bye &amp; hello")
    model.show_cues(text.salvage.cues, text.words.texts)
    return model


def cell(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.index(row, column).data(role)


def test_a_row_has_number_time_length_and_words(filled):
    assert filled.rowCount() == 3
    assert [cell(filled, 1, column) for column in CuesColumn] == [
        "00:01.0",
        "2",
        "0.9 s",
        "",
        "Hello,\nyou",
    ]
    assert cell(filled, 2, CuesColumn.TEXT) == "Ben: Bye & hello"
    assert cell(filled, 2, 0, ItemRole) == filled.item(2)


def test_a_row_is_read_out_as_a_sentence(filled):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(filled, 1, 0, role) == "2, 00:01.0 to 00:01.9, 0.9 s, Hello,\nyou"
    assert cell(filled, 1, CuesColumn.LENGTH, role) == "00:01.0 to 00:01.9, 0.9 s"


def test_a_time_says_when_the_cue_ends(filled):
    words = cell(filled, 1, CuesColumn.TIME, Qt.ItemDataRole.ToolTipRole)
    assert "00:01.000 to 00:01.900" in words


@pytest.mark.parametrize(
    ("start", "end", "time", "length"),
    [
        (-7_000, 9_000, "−00:07.0", "16.0 s"),
        (3_600_000_000, 3_600_000_500, "1000:00:00.0", "0.5 s"),
        (5_000, 4_000, "00:05.0", "-1.0 s"),
    ],
)
def test_odd_times_are_shown_as_they_are(model, start, end, time, length):
    model.show_cues((Cue(start, end, "x"),), ("x",))
    assert cell(model, 0, CuesColumn.TIME) == time
    assert cell(model, 0, CuesColumn.LENGTH) == length


def test_what_was_found_is_marked_and_one_place_more(filled):
    texts = SearchedTexts([filled.plain(row) for row in range(3)])
    changed = QSignalSpy(filled.dataChanged)
    filled.show_hits(texts.find("hello"), 1)
    assert changed.count() == 1
    marks = [cell(filled, row, CuesColumn.TEXT, MarksRole) for row in range(3)]
    assert marks == [[(0, 5, "warning_soft")], [(0, 5, "accent")], [(11, 16, "warning_soft")]]
    filled.show_hits(None, None)
    assert cell(filled, 0, CuesColumn.TEXT, MarksRole) == []


def test_the_cue_on_the_video_is_marked_alone(filled):
    filled.show_playing([2])
    filled.show_playing([0])
    assert [filled.is_playing(row) for row in range(3)] == [True, False, False]
    assert "on the video now" in cell(filled, 0, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert "on the video now" not in cell(filled, 2, 0, Qt.ItemDataRole.AccessibleTextRole)
    filled.show_playing([])
    assert not filled.is_playing(0)


def test_cues_at_once_are_all_marked(filled):
    filled.show_playing([0, 2])
    assert [filled.is_playing(row) for row in range(3)] == [True, False, True]


def test_what_was_noticed_is_a_mark_with_its_sentences(filled):
    filled.show_findings(
        [found(FindingCode.AFTER_END, 2, start=1, duration=1), found(FindingCode.EMPTY, 1, 2)]
    )
    assert [cell(filled, row, CuesColumn.MARK) for row in range(3)] == ["Warning", "Error", ""]
    assert cell(filled, 1, CuesColumn.MARK, PictureRole) == "error"
    assert cell(filled, 1, CuesColumn.MARK, DotRole) == "danger"
    assert "Empty cue." in cell(filled, 1, CuesColumn.MARK, Qt.ItemDataRole.ToolTipRole)
    assert cell(filled, 0, 0, Qt.ItemDataRole.AccessibleTextRole).endswith("Empty cue.")
    filled.show_findings(())
    assert [cell(filled, row, CuesColumn.MARK) for row in range(3)] == ["", "", ""]


def test_what_was_noticed_stands_in_words_under_its_cue(filled):
    filled.show_findings([found(FindingCode.EMPTY, 2)])
    assert cell(filled, 1, CuesColumn.TEXT, NotesRole) == [("Empty cue.", "warning")]
    assert cell(filled, 0, CuesColumn.TEXT, NotesRole) == []


def test_a_filter_leaves_the_cues_of_a_severity_with_their_numbers(filled):
    filled.show_findings([found(FindingCode.EMPTY, 2), found(FindingCode.NEVER_SHOWN, 3)])
    filled.show_only(Severity.WARNING)
    assert [cell(filled, row, CuesColumn.NUMBER) for row in range(filled.rowCount())] == ["2"]
    assert (filled.row_of(1), filled.row_of(2)) == (0, None)
    filled.show_playing([1])
    assert filled.is_playing(0)
    filled.show_only(None)
    assert filled.rowCount() == 3
    assert filled.is_playing(1)


def test_findings_are_gone_through_in_a_ring(filled):
    filled.show_findings([found(FindingCode.EMPTY, 1), found(FindingCode.EMPTY, 3)])
    assert [filled.finding_after(cue, 1) for cue in (-1, 0, 1, 2)] == [0, 2, 2, 0]
    assert [filled.finding_after(cue, -1) for cue in (0, 1, 2)] == [2, 0, 0]
