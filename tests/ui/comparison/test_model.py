from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from trackman.domain.subtitles.alignment import side_by_side
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.comparison.model import (
    ComparisonColumn,
    ComparisonModel,
    Side,
    are_in_one_language,
)
from trackman.ui.widgets.wrapping import MarksRole

LEFT = "WEBVTT\n\n{}\none\n\n{}\ntwo days\n\n{}\nthree\n"
TIMES = ("00:01.000 --> 00:02.000", "00:03.000 --> 00:04.000", "00:05.000 --> 00:06.000")


def side(track, *blocks):
    content = "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"
    return Side(track, ReadText.of(content.encode(), datetime(2026, 6, 14, tzinfo=UTC)))


def show(model, left, right):
    texts = left.text.words.texts, right.text.words.texts
    words = texts if are_in_one_language(left.track, right.track) else None
    model.show_sides(
        left, right, side_by_side(left.text.salvage.cues, right.text.salvage.cues, words)
    )


@pytest.fixture
def model(qapp, make_track):
    model = ComparisonModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    german = make_track(id="a", name="Deutsch", language_code="de")
    left = side(german, f"{TIMES[0]}\none", f"{TIMES[1]}\ntwo days", f"{TIMES[2]}\nthree")
    right = side(
        replace(german, id="b", name="Neu", language_code="de-CH"),
        f"{TIMES[0]}\none",
        f"{TIMES[1]}\ntwo weeks",
        "00:05.500 --> 00:06.000\nthree",
        "00:09.000 --> 00:10.000\nfour",
    )
    show(model, left, right)
    yield model
    del tester


def cell(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.index(row, column).data(role)


def test_each_difference_is_said_in_a_cell(model):
    said = [cell(model, row, ComparisonColumn.DIFFERENCE) for row in range(model.rowCount())]
    assert said == ["", "Different words", "0.5 s later", "Only in the second"]
    assert model.differing() == [1, 2, 3]
    assert cell(model, 3, ComparisonColumn.TIME) == "00:09.000"
    assert cell(model, 3, ComparisonColumn.LEFT) == ""


def test_the_words_that_differ_are_marked_on_both_sides(model):
    assert cell(model, 1, ComparisonColumn.LEFT, MarksRole) == [(4, 8, "warning_soft")]
    assert cell(model, 1, ComparisonColumn.RIGHT, MarksRole) == [(4, 9, "warning_soft")]
    assert cell(model, 0, ComparisonColumn.LEFT, MarksRole) == []


def test_the_columns_are_named_after_the_tracks(model):
    assert model.titles() == ("Time", "Deutsch · de", "Neu · de-CH", "Difference")


def test_a_row_is_read_out_as_a_sentence(model):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell(model, 1, 0, role) == "00:03.000, two days, two weeks, Different words"


def test_texts_in_two_languages_differ_in_times_alone(model, make_track):
    left = side(make_track(language_code="de"), f"{TIMES[0]}\neins")
    right = side(make_track(language_code="en"), f"{TIMES[0]}\none")
    show(model, left, right)
    assert not model.compares_words
    assert model.differing() == []


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("iw", "he", True),
        ("no", "nb-NO", True),
        ("deu", "de_AT", True),
        ("zh-TW", "zh-Hant", True),
        ("zh-CN", "zh-Hant", False),
        ("und", "en", False),
    ],
)
def test_words_are_compared_in_one_language_whatever_its_code(make_track, one, other, compared):
    tracks = make_track(language_code=one), make_track(language_code=other)
    assert are_in_one_language(*tracks) is compared
