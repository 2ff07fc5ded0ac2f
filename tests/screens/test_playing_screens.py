"""Opens the player in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QTabBar

from tests.screens.geometry import check_buttons, check_labels, settle
from tests.screens.test_screens import full
from tests.screens.test_text_screens import beside, read
from trackman.domain.playback import PlayFault
from trackman.domain.subtitles.cue_settings import read_regions, read_settings
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.player.cue_boxes import ShownCue

SOUNDS = ["Original sound", "Audio description (English)", "Doppiaggio italiano (Italian)"]
NOTHING_THROWN_AWAY = "Nothing is thrown away:\nwhat is left becomes a bag."
SIGN = ("HARBOUR OFFICE", "line:0")
REGIONS = read_regions(["REGION id:left width:40% regionanchor:0%,100% viewportanchor:5%,70%"])


def cues(*texts):
    """Return cues from their texts, or from texts with settings."""
    pairs = [(one, "") if isinstance(one, str) else one for one in texts]
    read = [(text, read_settings(settings)) for text, settings in pairs]
    return [ShownCue.of(Cue(0, 1, text), one, REGIONS.get(one.region)) for text, one in read]


def still(width=426, height=240):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colours = QLinearGradient(0, 0, 0, height)
    colours.setColorAt(0, QColor("#f0a878"))
    colours.setColorAt(1, QColor("#2b6690"))
    painter.fillRect(image.rect(), colours)
    painter.end()
    return image


def card(window, video):
    full(window, video)
    window.work.playing.show_video(video.upload.filename)
    window.work.playing.show_poster(still())


def card_without_poster(window, video):
    full(window, video)
    window.work.playing.show_video(video.upload.filename)


def loading(window, video):
    card(window, video)
    screen = window.work.playing.open_screen()
    screen.show_line(window.work.playing.words.loading())
    return screen


def playing(window, video):
    screen = loading(window, video)
    screen.show_line("")
    screen.controls.show_duration(192_040)
    screen.controls.show_position(57_000)
    screen.controls.show_playing(True)
    screen.controls.show_sounds(SOUNDS, 1)
    screen.controls.show_volume(80, False)
    screen.show_cues(cues(NOTHING_THROWN_AWAY))
    return screen


def playing_right_to_left(window, video):
    screen = playing(window, video)
    screen.controls.show_volume(80, True)
    screen.controls.show_speed(1.5)
    screen.show_cues(cues("لا شيء يُرمى: وما يتبقى يصبح حقيبة."))


def with_cues(window, video):
    screen = playing(window, video)
    text = beside(window, video)
    text.show_text(read())
    settle()
    text.show_current_cues((17,))
    return screen


def refused_with_cues(window, video):
    screen = with_cues(window, video)
    screen.show_cues(())
    words = window.work.playing.words.fault(PlayFault.REFUSED)
    screen.show_line(words, retry=True, wrong=True)


def card_with_cues(window, video):
    card(window, video)
    beside(window, video).show_text(read())
    window.work.playing.show_beginning(57_000)


def upright(window, video):
    screen = playing(window, video)
    screen.picture.show_poster(still(135, 240))


def upright_with_a_sign(window, video):
    upright(window, video)
    window.work.playing.shown_screen.show_cues(cues(SIGN, NOTHING_THROWN_AWAY))


def places(window, video):
    screen = playing(window, video)
    screen.show_cues(
        cues(
            SIGN,
            ("Right, centre", "line:50%,center position:95%,line-right align:right size:45%"),
            ("In a region", "region:left"),
            NOTHING_THROWN_AWAY,
        )
    )
    return screen


def stacked(window, video):
    screen = playing(window, video)
    screen.show_cues(cues("Is the harbour still open?", "Not since the storm.", SIGN, SIGN))


def directions(window, video):
    screen = playing(window, video)
    screen.show_cues(
        cues(
            ("<v Anna>שלום, this is the harbour!\nHello (again)!", "align:start position:90%"),
            "<v يوسف>What?\nهل الميناء مفتوح (Harbour 3)؟",
        )
    )


def wide(window, video):
    screen = places(window, video)
    screen.picture.show_poster(still(480, 120))


def enlarged_places(window, video):
    places(window, video).controls.enlarge_pressed.emit()


def enlarged_directions(window, video):
    directions(window, video)
    window.work.playing.shown_screen.controls.enlarge_pressed.emit()


def enlarged_upright(window, video):
    upright_with_a_sign(window, video)
    window.work.playing.shown_screen.controls.enlarge_pressed.emit()


def from_a_file(window, video):
    screen = playing(window, video)
    screen.controls.show_sounds([], 0)
    screen.show_line(window.work.playing.words.from_file())


def refused(window, video):
    screen = loading(window, video)
    words = window.work.playing.words.fault(PlayFault.REFUSED)
    screen.show_line(words, retry=True, wrong=True)


def enlarged(window, video):
    screen = playing(window, video)
    screen.controls.enlarge_pressed.emit()


STATES = [
    card,
    card_without_poster,
    card_with_cues,
    with_cues,
    refused_with_cues,
    loading,
    playing,
    playing_right_to_left,
    upright,
    upright_with_a_sign,
    places,
    stacked,
    directions,
    wide,
    enlarged_places,
    enlarged_directions,
    enlarged_upright,
    from_a_file,
    refused,
    enlarged,
]
SIZES = [(1280, 800), (1024, 640), (860, 520)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    state(window, launch)
    if window.work.is_narrow and "cues" not in state.__name__:
        window.work.findChild(QTabBar, "workTabs").setCurrentIndex(1)
    settle()
    pane = window.work.playing
    name = f"playing-{state.__name__}-{scheme}-{size[0]}.png"
    tops = [window]
    if pane.is_enlarged:
        tops = [pane.shown_screen.window()]
        save_picture(f"own-window-{name}", tops[-1].grab)
    save_picture(name, window.grab)
    for top in tops:
        check_labels(top)
        check_buttons(top)
    assert window.size().toTuple() == size
    pane.show_nothing()
