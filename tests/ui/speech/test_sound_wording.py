"""Results of a check against the sound, in a few words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from trackman.domain.speech.fit import FitDoubt, SoundFit
from trackman.ui.speech.wording import SpeechWording


def test_a_figure_says_why_nothing_can_be_told(qapp: QApplication) -> None:
    words = SpeechWording()
    assert [words.figure(SoundFit(doubt)) for doubt in FitDoubt] == [
        "No speech in the sound",
        "Too little speech to compare",
        "Too few cues to compare",
        "No clear match with the speech",
    ]
