"""The videos opened lately: kept in the data folder, offered among the views of the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trackman.domain.links import Link, UploadLink
from trackman.domain.names import shown
from trackman.domain.recent import RecentVideo
from trackman.domain.uploads import Video
from trackman.store.folder import DataFolder
from trackman.store.preferences.recent_videos import load_recents, save_recents
from trackman.ui.shell.workspace import Workspace


class RecentVideos(QObject):
    """Remembers what was opened in one project, the latest first."""

    changed = Signal(list)
    """They are these now: `list[RecentVideo]`."""

    def __init__(self, folder: DataFolder, project: str, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._folder = folder
        self._project = project
        self._pane = workspace.library
        self._field = workspace.header.field
        self._videos = load_recents(folder, project)

    def add(self, video: Video) -> None:
        """Put a video that was opened at the top."""
        upload = video.upload
        entry = RecentVideo(
            upload.id, upload.filename, upload.duration, environment=video.environment
        )
        self._videos = [entry, *(one for one in self._videos if one.id != video.id)]
        save_recents(self._folder, self._project, self._videos)
        self.offer()

    def clear(self) -> None:
        """Forget all of them."""
        self._videos = []
        save_recents(self._folder, self._project, self._videos)
        self.offer()

    def offer(self) -> None:
        """Show them wherever a video can be chosen."""
        self._pane.set_recent(self._videos)
        self._field.set_recent(self._videos)
        self.changed.emit(list(self._videos))

    def name_for(self, link: Link) -> str:
        """Return what to call a video while it is being opened."""
        found = self._find(link.upload_id) if isinstance(link, UploadLink) else None
        return shown(found.name) if found else self.tr("Opening…")

    def _find(self, upload_id: str) -> RecentVideo | None:
        return next((one for one in self._videos if one.id == upload_id), None)
