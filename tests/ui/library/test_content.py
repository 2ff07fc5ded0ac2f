from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QStackedWidget

from trackman.domain.library import LibraryQuery, TrackSummary
from trackman.domain.recent import RecentVideo
from trackman.services.library.sparse_rows import SparseRows
from trackman.ui.library.model import LineRole
from trackman.ui.library.row_sources import ListingRows
from trackman.ui.wording.library import LibraryWording
from trackman.ui.wording.problem import Problem

OFFLINE = Problem("DatoCMS can’t be reached", "Check the network.", icon="offline")
LATELY = [
    RecentVideo("video-1", "one.mp4", 192),
    RecentVideo("b", "two.mp4", None),
]


def page(pane):
    return pane.findChild(QStackedWidget, "libraryPages").currentWidget().objectName()


def texts(pane):
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def names(pane):
    model = pane.findChild(QListView, "videos").model()
    return [model.index(row).data() for row in range(model.rowCount())]


def press(pane, text):
    buttons = pane.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == text and one.isVisible()).click()


def hours_ago(count):
    return datetime.now(UTC) - timedelta(hours=count)


def test_shows_the_shape_of_a_list_first(pane):
    assert page(pane) == "libraryLoading"
    assert "Loading…" in texts(pane)


def test_counts_the_videos(pane, make_shelf):
    pane.stage.show_shelf(make_shelf(*range(128)))
    assert page(pane) == "videos"
    assert "128 videos" in texts(pane)
    pane.stage.show_shelf(make_shelf(1))
    assert "1 video" in texts(pane)


def test_says_how_many_of_all_match(pane, make_shelf):
    pane.criteria.ask_for(LibraryQuery(text="launch"))
    pane.stage.show_shelf(make_shelf(1, 2))
    assert "2 match" in texts(pane)
    pane.stage.set_whole(128)
    assert "2 of 128 match" in texts(pane)


def test_an_empty_project_says_so(pane, make_shelf):
    pane.stage.show_shelf(make_shelf())
    assert page(pane) == "libraryEmpty"
    assert "No videos yet" in texts(pane)


def test_filters_can_be_cleared_where_nothing_matches(pane, make_shelf):
    pane.criteria.ask_for(LibraryQuery(text="zebra", used=True))
    pane.stage.show_shelf(make_shelf())
    assert page(pane) == "libraryNoMatch"
    asked = QSignalSpy(pane.query_changed)
    press(pane, "Clear filters")
    assert asked.at(0) == [LibraryQuery()]


def test_a_search_by_tracks_says_among_what_it_looked(pane, make_shelf):
    pane.criteria.ask_for(LibraryQuery(lacks_language="it"))
    pane.stage.show_shelf(make_shelf())
    pane.stage.set_known(14)
    assert any("14 videos" in text for text in texts(pane))


def test_what_is_on_screen_stays_until_the_answer_comes(pane, make_shelf):
    pane.stage.show_shelf(make_shelf(1, 2))
    pane.criteria.ask_for(LibraryQuery(text="launch"))
    assert names(pane) == ["story-00001.mp4", "story-00002.mp4"]
    pane.stage.show_shelf(make_shelf(3))
    assert names(pane) == ["story-00003.mp4"]


def test_a_slow_answer_is_waited_for_visibly(pane, make_shelf, qtbot):
    pane.stage.show_shelf(make_shelf(1, 2))
    pane.criteria.ask_for(LibraryQuery(text="launch"))
    qtbot.waitUntil(lambda: page(pane) == "libraryLoading")
    assert names(pane) == []


def test_the_next_query_begins_at_the_top(pane, make_shelf):
    pane.stage.show_shelf(make_shelf(*range(300)))
    bar = pane.findChild(QListView, "videos").verticalScrollBar()
    bar.setValue(5_000)
    pane.criteria.ask_for(LibraryQuery(used=True))
    pane.stage.show_shelf(make_shelf(*range(200)))
    assert bar.value() == 0


def test_says_how_old_it_is(pane, make_shelf):
    pane.stage.show_shelf(make_shelf(1))
    pane.stage.show_seen(hours_ago(2))
    assert "Seen 2 hours ago · refreshing…" in texts(pane)
    pane.stage.show_fresh()
    assert not any("Seen" in text for text in texts(pane))


