"""Opens the window about sounds in each state, and checks what must hold anywhere."""

from __future__ import annotations

import random
from functools import cache

import pytest
from PySide6.QtWidgets import QDialog

from tests.screens.geometry import check_buttons, check_headers, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.playback import HearingFault
from trackman.domain.speech.fit import FitDoubt, SoundFit, SoundPassage
from trackman.domain.speech.marks import FRAME_MS, SpeechMarks, bits_of
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.speech.sound_dialog import CheckedSound, SoundDialog
from trackman.ui.speech.wording import SpeechWording
from trackman.ui.widgets.question import Question

LENGTH = 192_000
LONG = "Bedienungsanleitungsübersetzungsqualitätssicherung-endfassung-2026.mp4"
LATE = SoundFit(None, -1_800, 1.0, 1_000, 180_000, 0.9, speech=92_000, length=LENGTH)
DRIFTING = SoundFit(
    None,
    -500,
    0.96,
    1_000,
    180_000,
    0.8,
    (SoundPassage(34_000, 39_000), SoundPassage(71_000, 78_500)),
    (SoundPassage(52_000, 55_000, (12,)), SoundPassage(90_000, 99_000, (21, 22, 23))),
    92_000,
    LENGTH,
    (24.0, 25.0),
)
FITTING = SoundFit(None, 20, 1.0, 1_000, 180_000, 0.9, speech=92_000, length=LENGTH)
UNKNOWN = SoundFit(FitDoubt.NO_MATCH, speech=92_000, length=LENGTH)


@cache
def talk() -> tuple[SpeechMarks, tuple[Cue, ...]]:
    """Return the marks of somebody who speaks, and cues that come 1.8 seconds later."""
    chance, times, at = random.Random(3), [], 1_000
    while at < LENGTH - 6_000:
        times.append((at, at + chance.randint(1_200, 4_500)))
        at = times[-1][1] + chance.choice((400, 900, 2_500))
    frames = LENGTH // FRAME_MS
    bits = bits_of([(begin // FRAME_MS, end // FRAME_MS) for begin, end in times], frames)
    loudness = bytes(
        chance.randint(90, 255) if bits >> frame & 1 else chance.randint(5, 40)
        for frame in range(frames)
    )
    cues = tuple(Cue(begin + 1_800, end + 1_800, "Words") for begin, end in times)
    return SpeechMarks(bits, frames, loudness), cues


def heard(fit, name="Italiano", video=""):
    marks, cues = talk()
    return CheckedSound(name, video, 1.0, fit, "", marks, cues)


def opened(window, *sounds):
    dialog = SoundDialog(window, sounds)
    dialog.show()
    return dialog


def fits(window):
    opened(window, heard(FITTING))


def late(window):
    opened(window, heard(LATE)).show_position(60_000)


def drifting(window):
    opened(window, heard(DRIFTING))


def unknown(window):
    opened(window, heard(UNKNOWN))


def listening(window):
    opened(window, CheckedSound("Italiano", "", 0.43))


def comparing(window):
    opened(window, CheckedSound("Italiano", "", -1.0))


def failing(window):
    words = SpeechWording()
    for fault in HearingFault:
        assert words.fault(fault)
    opened(window, CheckedSound("Italiano", "", fault=words.fault(HearingFault.NO_PLAYER)))


def many(window):
    words = SpeechWording()
    sounds = [
        heard(DRIFTING, "Italiano", LONG),
        heard(LATE, "Deutsch", "summer-launch-2026.mp4"),
        heard(FITTING, "Español", LONG),
        *(heard(SoundFit(doubt), "العربية", "spring.mp4") for doubt in FitDoubt),
        CheckedSound("English", LONG, fault=words.fault(HearingFault.BROKE_OFF)),
        CheckedSound("Français", LONG, 0.4),
        *(CheckedSound(f"Untertitel {number}", LONG) for number in range(20)),
    ]
    opened(window, *sounds)


def asking(window):
    words = SpeechWording()
    Question(
        window,
        words.question("summer-launch-2026.mp4"),
        words.cost(192.0),
        words.listen(),
        is_harmless=True,
    ).open()


STATES = [fits, late, drifting, unknown, listening, comparing, failing, many, asking]


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 640)], ids=["1920x1080", "1024x640"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.tracks.show_video(launch, {})
    state(window)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert dialogs
    name = f"sound-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    check_headers(window)
    for dialog in dialogs:
        dialog.close()
