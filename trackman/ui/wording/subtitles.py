"""Times, damage and counts of a text, in words for people."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    BackupError,
    BackupFault,
    ExportError,
    ExpressionError,
    ExpressionFault,
)
from trackman.domain.sentences import moment_text
from trackman.domain.subtitles.cue_text import readable
from trackman.domain.subtitles.webvtt import Cue, Salvage
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import as_sentence, filled, fixed, listed, number
from trackman.ui.wording.storage import StorageWording

if TYPE_CHECKING:
    from trackman.domain.subtitles.read_text import ReadText


_HOUR = 3_600_000


class TextWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = StorageWording()
        self._moments = Moments()

    def time(self, milliseconds: int) -> str:
        """Return "01:23.456" or, from an hour on, "1:01:23.456"."""
        return moment_text(milliseconds)

    def short_time(self, milliseconds: int) -> str:
        """Return "01:23.4" or, from an hour on, "1:01:23.4"."""
        return self.time(milliseconds)[:-2]

    def length(self, cue: Cue) -> str:
        """Return how long a cue stays, such as "2.4 s"."""
        seconds = (cue.end - cue.start) / 1000
        return filled(self.tr("{seconds} s"), seconds=fixed(seconds, 1))

    def count(self, count: int) -> str:
        """Return "214 cues"."""
        return self.tr("%Ln cues", "", count)

    def state(self, text: ReadText, now: datetime | None = None) -> str:
        """Return what is to be said over the cues; nothing of a whole text that is fresh."""
        said = []
        if text.failure is not None:
            said.append(as_sentence(self.damage(text.failure)))
        if text.at is not None and not text.fresh:
            ago = self._moments.ago_in_sentence(text.at, now)
            said.append(filled(self.tr("Showing the local copy. Last updated: {ago}."), ago=ago))
        if text.salvage.damage is not None and text.salvage.cues:
            said.append(self._damaged(text.salvage.damage))
        if text.salvage.unplayed and text.salvage.cues:
            said.append(self._unplayed(text.salvage))
        return " ".join(said)

    def why_no_editing(self, text: ReadText) -> str | None:
        """Return why a text cannot be edited; None where it can, even if it is damaged."""
        if not text.content:
            return self.tr("There’s no subtitle file to edit.")
        damage = text.salvage.damage
        if damage is not None and damage.fault is BackupFault.TOO_LARGE:
            return self.tr("The file is too large to be edited.")
        if text.salvage.cues or damage is None or damage.fault is BackupFault.NO_CUES:
            return None
        return self.tr("None of the file can be read.")

    def damage(self, error: BackupError) -> str:
        """Return what is wrong with a text, in a few words."""
        return self._kept.backup_title(error.fault)

    def advice(self, error: BackupError) -> str:
        """Return what it means for who wants to read a text of which nothing can be shown."""
        return {
            BackupFault.UNREACHABLE: self.tr(
                "The subtitle server isn’t responding, and there is no local copy to show."
            ),
            BackupFault.NO_TEXT: self.tr(
                "DatoCMS lists the track as ready, but there is no subtitle file. "
                "Players show nothing."
            ),
            BackupFault.NOT_WEBVTT: self.tr(
                "The server sent something else, such as a web page. Players show nothing."
            ),
            BackupFault.NO_CUES: self.tr("The file has no cues. Players show nothing."),
            BackupFault.NO_TIMES: self.tr(
                "The file has words, but no cue with times. Players show nothing."
            ),
            BackupFault.TOO_LARGE: self.tr(
                "The file is far larger than any subtitle file, so trackman doesn’t read it."
            ),
        }.get(error.fault, self.tr("None of the file can be read."))

    def lost_words(self, text: ReadText) -> str:
        """Return the words of a text without cues, as many as fit; nothing where it has none."""
        strays = (one.text[: 2 * _FITTING].split() for one in text.salvage.stray[:_FITTING])
        words = " ".join(" ".join(stray) for stray in strays)
        if not words:
            return ""
        words = words if len(words) <= _FITTING else f"{words[:_FITTING]}…"
        return filled(self.tr("Its words: {words}"), words=readable(words))

    def expression(self, error: ExpressionError) -> str:
        """Return why a regular expression finds nothing."""
        if error.fault is ExpressionFault.TOO_SLOW:
            return self.tr("This expression takes too long. Make it simpler.")
        if error.place is None:
            return self.tr("This isn’t a valid regular expression.")
        text = self.tr("Not a valid regular expression: see character {place}.")
        return filled(text, place=error.place + 1)

    def not_saved(self, error: ExportError) -> str:
        """Return why a file could not be written."""
        return as_sentence(self._kept.export(error).title)

    def _damaged(self, error: BackupError) -> str:
        return {
            BackupFault.CUT: self.tr("The subtitle file is cut off: its end is missing."),
            BackupFault.NOT_UTF8: self.tr(
                "The subtitle file isn’t UTF-8, so players may show different characters."
            ),
            BackupFault.NOT_WEBVTT: self.tr(
                "The file isn’t valid WebVTT, so players may show nothing."
            ),
            BackupFault.TOO_LARGE: self.tr(
                "The subtitle file is too large. Only its beginning is shown."
            ),
            BackupFault.NO_TIMES: self.tr("None of these cues has a time that players can read."),
        }.get(error.fault, as_sentence(self.damage(error)))

    def _unplayed(self, salvage: Salvage) -> str:
        said = self.tr("%Ln cues have times that no player can read.", "", salvage.unplayed)
        if salvage.unplayed_cues:
            numbers = listed(map(number, salvage.unplayed_cues[:_NAMED]))
            if len(salvage.unplayed_cues) > _NAMED:
                numbers += " …"
            said += " " + filled(self.tr("Their numbers: {numbers}."), numbers=numbers)
        if not salvage.unreadable:
            return said
        return f"{said} " + self.tr("%Ln of them are not shown here.", "", salvage.unreadable)


_NAMED = 5
"""Cues that are named by number."""
_FITTING = 400
"""Characters of words beneath a sentence."""
