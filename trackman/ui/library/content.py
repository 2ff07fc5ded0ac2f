"""Content of the library: the list or a page in its place, the count, and its age."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.domain.library import LibraryQuery, TrackSummary
from trackman.domain.recent import RecentVideo
from trackman.domain.uploads import Upload
from trackman.ui.library.head import LibraryHead
from trackman.ui.library.list import VideosList
from trackman.ui.library.model import NOTHING, LibraryModel
from trackman.ui.library.pages import LibraryPages
from trackman.ui.library.row_sources import ListingRows, recent_shelf
from trackman.ui.library.status_line import Freshness, StatusLine
from trackman.ui.library.thumbnails import ThumbnailTiles
from trackman.ui.widgets.announcing import announce
from trackman.ui.wording.library import LibraryWording
from trackman.ui.wording.problem import Problem

_WAIT_MS = 300


class LibraryContent(QWidget):
    """Shows the rows of the query asked for last, or the videos opened lately."""

    video_chosen = Signal(str)
    video_entered = Signal(str)
    rows_wanted = Signal(int, int)
    pictures_wanted = Signal(list)
    retry_requested = Signal()
    clear_wanted = Signal()
    all_wanted = Signal()
    typed = Signal(str)

    def __init__(self, head: LibraryHead) -> None:
        super().__init__()
        self.setObjectName("libraryStage")
        self.tiles = ThumbnailTiles(self)
        self._words = LibraryWording(self)
        self._head = head
        self._query = LibraryQuery()
        self._shelf = NOTHING
        self.recent_videos: tuple[RecentVideo, ...] = ()
        self._uploads: dict[str, Upload] = {}
        self._summaries: dict[str, TrackSummary] = {}
        self._recent = recent_shelf((), {}, self._summaries)
        self._shows_recent = False
        self._whole: int | None = None
        self._known: int | None = None
        self._place = 0
        self._is_folded = False
        self._enters = False
        """True if the only video found is to be opened as soon as it is known."""
        self._stands_in = False
        """True if the rows are only those of the last time, until a service lists them."""
        self._fresh = Freshness()
        self._model = LibraryModel(self)
        self.list = VideosList(self._model, self.tiles)
        self._pages = LibraryPages(self.list)
        self._strip = StatusLine()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._build()
        self._connect()

    def wait_for(self, query: LibraryQuery) -> None:
        """Wait for the rows of another query; those on screen stay for a moment."""
        self._query = query
        self._enters = False
        self._fresh = Freshness()
        self._wait.start()
        self.show_library()

    def show_library(self) -> None:
        """Show the rows of the query instead of the videos opened lately."""
        if self._shows_recent:
            self._shows_recent = False
            self._model.show(self._shelf)
            self.list.restore_place(self._place)
        self._show()

    def show_recent(self) -> None:
        """Show the videos opened lately."""
        if not self._shows_recent:
            self._place = self.list.verticalScrollBar().value()
        self._shows_recent = True
        self._model.show(self._recent)
        self.list.restore_place(0)
        self._show()

    def show_last_seen(self, shelf: ListingRows, moment: datetime) -> None:
        """Show rows as they were then, until those waited for take their place."""
        self.show_shelf(shelf)
        self.show_seen(moment)
        self._stands_in = True

    def show_shelf(self, shelf: ListingRows) -> None:
        """Show the rows of the query waited for."""
        self._wait.stop()
        self._place = self.list.verticalScrollBar().value() if self._stands_in else 0
        self._shelf, self._stands_in = shelf, False
        if not self._shows_recent:
            self._model.show(shelf)
            self.list.restore_place(self._place)
        self._show()
        if self._query.is_filtered and shelf.rows.total is not None:
            announce(self.list, self._count())

    def show_total(self) -> None:
        """Take up how many rows there are now."""
        if not self._shows_recent:
            self._model.count_again()
        self._show()

    def show_loaded(self, first: int, last: int) -> None:
        """Take up rows that are known now or have changed."""
        if not self._shows_recent:
            self.list.hold(first, last)
            self._model.tell_loaded(first, last)
        self._enter_if_only()

    def show_changed(self, upload_id: str) -> None:
        """Draw a video anew: more is known of it."""
        self._model.tell_changed(upload_id)

    def show_all_changed(self) -> None:
        """Draw all videos anew: less is known of them."""
        self._model.tell_loaded(0, self._model.rowCount() - 1)

    def show_seen(self, moment: datetime) -> None:
        """Say that the rows are how they were then, and that they are being read again."""
        self._fresh = Freshness(moment, refreshing=True)
        self._show()

    def show_fresh(self) -> None:
        """Say that the rows are as DatoCMS has them now."""
        self._fresh = Freshness()
        self._show()

    def show_refreshing(self) -> None:
        """Say quietly that the rows are being read again."""
        self._fresh = Freshness(self._fresh.seen_at, refreshing=True)
        self._show()

    def show_trouble(self, problem: Problem, seen_at: datetime | None, tries_again: bool) -> None:
        """Say why the rows cannot be read; those that are known stay."""
        self._wait.stop()
        self._fresh = Freshness(seen_at, problem, tries_again)
        self._show()

    def set_whole(self, total: int | None) -> None:
        """Take up how many videos there are without any filter."""
        self._whole = total
        self._show()

    def set_known(self, known: int) -> None:
        """Take up of how many videos the tracks are known."""
        self._known = known
        self._show()

    def set_folded(self, folded: bool) -> None:
        """Show thumbnails alone, without pages and lines of words."""
        self._is_folded = folded
        self.list.set_folded(folded)
        self._show()

    def set_recent(self, videos: Sequence[RecentVideo]) -> None:
        """Take up the videos opened lately, the latest first."""
        self.recent_videos = tuple(videos)
        self._show_known()

    def add_known(self, uploads: dict[str, Upload], summaries: dict[str, TrackSummary]) -> None:
        """Take up what more is known of videos opened lately, by their ids."""
        self._uploads |= uploads
        self._summaries |= summaries
        self._show_known()

    def mark(self, upload_id: str | None) -> None:
        """Mark the video whose tracks are on screen."""
        self.list.mark(upload_id)

    def enter_the_only(self) -> None:
        """Go to the tracks of the only video that was found, now or once it is loaded."""
        self._enters = True
        self._enter_if_only()

    def _enter_if_only(self) -> None:
        rows = self._model.shelf.rows
        upload = rows.get(0) if rows.total == 1 else None
        if self._enters and not self._wait.isActive() and upload is not None:
            self._enters = False
            self.video_entered.emit(upload.id)

    def focus_list(self) -> None:
        """Take the keyboard to the list."""
        if self._pages.currentWidget() is self.list:
            self.list.enter()

    def begin_anew(self, query: LibraryQuery) -> None:
        """Forget everything about this project: the rows of another one follow."""
        self._query = query
        self._shows_recent = False
        self._uploads.clear()
        self._summaries.clear()
        self._whole = self._known = None
        self._fresh = Freshness()
        self._show_waiting()

    def _show_known(self) -> None:
        self._recent = recent_shelf(self.recent_videos, self._uploads, self._summaries)
        if self._shows_recent:
            place = self.list.verticalScrollBar().value()
            self._model.show(self._recent)
            self.list.restore_place(place)
            self._show()

    def _show(self) -> None:
        self._head.show_count(self._count())
        self._show_page()
        has_rows = not self._shows_recent and self._shelf.rows.total is not None
        has_rows = has_rows and not self._is_folded
        self._pages.setVisible(not self._is_folded or self._pages.currentWidget() is self.list)
        self._strip.show_freshness(self._fresh if has_rows else Freshness())

    def _show_page(self) -> None:
        total = self._model.shelf.rows.total
        if self._shows_recent:
            if total:
                self._pages.show_list()
            else:
                self._pages.show_no_recent()
        elif self._wait.isActive():
            return  # what was there before stays for a moment
        elif total is None and self._fresh.problem is not None:
            self._pages.show_problem(self._fresh.problem)
        elif total is None or self._shelf is NOTHING:
            self._pages.show_loading()
        elif total:
            self._pages.show_list()
        elif self._query.is_filtered:
            self._pages.show_no_match(self._words.no_match(self._query, self._known or 0))
        else:
            self._pages.show_empty()

    def _count(self) -> str:
        total = self._model.shelf.rows.total
        if total is None:
            return "" if self._fresh.problem else self.tr("Loading…")
        if self._shows_recent or not self._query.is_filtered:
            return self._words.videos(total)
        return self._words.matching(total, self._whole)

    def _build(self) -> None:
        self._head.show_count(self._count())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._strip)

    def _connect(self) -> None:
        self._wait.timeout.connect(self._show_waiting)
        self.list.chosen.connect(self.video_chosen)
        self.list.entered.connect(self.video_entered)
        self.list.rows_seen.connect(self._tell_rows)
        self.list.pictures_seen.connect(self.pictures_wanted)
        self.list.typed.connect(self.typed)
        self._pages.clear_wanted.connect(self.clear_wanted)
        self._pages.all_wanted.connect(self.all_wanted)
        self._pages.retry_requested.connect(self.retry_requested)
        self._strip.pressed.connect(self.retry_requested)

    def _tell_rows(self, first: int, last: int) -> None:
        if not self._shows_recent:
            self.rows_wanted.emit(first, last)

    def _show_waiting(self) -> None:
        """Show nothing any more that is not what was asked for."""
        self._shelf, self._stands_in = NOTHING, False
        if not self._shows_recent:
            self._model.show(NOTHING)
        self._show()
