"""Wording of a track's parts."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from trackman.domain.languages import language_name
from trackman.domain.names import shown
from trackman.domain.tracks import Track, TrackKind, TrackStatus


class TrackWording(QObject):
    """Translated words; a kind or status DatoCMS adds later is shown as it is."""

    def kind(self, track: Track) -> str:
        """Return "Subtitles" or "Audio"."""
        words: dict[str, str] = {
            TrackKind.SUBTITLES: self.tr("Subtitles"),
            TrackKind.AUDIO: self.tr("Audio"),
        }
        return words.get(track.kind) or shown(track.kind, 40)

    def status(self, track: Track) -> str:
        """Return "Ready", "Preparing" or "Errored"."""
        words: dict[str, str] = {
            TrackStatus.READY: self.tr("Ready"),
            TrackStatus.PREPARING: self.tr("Preparing"),
            TrackStatus.ERRORED: self.tr("Errored"),
        }
        return words.get(track.status) or shown(track.status, 40)

    def status_with_error(self, track: Track) -> str:
        """Return the status and, of an errored track, why."""
        if not track.error:
            return self.status(track)
        return self.tr("{status}: {error}").format(
            status=self.status(track), error=shown(track.error)
        )

    def closed_captions(self, track: Track) -> str:
        """Return "Yes", "No" or "Not stated"."""
        if track.closed_captions is None:
            #: Answer to “Closed captions”; so are Yes and No below.
            return self.tr("Not specified")
        return self.tr("Yes") if track.closed_captions else self.tr("No")

    def language(self, track: Track) -> str:
        """Return the language's name in the language of the person."""
        return self.language_of(track.language_code)

    def language_of(self, code: str) -> str:
        """Return the name of the language with this code."""
        if not code:
            return self.tr("No language")
        return shown(language_name(code, reader()), 80)

    def sentence(self, track: Track, state: str | None = None) -> str:
        """Return the row as it is read out; `state` takes the place of the status."""
        parts = [shown(track.name), _small(self.kind(track)), self.language(track)]
        if track.closed_captions:
            parts.append(self.tr("closed captions"))
        parts.append(state or _small(self.status_with_error(track)))
        return ", ".join(parts)


def reader() -> str:
    """Return the locale in which the names of languages are written."""
    name = QLocale().name()
    return "en_US" if name == "C" else name


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
