"""Restores that did not work, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    AlreadyRestoredError,
    NameTakenError,
    NotCreatedError,
    TrackErroredError,
    TrackmanError,
    VideoChangedError,
)
from trackman.domain.names import quoted, shown
from trackman.ui.wording.problem import Problem


class RestoreWording(QObject):
    """Words for what can go wrong when a track is made again."""

    def words(self, error: TrackmanError) -> Problem | None:
        """Return the words for why no track was made; None for all else."""
        match error:
            case NotCreatedError():
                return self._not_created(error)
            case TrackErroredError():
                return self._errored(error)
            case NameTakenError():
                return self._name_taken(error)
            case VideoChangedError():
                return self._video_changed()
            case AlreadyRestoredError():
                return self._already_restored(error)
        return None

    def _not_created(self, error: NotCreatedError) -> Problem:
        """Return the words for a lost answer after which no new track is listed."""
        return Problem(
            self.tr("No reply came, and the track isn’t there"),
            self.tr(
                "trackman kept checking for a minute. Trying again checks first, and "
                "creates the track only if it’s still missing. The backup is kept."
            ),
            ((self.tr("Reason"), shown(str(error.cause))),),
        )

    def _errored(self, error: TrackErroredError) -> Problem:
        """Return the words for a restored track that came out errored."""
        return Problem(
            self.tr("DatoCMS created the track but couldn’t prepare it"),
            self.tr(
                "The track is listed as errored. Delete it there, then try again. The "
                "backup is kept."
            ),
            (
                (self.tr("Error"), shown(error.track.error or error.track.status)),
                (self.tr("Track ID"), shown(error.track.id)),
            ),
        )

    def _name_taken(self, error: NameTakenError) -> Problem:
        """Return the words for a name that another track of the video has."""
        return Problem(
            self.tr("Another track is named {name}").format(name=quoted(error.other.name)),
            self.tr(
                "Each subtitle (or audio) track of a video needs its own name. Restore "
                "it with another name, or replace the other track."
            ),
            ((self.tr("Track ID"), shown(error.other.id)),),
            self.tr("Choose…"),
            "warning",
        )

    def _video_changed(self) -> Problem:
        """Return the words for a video that is not the one the subtitles were made for."""
        return Problem(
            self.tr("The video was replaced or trimmed since the deletion"),
            self.tr("The subtitles may no longer fit. Nothing was restored. The backup is kept."),
            retry=self.tr("Restore anyway…"),
            icon="warning",
        )

    def _already_restored(self, error: AlreadyRestoredError) -> Problem:
        """Return the words for a track that is back where it was."""
        return Problem(
            self.tr("The track is already in the video"),
            self.tr(
                "It was restored before, and the restored track is still in the video. "
                "No second track was created."
            ),
            ((self.tr("Track ID"), shown(error.track.id)),),
            retry=None,
            icon="warning",
        )
