"""Opens the coverage and the dialogs of reports, keeps a picture, and checks what must hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from tests.screens.geometry import check_buttons, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.history import HistoryRow
from trackman.domain.inventory.accessibility import SpokenLanguage, accessibility_of
from trackman.domain.inventory.coverage import CoverageQuery, coverage_of
from trackman.domain.inventory.state import InventoryState, TrackBrief, VideoSummary
from trackman.domain.journal import Act, Stage
from trackman.domain.reports.moderation import moderation_of
from trackman.ui.activity.moderation_dialog import ModerationDialog
from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
from trackman.ui.shell.project_page import ProjectTab

NOW = datetime.now(UTC)
LONG = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel"
LOCALES = ("en", "it", "de", "fr")
CODES = ("en", "it", "de", "fr", "es", "pt-BR", "nl", "ar", "ja", "ko", "zh-Hant", "ru")
NAMES = ("summer-launch-2026.mp4", "interview-ceo-final.mov", f"{LONG}.mp4", "وثائقي.mp4")
STATE = InventoryState(40, 200, 0, 0, NOW, NOW - timedelta(days=2), 1)


def videos() -> list[VideoSummary]:
    """Return videos that have one thing or another."""
    found = []
    for place in range(40):
        tracks = [
            TrackBrief(
                number,
                "audio" if (place + number) % 7 == 3 else "subtitles",
                CODES[(place * number + number) % len(CODES)],
                (place + number) % 3 == 0,
                ("ready", "ready", "ready", "errored", "preparing")[(place + 2 * number) % 5],
                None,
            )
            for number in range(place % 9)
        ]
        looked = None if place == 5 else NOW
        used = (True, False, None)[place % 3]
        name = NAMES[place % len(NAMES)]
        found.append(VideoSummary(f"id{place}", name, 60.0, (), None, used, looked, tuple(tracks)))
    return found


def nothing_known(window):
    window.workspace.project_page.coverage.show_coverage(coverage_of(()), STATE)


def matrix(window):
    tab = window.workspace.project_page.coverage
    tab.show_coverage(coverage_of(videos(), LOCALES), STATE)
    tab.take_keyboard()


def no_match(window):
    matrix(window)
    tab = window.workspace.project_page.coverage
    tab.field.setText("zebra")
    tab.field.returnPressed.emit()
    tab.model.ask(CoverageQuery(text="zebra"))


def accessibility(window):
    matrix(window)
    dialog = AccessibilityDialog(window, LOCALES)
    dialog.open()
    dialog.show_found(accessibility_of(videos(), SpokenLanguage("en")))


def moderation(window):
    matrix(window)
    dialog = ModerationDialog(window, [("81", "Northwind Stories")], "81", date(2026, 6, 14))
    dialog.open()
    rows = [
        HistoryRow(
            str(place),
            tuple(Act)[place % 5],
            Stage.DELETED if place % 4 else Stage.FAILED,
            "Northwind Stories",
            None,
            "v",
            "summer-launch-2026.mp4",
            "subtitles",
            "Italiano",
            "it",
            NOW,
            2.0,
            "Track moderation",
            "wrong language",
            None,
            has_backup=True,
            restored_as=None,
            project="81",
        )
        for place in range(30)
    ]
    dialog.show_found(moderation_of(rows))


def nothing_moderated(window):
    matrix(window)
    dialog = ModerationDialog(window, [("81", "Northwind Stories")], "81", date(2026, 6, 14))
    dialog.open()
    dialog.show_found(moderation_of([]))


STATES = [nothing_known, matrix, no_match, accessibility, moderation, nothing_moderated]
SIZES = [(1360, 820), (1024, 640), (3840, 2000)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_project_page(ProjectTab.COVERAGE)
    state(window)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs:
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
    name = f"coverage-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()
