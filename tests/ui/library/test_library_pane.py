from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QListView

from trackman.domain.library import Scope
from trackman.services.library.sparse_rows import SparseRows
from trackman.ui.library.row_sources import ListingRows
from trackman.ui.wording.library import LibraryWording

SCOPE = Scope("64174", None)


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def seen(make_upload):
    """Return a library as it was two hours ago."""
    rows = SparseRows()
    rows.suggest(range(1), [make_upload(number) for number in range(62)], 20_000)
    return SCOPE, ListingRows(rows, lambda _: None), datetime.now(UTC) - timedelta(hours=2)


def videos(pane):
    return pane.findChild(QListView, "videos")


def texts(pane):
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_what_was_last_seen_is_painted_at_once_with_its_age(pane, seen):
    paints = Paints(videos(pane).viewport())
    pane.show_last_seen(*seen)
    assert paints.count
    assert videos(pane).isVisible()
    assert videos(pane).model().index(0).data() == "story-00000.mp4"
    assert LibraryWording(pane).videos(20_000) in texts(pane)
    assert "Seen 2 hours ago · refreshing…" in texts(pane)


def test_it_stays_for_the_same_library_and_goes_for_another(pane, seen):
    pane.show_last_seen(*seen)
    pane.enter(SCOPE)
    assert videos(pane).model().rowCount() == 20_000
    pane.enter(Scope("64174", "redesign"))
    assert videos(pane).model().rowCount() == 0
    assert "Loading…" in texts(pane)


def test_nothing_of_a_project_stays_when_it_is_left(pane, seen):
    pane.show_last_seen(*seen)
    pane.leave()
    pane.enter(SCOPE)
    assert videos(pane).model().rowCount() == 0


def test_rows_that_take_its_place_stay_where_one_has_scrolled(pane, seen, make_shelf):
    pane.show_last_seen(*seen)
    videos(pane).verticalScrollBar().setValue(300)
    pane.stage.show_shelf(make_shelf(*range(62)))
    assert videos(pane).verticalScrollBar().value() == 300
    pane.stage.show_shelf(make_shelf(*range(62)))
    assert videos(pane).verticalScrollBar().value() == 0
