"""A choice among a few words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.field_arrow import draw_arrow

_HEIGHT = 32
_LETTERS = 12
_AROUND = 44
"""Pixels beside the words: the edges, and the arrow."""


class Choice(QComboBox):
    """One of a few words, each standing for a value."""

    chosen = Signal(str)
    """A person chose this value."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFixedHeight(scaled(_HEIGHT))
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(_LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _: self.chosen.emit(self.value()))

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these values in these words."""
        self.clear()
        for value, words in choices:
            self.addItem(words, value)

    def width_of_words(self) -> int:
        """Return how wide it must be to show any of its words whole, in pixels."""
        words = (self.itemText(place) for place in range(self.count()))
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0) + scaled(_AROUND)

    def value(self) -> str:
        """Return the value chosen."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a value; one that is not offered shows as none."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing by a turn of the wheel that was meant for something else."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow of the icon set."""
        super().paintEvent(event)
        draw_arrow(self)
