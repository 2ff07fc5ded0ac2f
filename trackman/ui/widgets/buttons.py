"""Buttons whose icons follow the look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QStyle, QStyleOptionButton, QToolButton

from trackman.ui.theme.icons import icon
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme

_ICON_TONES = {
    "bar": "muted",
    "danger": "danger",
    "destroy": "on_accent",
    "link": "accent",
    "primary": "on_accent",
}
_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_COPIED_SHOWN_MS = 1500
_GAP = 4  # besides what the style keeps between icon and words


class Button(QPushButton):
    """A button with words.

    `tone` is plain, quiet, bar, chip, primary, danger, destroy, link or disclosure.
    """

    def __init__(
        self, name: str, text: str = "", picture: str | None = None, tone: str = "plain"
    ) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setProperty("tone", tone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)  # Return presses it, as it does in dialogs
        self._picture = picture
        self._icon_tone = _ICON_TONES.get(tone, "text")
        self._draw()
        theme().changed.connect(self._draw)

    def setText(self, text: str) -> None:
        """Show other words beside the icon; without any it stands in the middle."""
        super().setText(text)
        self._draw()

    def show_icon(self, picture: str) -> None:
        """Show another icon."""
        self._picture = picture
        self._draw()

    def set_icon_tone(self, tone: str) -> None:
        """Draw the icon in another colour of the look."""
        self._icon_tone = tone
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Return also where Return elsewhere in the dialog does something else."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _RETURN and plain and not self.autoDefault():
            self.click()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        if self._picture is not None:
            gap = _GAP if self.text() else 0
            self.setIcon(icon(self._picture, self._icon_tone, gap=gap))
            self.setIconSize(QSize(scaled(16) + gap, scaled(16)))


class IconButton(QToolButton):
    """A button that is only an icon and says in words what it does."""

    def __init__(self, name: str, words: str, picture: str, tone: str = "muted") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tone", "quiet")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._picture = picture
        self._tone = tone
        self._draw()
        theme().changed.connect(self._draw)

    def show_icon(self, picture: str, tone: str) -> None:
        """Show another icon."""
        self._picture, self._tone = picture, tone
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icon(self._picture, self._tone))
        self.setIconSize(QSize(scaled(16), scaled(16)))


class CopyButton(IconButton):
    """Copies a text and shows for a moment that it did."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name, words, "copy")
        self.text_to_copy = ""
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_SHOWN_MS)
        self._back.timeout.connect(self._show_idle)
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text_to_copy)
        self.show_icon("check", "success")
        self._back.start()

    def _show_idle(self) -> None:
        self.show_icon("copy", "muted")


class CheckBox(QCheckBox):
    """Fusion takes the frame from the window's colour, and in the dark it is lost."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self.setObjectName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame once more."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(part, option, self))
        painter = QPainter(self)
        painter.setPen(QColor(current_look().faint))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
