"""Restores that did not work, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    AlreadyRestoredError,
    NameTakenError,
    NotCreatedError,
    TrackErroredError,
    TrackmanError,
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
            case AlreadyRestoredError():
                return self._already_restored(error)
        return None

    def _not_created(self, error: NotCreatedError) -> Problem:
        """Return the words for a lost answer after which no new track is listed."""
        return Problem(
            self.tr("No answer came, and the track is not there"),
            self.tr(
                "trackman kept looking for a minute. Trying again looks first, and makes the track "
                "only if it is still missing. The saved text is kept."
            ),
            ((self.tr("Reason"), shown(str(error.cause))),),
        )

    def _errored(self, error: TrackErroredError) -> Problem:
        """Return the words for a restored track that came out errored."""
        return Problem(
            self.tr("DatoCMS made the track but could not prepare it"),
            self.tr(
                "It stands in the list of tracks as errored. Delete it there, then try again. The "
                "saved text is kept."
            ),
            (
                (self.tr("Error"), shown(error.track.error or error.track.status)),
                (self.tr("Track id"), shown(error.track.id)),
            ),
        )

    def _name_taken(self, error: NameTakenError) -> Problem:
        """Return the words for a name that another track of the video has."""
        return Problem(
            self.tr("Another track is called {name}").format(name=quoted(error.other.name)),
            self.tr(
                "A video's tracks of one kind must have different names. Restore it with another "
                "name, or replace the other track."
            ),
            ((self.tr("Track id"), shown(error.other.id)),),
            self.tr("Choose…"),
            "warning",
        )

    def _already_restored(self, error: AlreadyRestoredError) -> Problem:
        """Return the words for a track that is back where it was."""
        return Problem(
            self.tr("It is in the video already"),
            self.tr(
                "It was restored before, and the restored track is still in the video. No second "
                "one was made."
            ),
            ((self.tr("Track id"), shown(error.track.id)),),
            retry=None,
            icon="warning",
        )
