from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from trackman.domain.history import HistoryField, HistoryQuery
from trackman.domain.journal import Act, Stage
from trackman.store.report import write_report
from trackman.ui.activity.export_wording import ExportWording


@pytest.fixture
def locale():
    before = QLocale()
    yield QLocale.setDefault
    QLocale.setDefault(before)


def test_no_column_act_or_stage_is_without_words(qapp):
    words = ExportWording().history()
    assert set(words.headings) == set(HistoryField)
    assert set(words.acts) == set(Act)
    assert len(set(words.outcomes.values())) == len(Stage)


@pytest.mark.parametrize(
    ("name", "language", "right_to_left"),
    [("de_AT", "de-AT", False), ("ar_EG", "ar", True), ("C", "en", False)],
)
def test_the_file_says_in_which_language_it_is(qapp, locale, name, language, right_to_left):
    locale(QLocale(name))
    words = ExportWording().history()
    assert (words.language, words.right_to_left) == (language, right_to_left)


def test_the_page_says_of_when_it_is(qapp, make_entry, tmp_path):
    words = ExportWording()
    entry = make_entry()
    assert words.period(HistoryQuery()) == "Any time"
    period = words.period(HistoryQuery(since=entry.planned_at))
    assert period == "Since 14 Jun 2026"
    write_report(tmp_path / "report.html", [entry], words.history(), period)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Changed tracks" in page
    assert "Since 14 Jun 2026" in page
    assert "Italiano" in page


def test_an_environment_is_named_also_if_it_is_the_primary_one(qapp, make_entry):
    place = make_entry().place
    sandbox = replace(place, environment="redesign")
    words = ExportWording().history(lambda one: "main" if one.project == place.project else None)
    assert [words.environment(one) for one in (place, sandbox)] == ["main", "redesign"]
    assert words.environment(replace(place, project="other")) == "primary"
