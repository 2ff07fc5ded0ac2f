"""Wording of consequences: in a line at the side, in the question, and beside Undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from trackman.domain.consequences import Consequence, Effect
from trackman.domain.languages import same_language, without_country
from trackman.domain.names import quoted, shown
from trackman.domain.references import Reference, Unread, Uses
from trackman.ui.wording.tracks import TrackWording

_OF_TRACKS = (Consequence.OTHERS_STAY, Consequence.OTHERS_PREPARING, Consequence.ERRORED)


class ConsequenceWording(QObject):
    """Translated words for what `domain/consequences.py` finds."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks = TrackWording()

    def line(self, effects: Sequence[Effect]) -> str:
        """Return all in one line: "Last subtitles of this video in Italian · used by 3 records"."""
        text = " · ".join(map(self._phrase, _without_repeating(effects)))
        return text[:1].upper() + text[1:]

    def sentences(self, effects: Sequence[Effect]) -> list[str]:
        """Return what somebody should know before saying yes, a sentence each."""
        return [text for effect in effects if (text := self._sentence(effect))]

    def remark(self, effects: Sequence[Effect]) -> str:
        """Return the gravest loss for beside Undo, as the end of a line; empty without one."""
        texts = {
            Consequence.NO_SUBTITLES: self.tr("the last subtitles of this video"),
            Consequence.LAST_SUBTITLES: self.tr("the last of this video in {languages}"),
            Consequence.NO_CAPTIONS: self.tr("the only closed captions of this video"),
            Consequence.LAST_CAPTIONS: self.tr("the last closed captions in {languages}"),
        }
        for effect in effects:
            if effect.what in texts:
                return texts[effect.what].format(languages=self._languages(effect.languages))
        return ""

    def record(self, record: Reference) -> str:
        """Return what a record is called."""
        name = shown(record.title or "", 120)
        name = name or self.tr("Record {id}").format(id=shown(record.id, 40))
        #: {name} is the title of a record that is not published.
        return self.tr("{name} (draft)").format(name=name) if record.is_draft else name

    def use(self, uses: Uses) -> str:
        """Return whether records use the video."""
        if uses is Unread.ASKED:
            return self.tr("Checking which records use it…")
        if isinstance(uses, Unread):
            return self.tr("DatoCMS doesn’t say which records use it")
        return self.used_by(len(uses)) if uses else self.tr("Not used in any record")

    def used_by(self, count: int) -> str:
        """Return "Used by 3 records"."""
        return self.tr("Used by %Ln records", "", count)

    def _phrase(self, effect: Effect) -> str:
        if effect.what in _OF_TRACKS:
            return self._of_tracks(effect)
        names = self._languages(effect.languages)
        return {
            Consequence.NO_SUBTITLES: self.tr("last subtitles of this video"),
            Consequence.LAST_SUBTITLES: self.tr("last subtitles of this video in {languages}"),
            Consequence.NO_CAPTIONS: self.tr("only closed captions of this video"),
            Consequence.LAST_CAPTIONS: self.tr("last closed captions in {languages}"),
            Consequence.LAST_DESCRIPTION: self.tr("going by its name, the only audio description"),
            Consequence.LAST_AUDIO: self.tr("last audio in {languages}"),
            Consequence.LOCALES_MISSING: self.tr(
                "project languages left without subtitles: {languages}"
            )
            if names
            else self.tr("a language of the project"),
            Consequence.USED: self.tr("used by %Ln records", "", len(effect.records)),
            Consequence.USE_UNKNOWN: self.tr("DatoCMS doesn’t say which records use it"),
            Consequence.UNUSED: self.tr("no record uses this video"),
        }[effect.what].format(languages=names)

    def _of_tracks(self, effect: Effect) -> str:
        count = len(effect.tracks)
        one, many = {
            Consequence.OTHERS_STAY: (
                self.tr("{name} in the same language stays"),
                self.tr("%Ln others in the same languages stay", "", count),
            ),
            Consequence.OTHERS_PREPARING: (
                self.tr("{name} in the same language is being prepared"),
                self.tr("%Ln others in the same languages are being prepared", "", count),
            ),
            Consequence.ERRORED: (
                self.tr("{name} had failed processing anyway"),
                self.tr("%Ln had failed processing anyway", "", count),
            ),
        }[effect.what]
        # A single one is told by its name; the forms of plurals are those of its number.
        return one.format(name=quoted(effect.tracks[0].name)) if count == 1 else many

    def _sentence(self, effect: Effect) -> str:
        names = sorted(map(self._tracks.language_of, effect.languages))
        return {
            Consequence.NO_SUBTITLES: self.tr("This video will have no subtitles left."),
            Consequence.LAST_SUBTITLES: self.tr(
                "This video will have no subtitles left in: {languages}."
            ),
            Consequence.NO_CAPTIONS: self.tr("It will have no closed captions left."),
            Consequence.LAST_CAPTIONS: self.tr(
                "It will have no closed captions left in: {languages}."
            ),
            Consequence.LAST_DESCRIPTION: self.tr(
                "Going by its name, this is the video’s only audio description."
            ),
            Consequence.LAST_AUDIO: self.tr("It will have no audio tracks left in: {languages}."),
            Consequence.LOCALES_MISSING: self.tr(
                "Project languages left without subtitles: {languages}."
            ),
            Consequence.USED: self.tr(
                "The video is used by %Ln records, see below.", "", len(effect.records)
            ),
            Consequence.USE_UNKNOWN: self.tr("DatoCMS doesn’t say which records use the video."),
        }.get(effect.what, "").format(languages=", ".join(names))

    def _languages(self, codes: Sequence[str]) -> str:
        return ", ".join(self._tracks.language_of(without_country(code)) for code in codes)


def _without_repeating(effects: Sequence[Effect]) -> list[Effect]:
    """Leave out the missing language of the project where it was just named as lost."""
    lost = next((one.languages for one in effects if one.what is Consequence.LAST_SUBTITLES), ())
    return [
        replace(one, languages=())
        if one.what is Consequence.LOCALES_MISSING
        and len(one.languages) == len(lost) == 1
        and same_language(one.languages[0], lost[0])
        else one
        for one in effects
    ]
