"""The filters in force as chips, each with a button that takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStyle, QWidget

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.labels import ElidedText
from trackman.ui.wording.inserting import filled, quoted

_HEIGHT = 26
_GAP = 6


class Chip(QFrame):
    """A few words that can be removed."""

    removed = Signal()

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(f"chip-{name}")
        self.setProperty("chip", "true")
        self.setFixedHeight(scaled(_HEIGHT))
        self.words = ElidedText(f"chipText-{name}", text, size="small")
        #: {filter} is in quotation marks.
        words = filled(self.tr("Remove filter {filter}"), filter=quoted(text))
        remove = IconButton(f"chipRemove-{name}", words, "close")
        remove.setFixedSize(scaled(20), scaled(20))
        remove.setIconSize(QSize(scaled(12), scaled(12)))
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 3, 0)
        row.setSpacing(2)
        row.addWidget(self.words, 1)
        row.addWidget(remove)
        remove.clicked.connect(self.removed)


class Chips(QWidget):
    """As many rows of chips as they need."""

    removed = Signal(str)
    """The chip with this name was removed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chips")
        self._chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show these, by name and text."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for name, text in chips:
            chip = Chip(name, text)
            chip.setParent(self)
            chip.removed.connect(partial(self.removed.emit, name))
            chip.show()
            self._chips.append(chip)
        self.setVisible(bool(chips))
        self.updateGeometry()
        self._place(self.width())

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self._laid_out(width)[1]

    def hasHeightForWidth(self) -> bool:
        """Tell layouts to ask."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for what two chips need."""
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """Be content with one chip a row."""
        return QSize(60, self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chips in rows."""
        super().resizeEvent(event)
        self._place(self.width())

    def _place(self, width: int) -> None:
        rects, _ = self._laid_out(width)
        for chip, rect in zip(self._chips, rects, strict=True):
            chip.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), rect))

    def _laid_out(self, width: int) -> tuple[list[QRect], int]:
        rects: list[QRect] = []
        high = scaled(_HEIGHT)
        corner = QPoint(0, 0)
        for chip in self._chips:
            chip.words.ensurePolished()
            wanted = min(chip.sizeHint().width() + 2, width)
            if corner.x() and corner.x() + wanted > width:
                corner = QPoint(0, corner.y() + high + _GAP)
            rects.append(QRect(corner, QSize(wanted, high)))
            corner += QPoint(wanted + _GAP, 0)
        return rects, corner.y() + high if rects else 0
