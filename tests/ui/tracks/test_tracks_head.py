"""Head of the list of tracks, where the room is short."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from trackman.ui.tracks.head import TracksHead
from trackman.ui.wording.translation import install_translators


@pytest.fixture
def german(qapp):
    """Speak German, in which the words of the button are long."""
    install_translators("de")
    yield
    install_translators("en")


def test_the_words_of_add_give_way_before_they_are_cut(german, qtbot):
    pane, head = QWidget(), TracksHead()
    qtbot.addWidget(pane)
    head.setParent(pane)
    head.show_name("film.mp4", "9 Spuren · 3:12 · 14. Juni 2026")
    head.show_bad(12)
    add, column = head.findChild(QPushButton, "addTracksButton"), head.layout()
    assert add is not None
    assert column is not None
    head.resize(400, 80)
    pane.show()
    assert add.text() == "Hinzufügen…"
    head.resize(add.sizeHint().width() + 60, 80)
    column.activate()
    assert add.text() == ""
    assert add.width() >= add.sizeHint().width()
    assert add.accessibleName() == "Hinzufügen…"
    head.resize(400, 80)
    assert add.text() == "Hinzufügen…"
