"""The videos opened lately: kept in the data folder, shown at the left."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.links import Link, UploadLink
from trackman.domain.names import shown
from trackman.domain.recent import RecentVideo
from trackman.domain.tracks import TrackStatus
from trackman.domain.uploads import Video
from trackman.store.folder import DataFolder
from trackman.store.recents import load_recents, save_recents
from trackman.ui.videos.pane import VideosPane


class RecentVideos(QObject):
    """Remembers what was opened, the latest first."""

    def __init__(self, folder: DataFolder, pane: VideosPane) -> None:
        super().__init__()
        self._folder = folder
        self._pane = pane
        self._videos = load_recents(folder)
        pane.set_videos(self._videos)

    def add(self, video: Video) -> None:
        """Take up a video that was opened or read again. A known one keeps its place."""
        entry = RecentVideo(
            id=video.id,
            name=video.upload.filename,
            duration=video.upload.duration,
            note=self._note(video),
            noted_problem=any(track.status == TrackStatus.ERRORED for track in video.tracks),
            environment=video.environment,
        )
        known = [one.id for one in self._videos]
        if video.id in known:
            self._videos[known.index(video.id)] = entry
        else:
            self._videos.insert(0, entry)
        save_recents(self._folder, self._videos)
        self._pane.set_videos(self._videos)
        self._pane.set_current(video.id)

    def mark(self, upload_id: str | None) -> None:
        """Mark the video on the screen."""
        self._pane.set_current(upload_id)

    def name_for(self, link: Link) -> str:
        """Return what to call a video while it is being opened."""
        found = self._find(link.upload_id) if isinstance(link, UploadLink) else None
        return shown(found.name) if found else self.tr("Opening…")

    def link_to(self, upload_id: str) -> UploadLink:
        """Return the link that opens a video where it was opened before."""
        found = self._find(upload_id)
        return UploadLink(upload_id, found.environment if found else None)

    def _find(self, upload_id: str) -> RecentVideo | None:
        return next((one for one in self._videos if one.id == upload_id), None)

    def _note(self, video: Video) -> str:
        count = len(video.tracks)
        errored = sum(track.status == TrackStatus.ERRORED for track in video.tracks)
        if not count:
            return self.tr("No tracks")
        text = self.tr("1 track") if count == 1 else self.tr("{count} tracks").format(count=count)
        return (
            self.tr("{tracks} · {count} errored").format(tracks=text, count=errored)
            if errored
            else text
        )