def test_refreshes_quietly(pane, make_shelf, qtbot):
    pane.stage.show_shelf(make_shelf(1))
    pane.stage.show_refreshing()
    assert "Refreshing…" not in texts(pane)
    qtbot.waitUntil(lambda: "Refreshing…" in texts(pane))
    pane.stage.show_fresh()
    assert "Refreshing…" not in texts(pane)


def test_trouble_leaves_what_is_kept_and_says_its_age(pane, make_shelf):
    pane.stage.show_shelf(make_shelf(1))
    pane.stage.show_trouble(OFFLINE, hours_ago(3), tries_again=True)
    assert page(pane) == "videos"
    assert "DatoCMS can’t be reached. Seen 3 hours ago." in texts(pane)
    retried = QSignalSpy(pane.retry_requested)
    press(pane, "Try again")
    assert retried.count() == 1


def test_trouble_with_nothing_kept_takes_the_place_of_the_list(pane):
    pane.stage.show_shelf(ListingRows(SparseRows(), lambda _: None))
    pane.stage.show_trouble(OFFLINE, None, tries_again=True)
    assert page(pane) == "libraryProblem"
    retried = QSignalSpy(pane.retry_requested)
    press(pane, "Try again")
    assert retried.count() == 1


def test_videos_opened_lately_take_the_place_of_the_list(pane, make_shelf, make_upload):
    pane.stage.show_shelf(make_shelf(*range(300)))
    bar = pane.findChild(QListView, "videos").verticalScrollBar()
    bar.setValue(5_000)
    pane.criteria.ask_for_recent()
    assert page(pane) == "libraryNoRecent"
    pane.set_recent(LATELY)
    assert names(pane) == ["one.mp4", "two.mp4"]
    assert "2 videos" in texts(pane)
    pane.stage.add_known({"video-1": make_upload(1)}, {"video-1": TrackSummary(3, 0, 0, ())})
    model = pane.findChild(QListView, "videos").model()
    assert (names(pane)[0], model.index(0).data(LineRole)) == ("story-00001.mp4", "3 tracks")
    pane.criteria.ask_for_all()
    assert (len(names(pane)), bar.value()) == (300, 5_000)


def test_news_of_the_library_do_not_disturb_the_videos_opened_lately(pane, make_upload):
    rows = SparseRows()
    rows.place(range(1), [make_upload(1)], 1)
    pane.stage.show_shelf(ListingRows(rows, lambda _: None))
    pane.set_recent(LATELY)
    pane.criteria.ask_for_recent()
    wanted = QSignalSpy(pane.rows_wanted)
    rows.place(range(1), [make_upload(1), make_upload(2), make_upload(3)], 3)
    pane.stage.show_total()
    pane.stage.show_loaded(0, 2)
    pane.stage.show_seen(hours_ago(2))
    assert names(pane) == ["one.mp4", "two.mp4"]
    assert not any("Seen" in text for text in texts(pane))
    assert wanted.count() == 0
    pane.criteria.ask_for_all()
    assert len(names(pane)) == 3


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "Seen just now"),
        (60, "Seen 1 minute ago"),
        (59 * 60, "Seen 59 minutes ago"),
        (3600, "Seen 1 hour ago"),
        (30 * 3600, "Seen yesterday"),
        (5 * 86400, "Seen 5 days ago"),
        (30 * 86400, "Seen on 15 May 2026"),
        (-500, "Seen just now"),
    ],
)
def test_ages_are_told_as_people_do(qapp, seconds, words):
    now = datetime(2026, 6, 14, 12, tzinfo=UTC)
    assert LibraryWording().age(now - timedelta(seconds=seconds), now) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "0 seconds"),
        (61, "1 minute 1 second"),
        (192, "3 minutes 12 seconds"),
        (3600, "1 hour"),
        (7325, "2 hours 2 minutes 5 seconds"),
    ],
)
def test_lengths_are_read_out_in_words(qapp, seconds, words):
    assert LibraryWording().spoken_length(seconds) == words
