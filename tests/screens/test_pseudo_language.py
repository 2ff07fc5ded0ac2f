"""What the screens are checked with finds what it is for: in a language nobody speaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tests.pseudo import pseudo_language
from tests.screens.geometry import check_buttons, check_labels, settle
from tests.screens.untranslated import untranslated
from trackman.ui.help.about import AboutDialog


@pytest.fixture(autouse=True)
def _spoken(qapp):
    with pseudo_language():
        yield


def test_a_text_without_translation_is_found(qtbot):
    label = QLabel("Words of our own")
    qtbot.addWidget(label)
    assert untranslated(label) == ["Words of our own"]
    label.setText(QCoreApplication.translate("Any", "Words of our own"))
    assert untranslated(label) == []


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_a_text_without_room_is_found(qtbot, kind):
    window = QWidget()
    qtbot.addWidget(window)
    words = kind(QCoreApplication.translate("Any", "Words that need room"))
    words.setObjectName("words")
    QVBoxLayout(window).addWidget(words)
    window.show()
    settle()
    check_labels(window)
    check_buttons(window)
    words.setFixedWidth(words.sizeHint().width() - 8)
    words.setMaximumWidth(1000)
    window.setFixedWidth(60)
    settle()
    words.resize(words.sizeHint().width() - 8, words.height())
    with pytest.raises(AssertionError):
        (check_labels if kind is QLabel else check_buttons)(window)


def test_the_words_about_the_program_are_translatable(qtbot):
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    check_labels(dialog)
    check_buttons(dialog)
    assert untranslated(dialog) == []
