"""Recent videos as an item model."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trackman.domain.names import shown
from trackman.domain.recent import RecentVideo
from trackman.ui.durations import length_text
from trackman.ui.labels import plain_tooltip

Index = QModelIndex | QPersistentModelIndex


class VideoRole(IntEnum):
    """What a row holds beside its text."""

    ITEM = Qt.ItemDataRole.UserRole


class VideosModel(QAbstractListModel):
    """A list of `RecentVideo`, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._videos: list[RecentVideo] = []

    def set_videos(self, videos: list[RecentVideo]) -> None:
        """Show these videos."""
        if [video.id for video in videos] == [video.id for video in self._videos]:
            self._videos = list(videos)
            if videos:
                self.dataChanged.emit(self.index(0), self.index(len(videos) - 1))
            return
        self.beginResetModel()
        self._videos = list(videos)
        self.endResetModel()

    def row_of(self, video_id: str) -> int | None:
        """Return where a video is."""
        for row, video in enumerate(self._videos):
            if video.id == video_id:
                return row
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of videos."""
        return 0 if parent.isValid() else len(self._videos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a name, the sentence for screen readers, or the video itself."""
        if not index.isValid():
            return None
        video = self._videos[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(video.name)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(shown(video.name))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _sentence(video)
            case VideoRole.ITEM:
                return video
        return None


def _sentence(video: RecentVideo) -> str:
    length = length_text(video.duration) if video.duration is not None else ""
    return ", ".join(filter(None, (shown(video.name), length, video.note)))
