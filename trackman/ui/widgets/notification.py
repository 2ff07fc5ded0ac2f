"""The message bar: one message at a time, over the bottom of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from trackman.ui.theme.colours import turned
from trackman.ui.theme.theme import current_look, theme
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.desktop import desktop

if TYPE_CHECKING:
    from trackman.ui.widgets.message import Message

Kind = Literal["info", "success", "warning", "error"]

_PICTURES = {"info": "info", "success": "check", "warning": "warning", "error": "error"}
_TONES = {"info": "accent", "success": "success", "warning": "warning", "error": "danger"}
_STAYS_MS = 8000
_GAP = 16
_WIDEST = 640


class Notification(QFrame):
    """Lies over `parent`, at its bottom; errors and warnings stay until they are closed."""

    cancelled = Signal()
    """Cancel was pressed beside the progress of many."""
    covered = Signal(int)
    """So many pixels at the bottom of the parent are covered now."""

    def __init__(self, parent: QWidget, stays_ms: int = _STAYS_MS) -> None:
        super().__init__(parent)
        self.setObjectName("notification")
        self.setAccessibleName(self.tr("Notification"))
        self._message: Message | None = None
        self._kind: Kind = "info"
        self._acts: tuple[Callable[[], None] | None, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stays_ms)
        self._timer.timeout.connect(self._leave)
        self.hide()
        parent.installEventFilter(self)
        theme().changed.connect(self._draw_icon)
        desktop().refused.connect(self._warn)

    @property
    def kind(self) -> Kind:
        """Kind of the message on show, or shown last."""
        return self._kind

    def say(
        self,
        text: str,
        kind: Kind,
        action: str | None = None,
        on_action: Callable[[], None] | None = None,
        *,
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show a message, perhaps with a button or two; it takes the place of the one before.

        `other` are the words of the second button, and what it does.
        """
        words, on_other = other or (None, None)
        self._kind, self._acts = kind, (on_action, on_other)
        self._parts().show_text(text, action, words)
        self._appear()
        announce(self, text)
        if kind in {"info", "success"}:
            self._timer.start()

    def progress(self, text: str, done: int, total: int, cancel: bool) -> None:
        """Show how far many are; `cancel` offers to stop what has not begun."""
        begins = not self.isVisible()
        self._kind, self._acts = "info", ()
        self._parts().show_progress(text, done, total, cancel)
        self._appear()
        if begins:
            announce(self, text)

    def move_over(self, parent: QWidget) -> None:
        """Lie over another part of the window from now on, with the message on show."""
        before = self.parentWidget()
        if before is parent:
            return
        shown = not self.isHidden()
        if before is not None:
            before.removeEventFilter(self)
        self.setParent(parent)
        parent.installEventFilter(self)
        if shown:
            self.show()
            self._place()
            self.raise_()

    def clear(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the room back."""
        super().hideEvent(event)
        self.covered.emit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the parent."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _parts(self) -> Message:
        if self._message is None:
            from trackman.ui.widgets.message import Message

            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            self._message = Message()
            self._message.action_pressed.connect(lambda: self._do_action(0))
            self._message.other_pressed.connect(lambda: self._do_action(1))
            self._message.cancel_pressed.connect(self.cancelled)
            self._message.close_pressed.connect(self.clear)
            row.addWidget(self._message)
        return self._message

    def _appear(self) -> None:
        self._timer.stop()
        self._draw_icon()
        self.show()
        self._place()
        self.raise_()

    def _place(self) -> None:
        parent = self.parentWidget()
        if self._message is None or parent is None:
            return
        self._message.updateGeometry()  # other words, while it was on show, have another size
        width = min(self.sizeHint().width(), _WIDEST, parent.width() - 2 * _GAP)
        height = self.heightForWidth(width)
        self.resize(width, height)
        self.move((parent.width() - width) // 2, parent.height() - height - _GAP)
        self.covered.emit(height + 2 * _GAP)

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.hide()

    def _do_action(self, place: int) -> None:
        acts = self._acts
        self.clear()
        if place < len(acts) and (act := acts[place]) is not None:
            act()

    def _warn(self, text: str) -> None:
        self.say(text, "warning")

    def _draw_icon(self) -> None:
        if self._message is not None:
            picture, tone = _PICTURES[self._kind], _TONES[self._kind]
            self._message.icon.show_icon(picture, tone, turned(current_look()))
