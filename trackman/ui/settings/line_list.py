"""A field of a few words on each line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from trackman.domain.names import shown

_LINES = 6


class LineList(QPlainTextEdit):
    """Lines of at most `longest` characters, `most` of them at most."""

    edited = Signal()
    """A person left the field after changing it."""

    def __init__(self, name: str, longest: int, most: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 18)
        self._longest = longest
        self._most = most
        self._shown: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """Return each once, in their order, as far as they can be kept."""
        lines = [shown(line.strip(), self._longest) for line in self.toPlainText().splitlines()]
        cut = [line[: self._longest] for line in lines if line]
        return tuple(dict.fromkeys(cut))[: self._most]

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these; what is being typed stays."""
        self._shown = lines
        if self.lines() != lines:
            self.setPlainText("\n".join(lines))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what was changed."""
        super().focusOutEvent(event)
        if self.lines() != self._shown:
            self._shown = self.lines()
            self.edited.emit()
