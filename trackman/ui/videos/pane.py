"""The pane at the left: videos opened lately."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from trackman.domain.recent import RecentVideo
from trackman.ui.labels import Paragraph, Text
from trackman.ui.theme import theme
from trackman.ui.videos.delegate import VideoDelegate
from trackman.ui.videos.model import VideoRole, VideosModel


class VideosPane(QFrame):
    """The list of recent videos; the one on screen is the selected row."""

    video_chosen = Signal(str)
    """A person asked for the video with this id."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("videosPane")
        self._model = VideosModel(self)
        self._list = QListView()
        self._heading = Text("videosHeading", self.tr("Recent videos"), tone="muted", size="small")
        self._nothing = Paragraph(
            "videosEmpty", self.tr("Videos you open appear here."), tone="faint", size="small"
        )
        self._current: str | None = None
        self._build()
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        theme().changed.connect(self._list.viewport().update)

    def set_videos(self, videos: list[RecentVideo]) -> None:
        """Show these videos, the latest first."""
        self._model.set_videos(videos)
        self._list.setVisible(bool(videos))
        self._nothing.setVisible(not videos)
        self.set_current(self._current)

    def set_current(self, video_id: str | None) -> None:
        """Mark the video whose tracks are on screen."""
        self._current = video_id
        row = self._model.row_of(video_id) if video_id is not None else None
        if row is None:
            self._list.clearSelection()
        else:
            self._list.setCurrentIndex(self._model.index(row))

    def _build(self) -> None:
        view = self._list
        view.setObjectName("videos")
        view.setAccessibleName(self.tr("Videos"))
        view.setModel(self._model)
        view.setItemDelegate(VideoDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.hide()
        self._nothing.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(8)
        top.addWidget(self._heading)
        top.addWidget(self._nothing)
        column.addLayout(top)
        column.addWidget(view, 1)
        column.addStretch(0)

    def _choose(self, index: QModelIndex) -> None:
        video: RecentVideo = index.data(VideoRole.ITEM)
        self.video_chosen.emit(video.id)
