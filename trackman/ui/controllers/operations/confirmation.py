"""The question before a delete, in words: which tracks, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from trackman.domain.names import shown
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.domain.uploads import Video
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.decision.impact import NOTHING_KNOWN, DeletionImpact
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.tracks import TrackWording

_NAMED_AT_MOST = 8


class Confirmation(QObject):
    """Words the questions."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks = TrackWording()

    def deleting(
        self, video: Video, tracks: Sequence[Track], impact: DeletionImpact = NOTHING_KNOWN
    ) -> ConfirmationRequest:
        """Ask whether these tracks of `video` shall be deleted, with what follows from that."""
        saved = [track for track in tracks if video.can_back_up(track)]
        parts = [
            self._which(video, tracks),
            "\n".join(impact.sentences),
            self._whether_for_good(tracks, saved),
        ]
        text = "\n\n".join(part for part in parts if part)
        if len(tracks) > 1:
            title = self.tr("Delete %Ln tracks?", "", len(tracks))
            verb = self.tr("Delete %Ln tracks", "", len(tracks))
        else:
            title = filled(self.tr("Delete {name}?"), name=quoted(tracks[0].name))
            verb = self._verb(tracks[0])
        return ConfirmationRequest(title, text, verb, records=impact.records)

    def without_backups(self, failed: Sequence[tuple[str, Track, str]]) -> ConfirmationRequest:
        """Ask the same of tracks of any videos: the video's file name, the track, and why."""
        lines = [
            filled(
                #: {name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)
                self.tr("{name} ({file}): {reason}"),
                name=quoted(track.name),
                file=shown(filename, 60),
                reason=reason or self.tr("not backed up"),
            )
            for filename, track, reason in failed[:_NAMED_AT_MOST]
        ]
        if more := len(failed) - len(lines):
            lines.append(self.tr("and %Ln more tracks", "", more))
        return self._keeping(len(failed), failed[0][1], "\n".join(lines))

    def without_backup(
        self,
        video: Video,
        tracks: Sequence[Track],
        reasons: dict[str, str],
        impact: DeletionImpact = NOTHING_KNOWN,
    ) -> ConfirmationRequest:
        """Ask whether tracks whose texts could not be saved shall be deleted all the same.

        `reasons` say in a few words why, by track id.
        """
        filename = shown(video.upload.filename, 120)
        lines = [
            filled(
                self.tr("{name}: {reason}"),
                name=quoted(track.name),
                reason=reasons.get(track.id) or self.tr("not backed up"),
            )
            for track in tracks[:_NAMED_AT_MOST]
        ]
        if more := len(tracks) - len(lines):
            lines.append(self.tr("and %Ln more tracks", "", more))
        about = filled(self.tr("Of {filename}:"), filename=filename) + "\n" + "\n".join(lines)
        return self._keeping(len(tracks), tracks[0], about, impact)

    def _keeping(
        self, count: int, first: Track, about: str, impact: DeletionImpact = NOTHING_KNOWN
    ) -> ConfirmationRequest:
        """Ask whether tracks shall be deleted without backups, after what is known about them."""
        lost = (
            self.tr("The track has not been deleted. Deleting it without a backup can’t be undone.")
            if count == 1
            else self.tr(
                "None of these tracks has been deleted. Deleting them without backups "
                "can’t be undone."
            )
        )
        title = (
            filled(self.tr("{name} couldn’t be backed up"), name=quoted(first.name))
            if count == 1
            else self.tr("%Ln tracks couldn’t be backed up", "", count)
        )
        text = "\n\n".join(filter(None, (about, "\n".join(impact.sentences), lost)))
        verb, keep = self.tr("Delete without backup"), self.tr("Keep")
        return ConfirmationRequest(title, text, verb, keep, impact.records)

    def quitting(
        self, deleting: int, making: int, replacing: int, waiting: int, queued: int = 0
    ) -> ConfirmationRequest:
        """Ask whether to quit although so many tracks are being changed or wait for it.

        `queued` are those of bulk work that come later.
        """
        parts = []
        if deleting:
            text = self.tr("DatoCMS is still deleting %Ln tracks and will continue.", "", deleting)
            parts.append(text)
        if making:
            text = self.tr("DatoCMS is still working on %Ln tracks and will continue.", "", making)
            parts.append(text)
        if parts:
            parts.append(self.tr("trackman will check the result the next time you start it."))
        if replacing:
            text = self.tr(
                "%Ln tracks are being replaced. If you quit now, the video may have the old and "
                "the new one until you start trackman again; it then keeps one of them and tells "
                "you which. Your subtitles stay on this computer.",
                "",
                replacing,
            )
            parts.append(text)
        if waiting:
            text = self.tr("%Ln tracks are still waiting and won’t be changed.", "", waiting)
            parts.append(text)
        if queued:
            text = self.tr(
                "%Ln more tracks are to be deleted. trackman offers to go on with them the next "
                "time you start it.",
                "",
                queued,
            )
            parts.append(text)
        title = self.tr("Quit while deletions are running?")
        if not deleting:
            title = self.tr("Quit while tracks are being changed?")
        return ConfirmationRequest(title, "\n\n".join(parts), self.tr("Quit trackman"))

    def signing_out(self, project: str) -> ConfirmationRequest:
        """Ask whether to sign out of a project."""
        return ConfirmationRequest(
            filled(self.tr("Sign out of {project}?"), project=quoted(project)),
            self.tr(
                "trackman forgets this project’s API token on this computer. You’ll need "
                "the token to sign in again. Nothing changes in DatoCMS."
            ),
            self.tr("Sign out"),
        )

    def _which(self, video: Video, tracks: Sequence[Track]) -> str:
        filename = shown(video.upload.filename, 120)
        if len(tracks) == 1:
            return self._one(tracks[0], filename)
        lines = [self._line(track) for track in tracks[:_NAMED_AT_MOST]]
        if more := len(tracks) - len(lines):
            lines.append(self.tr("and %Ln more tracks", "", more))
        return filled(self.tr("Of {filename}:"), filename=filename) + "\n" + "\n".join(lines)

    def _one(self, track: Track, filename: str) -> str:
        """Return what the only track is."""
        language = self._tracks.language_in_sentence(track.language_code)
        #: Such as “Italian subtitles of launch.mp4.”
        subtitles = self.tr("{language} subtitles of {filename}.")
        #: Such as “Italian audio of launch.mp4.”
        audio = self.tr("{language} audio of {filename}.")
        if not language:
            subtitles = self.tr("Subtitles of {filename}, without a language.")
            audio = self.tr("Audio of {filename}, without a language.")
        text = {TrackKind.SUBTITLES.value: subtitles, TrackKind.AUDIO.value: audio}.get(track.kind)
        text = text or self.tr("Track of {filename}.")
        return filled(text, language=language, filename=filename)

    def _line(self, track: Track) -> str:
        """Return what one of several tracks is."""
        language = self._tracks.language_in_sentence(track.language_code)
        #: A line of a list, such as “Italiano”, Italian subtitles.
        subtitles = self.tr("{name}, {language} subtitles")
        #: A line of a list, such as “Italiano”, Italian audio.
        audio = self.tr("{name}, {language} audio")
        if not language:
            subtitles = self.tr("{name}, subtitles without a language")
            audio = self.tr("{name}, audio without a language")
        name = quoted(track.name)
        text = {TrackKind.SUBTITLES.value: subtitles, TrackKind.AUDIO.value: audio}.get(track.kind)
        return filled(text, name=name, language=language) if text else name

    def _whether_for_good(self, tracks: Sequence[Track], saved: Sequence[Track]) -> str:
        """Say what can be undone."""
        lost = [track for track in tracks if track not in saved]
        if not lost and len(tracks) == 1:
            return self.tr("trackman backs it up first, so this can be undone.")
        if not lost:
            return self.tr("trackman backs them up first, so this can be undone.")
        if not saved:
            return self._why_lost(lost)
        text = self.tr(
            "trackman backs up %Ln tracks first, so deleting them can be undone.", "", len(saved)
        )
        return f"{text} {self._why_some_are_lost(lost)}"

    def _why_lost(self, lost: Sequence[Track]) -> str:
        """Say why no track can be saved."""
        if _all_audio(lost):
            return self.tr("trackman can’t back up audio, so this can’t be undone.")
        if _all_in(TrackStatus.ERRORED, lost):
            return self.tr(
                "trackman can’t back up errored tracks, which have no subtitles, so this can’t be "
                "undone."
            )
        if _all_in(TrackStatus.PREPARING, lost):
            return self.tr(
                "trackman can’t back up tracks that are still being prepared, so this can’t be "
                "undone."
            )
        return self.tr(
            "trackman can back up only subtitles that are ready, so this can’t be undone."
        )

    def _why_some_are_lost(self, lost: Sequence[Track]) -> str:
        """Say why some of the tracks cannot be saved."""
        count = len(lost)
        if _all_audio(lost):
            return self.tr(
                "Deleting %Ln tracks can’t be undone: trackman can’t back up audio.", "", count
            )
        if _all_in(TrackStatus.ERRORED, lost):
            return self.tr(
                "Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which "
                "have no subtitles.",
                "",
                count,
            )
        if _all_in(TrackStatus.PREPARING, lost):
            return self.tr(
                "Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still "
                "being prepared.",
                "",
                count,
            )
        return self.tr(
            "Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are "
            "ready.",
            "",
            count,
        )

    def _verb(self, track: Track) -> str:
        if track.kind == TrackKind.AUDIO:
            return self.tr("Delete audio track")
        if track.kind == TrackKind.SUBTITLES:
            return self.tr("Delete subtitle track")
        return self.tr("Delete track")


def _all_audio(tracks: Sequence[Track]) -> bool:
    return all(track.kind == TrackKind.AUDIO for track in tracks)


def _all_in(status: TrackStatus, tracks: Sequence[Track]) -> bool:
    return all(track.status == status for track in tracks)
