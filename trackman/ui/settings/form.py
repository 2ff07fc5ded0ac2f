"""Labels and fields in two columns, under titles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from trackman.ui.theme.scale import room_on_screen, scaled
from trackman.ui.widgets.labels import Paragraph, Text

_LABELS = 190
_LAST_ROW = 100
_FIRST_LINE = 7  # above the text of a field of several lines


class Form(QWidget):
    """Rows from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settingsForm")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        # On a small screen with large letters the fields need the room; labels wrap.
        labels = min(scaled(_LABELS), room_on_screen(self).width() // 4)
        self._grid.setColumnMinimumWidth(0, labels)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(_LAST_ROW, 1)  # what is left lies below
        self._row = 0

    def add_title(self, name: str, words: str) -> None:
        """Begin a group."""
        if self._row:
            self._grid.setRowMinimumHeight(self._row, 14)
            self._row += 1
        self._grid.addWidget(Text(name, words, size="strong"), self._row, 0, 1, 2)
        self._row += 1

    def add(
        self,
        name: str,
        words: str,
        field: QWidget,
        button: QPushButton | None = None,
        *,
        tall: bool = False,
    ) -> None:
        """Add a field with its label, and perhaps a button beside it."""
        label = Paragraph(name, words)
        label.setBuddy(field.focusProxy() or field)
        (field.focusProxy() or field).setAccessibleName(words)
        side = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
        if tall:
            label.setContentsMargins(0, _FIRST_LINE, 0, 0)
        self._grid.addWidget(label, self._row, 0, side)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        if button is not None:
            row.addWidget(button)
        self._grid.addLayout(row, self._row, 1)
        self._row += 1

    def add_wide(self, field: QWidget) -> None:
        """Add fields that say themselves what they are, over both columns."""
        self._grid.addWidget(field, self._row, 0, 1, 2)
        self._row += 1

    def add_note(self, name: str, words: str) -> None:
        """Say more about the field above."""
        self.add_words(Paragraph(name, words, tone="muted", size="small", widest=320))

    def add_words(self, words: QWidget) -> None:
        """Add words that change to the field above, or a field that says itself what it is."""
        self._grid.addWidget(words, self._row, 1)
        self._row += 1
