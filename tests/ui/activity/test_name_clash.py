from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from trackman.ui.activity.name_clash import ClashRequest, NameClash


@pytest.fixture
def ask(qtbot, make_track):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def asked(taken=(), **other):
        request = ClashRequest("launch.mp4", "Italiano", make_track(**other), set(taken))
        dialog = NameClash(parent, request)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        answers = {
            name: QSignalSpy(getattr(dialog, name))
            for name in ("renamed", "replace_chosen", "cancelled")
        }
        return dialog, answers

    return asked


def told(answers):
    return {name: spy.at(0) for name, spy in answers.items() for _ in range(spy.count())}


def press(dialog, name):
    dialog.findChild(QPushButton, name).click()


def texts(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_says_which_track_has_the_name(ask):
    dialog, _ = ask(status="errored")
    words = texts(dialog)
    assert "“launch.mp4” already has a track named “Italiano”" in words
    assert "Subtitles, Italian (Italy), Errored" in words
    dialog.close()


@pytest.mark.parametrize(
    ("other", "fate"),
    [
        ({}, "trackman backs it up first, so this can be undone."),
        ({"kind": "audio"}, "trackman can’t back up audio, so this can’t be undone."),
        ({"status": "errored"}, "so this can’t be undone."),
    ],
)
def test_says_what_replacing_means(ask, other, fate):
    dialog, _ = ask(**other)
    assert fate in texts(dialog)
    dialog.close()


def test_offers_a_name_that_is_free(ask, qtbot):
    dialog, answers = ask(taken=["Italiano (2)"])
    assert dialog.findChild(QLineEdit).text() == "Italiano (3)"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert told(answers) == {"renamed": ["Italiano (3)"]}


def test_takes_no_name_that_is_taken_or_empty(ask, qtbot):
    dialog, answers = ask(taken=["Italiano (2)"])
    edit, rename = dialog.findChild(QLineEdit), dialog.findChild(QPushButton, "nameClashRename")
    for name in ("Italiano", " Italiano (2) ", "  "):
        edit.setText(name)
        assert not rename.isEnabled()
        assert edit.accessibleDescription()
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told(answers) == {}
    edit.setText("Italiano nuovo")
    press(dialog, "nameClashRename")
    assert told(answers) == {"renamed": ["Italiano nuovo"]}


def test_replacing_is_told_once_and_is_never_the_default(ask):
    dialog, answers = ask()
    assert not dialog.findChild(QPushButton, "nameClashReplace").isDefault()
    press(dialog, "nameClashReplace")
    dialog.reject()
    assert told(answers) == {"replace_chosen": []}


@pytest.mark.parametrize("way", ["escape", "button", "close"])
def test_can_be_left_without_doing_anything(ask, qtbot, way):
    dialog, answers = ask()
    if way == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    elif way == "button":
        press(dialog, "nameClashCancel")
    else:
        dialog.close()
    assert told(answers) == {"cancelled": []}
