"""Words for what follows from a bulk delete, before it: in the dry run and in the question."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.inventory.aftermath import Aftermath
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import filled, listed, quoted
from trackman.ui.wording.tracks import TrackWording

_NAMED = 3
_LANGUAGES = 6


class AftermathWording(QObject):
    """Sentences, the gravest first."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks = TrackWording()
        self._moments = Moments()

    def counted(self, after: Aftermath) -> str:
        """Return "41 tracks of 12 videos"."""
        videos = self.tr("%Ln videos", "", after.videos)
        return filled(self.tr("%Ln tracks of {videos}", "", after.tracks), videos=videos)

    def losses(self, after: Aftermath) -> list[str]:
        """Return what would be missing afterwards, a sentence each."""
        return [
            *self._no_subtitles(after),
            *self._last_in_languages(after),
            *self._some(
                self.tr("%Ln videos lose their only closed captions.", "", after.no_captions),
                after.no_captions,
            ),
            *self._some(
                self.tr("%Ln videos lose their last audio track.", "", after.no_audio),
                after.no_audio,
            ),
            *self._some(
                self.tr("%Ln of the videos are used in records.", "", after.used_videos),
                after.used_videos,
            ),
        ]

    def fates(self, after: Aftermath) -> list[str]:
        """Return what can be undone and what not, a sentence each."""
        parts = []
        if after.restorable:  # before those that are lost: “them” is these
            text = self.tr(
                "trackman backs up %Ln tracks first, so deleting them can be undone.",
                "",
                after.restorable,
            )
            parts.append(text)
        if after.lost:
            text = self.tr("%Ln tracks can’t be restored: {reasons}.", "", after.lost)
            parts.append(filled(text, reasons=listed(self._reasons(after))))
        if after.vanished:
            text = self.tr(
                "%Ln tracks had already vanished at the last scan and are left out.",
                "",
                after.vanished,
            )
            parts.append(text)
        return parts

    def age(self, after: Aftermath) -> list[str]:
        """Return how old it is what is known of the tracks, a sentence each."""
        parts = []
        if after.oldest_look is not None:
            #: {ago} is such as “3 days ago”.
            text = self.tr("The oldest look at these videos was {ago}.")
            parts.append(filled(text, ago=self._moments.ago_in_sentence(after.oldest_look)))
        if after.is_partial:
            parts.append(
                self.tr("The last scan isn’t complete: tracks it hasn’t read are missing here.")
            )
        return parts

    def _no_subtitles(self, after: Aftermath) -> list[str]:
        if not after.no_subtitles:
            return []
        names = [quoted(one.filename) for one in after.without_subtitles[:_NAMED]]
        if after.no_subtitles > len(names):
            #: {names} are some of the videos.
            text = self.tr(
                "%Ln videos will have no subtitles left, such as {names}.", "", after.no_subtitles
            )
        else:
            text = self.tr(
                "%Ln videos will have no subtitles left: {names}.", "", after.no_subtitles
            )
        return [filled(text, names=listed(names))]

    def _last_in_languages(self, after: Aftermath) -> list[str]:
        lost = sorted(after.last_in_language.items(), key=lambda pair: -pair[1])
        if not lost:
            return []
        #: A language and a number of videos, such as “Italian (12)”.
        one = self.tr("{language} ({count})")
        named = [
            filled(one, language=self._language(code), count=count)
            for code, count in lost[:_LANGUAGES]
        ]
        if more := len(lost) - len(named):
            named.append(self.tr("%Ln more languages", "", more))
        #: {languages} is such as “Italian (12), German (3)”, with numbers of videos.
        text = self.tr("Videos that lose their last subtitles in a language: {languages}.")
        return [filled(text, languages=listed(named))]

    def _language(self, code: str) -> str:
        return self._tracks.language_in_sentence(code) or self.tr("no language")

    def _reasons(self, after: Aftermath) -> list[str]:
        """Return why tracks cannot be restored, as parts of a list."""
        counted = (
            (after.lost_audio, self.tr("%Ln audio tracks", "", after.lost_audio)),
            (after.lost_errored, self.tr("%Ln errored", "", after.lost_errored)),
            (after.lost_preparing, self.tr("%Ln still being prepared", "", after.lost_preparing)),
            (
                after.lost_otherwise,
                self.tr("%Ln without a subtitle file", "", after.lost_otherwise),
            ),
        )
        return [words for count, words in counted if count]

    def _some(self, sentence: str, count: int) -> list[str]:
        return [sentence] if count else []
