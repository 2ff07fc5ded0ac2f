from __future__ import annotations

import pytest

from trackman.ui.widgets.labels import CodeText, ElidedText, Paragraph, plain_tooltip
from trackman.ui.wording.formats import length_text


@pytest.mark.parametrize("kind", [ElidedText, CodeText, Paragraph])
@pytest.mark.parametrize("text", ["", "x" * 300, "العربية " * 30, "two\nlines"])
def test_any_text_can_be_painted_in_little_room(qtbot, kind, text):
    label = kind("label", text)
    qtbot.addWidget(label)
    label.resize(60, 200)
    assert not label.grab().isNull()
    assert label.text() == text
    assert label.minimumSizeHint().width() <= 60


def test_a_paragraph_breaks_words_that_are_longer_than_the_line(qtbot):
    label = Paragraph("label", "x" * 100)
    qtbot.addWidget(label)
    assert label.heightForWidth(100) > 3 * label.fontMetrics().height()


def test_a_paragraph_is_measured_anew_when_its_words_or_its_font_change(qtbot):
    label = Paragraph("label", "word " * 20)
    qtbot.addWidget(label)
    before = label.heightForWidth(100)
    label.setText("word " * 40)
    longer = label.heightForWidth(100)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    label.setFont(font)
    assert before < longer < label.heightForWidth(100)
    label.setText("word")
    assert label.heightForWidth(100) < before
    assert label.heightForWidth(20) > label.heightForWidth(100)


def test_a_tooltip_shows_markup_as_text():
    assert plain_tooltip("<b>&") == "<p style='white-space: pre-wrap'>&lt;b&gt;&amp;</p>"
    assert plain_tooltip("") == ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (9.6, "0:10"), (192, "3:12"), (3753, "1:02:33")]
)
def test_lengths_are_written_as_people_do(seconds, text):
    assert length_text(seconds) == text
