"""Opens the library in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QBuffer, QLocale, QPoint, QTimer
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from tests.screens.geometry import check_buttons, check_labels, has_longer_words, settle
from trackman.domain.library import (
    Collection,
    LibraryQuery,
    SavedFilter,
    SavedView,
    Sort,
    TrackSummary,
)
from trackman.domain.recent import RecentVideo
from trackman.domain.uploads import Upload
from trackman.ui.library.filter_panel import FilterPanel
from trackman.ui.library.filter_wording import FilterChoices
from trackman.ui.library.library_pane import LibraryPane
from trackman.ui.library.row_sources import FixedRows, ListingRows
from trackman.ui.widgets.name_question import NameQuestion
from trackman.ui.wording.problem import Problem

HASHES = (
    "1QcSHQRnh493V4dIh4eXh1h4kJUI",
    "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
    "HBkSHYSIeHiPiHh8eJd4eTN0EEQG",
)
NAMES = (
    ("summer-launch-2026.mp4", 192, (9, 0)),
    ("interview-ceo-final.mov", 1124, (6, 0)),
    ("how-to-return-an-item.mp4", 96, (4, 1)),
    ("مقابلة مع المديرة التنفيذية حول المجموعة الصيفية.mp4", 425, (11, 0)),
    ("製品紹介ビデオ・夏の新作コレクション・最終版.mp4", 268, (2, 0)),
    ("produktvorstellungsveranstaltung-zusammenfassung-endgültige-fassung-2026.mp4", 3250, None),
    ("teaser-vertical.mp4", 15, (0, 0)),
    ("keynote-day-one.mp4", 3753, (14, 0)),
    ("<b>bold</b>\nname\u202egnp.mp4", 169, None),
    ("autumn-preview-raw.mp4", None, None),
)
OFFLINE = Problem(
    "DatoCMS can’t be reached",
    "Nothing was sent. Check your network connection, then try again.",
    icon="offline",
    retry="Noch einmal",
)
REFUSED = Problem(
    "This API token isn’t allowed to do that",
    "Its role doesn’t have the permission. Ask a project administrator to "
    "allow the role to edit uploads in the primary environment.",
    retry="Noch einmal",
)
CHOICES = FilterChoices(
    ("campaign", "interview", "raw", "story", "summer"),
    (Collection("1", "Campaigns", 1, None), Collection("2", "Summer", 1, "1")),
    ("en", "it", "de-CH", "ja"),
)
FILTERS = (
    SavedFilter("34", "Unused videos", True, LibraryQuery(used=False)),
    SavedFilter("36", "Wide, no description", True, LibraryQuery(text="wide"), ("alt.exists",)),
)
VIEWS = (
    SavedView("Lacks Italian", LibraryQuery(lacks_language="it")),
    SavedView("Errors & this summer’s campaign, largest first", LibraryQuery(has_errored=True)),
)


def upload(number):
    name, length, _ = NAMES[number % len(NAMES)]
    day = datetime(2026, 6, 14, 12, tzinfo=UTC) - timedelta(days=number)
    return Upload(
        f"video-{number}",
        name,
        (number + 3) * 81_000_000,
        "video/mp4",
        length,
        1920,
        1080,
        f"play-{number}",
        day,
        ("campaign", "summer") if number % 2 else (),
        thumbhash=HASHES[number % 3],
    )


def summary(key):
    number = int(key.removeprefix("video-"))
    known = NAMES[number % len(NAMES)][2]
    return TrackSummary(*known, 0, ()) if known else None


class Patchy(FixedRows):
    """Rows of which those after the fourth are not known yet."""

    def get(self, row):
        return super().get(row) if row < 4 else None


def rows(pane, total, kind=FixedRows):
    pane.stage.show_shelf(ListingRows(kind([upload(number) for number in range(total)]), summary))
    pane.stage.show_fresh()


def photo(number):
    colours = (("#d89a5e", "#9a5636"), ("#7f93b6", "#3f5277"), ("#8bb382", "#41704b"))
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    shade = QLinearGradient(0, 0, 320, 180)
    for place, colour in enumerate(colours[number % 3]):
        shade.setColorAt(place, QColor(colour))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), shade)
    painter.setBrush(QColor(255, 255, 255, 60))
    painter.drawEllipse(QPoint(230 - 30 * number, 70), 60, 60)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    # The stubs ask for bytes, which Qt refuses.
    picture.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def loading(pane):
    """Nothing is known yet."""


def full(pane):
    rows(pane, 20_000)
    pane.set_current("video-0")
    for number in range(4):
        pane.stage.tiles.take(f"play-{number}", photo(number))
    pane.stage.tiles.take("play-4", b"<html>no picture</html>")


def hovered_and_focused(pane):
    full(pane)
    pane.set_current("video-2")
    pane.stage.focus_list()


def partly_known(pane):
    rows(pane, 128, Patchy)


def filtered(pane):
    pane.criteria.set_choices(CHOICES)
    pane.criteria.ask_for(
        LibraryQuery(
            text="summer",
            used=False,
            tag="campaign",
            collection_id="2",
            created_from=date(2026, 6, 1),
            created_to=date(2026, 6, 30),
            has_errored=True,
            lacks_language="it",
            sort=Sort.HIGHEST_RESOLUTION,
        )
    )
    pane.stage.set_whole(20_000)
    rows(pane, 12)


def searched(pane):
    pane.criteria.ask_for(LibraryQuery(text="launch"))
    pane.stage.set_whole(20_000)
    rows(pane, 3)
    pane.focus_search()


def no_match(pane):
    pane.criteria.ask_for(LibraryQuery(text="zebra", used=True))
    pane.stage.set_whole(128)
    rows(pane, 0)


def no_match_among_known(pane):
    pane.criteria.ask_for(LibraryQuery(lacks_language="it"))
    pane.stage.set_whole(20_000)
    pane.stage.set_known(14)
    rows(pane, 0)


def empty(pane):
    rows(pane, 0)


def from_cache(pane):
    rows(pane, 128)
    pane.stage.show_seen(datetime.now(UTC) - timedelta(hours=2))


def offline(pane):
    rows(pane, 128)
    pane.stage.show_trouble(OFFLINE, datetime.now(UTC) - timedelta(hours=2), tries_again=True)


def offline_and_nothing_kept(pane):
    pane.stage.show_trouble(OFFLINE, None, tries_again=True)


def refused(pane):
    rows(pane, 128)
    pane.stage.show_trouble(REFUSED, datetime.now(UTC), tries_again=False)


def refused_at_once(pane):
    pane.stage.show_trouble(REFUSED, None, tries_again=False)


def recent(pane):
    pane.set_recent(
        [
            RecentVideo("video-0", "summer-launch-2026.mp4", 192),
            RecentVideo("b", "how-to-return-an-item.mp4", 96),
            RecentVideo("c", "factory-tour-q3.mp4", 425),
        ]
    )
    pane.stage.add_known({"video-0": upload(0)}, {})
    pane.criteria.ask_for_recent()
    pane.set_current("b")


def nothing_recent(pane):
    pane.criteria.ask_for_recent()


def filters(pane):
    filtered(pane)
    pane.criteria.set_known(412)
    pane.criteria.open_filters()


def views(pane):
    full(pane)
    pane.criteria.set_views(VIEWS)
    pane.criteria.set_filters(FILTERS)
    pane.criteria.ask_for(VIEWS[1].query)
    rows(pane, 9)
    pane.findChild(QAbstractButton, "libraryViews").click()


def sort_menu(pane):
    full(pane)
    pane.findChild(QAbstractButton, "sortVideos").click()


def naming(pane):
    filtered(pane)
    pane.criteria.set_views(VIEWS)
    pane.findChild(QAbstractButton, "libraryViews").make_menu().actions()[-1].trigger()


STATES = [
    loading,
    full,
    hovered_and_focused,
    partly_known,
    filtered,
    searched,
    no_match,
    no_match_among_known,
    empty,
    from_cache,
    offline,
    offline_and_nothing_kept,
    refused,
    refused_at_once,
    recent,
    nothing_recent,
    filters,
    views,
    sort_menu,
    naming,
]
SIZES = [(280, 702), (220, 522), (460, 1400)]


@pytest.fixture(autouse=True)
def _english(qapp):
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # it has no popups
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, save_picture, state, scheme, size):
    pane = LibraryPane(pause_ms=0)
    qtbot.addWidget(pane)
    pane.resize(*size)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    state(pane)
    settle()
    pane.grab()  # what is painted asks for its pictures, which are drawn by and by
    timers = pane.stage.tiles.findChildren(QTimer)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in timers))
    settle()
    others = [one for one in pane.findChildren(QWidget) if is_on_top(one)]
    name = f"library-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(pane, others))
    for top in (pane, *others):
        check_labels(top)
        check_buttons(top)
    # in longer words it may need more than the least width, but not more than the usual one
    assert pane.size().toTuple() == size or (has_longer_words() and pane.width() <= 280)
    for other in others:
        other.close()


def is_on_top(widget):
    return isinstance(widget, FilterPanel | QMenu | NameQuestion) and widget.isVisible()


def picture(pane, others):
    width = max([pane.width(), *(80 + one.width() for one in others)])
    height = max([pane.height(), *(60 + one.height() for one in others)])
    whole = QPixmap(width, height)
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    painter.drawPixmap(0, 0, pane.grab())
    for other in others:
        painter.drawPixmap(60, 44, other.grab())
    painter.end()
    return whole
