"""Tracks that were not made or replaced, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    AlreadyRestoredError,
    LeftBehindError,
    NameTakenError,
    NotCreatedError,
    NotProvenError,
    ReplacedElsewhereError,
    ReplacementInterruptedError,
    TrackErroredError,
    TrackmanError,
    VideoChangedError,
)
from trackman.domain.names import shown
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.problem import Problem


class RestoreWording(QObject):
    """Words for what can go wrong when a track is made."""

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
        return self._of_replacement(error)

    def _of_replacement(self, error: TrackmanError) -> Problem | None:
        match error:
            case ReplacementInterruptedError():
                return self._interrupted()
            case NotProvenError():
                return self._not_proven(error)
            case LeftBehindError():
                return self._left_behind(error)
            case ReplacedElsewhereError():
                return self._replaced_elsewhere(error)
        return None

    def _not_created(self, error: NotCreatedError) -> Problem:
        """Return the words for a lost answer after which no new track is listed."""
        return Problem(
            self.tr("No reply came, and the track isn’t there"),
            self.tr(
                "trackman kept checking for a minute. Trying again checks first, and "
                "creates the track only if it’s still missing. Its subtitles are kept on this "
                "computer."
            ),
            ((self.tr("Reason"), shown(str(error.cause))),),
        )

    def _errored(self, error: TrackErroredError) -> Problem:
        """Return the words for a restored track that came out errored."""
        return Problem(
            self.tr("DatoCMS created the track but couldn’t prepare it"),
            self.tr(
                "The track is listed as errored. Delete it there, then try again. Its subtitles "
                "are kept on this computer."
            ),
            (
                (self.tr("Error"), shown(error.track.error or error.track.status)),
                (self.tr("Track ID"), shown(error.track.id)),
            ),
        )

    def _name_taken(self, error: NameTakenError) -> Problem:
        """Return the words for a name that another track of the video has."""
        return Problem(
            filled(self.tr("Another track is named {name}"), name=quoted(error.other.name)),
            self.tr(
                "Each subtitle (or audio) track of a video needs its own name. Choose another "
                "name, or replace the other track."
            ),
            ((self.tr("Track ID"), shown(error.other.id)),),
            self.tr("Choose…"),
            "warning",
        )

    def _video_changed(self) -> Problem:
        """Return the words for a video that is not the one the subtitles were made for."""
        return Problem(
            self.tr("The video was replaced or trimmed meanwhile"),
            self.tr(
                "The subtitles may no longer fit, so nothing was sent. They are kept on this "
                "computer."
            ),
            retry=self.tr("Go on anyway…"),
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

    def _interrupted(self) -> Problem:
        """Return the words for a replacement that trackman did not see to its end."""
        return Problem(
            self.tr("trackman closed before the old track was deleted"),
            self.tr(
                "The new track was removed again. Its subtitles are kept on this computer; you "
                "can replace the track again."
            ),
            icon="warning",
        )

    def _not_proven(self, error: NotProvenError) -> Problem:
        """Return the words for a new track that does not show what was sent."""
        return Problem(
            self.tr("The new track doesn’t show what was sent"),
            self.tr(
                "DatoCMS created it, but its subtitles differ or can’t be read back. It was "
                "removed again. Try again, or ask DatoCMS support."
            ),
            ((self.tr("Difference"), shown(error.difference)),),
        )

    def _left_behind(self, error: LeftBehindError) -> Problem:
        """Return the words for a new track that could not be removed again."""
        return Problem(
            filled(self.tr("{name} couldn’t be removed again"), name=quoted(error.track.name)),
            self.tr(
                "The video now has both the old track and the new one. Delete the new one "
                "yourself, or delete the old one if you want to keep the new."
            ),
            (
                (self.tr("Reason"), shown(str(error.cause))),
                (self.tr("Track ID"), shown(error.track.id)),
            ),
            None,
            "warning",
        )

    def _replaced_elsewhere(self, error: ReplacedElsewhereError) -> Problem:
        """Return the words for a track that somebody else replaced at the same time."""
        return Problem(
            self.tr("Somebody else replaced the track meanwhile"),
            self.tr(
                "The video has their track, and yours was removed again. Your subtitles are kept "
                "on this computer. Look at the new track, then replace it if you still want to."
            ),
            ((self.tr("Track ID"), shown(error.other.id)),),
            None,
            "warning",
        )
