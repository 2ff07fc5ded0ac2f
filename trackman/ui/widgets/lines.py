"""Labels with values, one to a line; lines without a value give their room back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget

from trackman.domain.names import shown
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import CopyButton
from trackman.ui.widgets.labels import CodeText, ElidedText, Paragraph, Text
from trackman.ui.widgets.wrapping_row import WrappingRow

_LABEL_WIDTH = 112
_LABEL_SHARE = 0.38
_LARGEST_SHARE = 0.5
"""Of a label with a long word."""
_LINE_HEIGHT = 24
_LONGEST = 1000


class Lines(QWidget):
    """Words, and codes with a button that copies them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._labels: dict[str, Paragraph] = {}
        self._values: dict[str, Text] = {}
        self._copies: dict[str, CopyButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def add_words(self, name: str, label: str) -> None:
        """Add a line of words, which are shown as they are given."""
        self._add(name, label, Paragraph(f"{name}Value"))

    def add_code(self, name: str, label: str, copy: str) -> None:
        """Add a line with an id; `copy` says what the button beside it does."""
        self._copies[name] = CopyButton(f"{name}Copy", copy)
        self._add(name, label, CodeText(f"{name}Value"), self._copies[name])

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show these, by the names of their lines; all others are hidden."""
        for name, value in self._values.items():
            text = values.get(name, "")
            value.setText(shown(text, _LONGEST) if name in self._copies else text)
            value.updateGeometry()
            for part in (self._labels[name], value, self._copies.get(name)):
                if part is not None:
                    part.setVisible(bool(text))
            if name in self._copies:
                self._copies[name].text_to_copy = text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the values most of the room."""
        super().resizeEvent(event)
        fit_labels(self._labels.values(), self.width())

    def _add(self, name: str, label: str, value: Text, *more: QWidget) -> None:
        row = len(self._labels)
        words = self._labels[name] = Paragraph(f"{name}Label", label, tone="muted")
        self._values[name] = value
        level(words)
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(side_by_side(value, *more), row, 1)


def fit_labels(labels: Iterable[Text], room: int) -> None:
    """Leave the values most of the room, but break no word of a label while there is some."""
    labels = tuple(labels)
    words = (
        label.fontMetrics().horizontalAdvance(word) + 1
        for label in labels
        for word in label.text().split()
    )
    usual = min(scaled(_LABEL_WIDTH), round(room * _LABEL_SHARE))
    width = max(usual, min(max(words, default=0), round(room * _LARGEST_SHARE)))
    for label in labels:
        label.setFixedWidth(width)


def side_by_side(*values: QWidget) -> QLayout:
    """Return the values of one line in a row."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for value in values:
        for part in [value, *value.findChildren(Text)]:
            level(part)
        if isinstance(value, (Paragraph, WrappingRow)):
            row.addWidget(value)
        else:
            row.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(values[0], ElidedText):
        row.addStretch(1)
    return row


def level(part: QWidget) -> None:
    """Give the first lines of all parts of a row one height, so that they stand level."""
    if isinstance(part, Paragraph):
        edge = (scaled(_LINE_HEIGHT) - part.fontMetrics().height()) // 2
        part.setContentsMargins(0, edge + 1, 0, edge - 1)
    elif not isinstance(part, WrappingRow):
        part.setFixedHeight(scaled(_LINE_HEIGHT))
