"""The message bar: one message at a time, in a bar of the window where it covers nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout

from trackman.ui.theme.theme import theme
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.desktop import desktop

if TYPE_CHECKING:
    from trackman.ui.widgets.message import Message

Kind = Literal["info", "success", "warning", "error"]

_PICTURES = {"info": "info", "success": "check", "warning": "warning", "error": "error"}
_TONES = {"info": "accent", "success": "success", "warning": "warning", "error": "danger"}
_STAYS_MS = 8000


class Notification(QFrame):
    """Hidden while there is nothing to say; errors and warnings stay until they are closed."""

    cancelled = Signal()
    """Cancel was pressed beside the progress of many."""

    def __init__(self, stays_ms: int = _STAYS_MS) -> None:
        super().__init__()
        self.setObjectName("notification")
        self.setAccessibleName(self.tr("Notification"))
        self._message: Message | None = None
        self._kind: Kind = "info"
        self._acts: tuple[Callable[[], None] | None, ...] = ()
        self._said: tuple[str, str | None, str | None] = ("", None, None)
        """Text and words of the buttons of the message said last."""
        self._offer: Callable[[], None] | None = None
        """Says once more what stays offered."""
        self._offered: tuple[str, str | None, str | None] | None = None
        """The words in `_said` while the offer is on show."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stays_ms)
        self._timer.timeout.connect(self._leave)
        self.hide()
        theme().changed.connect(self._draw)
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
        self._said = (text, action, words)
        self._parts().show_text(text, action, words)
        self._appear()
        announce(self, text)
        if kind in {"info", "success"}:
            self._timer.start()

    def offer(
        self,
        text: str,
        action: str,
        on_action: Callable[[], None],
        other: tuple[str, Callable[[], None]],
    ) -> None:
        """Warn, with two buttons; what is said over it leaves again, and the offer comes back.

        It stays until it is answered, closed or withdrawn.
        """
        self._offer = partial(self.say, text, "warning", action, on_action, other=other)
        self._offered = (text, action, other[0])
        self._offer()

    def offers(self, text: str) -> bool:
        """Tell whether this is offered, on show or not: neither answered, closed nor withdrawn."""
        return self._offered is not None and self._offered[0] == text

    def remark(self, text: str) -> None:
        """Say something by the way: a message with a button, such as Undo, stays."""
        if not self.isVisible() or not any(self._acts):
            self.say(text, "info")
            return
        said, action, other = self._said
        self._parts().show_text(f"{said} · {text}", action, other)
        announce(self, text)
        if self._timer.isActive():
            self._timer.start()

    def progress(self, text: str, done: int, total: int, cancel: bool) -> None:
        """Show how far many are; `cancel` offers to stop what has not begun."""
        begins = not self.isVisible()
        self._kind, self._acts, self._said = "info", (), ("", None, None)
        self._parts().show_progress(text, done, total, cancel)
        self._appear()
        if begins:
            announce(self, text)

    def withdraw(self, text: str) -> None:
        """Take the message away if it is still this one, or offered, for it has had its time."""
        if self._offered is not None and text == self._offered[0]:
            self._offer = self._offered = None
        if text == self._said[0]:
            self.clear()

    def clear(self) -> None:
        """Take the message away; what stays offered is on show then."""
        self._timer.stop()
        if self._offer is None:
            self.hide()
        elif self._said != self._offered or not self.isVisible():
            self._offer()

    def forget(self) -> None:
        """Take the message away, and what stays offered."""
        self._offer = self._offered = None
        self.clear()

    def _parts(self) -> Message:
        if self._message is None:
            from trackman.ui.widgets.message import Message

            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            self._message = Message()
            self._message.action_pressed.connect(lambda: self._do_action(0))
            self._message.other_pressed.connect(lambda: self._do_action(1))
            self._message.cancel_pressed.connect(self.cancelled)
            self._message.close_pressed.connect(self._close)
            row.addWidget(self._message)
        return self._message

    def _appear(self) -> None:
        self._timer.stop()
        self._draw()
        self.show()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.clear()

    def _close(self) -> None:
        """Take away what a person has seen."""
        if self._said == self._offered:
            self._offer = self._offered = None
        self.clear()

    def _do_action(self, place: int) -> None:
        acts = self._acts
        self._close()
        if place < len(acts) and (act := acts[place]) is not None:
            act()

    def _warn(self, text: str) -> None:
        self.say(text, "warning")

    def _draw(self) -> None:
        if self._message is None:
            return
        self._message.icon.show_icon(_PICTURES[self._kind], _TONES[self._kind])
        if self.property("kind") != self._kind:
            self.setProperty("kind", self._kind)
            self.style().unpolish(self)
            self.style().polish(self)
