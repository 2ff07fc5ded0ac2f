"""The question before a delete, in words: which tracks, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject

from trackman.domain.languages import language_name
from trackman.domain.names import quoted, shown
from trackman.domain.tracks import Track, TrackKind
from trackman.domain.uploads import Video

_NAMED_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the words of the button that says yes to it."""

    title: str
    text: str
    action: str


class Confirmation(QObject):
    """Words the questions."""

    def deleting(self, video: Video, tracks: list[Track]) -> Asked:
        """Ask whether these tracks of `video` shall be deleted."""
        parts = [self._which(video, tracks), self._last_ones(video, tracks), self._for_good()]
        text = "\n\n".join(part for part in parts if part)
        if len(tracks) > 1:
            title = self.tr("Delete {count} tracks?").format(count=len(tracks))
            return Asked(title, text, self.tr("Delete {count} tracks").format(count=len(tracks)))
        title = self.tr("Delete {name}?").format(name=quoted(tracks[0].name))
        return Asked(title, text, self._verb(tracks[0]))

    def quitting(self, sent: int, waiting: int) -> Asked:
        """Ask whether to quit although deletions run."""
        parts = []
        if sent:
            parts.append(
                self.tr(
                    "DatoCMS was asked to delete {tracks} and goes on with that, but trackman "
                    "will not see the result."
                ).format(tracks=self._count(sent))
            )
        if waiting:
            parts.append(
                self.tr("{tracks} will not be deleted: that was not asked for yet.").format(
                    tracks=self._count(waiting)
                )
            )
        title = self.tr("Quit while deletions are running?")
        return Asked(title, "\n\n".join(parts), self.tr("Quit trackman"))

    def signing_out(self, project: str) -> Asked:
        """Ask whether to sign out of a project."""
        return Asked(
            self.tr("Sign out of {project}?").format(project=quoted(project)),
            self.tr(
                "trackman forgets the API token of this project, on this computer only. To come "
                "back you need the token again. Nothing changes at DatoCMS."
            ),
            self.tr("Sign out"),
        )

    def _count(self, tracks: int) -> str:
        return self.tr("1 track") if tracks == 1 else self.tr("{n} tracks").format(n=tracks)

    def _which(self, video: Video, tracks: list[Track]) -> str:
        filename = shown(video.upload.filename, 120)
        if len(tracks) == 1:
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

    def _last_ones(self, video: Video, tracks: list[Track]) -> str:
        """Say in which languages no subtitles would be left."""
        going = {track.id for track in tracks}
        left = {
            _base(track) for track in video.tracks if track.id not in going and _has_text(track)
        }
        lost = {_base(track): _language(track) for track in tracks if _has_text(track)}
        names = sorted(name for base, name in lost.items() if base not in left)
        if not names:
            return ""
        return self.tr("This video will have no more subtitles in: {languages}.").format(
            languages=", ".join(names)
        )

    def _for_good(self) -> str:
        return self.tr("DatoCMS deletes tracks for good. This cannot be undone.")

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


def _has_text(track: Track) -> bool:
    return track.kind == TrackKind.SUBTITLES and track.status == "ready"


def _base(track: Track) -> str:
    """Return the language without script and country."""
    return track.language_code.replace("_", "-").split("-")[0].lower()


def _language(track: Track) -> str:
    return shown(language_name(track.language_code, QLocale().name()), 80)
