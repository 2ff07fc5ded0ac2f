"""Dialog of the accessibility report: which language videos speak, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trackman.domain.inventory.accessibility import (
    Accessibility,
    CaptionState,
    SpokenLanguage,
    Use,
)
from trackman.domain.languages import common_languages
from trackman.ui.widgets.buttons import CheckBox
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.document_dialog import DocumentDialog
from trackman.ui.widgets.labels import explain
from trackman.ui.wording.inserting import filled, number
from trackman.ui.wording.tracks import TrackWording


class AccessibilityDialog(DocumentDialog):
    """Open it with `open()`; `spoken()` is how the language of a video is decided."""

    def __init__(self, parent: QWidget | None, locales: Sequence[str]) -> None:
        """Offer the project's languages first, of which the first one is proposed."""
        super().__init__(
            parent,
            "accessibility",
            self.tr("Accessibility report"),
            self.tr(
                "Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) "
                "and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a "
                "video speaks, so say it here."
            ),
        )
        self._words = TrackWording(self)
        self._language = Choice("accessibilityLanguage", self.tr("Language of the videos"))
        self._by_audio = CheckBox("accessibilityByAudio", self.tr("Go by audio tracks, if any"))
        self._published = CheckBox(
            "accessibilityPublished", self.tr("Ask which records are published")
        )
        self._offer(locales)
        self.form.addRow(self.tr("Language of the videos"), self._language)
        self.form.addRow(self._by_audio)
        self.form.addRow(self._published)
        self._by_audio.setChecked(True)
        explain(
            self._by_audio,
            self.tr("A video with audio tracks needs captions in each of their languages."),
        )
        self._explain_published(0)
        self._language.chosen.connect(self.changed)
        self._by_audio.toggled.connect(self.changed)
        self.complete(self._language)

    def spoken(self) -> SpokenLanguage:
        """Return how the language of a video is decided."""
        return SpokenLanguage(self._language.value(), self._by_audio.isChecked())

    def asks_for_records(self) -> bool:
        """Tell whether DatoCMS is to be asked which records are published."""
        return self._published.isEnabled() and self._published.isChecked()

    def show_found(self, found: Accessibility) -> None:
        """Show the figures of what was asked for."""
        states = {
            CaptionState.CAPTIONED: self.tr("With captions"),
            CaptionState.SUBTITLED: self.tr("Only subtitles, not marked as captions"),
            CaptionState.UNFINISHED: self.tr("Errored or being prepared"),
            CaptionState.ELSEWHERE: self.tr("Only in other languages"),
            CaptionState.NONE: self.tr("No subtitles"),
        }
        lines = [(words, number(found.count(state=state))) for state, words in states.items()]
        note = ""
        if found.unread:
            note = self.tr(
                "%Ln videos are left out: their tracks were not read yet.", "", found.unread
            )
        self._explain_published(sum(gap.use is Use.USED for gap in found.gaps))
        nothing = (
            "" if found.videos else self.tr("No tracks were read yet. Scan the project first.")
        )
        figures = [(self.tr("Videos"), number(found.videos)), *lines]
        self.show_figures(figures, note or nothing, nothing)

    def _explain_published(self, videos: int) -> None:
        self._published.setEnabled(videos > 0)
        if videos:
            words = self.tr(
                "Takes %Ln requests, one for each used video without captions.", "", videos
            )
        else:
            words = self.tr("No video without captions is known to be used in records.")
        explain(self._published, words)

    def _offer(self, locales: Sequence[str]) -> None:
        first = list(dict.fromkeys(locales))
        others = sorted(
            (code for code in common_languages() if code not in first), key=self._words.language_of
        )
        #: {language} is the name of a language, {code} such as “pt-BR”.
        pattern = self.tr("{language} ({code})")
        self._language.offer(
            (code, filled(pattern, language=self._words.language_of(code), code=code))
            for code in (*first, *others)
        )
        self._language.setCurrentIndex(0)
