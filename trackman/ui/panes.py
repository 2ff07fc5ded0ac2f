"""Three panes side by side: the outer ones keep their widths while there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_WIDTHS = {0: 280, 2: 340}
_LARGEST_SHARES = {0: 0.25, 2: 0.265}
_MIDDLE = 1


class Panes(QSplitter):
    """In a narrow window the outer panes give way; as it grows they come back."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self.setObjectName("panes")
        self.setHandleWidth(1)
        for pane in (left, middle, right):
            self.addWidget(pane)
        self.setCollapsible(_MIDDLE, False)
        self.setCollapsible(2, False)
        self._wanted = dict(_WIDTHS)
        self.splitterMoved.connect(self._remember)

    def saved(self) -> bytes:
        """Return the widths."""
        return bytes(self.saveState().data())

    def restore(self, widths: bytes) -> None:
        """Take up what `saved` returned; anything else is ignored."""
        if self.restoreState(widths):
            self._remember()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        super().resizeEvent(event)
        width = self.width()
        outer = {
            place: min(self._wanted[place], round(width * share))
            for place, share in _LARGEST_SHARES.items()
        }
        self.setSizes([outer[0], width - sum(outer.values()), outer[2]])

    def _remember(self) -> None:
        sizes = self.sizes()
        for place in self._wanted:
            pane = self.widget(place)
            if pane is not None and not pane.isHidden():
                self._wanted[place] = sizes[place]
