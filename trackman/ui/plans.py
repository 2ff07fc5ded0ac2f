"""What is to be done, written as entries of the journal."""

from __future__ import annotations

from trackman.domain.journal import Entry, Place, planned_deletion, planned_restore
from trackman.domain.projects import Project
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video


class Plans:
    """Makes entries for one project."""

    def __init__(self, project: str, name: str = "") -> None:
        self.project = project
        """The project's id."""
        self._name = name
        self._account: str | None = None

    def note_project(self, project: Project) -> None:
        """Take up what the project and the token are called."""
        if project.site is not None:
            self._name = project.site.name
        if project.account is not None:
            self._account = project.account.name

    def place(self, video: Video) -> Place:
        """Return where the tracks of a video are."""
        upload = video.upload
        return Place(
            self.project,
            self._name,
            video.environment,
            upload.id,
            upload.filename,
            upload.mux_playback_id,
        )

    def deletion(self, video: Video, track: Track, batch: str, reason: str) -> Entry:
        """Plan to delete a track."""
        return self.deletion_at(self.place(video), track, batch, reason)

    def deletion_at(self, place: Place, track: Track, batch: str, reason: str = "") -> Entry:
        """Plan to delete a track of a video that may not be open."""
        return planned_deletion(place, track, batch, self._account, reason)

    def again(self, deletion: Entry) -> Entry:
        """Plan once more what a deletion was to do."""
        return self.deletion_at(deletion.place, deletion.track, deletion.batch, deletion.reason)

    def restore(
        self, deletion: Entry, batch: str, place: Place | None = None, name: str | None = None
    ) -> Entry:
        """Plan to restore a track, where it was or elsewhere, perhaps by another name."""
        return planned_restore(deletion, place or deletion.place, batch, self._account, name)
