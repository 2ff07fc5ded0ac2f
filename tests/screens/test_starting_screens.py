"""Questions before there is a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from tests.screens.geometry import check_buttons, check_labels
from trackman.ui.shell.folder_held import FolderHeld
from trackman.ui.shell.single_instance import Holder

SINCE = 1_795_800_000.0
ELSEWHERE = Holder("studio-mac", False, 4711, SINCE)
HERE = Holder("this-computer", True, 4711, SINCE)


def elsewhere(look):
    """Ask about a lock of another computer; nobody but a person ends that question."""
    QTimer.singleShot(0, lambda: look() and question().reject())
    return FolderHeld().may_go_on(ELSEWHERE)


def silent(look):
    return FolderHeld().try_again(HERE, look)


def command(look):
    return FolderHeld().try_after_command(4711, look)


def unnamed_command(look):
    return FolderHeld().try_after_command(None, look)


def question():
    """Return what is asked now."""
    return next(one for one in QApplication.topLevelWidgets() if one.objectName() == "question")


@pytest.mark.parametrize("ask", [elsewhere, silent, command, unnamed_command])
def test_a_held_folder_is_asked_about(qtbot, save_picture, scheme, ask):
    def look():
        save_picture(f"folder-held-{ask.__name__}-{scheme}.png", question().grab)
        check_labels(question())
        check_buttons(question())
        first = next(one for one in question().findChildren(QPushButton) if one.isDefault())
        assert first.objectName() == ("questionCancel" if ask is elsewhere else "questionAction")
        return True

    assert ask(look) is (ask is not elsewhere)
