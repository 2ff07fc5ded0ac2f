"""The strip with speech and cues: what it says, shows and asks for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from trackman.domain.speech.marks import FRAME_MS, SpeechMarks, bits_of
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.speech.marks_strip import MarksStrip
from trackman.ui.theme.theme import current_look

FRAMES = 3000  # 96 seconds
MARKS = SpeechMarks(bits_of([(0, 1500)], FRAMES), FRAMES, bytes([200] * FRAMES))
CUES = (Cue(0, 20_000, "One"), Cue(24_000, 48_000, "Two"))


def shown(qtbot: QtBot, window: int | None = None) -> MarksStrip:
    strip = MarksStrip("strip", window)
    qtbot.addWidget(strip)
    strip.resize(960, 60)
    strip.show_marks(MARKS, CUES)
    strip.show()
    return strip


def colours(strip: MarksStrip, left: int, right: int) -> set[str]:
    """Return the colours in the upper half of a part of the strip."""
    image = strip.grab().toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(left, right) for y in range(2, 30)}


def test_speech_has_the_accent_and_the_rest_has_not(qtbot: QtBot) -> None:
    strip = shown(qtbot)

    assert current_look().accent in colours(strip, 0, 470)
    assert current_look().accent not in colours(strip, 500, 960)


def test_a_click_asks_for_its_moment(qtbot: QtBot) -> None:
    strip = shown(qtbot)
    asked = QSignalSpy(strip.sought)

    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(480, 20))

    assert abs(asked.at(0)[0] - FRAMES * FRAME_MS // 2) < 200


def test_a_part_of_the_sound_follows_the_video(qtbot: QtBot) -> None:
    strip = shown(qtbot, 20_000)
    asked = QSignalSpy(strip.sought)
    strip.show_position(80_000)

    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(0, 20))

    assert 60_000 <= asked.at(0)[0] <= 80_000
    assert current_look().accent not in colours(strip, 0, 960)


def test_a_cue_that_never_ends_can_be_drawn(qtbot: QtBot) -> None:
    strip = shown(qtbot, 20_000)

    strip.show_marks(MARKS, (Cue(1_000, 999_999 * 3_600_000, "For ever"),))

    assert current_look().muted in {
        QColor(strip.grab().toImage().pixel(x, 50)).name() for x in range(400, 500)
    }


def test_it_is_described_to_who_cannot_see_it(qtbot: QtBot) -> None:
    strip = shown(qtbot)

    assert strip.accessibleName() == "Speech and cues"
    assert "0:48" in strip.accessibleDescription()


def test_a_sound_that_was_never_heard_shows_nothing_and_asks_for_nothing(qtbot: QtBot) -> None:
    strip = shown(qtbot)
    strip.show_marks(None)
    asked = QSignalSpy(strip.sought)

    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(480, 20))

    assert asked.count() == 0
    assert not strip.has_marks
    assert strip.accessibleDescription() == ""
