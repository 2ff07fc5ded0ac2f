"""A line of text that unfolds more when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme
from trackman.ui.widgets.elided import elided
from trackman.ui.widgets.labels import plain_tooltip

_ICON = 14
_GAP = 6
_HEIGHT = 20


class LineButton(QPushButton):
    """Icon, one line cut where there is no room, and an arrow; checked while it is unfolded."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tone", "bar")
        self.setCheckable(True)
        self.setFixedHeight(scaled(_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._picture, self._tone = "info", "muted"
        theme().changed.connect(self.update)

    def show_line(self, text: str, picture: str, tone: str) -> None:
        """Show this; `tone` is a colour of the look."""
        self._picture, self._tone = picture, tone
        self.setText(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the whole line."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + 2 * (_ICON + _GAP) + 8, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        return QSize(min(self.sizeHint().width(), scaled(80)), scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits, and a frame while the keyboard is here."""
        look, ratio = current_look(), max(self.devicePixelRatioF(), 1.0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QColor(look.accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        inside = self.rect().adjusted(2, 0, -4, 0)
        middle = (self.height() - _ICON) // 2
        before = QRect(inside.left(), middle, _ICON, _ICON)
        room = inside.width() - 2 * (_ICON + _GAP)
        words = elided(self.fontMetrics(), self.text(), room, self.layoutDirection())
        width = self.fontMetrics().horizontalAdvance(words)
        line = QRect(before.right() + 1 + _GAP, 0, width + 1, self.height())
        after = QRect(line.right() + _GAP, middle, _ICON, _ICON)
        turned = [
            self.style().visualRect(self.layoutDirection(), self.rect(), one)
            for one in (before, line, after)
        ]
        painter.drawPixmap(turned[0].topLeft(), pixmap(self._picture, self._tone, _ICON, ratio))
        painter.setPen(QColor(str(getattr(look, self._tone))))
        painter.drawText(turned[1], int(Qt.AlignmentFlag.AlignVCenter), words)
        arrow = "chevron-up" if self.isChecked() else "chevron-down"
        painter.drawPixmap(turned[2].topLeft(), pixmap(arrow, self._tone, _ICON, ratio))
