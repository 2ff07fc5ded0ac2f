"""The keys of the program at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.buttons import Button
from trackman.ui.labels import Text


class KeysDialog(QDialog):
    """Stays beside the work until it is closed."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(10)
        for row, (keys, meaning) in enumerate(self._keys()):
            words = Text(f"keysMeaning{row}", meaning)
            grid.addWidget(words, row, 0)
            grid.addLayout(_chips(row, keys), row, 1, Qt.AlignmentFlag.AlignRight)
        close = Button("keysClose", self.tr("Close"))
        close.setDefault(True)
        close.setFocus()
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(20)
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+L", self.tr("Open a video by link or id")),
            ("Ctrl+F", self.tr("Search videos")),
            ("F5", self.tr("Read the tracks again")),
            ("Up", self.tr("Previous track")),
            ("Down", self.tr("Next track")),
            ("Shift+Down", self.tr("Select several tracks")),
            ("Ctrl+A", self.tr("Select all tracks")),
            ("Del", self.tr("Delete the selected tracks")),
            ("Ctrl+Z", self.tr("Undo the last delete")),
            ("Ctrl+C", self.tr("Copy the track id")),
            ("Ctrl+Shift+C", self.tr("Copy the track’s name")),
            ("Ctrl+T", self.tr("Read the text larger")),
            ("Ctrl+Shift+F", self.tr("Search in the text")),
            ("F3", self.tr("Next place found, or next difference")),
            ("Ctrl+D", self.tr("Compare the two selected texts")),
            ("Ctrl+J", self.tr("Show the activity")),
            ("Space", self.tr("Play or pause, in the player; K does too")),
            ("J", self.tr("Back 2 seconds; L goes forward")),
            ("P", self.tr("Previous cue; N is the next one")),
            ("]", self.tr("Faster; [ is slower")),
            ("M", self.tr("Sound off or on")),
            ("F", self.tr("Full screen, in the player")),
            ("Esc", self.tr("Back to the videos")),
            ("Tab", self.tr("Next part of the window")),
            ("?", self.tr("Show these keys")),
            ("Ctrl+Q", self.tr("Quit")),
        ]


def _chips(row: int, keys: str) -> QHBoxLayout:
    chips = QHBoxLayout()
    chips.setSpacing(4)
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    for place, key in enumerate(shown.split("+")):
        chip = Text(f"key{row}{place}", key)
        chip.setProperty("key", "true")
        chips.addWidget(chip)
    return chips
