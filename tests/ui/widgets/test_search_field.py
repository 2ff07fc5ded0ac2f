from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from trackman.ui.widgets.search_field import SearchField


@pytest.fixture
def field(qtbot):
    field = SearchField(0, "some", "Search all that was deleted")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.fixture
def hint(field):
    return field.findChild(QLabel, "searchHint")


def test_the_key_gives_way_where_it_would_cut_what_is_searched(field, hint):
    field.resize(420, 32)
    assert hint.isVisible()
    field.resize(field.fontMetrics().horizontalAdvance(field.placeholderText()) + 50, 32)
    assert not hint.isVisible()
    assert field.textMargins().right() == 0


def test_the_key_gives_way_to_what_is_typed(field, hint):
    field.resize(420, 32)
    field.setText("launch")
    assert not hint.isVisible()
    field.clear()
    assert hint.isVisible()


def test_the_key_stays_where_the_words_would_be_cut_without_it_too(field, hint):
    field.resize(100, 32)
    assert hint.isVisible()
