"""Legend of the matrix: each mark with its word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from trackman.domain.inventory.coverage import Covered
from trackman.ui.coverage.matrix import draw_marks, mark_size
from trackman.ui.coverage.wording import CoverageWording
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme

_ORDER = (*Covered, Covered(0))
_GAP, _BETWEEN = 6, 18  # pixels between a mark and its word, and between two


class Legend(QWidget):
    """As many lines as the room asks for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = CoverageWording(self)
        self.setAccessibleName(self.tr("Legend"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        places = self._places(width)
        return places[-1][1].bottom() + 1 if places else 0

    def hasHeightForWidth(self) -> bool:
        """Tell layouts to ask."""
        return True

    def sizeHint(self) -> QSize:
        return QSize(scaled(500), self.heightForWidth(scaled(500)))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120), self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks and words."""
        painter = QPainter(self)
        direction = self.layoutDirection()
        for one, place in self._places(self.width()):
            place = QStyle.visualRect(direction, self.rect(), place)
            size = mark_size(one, self.font())
            mark = QRect(place.left(), place.top(), size.width(), place.height())
            mark = QStyle.visualRect(direction, place, mark)
            draw_marks(painter, mark, self.font(), int(one))
            words = place.adjusted(size.width() + _GAP, 0, 0, 0)
            if direction == Qt.LayoutDirection.RightToLeft:
                words = place.adjusted(0, 0, -size.width() - _GAP, 0)
            painter.setFont(self.font())
            painter.setPen(current_look().muted)
            flags = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
            flags |= Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, int(flags), self._words.covered(one))

    def _line(self) -> int:
        return max(self.fontMetrics().height(), scaled(16)) + 4

    def _places(self, width: int) -> list[tuple[Covered, QRect]]:
        """Return where each mark and its word stand, as from left to right."""
        metrics, line = QFontMetrics(self.font()), self._line()
        left = top = 0
        places = []
        for one in _ORDER:
            words = metrics.horizontalAdvance(self._words.covered(one)) + 2
            wide = mark_size(one, self.font()).width() + _GAP + words
            if left and left + wide > width:
                left, top = 0, top + line
            places.append((one, QRect(left, top, wide, line)))
            left += wide + _BETWEEN
        return places
