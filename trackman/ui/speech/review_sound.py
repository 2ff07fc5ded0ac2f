"""Speech and cues under the picture of a review, and the way to check them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trackman.domain.speech.fit import SoundFit
from trackman.domain.speech.marks import SpeechMarks
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.speech.marks_strip import MarksStrip
from trackman.ui.speech.wording import SpeechWording
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_or_key, explain_with_key
from trackman.ui.widgets.labels import ElidedText, explain

_WINDOW = 60_000
"""Milliseconds that are shown at once."""


class ReviewSound(QFrame):
    """A strip where the sound was listened to before, and two buttons to have it listened to."""

    check_requested = Signal()
    """The text of the track on screen is to be held against its sound."""
    check_all_requested = Signal()
    """All texts of the queue are."""
    refused = Signal(str)
    """A check was wanted that there can't be, for this reason."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewSound")
        self._words = SpeechWording(self)
        self.strip = MarksStrip("reviewMarks", _WINDOW)
        self._figure = ElidedText("reviewFit", tone="muted", size="small")
        self._one = Button("reviewCheckSound", self.tr("Check sound"), None, "bar")
        self._all = Button("reviewCheckQueue", self.tr("Check queue"), None, "bar")
        self._explanation = self.tr(
            "Check whether the text fits the sound. trackman asks before it streams."
        )
        self._why_not: str | None = None
        self._build()
        self.show_marks(None, ())
        self._one.clicked.connect(self.check_requested)
        self._all.clicked.connect(self.check_all_requested)

    def show_marks(self, marks: SpeechMarks | None, cues: Sequence[Cue]) -> None:
        """Show speech and cues; None where nothing is known of the sound."""
        self.strip.show_marks(marks, cues)
        self.strip.setVisible(marks is not None)
        self._figure.setText("" if marks is not None else self.tr("Sound not checked yet"))
        self._figure.updateGeometry()

    def show_fit(self, fit: SoundFit) -> None:
        """Say in a few words how the text fits."""
        self._figure.setText(self._words.figure(fit))
        self._figure.updateGeometry()

    def request_check(self) -> None:
        """Ask for the check of the track on screen, or tell why there is none."""
        if self._why_not is None:
            self.check_requested.emit()
        else:
            self.refused.emit(self._why_not)

    def allow(self, *, has_text: bool) -> None:
        """Allow checking the track on screen, if it has a text and a video."""
        self._why_not = None if has_text else self.tr("Only subtitles of a video can be checked.")
        self._one.setEnabled(has_text)
        explain_or_key(self._one, self._why_not, self._explanation, "review-sound")
        if not has_text:
            self._figure.setText("")

    def _build(self) -> None:
        explain_with_key(self._one, self._explanation, "review-sound")
        explain(
            self._all,
            self.tr("Check all texts of the queue, one after another. trackman asks first."),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._figure, 1)
        row.addWidget(self._one)
        row.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 0)
        column.setSpacing(2)
        column.addWidget(self.strip)
        column.addLayout(row)
