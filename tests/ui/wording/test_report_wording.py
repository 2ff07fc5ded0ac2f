from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from trackman.domain.quality.findings import FindingCode
from trackman.domain.reports.words import Phrase, english
from trackman.ui.wording.reports import ReportWording


@pytest.fixture
def locale():
    before = QLocale()
    yield QLocale.setDefault
    QLocale.setDefault(before)


def test_a_window_and_a_command_say_the_same_in_english(qapp):
    window, command = ReportWording().words(), english()
    assert window.phrases == command.phrases
    assert set(window.phrases) == set(Phrase)
    assert window.acts == command.acts
    assert window.values == command.values
    assert window.marks == command.marks
    assert window.findings == command.findings
    assert set(window.findings) == set(FindingCode)


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.999, "99%"), (1.0, "100%")]
)
def test_only_all_is_told_as_all(qapp, share, words):
    assert ReportWording().percent(share) == english().percent(share) == words


@pytest.mark.parametrize(
    ("name", "language", "right_to_left"),
    [("de_AT", "de-AT", False), ("ar_EG", "ar", True), ("C", "en", False)],
)
def test_the_report_says_in_which_language_it_is(qapp, locale, name, language, right_to_left):
    locale(QLocale(name))
    words = ReportWording().words()
    assert (words.language, words.right_to_left) == (language, right_to_left)
    assert words.language_of("it")
