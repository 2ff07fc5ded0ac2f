"""The list of videos: one to choose, marked while its tracks are on screen."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent

from trackman.domain.uploads import Upload
from trackman.ui.library.delegate import ROW_HEIGHT, VideoDelegate
from trackman.ui.library.model import ItemRole, LibraryModel
from trackman.ui.library.row_sources import RowSource
from trackman.ui.library.rows_view import RowsView
from trackman.ui.library.thumbnails import ThumbnailTiles
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.row_menu import Groups, RowAction, offer_row_menu

_LOOK_AGAIN_MS = 40
_MOVED_AT_MOST = 600
"""Rows among which one is looked for that is not where it was."""


class VideosList(RowsView):
    """Shows a `LibraryModel`; keeps the marked video and what is on screen while rows move."""

    chosen = Signal(str)
    """A person asked for the video with this id."""
    entered = Signal(str)
    """A person wants to go to the tracks of the video with this id."""
    rows_seen = Signal(int, int)
    """These rows are on screen, first and last; told at most 25 times a second."""
    pictures_seen = Signal(list)
    """The playback ids of the videos on screen whose pictures are missing, `list[str]`."""
    typed = Signal(str)
    """Letters were typed at the list."""

    def __init__(self, model: LibraryModel, tiles: ThumbnailTiles) -> None:
        super().__init__(model, scaled(ROW_HEIGHT))
        self._videos = model
        self._tiles = tiles
        self._marked: str | None = None
        self._anchor: str | None = None
        """The first video on screen."""
        self._anchor_row = 0
        self._looked_at = 0
        self._holding = False
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AGAIN_MS)
        self.setObjectName("videos")
        self.setMinimumWidth(1)  # Qt's own is wider than the strip
        self.setAccessibleName(self.tr("Videos"))
        self.setItemDelegate(VideoDelegate(self, tiles))
        self.setModel(model)
        self._connect()

    def mark(self, video_id: str | None) -> None:
        """Select a video, now or as soon as its row is known; None selects none."""
        self._marked = video_id
        row = self._videos.shelf.rows.row_of(video_id) if video_id is not None else None
        self._select(row)

    def restore_place(self, pixels: int) -> None:
        """Scroll to a place in other rows; the marked video is marked there, too."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(pixels)
        self._remember_anchor()
        self.mark(self._marked)

    def set_folded(self, folded: bool) -> None:
        """Draw thumbnails alone; the name of each is its tooltip."""
        delegate = self.itemDelegate()
        if isinstance(delegate, VideoDelegate):
            delegate.is_folded = folded
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if folded else bar.ScrollBarAsNeeded)
        self.viewport().update()

    def enter(self) -> None:
        """Take the keyboard, at the row selected or the first one on screen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            first = self.moveCursor(self.CursorAction.MoveDown, Qt.KeyboardModifier.NoModifier)
            self.setCurrentIndex(first)

    def hold(self, first: int, last: int) -> None:
        """Find what was marked and what was on screen, now that these rows were read anew."""
        rows = self._videos.shelf.rows
        if self.verticalScrollBar().value() > 0 and self._anchor is not None:
            row = _found_near(rows, self._anchor_row, self._anchor)
            if row is not None and row != self._anchor_row:
                bar = self.verticalScrollBar()
                self.updateGeometries()
                bar.setValue(bar.value() + (row - self._anchor_row) * scaled(ROW_HEIGHT))
        if self._marked is not None:
            current = max(self.currentIndex().row(), 0)
            row = _found_near(rows, current, self._marked)
            self._select(row if row is not None else _found_in(rows, first, last, self._marked))
        self._remember_anchor()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Remember which video is selected, whatever row it will be in."""
        super().selectionChanged(selected, deselected)
        if not self._holding and (rows := selected.indexes()):
            upload: Upload | None = rows[0].data(ItemRole)
            self._marked = upload.id if upload else None

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Move what is on screen, and tell of it soon."""
        super().scrollContentsBy(across, down)
        self._remember_anchor()
        self._look_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what is on screen."""
        super().resizeEvent(event)
        self._look_soon()

    def doItemsLayout(self) -> None:
        """Tell what is on screen."""
        super().doItemsLayout()
        self._look_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Return; letters are for the search field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Hand letters on: to look for them here would mean to look at every row."""
        self.typed.emit(search)

    def _connect(self) -> None:
        self.clicked.connect(self._choose)
        self.doubleClicked.connect(self._enter)
        offer_row_menu(self, "videosMenu", self._menu)
        self._videos.dataChanged.connect(self._look_soon)
        self._look.timeout.connect(self._tell_what_is_seen)
        self._tiles.drawn.connect(self.viewport().update)
        theme().changed.connect(self.viewport().update)

    def _look_soon(self) -> None:
        if not self._look.isActive():
            self._look.start()

    def _tell_what_is_seen(self) -> None:
        first, last = self.rows_on_screen()
        if last < first or not self.isVisible():
            return
        screens = abs(first - self._looked_at) / (last - first + 1)
        self._looked_at = first
        if screens > 1:  # they fly past: nobody can read them, and each request is metered
            self._look.start()
            return
        self.rows_seen.emit(first, last)
        seen = [self._videos.upload(row) for row in range(first, last + 1)]
        missing = [one for one in seen if one is not None and self._tiles.is_missing(one)]
        self.pictures_seen.emit([one.mux_playback_id for one in missing])

    def _remember_anchor(self) -> None:
        self._anchor_row = self.rows_on_screen()[0]
        upload = self._videos.upload(self._anchor_row)
        self._anchor = upload.id if upload else None

    def _select(self, row: int | None) -> None:
        self._holding = True
        scrolls = self.hasAutoScroll()
        self.setAutoScroll(False)  # marking is no reason to move what somebody looks at
        if row is None:
            self.clearSelection()  # the keyboard stays where it is
        elif row != self.currentIndex().row() or not self.selectedIndexes():
            self.setCurrentIndex(self._videos.index(row))
        self.setAutoScroll(scrolls)
        self._holding = False

    def _enter(self, index: QModelIndex) -> None:
        upload: Upload | None = index.data(ItemRole)
        if upload is not None:
            self.entered.emit(upload.id)

    def _menu(self) -> Groups:
        upload = self._videos.upload(self.currentIndex().row())
        none = "" if upload is not None else self.tr("This video isn’t loaded yet.")
        copy = QGuiApplication.clipboard().setText
        name, key = (upload.filename, upload.id) if upload is not None else ("", "")
        go = RowAction(
            "goToTracks",
            self.tr("Go to its tracks"),
            lambda: self._enter(self.currentIndex()),
            none,
        )
        return [
            [go],
            [
                RowAction("copyName", self.tr("Copy name"), lambda: copy(name), none),
                RowAction("copyVideoId", self.tr("Copy video ID"), lambda: copy(key), none),
            ],
        ]

    def _choose(self, index: QModelIndex) -> None:
        upload: Upload | None = index.data(ItemRole)
        if upload is not None:
            self.chosen.emit(upload.id)


def _found_near(rows: RowSource, row: int, upload_id: str) -> int | None:
    """Return the row of a video that was in `row`, if it is not far from there."""
    for distance in range(_MOVED_AT_MOST):
        for place in (row + distance, row - distance):
            upload = rows.get(place) if place >= 0 else None
            if upload is not None and upload.id == upload_id:
                return place
    return None


def _found_in(rows: RowSource, first: int, last: int, upload_id: str) -> int | None:
    """Return the row of a video among these."""
    for row in range(first, last + 1):
        upload = rows.get(row)
        if upload is not None and upload.id == upload_id:
            return row
    return None
