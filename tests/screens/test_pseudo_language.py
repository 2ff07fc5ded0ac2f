"""Every word of the program's own on the screen can be translated, and has room to grow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

from tests.pseudo import OPEN, pseudo_language
from tests.screens.test_screens import check_buttons, check_headers, check_labels, settle
from trackman.domain.settings import Settings
from trackman.ui.settings.dialog import SettingsDialog
from trackman.ui.shell.help import AboutDialog, KeysDialog
from trackman.ui.shell.main_window import MainWindow

WORD = re.compile(r"[^\W\d_]{2,}")
DATA = {"trackman", "DatoCMS", "English", "Netflix", "BBC"}
"""Names and languages in their own words, which are the same in any language."""


@pytest.fixture
def spoken(qapp):
    with pseudo_language():
        yield


@pytest.fixture
def opened(qtbot, spoken):
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    return window


def untranslated(top, known=frozenset()):
    """Return the texts of a widget and what is in it that no translator was asked for."""
    texts = set()
    for widget in [top, *top.findChildren(QWidget)]:
        texts |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        texts |= {widget.windowTitle(), widget.statusTip()}
        if isinstance(widget, QLabel | QAbstractButton):
            texts.add(widget.text())
        if isinstance(widget, QLineEdit):
            texts.add(widget.placeholderText())
        if isinstance(widget, QTableView):
            model = widget.model()
            texts |= {
                str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                for column in range(model.columnCount())
            }
    texts |= {action.text() for action in top.findChildren(QAction)}
    texts |= {action.toolTip() for action in top.findChildren(QAction)}
    assert top.findChild(QWidget) is None or any(OPEN in text for text in texts)
    own = {text for text in texts if WORD.search(text) and OPEN not in text}
    return sorted(own - DATA - set(known))


def test_a_widget_without_translation_is_found(qtbot, spoken):
    label = QLabel("Not translated")
    qtbot.addWidget(label)
    assert untranslated(label) == ["Not translated"]


def test_the_window_is_translatable(opened, launch):
    opened.tracks.show_video(launch, {})
    names = {launch.upload.filename}
    assert untranslated(opened, names) == []


@pytest.mark.parametrize("page", ["activity", "sign_in", "comparison"])
def test_pages_are_translatable(opened, page):
    assert untranslated(getattr(opened.workspace, page)) == []


@pytest.mark.parametrize("part", ["text", "playing"])
def test_the_panel_is_translatable(opened, part):
    assert untranslated(getattr(opened.details, part)) == []


@pytest.mark.parametrize("dialog", [KeysDialog, AboutDialog])
def test_dialogs_are_translatable(opened, dialog):
    assert untranslated(dialog(opened)) == []


def test_the_settings_are_translatable(qtbot, spoken):
    dialog = SettingsDialog(None, Settings(), Path("data"))
    qtbot.addWidget(dialog)
    assert untranslated(dialog, {"data"}) == []


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def direction(request, qapp):
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("size", [(1024, 640), (1360, 820)], ids=str)
@pytest.mark.parametrize("page", ["panes", "activity", "sign_in"])
def test_longer_words_are_not_clipped(direction, opened, launch, size, page):
    opened.resize(*size)
    if page == "panes":
        opened.tracks.show_video(launch, {})
        opened.details.show_track(launch.tracks[0], launch.upload.filename)
    else:
        getattr(opened.workspace, f"show_{page}")()
    settle()
    check_labels(opened)
    check_buttons(opened)
    check_headers(opened)
