"""The question before a delete, in words: which tracks, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject

from trackman.domain.languages import language_name
from trackman.domain.names import quoted, shown
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.domain.uploads import Video
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.decision.impact import NOTHING_KNOWN, DeletionImpact

_NAMED_AT_MOST = 8


class Confirmation(QObject):
    """Words the questions."""

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
            title = self.tr("Delete {name}?").format(name=quoted(tracks[0].name))
            verb = self._verb(tracks[0])
        return ConfirmationRequest(title, text, verb, records=impact.records)

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
            self.tr("{name}: {reason}").format(
                name=quoted(track.name), reason=reasons.get(track.id) or self.tr("not backed up")
            )
            for track in tracks[:_NAMED_AT_MOST]
        ]
        if more := len(tracks) - len(lines):
            lines.append(self.tr("and {count} more").format(count=more))
        text = "\n\n".join(
            (
                self.tr("Of {filename}:").format(filename=filename) + "\n" + "\n".join(lines),
                *(["\n".join(impact.sentences)] if impact.sentences else []),
                self.tr(
                    "The track has not been deleted. Deleting it without a backup can’t be undone."
                )
                if len(tracks) == 1
                else self.tr(
                    "None of these tracks has been deleted. Deleting them without backups "
                    "can’t be undone."
                ),
            )
        )
        if len(tracks) == 1:
            title = self.tr("{name} couldn’t be backed up").format(name=quoted(tracks[0].name))
        else:
            title = self.tr("{count} tracks couldn’t be backed up").format(count=len(tracks))
        verb, keep = self.tr("Delete without backup"), self.tr("Keep")
        return ConfirmationRequest(title, text, verb, keep, impact.records)

    def quitting(
        self, deleting: int, making: int, replacing: int, waiting: int
    ) -> ConfirmationRequest:
        """Ask whether to quit although so many tracks are being changed or wait for it."""
        parts = []
        if deleting:
            text = self.tr("DatoCMS is still deleting {tracks} and will continue.")
            parts.append(text.format(tracks=self._count(deleting)))
        if making:
            text = self.tr("DatoCMS is still working on {tracks} and will continue.")
            parts.append(text.format(tracks=self._count(making)))
        if parts:
            parts.append(self.tr("trackman will check the result the next time you start it."))
        if replacing:
            text = self.tr(
                "{tracks} are being replaced. If you quit now, the video may have the old and the "
                "new one until you start trackman again; it then keeps one of them and tells you "
                "which. Your subtitles stay on this computer."
            )
            parts.append(text.format(tracks=self._count(replacing)))
        if waiting:
            parts.append(
                self.tr("{tracks} are still waiting and won’t be changed.").format(
                    tracks=self._count(waiting)
                )
            )
        title = self.tr("Quit while deletions are running?")
        if not deleting:
            title = self.tr("Quit while tracks are being changed?")
        return ConfirmationRequest(title, "\n\n".join(parts), self.tr("Quit trackman"))

    def signing_out(self, project: str) -> ConfirmationRequest:
        """Ask whether to sign out of a project."""
        return ConfirmationRequest(
            self.tr("Sign out of {project}?").format(project=quoted(project)),
            self.tr(
                "trackman forgets this project’s API token on this computer. You’ll need "
                "the token to sign in again. Nothing changes in DatoCMS."
            ),
            self.tr("Sign out"),
        )

    def _count(self, tracks: int) -> str:
        return self.tr("%Ln tracks", "", tracks)

    def _which(self, video: Video, tracks: Sequence[Track]) -> str:
        filename = shown(video.upload.filename, 120)
        if len(tracks) == 1:
            #: Such as “Italian subtitles of launch.mp4.”
            return self.tr("{language} {kind} of {filename}.").format(
                language=_language(tracks[0]), kind=self._kind(tracks[0]), filename=filename
            )
        lines = [
            f"{quoted(track.name)}, {_language(track)} {self._kind(track)}"
            for track in tracks[:_NAMED_AT_MOST]
        ]
        if more := len(tracks) - len(lines):
            lines.append(self.tr("and {count} more").format(count=more))
        return self.tr("Of {filename}:").format(filename=filename) + "\n" + "\n".join(lines)

    def _whether_for_good(self, tracks: Sequence[Track], saved: Sequence[Track]) -> str:
        """Say what can be undone."""
        lost = [track for track in tracks if track not in saved]
        if not lost and len(tracks) == 1:
            return self.tr("trackman backs it up first, so this can be undone.")
        if not lost:
            return self.tr("trackman backs them up first, so this can be undone.")
        why = self._why_lost(lost)
        if not saved:
            #: {why} is a clause that begins with a capital letter.
            return self.tr("{why}, so this can’t be undone.").format(why=why)
        return self.tr(
            "trackman backs up {saved} first, so deleting them can be undone. "
            "Deleting {lost} can’t be undone: {why}."
        ).format(saved=self._count(len(saved)), lost=self._count(len(lost)), why=why)

    def _why_lost(self, lost: Sequence[Track]) -> str:
        """Say why tracks cannot be saved, without an end mark."""
        if all(track.kind == TrackKind.AUDIO for track in lost):
            return self.tr("trackman can’t back up audio")
        if all(track.status == TrackStatus.ERRORED for track in lost):
            return self.tr("trackman can’t back up errored tracks, which have no subtitles")
        if all(track.status == TrackStatus.PREPARING for track in lost):
            return self.tr("trackman can’t back up tracks that are still being prepared")
        return self.tr("trackman can back up only subtitles that are ready")

    def _verb(self, track: Track) -> str:
        if track.kind == TrackKind.AUDIO:
            return self.tr("Delete audio track")
        if track.kind == TrackKind.SUBTITLES:
            return self.tr("Delete subtitle track")
        return self.tr("Delete track")

    def _kind(self, track: Track) -> str:
        if track.kind == TrackKind.AUDIO:
            return self.tr("audio")
        if track.kind == TrackKind.SUBTITLES:
            return self.tr("subtitles")
        return shown(track.kind, 40)


def _language(track: Track) -> str:
    return shown(language_name(track.language_code, QLocale().name()), 80)
