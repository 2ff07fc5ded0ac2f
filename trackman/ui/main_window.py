"""The window: places the panes, owns menus and keys, and passes on what people ask for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from trackman.domain.tracks import Track
from trackman.ui.details.panel import DetailsPanel
from trackman.ui.footer import Footer
from trackman.ui.geometry import packed, unpacked
from trackman.ui.header import Header
from trackman.ui.menus import Menus
from trackman.ui.notification import Notification
from trackman.ui.panes import Panes
from trackman.ui.tracks.pane import TracksPane
from trackman.ui.videos.pane import VideosPane

_SIZE = (1360, 820)
_SMALLEST = (860, 520)


class MainWindow(QMainWindow):
    """Three panes between two bars."""

    open_requested = Signal(str)
    """A link or id was typed, pasted or dropped."""
    video_chosen = Signal(str)
    refresh_requested = Signal()
    delete_requested = Signal(list)
    """Of these tracks, `list[Track]`."""
    try_again_requested = Signal(Track)
    page_retry_requested = Signal()
    """Try again was pressed where the tracks should be."""
    stop_requested = Signal()
    """Cancel was pressed beside the progress of many."""
    painted = Signal()
    """The window is on screen for the first time."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self.header = Header()
        self.videos = VideosPane()
        self.tracks = TracksPane()
        self.details = DetailsPanel()
        self.footer = Footer()
        self.menus = Menus(self)
        self._panes = Panes(self.videos, self.tracks, self.details)
        self._seen = False
        self._place()
        self.notification = Notification(self.tracks)
        self._connect_panes()
        self._connect_menus()

    def saved_geometry(self) -> bytes:
        """Return place, pane widths and columns."""
        parts = [self.saveGeometry(), self._panes.saved(), self.tracks.saved_columns()]
        return packed(parts)

    def restore(self, data: bytes) -> None:
        """Take up what `saved_geometry` returned; anything else is ignored."""
        parts = unpacked(data)
        if parts is None or len(parts) != 3:
            return
        geometry, panes, columns = parts
        self.restoreGeometry(geometry)
        self._panes.restore(panes)
        self.tracks.restore_columns(columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on screen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless something speaks against it."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take links and texts."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.open_requested.emit(_dropped(event.mimeData()))

    def _place(self) -> None:
        self.setObjectName("window")
        self.setAccessibleName("trackman")
        self.setWindowTitle("trackman")
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self.setMinimumSize(*_SMALLEST)
        central = QWidget()
        central.setObjectName("central")
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._panes, 1)
        column.addWidget(self.footer)
        self.setCentralWidget(central)

    def _connect_panes(self) -> None:
        self.header.field.open_requested.connect(self.open_requested)
        self.header.refresh_requested.connect(self.refresh_requested)
        self.videos.video_chosen.connect(self.video_chosen)
        self.tracks.delete_requested.connect(self.delete_requested)
        self.tracks.delete_refused.connect(self._say_refusal)
        self.tracks.delete_changed.connect(self._allow_delete)
        self.tracks.retry_requested.connect(self.page_retry_requested)
        self.tracks.open_wanted.connect(self.header.field.focus)
        self.details.try_again_requested.connect(self.try_again_requested)
        self.notification.cancelled.connect(self.stop_requested)
        self.notification.covered.connect(self.tracks.keep_free)

    def _connect_menus(self) -> None:
        menus = self.menus
        self.tracks.set_table_actions(menus.of_the_table())
        menus.open_video.triggered.connect(self.header.field.focus)
        menus.quit.triggered.connect(self.close)
        menus.delete.triggered.connect(self.tracks.request_delete)
        menus.copy_id.triggered.connect(self._copy_ids)
        menus.copy_name.triggered.connect(self._copy_names)
        menus.refresh.triggered.connect(self.refresh_requested)
        menus.show_videos.toggled.connect(self.videos.setVisible)
        menus.sort_chosen.connect(self.tracks.sort)
        menus.keys.triggered.connect(self._show_keys)
        menus.about.triggered.connect(self._show_about)
        self._allow_delete()

    def _say_refusal(self, reason: str) -> None:
        self.notification.say(reason, "info")

    def _allow_delete(self) -> None:
        self.menus.delete.setEnabled(self.tracks.why_not() is None)
        some = bool(self.tracks.selected_tracks())
        self.menus.copy_id.setEnabled(some)
        self.menus.copy_name.setEnabled(some)

    def _copy_ids(self) -> None:
        _copy([track.id for track in self.tracks.selected_tracks()])

    def _copy_names(self) -> None:
        _copy([track.name for track in self.tracks.selected_tracks()])

    def _show_keys(self) -> None:
        from trackman.ui.keys import KeysDialog

        KeysDialog(self).show()

    def _show_about(self) -> None:
        from trackman.ui.about import AboutDialog

        AboutDialog(self).show()


def _copy(texts: list[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(texts))


def _dropped(data: QMimeData) -> str:
    if data.hasUrls():
        return data.urls()[0].toString()
    return data.text().strip()
