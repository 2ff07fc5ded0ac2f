"""Wording of consequences: in a line at the side, in the question, and beside Undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from trackman.domain.consequences import Consequence, Effect
from trackman.domain.languages import same_language, without_country
from trackman.domain.names import shown
from trackman.domain.references import Reference, Unread, Uses
from trackman.ui.wording.inserting import dotted, filled, listed, quoted
from trackman.ui.wording.tracks import TrackWording

_OF_TRACKS = (Consequence.OTHERS_STAY, Consequence.OTHERS_PREPARING, Consequence.ERRORED)
_OF_LANGUAGES = (
    Consequence.LAST_SUBTITLES,
    Consequence.LAST_CAPTIONS,
    Consequence.LAST_AUDIO,
    Consequence.LOCALES_MISSING,
)


class ConsequenceWording(QObject):
    """Translated words for what `domain/consequences.py` finds."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks = TrackWording()

    def line(self, effects: Sequence[Effect]) -> str:
        """Return all in one line: "Last subtitles of this video in Italian · Used by 3 records"."""
        return dotted(map(self._phrase, _without_repeating(effects)))

    def sentences(self, effects: Sequence[Effect]) -> list[str]:
        """Return what somebody should know before saying yes, a sentence each."""
        return [text for effect in effects if (text := self._sentence(effect))]

    def remark(self, effects: Sequence[Effect]) -> str:
        """Return the gravest loss for beside Undo, as the end of a line; empty without one."""
        for effect in effects:
            if text := self._loss(effect):
                return text
        return ""

    def record(self, record: Reference) -> str:
        """Return what a record is called."""
        name = shown(record.title or "", 120)
        name = name or filled(self.tr("Record {id}"), id=shown(record.id, 40))
        #: {name} is the title of a record that is not published.
        return filled(self.tr("{name} (draft)"), name=name) if record.is_draft else name

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

    def _loss(self, effect: Effect) -> str:
        """Return a loss as the end of a line, after what was done."""
        names = self._languages(effect.languages)
        #: {languages} in these is one language or a list of them.
        subtitles = self.tr("the last of this video in {languages}")
        captions = self.tr("the last closed captions in {languages}")
        if not names:
            subtitles = self.tr("the last subtitles without a language")
            captions = self.tr("the last closed captions without a language")
        text = {
            Consequence.NO_SUBTITLES: self.tr("the last subtitles of this video"),
            Consequence.LAST_SUBTITLES: subtitles,
            Consequence.NO_CAPTIONS: self.tr("the only closed captions of this video"),
            Consequence.LAST_CAPTIONS: captions,
        }.get(effect.what, "")
        return filled(text, languages=names)

    def _phrase(self, effect: Effect) -> str:
        """Return an effect as one of several in a line."""
        if effect.what in _OF_TRACKS:
            return self._of_tracks(effect)
        if effect.what in _OF_LANGUAGES:
            return self._phrase_of_languages(effect)
        return {
            Consequence.NO_SUBTITLES: self.tr("Last subtitles of this video"),
            Consequence.NO_CAPTIONS: self.tr("Only closed captions of this video"),
            Consequence.LAST_DESCRIPTION: self.tr("Going by its name, the only audio description"),
            Consequence.USED: self.used_by(len(effect.records)),
            Consequence.USE_UNKNOWN: self.tr("DatoCMS doesn’t say which records use it"),
            Consequence.UNUSED: self.tr("No record uses this video"),
        }[effect.what]

    def _phrase_of_languages(self, effect: Effect) -> str:
        names = self._languages(effect.languages)
        if not names:
            return {
                Consequence.LAST_SUBTITLES: self.tr("Last subtitles without a language"),
                Consequence.LAST_CAPTIONS: self.tr("Last closed captions without a language"),
                Consequence.LAST_AUDIO: self.tr("Last audio without a language"),
                #: What is left without subtitles, where the line names the language already.
                Consequence.LOCALES_MISSING: self.tr("A language of the project"),
            }[effect.what]
        text = {
            #: {languages} in these is one language or a list of them.
            Consequence.LAST_SUBTITLES: self.tr("Last subtitles of this video in {languages}"),
            Consequence.LAST_CAPTIONS: self.tr("Last closed captions in {languages}"),
            Consequence.LAST_AUDIO: self.tr("Last audio in {languages}"),
            Consequence.LOCALES_MISSING: self.tr(
                "Project languages left without subtitles: {languages}"
            ),
        }[effect.what]
        return filled(text, languages=names)

    def _of_tracks(self, effect: Effect) -> str:
        count = len(effect.tracks)
        one, many = {
            Consequence.OTHERS_STAY: (
                self.tr("{name} in the same language stays"),
                self.tr("%Ln other tracks in the same languages stay", "", count),
            ),
            Consequence.OTHERS_PREPARING: (
                self.tr("{name} in the same language is being prepared"),
                self.tr("%Ln other tracks in the same languages are being prepared", "", count),
            ),
            Consequence.ERRORED: (
                self.tr("{name} had failed processing anyway"),
                self.tr("%Ln tracks had failed processing anyway", "", count),
            ),
        }[effect.what]
        # A single one is told by its name; the forms of plurals are those of its number.
        return filled(one, name=quoted(effect.tracks[0].name)) if count == 1 else many

    def _sentence(self, effect: Effect) -> str:
        if effect.what in _OF_LANGUAGES:
            return self._sentence_of_languages(effect)
        return {
            Consequence.NO_SUBTITLES: self.tr("This video will have no subtitles left."),
            Consequence.NO_CAPTIONS: self.tr("It will have no closed captions left."),
            Consequence.LAST_DESCRIPTION: self.tr(
                "Going by its name, this is the video’s only audio description."
            ),
            Consequence.USED: self.tr(
                "The video is used by %Ln records, see below.", "", len(effect.records)
            ),
            Consequence.USE_UNKNOWN: self.tr("DatoCMS doesn’t say which records use the video."),
        }.get(effect.what, "")

    def _sentence_of_languages(self, effect: Effect) -> str:
        names = sorted(filter(None, map(self._tracks.language_in_sentence, effect.languages)))
        if not names:
            return {
                Consequence.LAST_SUBTITLES: self.tr(
                    "This video will have no subtitles left without a language."
                ),
                Consequence.LAST_CAPTIONS: self.tr(
                    "It will have no closed captions left without a language."
                ),
                Consequence.LAST_AUDIO: self.tr(
                    "It will have no audio tracks left without a language."
                ),
            }.get(effect.what, "")
        text = {
            Consequence.LAST_SUBTITLES: self.tr(
                "This video will have no subtitles left in: {languages}."
            ),
            Consequence.LAST_CAPTIONS: self.tr(
                "It will have no closed captions left in: {languages}."
            ),
            Consequence.LAST_AUDIO: self.tr("It will have no audio tracks left in: {languages}."),
            Consequence.LOCALES_MISSING: self.tr(
                "Project languages left without subtitles: {languages}."
            ),
        }[effect.what]
        return filled(text, languages=listed(names))

    def _languages(self, codes: Sequence[str]) -> str:
        named = map(self._tracks.language_in_sentence, map(without_country, codes))
        return listed(named)


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
