"""Help: what this program is, and the keys that work it."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trackman import __version__
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, Text
from trackman.ui.wording.inserting import filled

_WIDTH = 380
_MEANING = 300
"""Pixels of a line, so that both columns fit over the smallest usual window."""


class AboutDialog(QDialog):
    """Name, version, purpose and licence."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About trackman"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        version = filled(self.tr("Version {version} · Qt {qt}"), version=__version__, qt=qVersion())
        purpose = self.tr(
            "Review and delete the subtitle and audio tracks of DatoCMS videos. Free "
            "software under the MIT licence. Not made by DatoCMS."
        )
        close = Button("aboutClose", self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addWidget(Text("aboutName", "trackman", size="large"))
        column.addWidget(Text("aboutVersion", version, tone="muted", size="small"))
        column.addWidget(Paragraph("aboutPurpose", purpose, widest=_WIDTH))
        column.addSpacing(12)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.ensurePolished()  # the style sheet changes the sizes of texts
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(column.heightForWidth(_WIDTH))


class KeysDialog(QDialog):
    """Stays beside the work until it is closed."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()

    def _build(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(48)
        row = 0
        for keys in (self._of_the_window(), self._of_a_track()):
            grid = QGridLayout()
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(8)
            for place, (key, meaning) in enumerate(keys):
                grid.addWidget(Paragraph(f"keysMeaning{row}", meaning, widest=_MEANING), place, 0)
                grid.addLayout(_chips(row, key), place, 1)
                row += 1
            grid.setRowStretch(len(keys), 1)
            sides.addLayout(grid)
        close = Button("keysClose", self.tr("Close"))
        close.setDefault(True)
        close.setFocus()
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addLayout(sides)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _of_the_window(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+L", self.tr("Open a video by link or ID")),
            ("Ctrl+F", self.tr("Search videos, or the subtitles while you are in them")),
            ("Ctrl+B", self.tr("Fold or show the videos")),
            ("F6", self.tr("Next pane; with Shift the previous one")),
            ("F5", self.tr("Refresh videos and tracks")),
            ("Down", self.tr("Next track; with Shift select several")),
            ("Ctrl+A", self.tr("Select all tracks")),
            ("Ctrl+Shift+N", self.tr("Add tracks from files; Ctrl+V takes copied ones")),
            ("N", self.tr("Next track or video with findings")),
            ("Del", self.tr("Delete the selected tracks")),
            ("Ctrl+Z", self.tr("Undo the last deletion")),
            ("Ctrl+J", self.tr("Show the activity")),
            ("Ctrl+H", self.tr("Show the history")),
            ("Esc", self.tr("Back to the videos")),
            ("?", self.tr("Show keyboard shortcuts")),
            ("Ctrl+Q", self.tr("Quit")),
        ]

    def _of_a_track(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+C", self.tr("Copy the track ID, or the selected cues")),
            ("Ctrl+Shift+C", self.tr("Copy the track’s name")),
            ("F8", self.tr("Next finding; with Shift the previous one")),
            ("Ctrl+Shift+F", self.tr("Search the subtitles")),
            ("F3", self.tr("Next match or next difference")),
            ("Ctrl++", self.tr("Larger subtitles; Ctrl − makes them smaller")),
            ("Ctrl+E", self.tr("Edit the subtitles; each tool names its key")),
            ("Ctrl+D", self.tr("Compare the selected track with another")),
            ("Return", self.tr("Play from the selected cue")),
            ("K", self.tr("Play or pause, in player or cues; the space bar does too")),
            ("J", self.tr("Back 2 seconds; L goes forward")),
            (",", self.tr("Previous cue; a full stop goes to the next one")),
            ("]", self.tr("Faster; [ is slower")),
            ("M", self.tr("Sound off or on")),
            ("F", self.tr("Full screen, in the player")),
        ]


def _chips(row: int, keys: str) -> QHBoxLayout:
    chips = QHBoxLayout()
    chips.setSpacing(4)
    chips.addStretch(1)
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    names = [name or "+" for name in shown.removesuffix("+").split("+")]
    for place, key in enumerate(names):
        chip = Text(f"key{row}{place}", key)
        chip.setProperty("key", "true")
        chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    return chips
