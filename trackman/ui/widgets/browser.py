"""Buttons that open a page in the browser of the system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.desktop import desktop
from trackman.ui.widgets.labels import explain

_EDGES = 34  # pixels of icon and margins


class LinkButton(Button):
    """Words that give way when there is no room, and open an address; none leaves them dead."""

    def __init__(self, name: str, text: str = "", address: str | None = None) -> None:
        super().__init__(name, "", "external", "link")
        self._words = text
        self.address = address
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.show_link(text, address)

    def show_link(self, text: str, address: str | None, why: str = "") -> None:
        """Show other words, which open another address; `why` says why there is none."""
        self._words, self.address = text, address
        self.setAccessibleName(text)
        self.setEnabled(address is not None)
        explain(self, address or why)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the words as there is room for."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - _EDGES, 24)
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))  # no letter of a name is a key

    def _open(self) -> None:
        if self.address is not None:
            desktop().open_link(self.address)
