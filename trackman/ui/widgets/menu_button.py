"""A button that says what is chosen, with the arrow that promises a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.style_sheet import MENU_BUTTON
from trackman.ui.theme.theme import current_look, theme
from trackman.ui.widgets.elided import elided

_ARROW = 12
_GAP = 4
_SIDE = 6
_OPENING_KEYS = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class MenuButton(QPushButton):
    """`title` is heavy and large, as a heading is; else the words are small."""

    def __init__(self, name: str, *, title: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tone", "menu")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(MENU_BUTTON))
        self._title = title
        self._menu: QMenu | None = None
        self.clicked.connect(self.open_menu)
        theme().changed.connect(self.update)

    def make_menu(self) -> QMenu:
        """Return the menu to open; it is thrown away when it closes."""
        raise NotImplementedError

    def open_menu(self) -> None:
        """Open the menu under the button."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = self.make_menu()
        menu.setMinimumWidth(self.width())
        parent = self.parentWidget()
        at_end = parent is not None and self.geometry().center().x() > parent.width() // 2
        left = self.width() - menu.sizeHint().width() if at_end else 0
        menu.popup(self.mapToGlobal(QPoint(left, self.height() + 2)))
        if (checked := next((one for one in menu.actions() if one.isChecked()), None)) is not None:
            menu.setActiveAction(checked)  # the keys begin at what is chosen

    def sizeHint(self) -> QSize:
        """Ask for all words, were there room."""
        words = self._metrics().horizontalAdvance(self.text()) + 2
        return QSize(words + _GAP + scaled(_ARROW) + 2 * _SIDE, scaled(MENU_BUTTON))

    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        return QSize(min(self.sizeHint().width(), scaled(64)), scaled(MENU_BUTTON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return and Down, too."""
        if event.key() in _OPENING_KEYS:
            self.open_menu()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words as far as they fit, and the arrow right behind them."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        size = scaled(_ARROW)
        inside = self.rect().adjusted(_SIDE, 0, -_SIDE - size - _GAP, 0)
        line = elided(self._metrics(), self.text(), inside.width() + 1, self.layoutDirection())
        painter.setFont(self._words_font())
        look = current_look()
        painter.setPen(QColor(look.text if self._title else look.muted))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        flags = self.style().visualAlignment(self.layoutDirection(), side)
        flags |= Qt.TextFlag.TextSingleLine
        painter.drawText(self._visual(inside), int(flags), line)
        used = min(self._metrics().horizontalAdvance(line), inside.width() + 1)
        top = (self.height() - size) // 2 + 1
        arrow = self._visual(QRect(_SIDE + used + _GAP, top, size, size))
        ratio = max(self.devicePixelRatioF(), 1.0)
        painter.drawPixmap(arrow, pixmap("chevron-down", "muted", size, ratio))

    def _words_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * (1.1 if self._title else 0.9))
        if self._title:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._words_font())

    def _visual(self, rect: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), rect)
