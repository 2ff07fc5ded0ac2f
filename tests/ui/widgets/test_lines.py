from __future__ import annotations

import pytest

from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.lines import fit_labels


@pytest.fixture
def label(qtbot):
    label = Paragraph("label", "Captions for viewershardofhearing")
    qtbot.addWidget(label)
    return label


def test_no_word_of_a_label_is_broken(label):
    word = label.fontMetrics().horizontalAdvance("viewershardofhearing")
    fit_labels([label], 2 * word + 20)
    assert label.width() > word


def test_a_label_leaves_half_of_the_room_to_the_value(label):
    fit_labels([label], 120)
    assert label.width() == 60
