"""Opens find and replace over many texts, keeps a picture, and checks what must hold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QDialog

from tests.screens.geometry import check_buttons, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.inventory.text_changes import TextChanges, changes_in
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.subtitles.editing.replacing import Wanted
from trackman.domain.tracks import Track
from trackman.ui.cue_search.replace_dialog import ReplaceDialog
from trackman.ui.shell.project_page import ProjectTab

NOW = datetime.now(UTC)
LONG = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel"
NAMES = ("summer-launch-2026.mp4", "interview-ceo-final.mov", f"{LONG}.mp4")
VTT = """WEBVTT

00:01.000 --> 00:02.000
Nothing but colour here, and more
colour on the line that follows.

00:05.000 --> 00:09.000
A <i>colour</i>
"""
NAME = "Bedienungsanleitungen"
AFTER = """Nothing but color here, and more
color on the line that follows.
A <i>color</i>"""
"""The texts as they would be."""
LEFT_OUT = [
    "2 tracks are left out, because they are not ready: “Italiano” (a.mp4), “Deutsch” (b.mp4).",
    "1 track is left alone, because it has an unpublished draft: “Français” (c.mp4).",
]


def changes(place):
    code = ("it", "de", "fr")[place % 3]
    track = Track(str(place), str(place // 2), "subtitles", NAME, code, False, "ready", None)
    name = NAMES[place % 3]
    known = InventoryTrack(place, track, name, "play", None, None, NOW, NOW)
    return TextChanges(known, changes_in(VTT.encode(), Wanted("colour"), "color"))


def opened(window):
    dialog = ReplaceDialog(window, "colour")
    dialog.by_field.setText("color")
    dialog.by_field.returnPressed.emit()  # and wait for nothing
    dialog.open()
    dialog.show_scope(1204)
    return dialog


def looking(window):
    opened(window).show_looking(320, 1204)


def seen(window):
    dialog = opened(window)
    dialog.show_changes([changes(place) for place in range(18)], LEFT_OUT)
    dialog.model.tick([1, 2, 3], False)


def working(window):
    dialog = opened(window)
    dialog.show_changes([changes(place) for place in range(18)], ())
    dialog.show_working(7, 18)


def ended(window):
    opened(window).show_end("16 tracks are being published", LEFT_OUT)


def nothing(window):
    opened(window).show_changes([], LEFT_OUT)


STATES = [looking, seen, working, ended, nothing]


@pytest.mark.parametrize("size", [(1360, 820), (1024, 640)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_project_page(ProjectTab.CUE_SEARCH)
    state(window)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs:
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
    name = f"replacing-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()
