"""Wording of a track's parts."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from trackman.domain.languages import language_in_sentence, language_name
from trackman.domain.names import shown
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.ui.wording.inserting import filled, listed


class TrackWording(QObject):
    """Translated words; a kind or status DatoCMS adds later is shown as it is."""

    def kind(self, track: Track) -> str:
        """Return "Subtitles" or "Audio"."""
        return self.kinds().get(track.kind) or shown(track.kind, 40)

    def kinds(self) -> dict[str, str]:
        """Return the words for the kinds there are."""
        return {
            TrackKind.SUBTITLES: self.tr("Subtitles"),
            TrackKind.AUDIO: self.tr("Audio"),
        }

    def status(self, track: Track) -> str:
        """Return "Ready", "Preparing" or "Errored"."""
        return self.statuses().get(track.status) or shown(track.status, 40)

    def statuses(self) -> dict[str, str]:
        """Return the words of each status."""
        return {
            TrackStatus.READY: self.tr("Ready"),
            TrackStatus.PREPARING: self.tr("Preparing"),
            TrackStatus.ERRORED: self.tr("Errored"),
        }

    def status_with_error(self, track: Track) -> str:
        """Return the status and, of an errored track, why."""
        return self._with_error(self.status(track), track)

    def _with_error(self, status: str, track: Track) -> str:
        if not track.error:
            return status
        return filled(self.tr("{status}: {error}"), status=status, error=shown(track.error))

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

    def language_in_sentence(self, code: str) -> str:
        """Return the name of a language as it is written within a sentence; empty without one."""
        return shown(language_in_sentence(code, reader()), 80) if code else ""

    def sentence(self, track: Track, state: str | None = None) -> str:
        """Return the row as it is read out; `state` takes the place of the status."""
        parts = [shown(track.name), self._kind_in_row(track), self.language(track)]
        if track.closed_captions:
            parts.append(self.tr("closed captions"))
        parts.append(state or self._with_error(self._status_in_row(track), track))
        return listed(parts)

    def _kind_in_row(self, track: Track) -> str:
        words: dict[str, str] = {
            #: One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.
            TrackKind.SUBTITLES: self.tr("subtitles"),
            #: One of the words a row is read out with: “Italiano, audio, Italian, ready”.
            TrackKind.AUDIO: self.tr("audio"),
        }
        return words.get(track.kind) or self.kind(track)

    def _status_in_row(self, track: Track) -> str:
        words: dict[str, str] = {
            #: One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.
            TrackStatus.READY: self.tr("ready"),
            #: One of the words a row is read out with; the track is being prepared.
            TrackStatus.PREPARING: self.tr("preparing"),
            #: One of the words a row is read out with; the track failed processing.
            TrackStatus.ERRORED: self.tr("errored"),
        }
        return words.get(track.status) or self.status(track)


def reader() -> str:
    """Return the locale in which the names of languages are written."""
    name = QLocale().name()
    return "en_US" if name == "C" else name
