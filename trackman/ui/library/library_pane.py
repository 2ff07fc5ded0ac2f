"""The pane at the left: all videos of the project, searched, filtered and sorted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trackman.domain.library import LibraryQuery, Scope
from trackman.domain.recent import RecentVideo
from trackman.ui.library.content import LibraryContent
from trackman.ui.library.head import LibraryHead
from trackman.ui.library.query import QueryModel
from trackman.ui.library.row_sources import ListingRows
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.keys import explain_with_key, keys

if TYPE_CHECKING:
    from datetime import datetime


class LibraryPane(QFrame):
    """Pane with the query (`criteria`) over the content (`stage`)."""

    query_changed = Signal(object)
    """A person asks for this `LibraryQuery`."""
    video_chosen = Signal(str)
    """A person asked for the video with this id."""
    video_entered = Signal(str)
    """A person goes to the tracks of the video with this id."""
    rows_wanted = Signal(int, int)
    """These rows of the query are on screen, first and last."""
    pictures_wanted = Signal(list)
    """The playback ids (`list[str]`) whose pictures are missing on screen: these and no others."""
    retry_requested = Signal()
    """Try again was pressed."""
    fold_wanted = Signal(bool)
    """The pane is to be folded to a strip, or unfolded."""
    recent_wanted = Signal()
    """The videos opened lately come on screen."""

    def __init__(self, pause_ms: int | None = None) -> None:
        super().__init__()
        self.setObjectName("libraryPane")
        self._head = LibraryHead(pause_ms)
        self.stage = LibraryContent(self._head)
        self.criteria = QueryModel(self._head)
        self.find_action = QAction(self.tr("Search videos"), self)
        """Ctrl+F; it can be put into a menu, too."""
        self._strip = QWidget()
        """Button over the thumbnails while the pane is folded."""
        self._unfold = IconButton("unfoldVideos", self.tr("Show videos"), "chevron-right")
        self._scope: Scope | None = None
        """Whose videos are on screen."""
        self._build()
        self._connect()

    @property
    def query(self) -> LibraryQuery:
        """Current query."""
        return self.criteria.query

    def show_last_seen(self, scope: Scope, rows: ListingRows, at: datetime) -> None:
        """Show a library as it was the last time; it is on screen when this returns."""
        self._scope = scope
        self.stage.show_last_seen(rows, at)
        QCoreApplication.sendPostedEvents()  # what they change in the layout
        self.repaint()

    def enter(self, scope: Scope) -> None:
        """Wait for the videos of this scope; those of another one are taken away."""
        if scope != self._scope:
            self._scope = scope
            self.stage.begin_anew(self.query)

    def leave(self) -> None:
        """Take everything about a project away."""
        self._scope = None
        self.criteria.begin_anew()
        self.stage.begin_anew(self.query)

    def focus_search(self) -> None:
        """Take the keyboard to the search field, where that is on screen."""
        if self._head.isHidden():
            self.fold_wanted.emit(False)
        if self.isVisible():
            self._head.search.focus()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes to in here."""
        return [self.stage.list] if self.stage.list.isVisibleTo(self) else []

    def take_keyboard(self) -> None:
        """Let the keys go to the videos."""
        self.stage.list.setFocus()

    def set_folded(self, folded: bool) -> None:
        """Show a strip of thumbnails, or the whole pane."""
        self._head.setVisible(not folded)
        self._strip.setVisible(folded)
        self.stage.set_folded(folded)

    def set_current(self, upload_id: str | None) -> None:
        """Mark the video whose tracks are on screen."""
        self.stage.mark(upload_id)

    def set_recent(self, videos: Sequence[RecentVideo]) -> None:
        """Take up the videos opened lately, the latest first."""
        self.stage.set_recent(videos)

    def _build(self) -> None:
        self.find_action.setObjectName("searchVideosAction")
        keys().follow(self.find_action)
        self.addAction(self.find_action)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QVBoxLayout(self._strip)
        inside.setContentsMargins(8, 8, 8, 6)
        inside.addWidget(self._unfold)
        self._unfold.setFixedSize(scaled(28), scaled(28))
        explain_with_key(self._unfold, self.tr("Show videos"), "showVideos")
        self._strip.hide()
        column.addWidget(self._strip)
        column.addWidget(self._head)
        column.addWidget(self.stage, 1)

    def _connect(self) -> None:
        criteria, stage, search = self.criteria, self.stage, self._head.search
        self.find_action.triggered.connect(self.focus_search)
        self._head.fold_pressed.connect(lambda: self.fold_wanted.emit(True))
        self._unfold.clicked.connect(lambda: self.fold_wanted.emit(False))
        criteria.changed.connect(stage.wait_for)  # before anybody can answer
        criteria.changed.connect(self.query_changed)
        criteria.library_wanted.connect(stage.show_library)
        criteria.recent_wanted.connect(stage.show_recent)
        criteria.recent_wanted.connect(self.recent_wanted)
        search.left_down.connect(stage.focus_list)
        stage.typed.connect(search.type)
        stage.clear_wanted.connect(criteria.ask_for_all)
        stage.all_wanted.connect(criteria.ask_for_all)
        stage.video_chosen.connect(self.video_chosen)
        stage.video_entered.connect(self.video_entered)
        search.returnPressed.connect(stage.enter_the_only)
        stage.rows_wanted.connect(self.rows_wanted)
        stage.pictures_wanted.connect(self.pictures_wanted)
        stage.retry_requested.connect(self.retry_requested)
