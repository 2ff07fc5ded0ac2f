"""Buttons that show their key."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton

from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_with_key, keys

_ICON, _GAP, _SIDE = 16, 6, 9
_CAP = 20
_SMALL = 0.86


class KeyButton(Button):
    """Icon, words and the key that does the same; `words` are its accessible name.

    A button that is `short` shows no words, where there is no room for them.
    """

    def __init__(
        self,
        name: str,
        words: str,
        picture: str,
        command: str,
        explanation: str,
        tone: str = "text",
    ) -> None:
        super().__init__(name, words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._drawing, self._colour, self._command = picture, tone, command
        self._is_short = False
        self._key = keys().shown(command)
        self._measured: tuple[QFont, int, int] | None = None
        """Font, and the widths of words and key in it."""
        explain_with_key(self, explanation, command)
        keys().changed.connect(self._follow_keys)

    def set_short(self, short: bool) -> None:
        """Show icon and key alone, or the words, too."""
        if short != self._is_short:
            self._is_short = short
            self.updateGeometry()
            self.update()

    def width_of(self, *, short: bool) -> int:
        """Return how wide it wants to be with or without its words."""
        wide, cap = self._widths()
        words = 0 if short else wide + _GAP
        return 2 * scaled(_SIDE) + scaled(_ICON) + words + (cap + _GAP if cap else 0)

    def sizeHint(self) -> QSize:
        """Ask for all there is to show."""
        return QSize(self.width_of(short=self._is_short), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with no less."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame by the style, and the rest in a row."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        look, enabled = current_look(), self.isEnabled()
        side = scaled(_ICON)
        rest = self.width() - self.width_of(short=self._is_short)
        left = scaled(_SIDE) + max(rest, 0) // 2
        icon = QRect(left, (self.height() - side) // 2, side, side)
        ratio = max(self.devicePixelRatioF(), 1.0)
        tone = self._colour if enabled else "faint"
        painter.drawPixmap(self._visual(icon), pixmap(self._drawing, tone, side, ratio))
        left = icon.right() + 1 + _GAP
        if not self._is_short:
            width, _ = self._widths()
            painter.setPen(QColor(look.text if enabled else look.faint))
            box = self._visual(QRect(left, 0, width + 2, self.height()))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
            left += width + _GAP
        self._paint_cap(painter, left)

    def _paint_cap(self, painter: QPainter, left: int) -> None:
        _, width = self._widths()
        if not width:
            return
        look, high = current_look(), scaled(_CAP)
        box = QRect(left, (self.height() - high) // 2, width, high)
        painter.setPen(QColor(look.border))
        painter.setBrush(QColor(look.panel))
        painter.drawRoundedRect(QRectF(self._visual(box)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._cap_font())
        painter.setPen(QColor(look.text if self.isEnabled() else look.faint))
        painter.drawText(self._visual(box), int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _follow_keys(self) -> None:
        self._key = keys().shown(self._command)
        self._measured = None
        self.updateGeometry()
        self.update()

    def _cap_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _widths(self) -> tuple[int, int]:
        """Return how wide the words and the key are, measured once."""
        font = self.font()
        if self._measured is None or self._measured[0] != font:
            cap = QFontMetrics(self._cap_font()).horizontalAdvance(self._key)
            words = self.fontMetrics().horizontalAdvance(self.text())
            wide = max(cap + scaled(10), scaled(_CAP)) if self._key else 0
            self._measured = (QFont(font), words, wide)
        return self._measured[1:]

    def _visual(self, rect: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), rect)
