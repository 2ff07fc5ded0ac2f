"""The dialog that finds and replaces in many texts: ticks, counts, and what is marked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from trackman.domain.inventory.text_changes import TextChanges, changes_in
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.subtitles.editing.replacing import Wanted
from trackman.domain.tracks import Track
from trackman.ui.cue_search.replace_dialog import ReplaceDialog
from trackman.ui.cue_search.replace_model import ChangeColumn
from trackman.ui.widgets.wrapping import MarksRole

NOW = datetime(2026, 6, 14, tzinfo=UTC)
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nred, red\n\n00:03.000 --> 00:04.000\nOne <b>red</b>\n"


def changes(key: int, video: str) -> TextChanges:
    """Return the changes of a track."""
    track = Track(f"t{key}", video, "subtitles", f"Track {key}", "it", False, "ready", None)
    known = InventoryTrack(key, track, f"{video}.mp4", "play", None, None, NOW, NOW)
    return TextChanges(known, changes_in(VTT, Wanted("red"), "green"))


@pytest.fixture
def dialog(qtbot: QtBot) -> ReplaceDialog:
    """Return the dialog with three tracks of two videos."""
    dialog = ReplaceDialog(None, "red", pause_ms=0)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_changes([changes(1, "a"), changes(2, "a"), changes(3, "b")], ())
    return dialog


def said(dialog: ReplaceDialog) -> str:
    """Return what is counted."""
    label = dialog.findChild(QLabel, "replaceCount")
    assert isinstance(label, QLabel)
    return label.text()


def button(dialog: ReplaceDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_what_is_ticked_is_counted_and_named_by_the_button(dialog: ReplaceDialog) -> None:
    assert said(dialog) == "6 changes in 3 tracks of 2 videos"
    dialog.table.select_row(4)
    button(dialog, "replaceUntickTrack").click()
    assert said(dialog) == "4 changes in 2 tracks of 1 video"
    assert button(dialog, "replacePublish").text() == "Publish 2 tracks…"
    assert [one.track.key for one in dialog.model.ticked()] == [1, 2]
    button(dialog, "replaceTickNone").click()
    assert not button(dialog, "replacePublish").isEnabled()
    button(dialog, "replaceTickTrack").click()
    assert [one.track.key for one in dialog.model.ticked()] == [3]


def test_while_texts_are_looked_through_it_does_not_say_that_there_is_nothing(
    dialog: ReplaceDialog,
) -> None:
    hint = dialog.findChild(QLabel, "replaceHintTitle")
    assert isinstance(hint, QLabel)
    dialog.show_changes([], ())
    assert hint.text() == "Nothing to replace"
    dialog.show_looking(40, 90)
    assert hint.text() == said(dialog) == "Looking… 40 of 90 tracks"
    dialog.show_changes([], ())
    assert hint.text() == "Nothing to replace"


def test_space_and_a_click_on_the_box_tick_one_change(dialog: ReplaceDialog) -> None:
    dialog.table.select_row(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [len(one.changes) for one in dialog.model.ticked()] == [1, 2, 2]
    place = dialog.table.visualRect(dialog.model.index(0, 0)).topLeft()
    place.setX(place.x() + 18)
    place.setY(place.y() + 14)
    QTest.mouseClick(
        dialog.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert [len(one.changes) for one in dialog.model.ticked()] == [2, 2, 2]


def test_old_and_new_words_are_marked_in_either_text(dialog: ReplaceDialog) -> None:
    def marked(row: int, column: ChangeColumn) -> list[str]:
        index = dialog.model.index(row, column)
        return [str(index.data())[start:end] for start, end, _ in index.data(MarksRole)]

    assert marked(0, ChangeColumn.BEFORE) == ["red", "red"]
    assert marked(0, ChangeColumn.AFTER) == ["green", "green"]
    assert dialog.model.text(1, ChangeColumn.AFTER) == "One <b>green</b>"
    assert marked(1, ChangeColumn.AFTER) == ["green"]


def test_other_words_are_looked_for_and_nothing_is_published_meanwhile(
    dialog: ReplaceDialog,
) -> None:
    looked = QSignalSpy(dialog.changed)
    dialog.by_field.setText("blue")
    assert not button(dialog, "replacePublish").isEnabled()
    assert looked.wait(30_000)
    assert (dialog.wanted, dialog.by) == (Wanted("red"), "blue")
    assert not button(dialog, "replacePublish").isEnabled(), "the old preview is on the screen"
    dialog.show_looking(40, 120)
    assert said(dialog) == "Looking… 40 of 120 tracks"
    assert not button(dialog, "replacePublish").isEnabled()


def test_the_reason_for_which_nothing_can_be_published_is_told(dialog: ReplaceDialog) -> None:
    dialog.refuse("You are in read-only mode.")
    assert not button(dialog, "replacePublish").isEnabled()
    assert button(dialog, "replacePublish").accessibleDescription() == "You are in read-only mode."
    dialog.refuse(None)
    assert button(dialog, "replacePublish").isEnabled()
