from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from trackman.ui.widgets.elided import elided

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(QFont())


def test_what_is_cut_ends_in_dots(metrics):
    assert elided(metrics, "summer-launch-2026.mp4", 60, LEFT).endswith("…")
    assert elided(metrics, "short", 600, LEFT) == "short"


def test_a_latin_name_in_a_mirrored_window_is_kept_apart(metrics):
    line = elided(metrics, "summer-launch-2026.mp4", 60, RIGHT)
    assert line.startswith("\u2066su")
    assert line.endswith("…\u2069")


@pytest.mark.parametrize("text", ["ترجمة الفيلم", "الإنجليزية · en-US", "ar · عربي"])
def test_what_holds_words_from_right_to_left_goes_with_the_window(metrics, text):
    assert elided(metrics, text, 600, RIGHT) == text
