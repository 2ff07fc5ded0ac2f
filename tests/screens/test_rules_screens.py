"""Opens rules and bulk work in every state, keeps a picture, and checks what must hold."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from tests.screens.geometry import check_buttons, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.inventory.aftermath import Aftermath, VideoName
from trackman.domain.inventory.rules import Doubles, Keep, SavedRule, TrackRule
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.tracks import Track
from trackman.ui.rules.bulk_question import BulkQuestion, BulkRequest
from trackman.ui.rules.bulk_strip import BulkProgress
from trackman.ui.rules.keep_languages import KeepLanguages
from trackman.ui.rules.rule_question import RuleNameQuestion
from trackman.ui.rules.rules_dialog import RulesDialog
from trackman.ui.shell.project_page import ProjectTab

NOW = datetime.now(UTC)
LONG = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel"
NAMES = ("summer-launch-2026.mp4", "interview-ceo-final.mov", f"{LONG}.mp4")
NAME = "Untertitelübersetzungen"
RULE = TrackRule(kinds=("subtitles",), other_languages=("it", "en"), has_findings=True)
EVERY_FIELD = TrackRule(
    kinds=("subtitles",),
    other_languages=("it", "en"),
    statuses=("ready",),
    name="auto",
    closed_captions=False,
    doubles=Doubles.SAME_NAME,
    keep=Keep.FEWEST_FINDINGS,
    has_findings=True,
    text="some words",
    tag="old",
    used=False,
)
AFTER = Aftermath(
    tracks=212,
    videos=80,
    used_videos=12,
    vanished=3,
    no_subtitles=3,
    without_subtitles=[VideoName(str(place), name) for place, name in enumerate(NAMES)],
    no_captions=7,
    no_audio=1,
    last_in_language={"it": 14, "de-CH": 2},
    lost_audio=4,
    lost_errored=5,
    lost_preparing=1,
    oldest_look=NOW - timedelta(days=3),
    is_partial=True,
)


def row(key):
    code = ("it", "de", "fr")[key % 3]
    track = Track(str(key), str(key // 2), "subtitles", NAME, code, False, "ready", None)
    return InventoryTrack(key, track, NAMES[key % 3], "play", None, key % 4, NOW, NOW)


def opened(window, rule):
    dialog = RulesDialog(window)
    dialog.open()
    dialog.show_rule(rule)
    return dialog


def counting(window):
    opened(window, SavedRule("", RULE))


def dry_run(window):
    dialog = opened(window, SavedRule("Not in use", EVERY_FIELD))
    dialog.show_saved([SavedRule("Not in use", EVERY_FIELD)], "Not in use")
    dialog.show_keys(array("q", range(212)))
    dialog.model.take_tracks([*map(row, range(40))])
    dialog.show_aftermath(AFTER)


def everything(window):
    dialog = opened(window, SavedRule("", TrackRule()))
    dialog.show_keys(array("q", range(212)))
    dialog.model.take_tracks([*map(row, range(40))])
    dialog.show_aftermath(AFTER)


def nothing(window):
    dialog = opened(window, SavedRule("", RULE))
    dialog.show_keys(array("q"))
    dialog.show_aftermath(Aftermath())


def keeping_languages(window):
    KeepLanguages(window, [("it", 1204), ("en", 980), ("de-CH", 3)], ("it",)).open()


def naming(window):
    RuleNameQuestion(window, "Not in use", []).open()


def asking(window):
    keys = array("q", range(212))
    request = BulkRequest(keys, AFTER, must_type=True, reason_required=True, reasons=("old",))
    question = BulkQuestion(window, request)
    question.model.take_tracks([*map(row, range(40))])
    question.open()


def asking_about_everything(window):
    request = BulkRequest(array("q", range(212)), AFTER, is_everything=True, must_type=True)
    question = BulkQuestion(window, request)
    question.model.take_tracks([*map(row, range(40))])
    question.open()


def running(window):
    text = "212 of 300 deleted, 3 failed, about 2 minutes left"
    window.workspace.bulk.show_progress(BulkProgress(text, 212, 300))


def undoing_paused(window):
    text = "Restoring is paused: 212 of 300, 10 still being restored"
    window.workspace.bulk.show_progress(
        BulkProgress(text, 212, 300, "warning", "pause", is_paused=True)
    )


def ended(window):
    text = "297 of 300 deleted, 3 failed"
    window.workspace.bulk.show_progress(
        BulkProgress(
            text, 300, 300, "danger", "error", is_running=False, failed=3, unsaved=2, undo="Undo"
        )
    )


STATES = [
    *(counting, dry_run, everything, nothing, keeping_languages, naming, asking),
    *(asking_about_everything, running, undoing_paused, ended),
]


@pytest.mark.parametrize("size", [(1360, 820), (1024, 640)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_project_page(ProjectTab.ALL_TRACKS)
    state(window)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs:
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
    settle()
    name = f"rules-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()
