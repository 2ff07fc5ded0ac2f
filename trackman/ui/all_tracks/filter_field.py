"""The field that filters the table while one types."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from trackman.ui.widgets.search_field import SearchField


class FilterField(SearchField):
    """Several lines that are pasted are a list of ids or links, not words to look for."""

    references_pasted = Signal(str)

    def __init__(self) -> None:
        # No pause: who is asked finishes one question, and of those since then answers the last.
        super().__init__(0, "filterTracks", "")
        words = self.tr("Filter tracks")
        self.setAccessibleName(words)
        self.setPlaceholderText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a list that is pasted as one."""
        text = QGuiApplication.clipboard().text().strip()
        if event.matches(QKeySequence.StandardKey.Paste) and ("\n" in text or "://" in text):
            self.references_pasted.emit(text)
        else:
            super().keyPressEvent(event)
