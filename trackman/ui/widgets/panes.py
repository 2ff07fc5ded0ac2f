"""Three panes side by side: the outer ones keep their widths while there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_WIDTHS = {0: 280, 2: 340}
_LARGEST_SHARES = {0: 0.25, 2: 0.265}
_MIDDLE = 1
_READING_SHARE = 0.56
_ROOM_FOR_ALL = 1700
"""Pixels from which on the left pane stays beside a large right one."""


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
        self._larger = False
        self._hidden = False
        """True if the left pane made room for a large right one."""
        self._before = b""
        self.splitterMoved.connect(self._remember)

    def saved(self) -> bytes:
        """Return the widths, those before the right pane became large if it is."""
        return self._before if self._larger else bytes(self.saveState().data())

    def show_larger(self, larger: bool) -> None:
        """Give the right pane more than half of the room, or take it back."""
        if larger and not self._larger:
            self._before = self.saved()
        self._larger = larger
        left = self._pane(0)
        if larger and self.width() < _ROOM_FOR_ALL and not left.isHidden():
            left.hide()
            self._hidden = True
        elif self._hidden and not larger:
            left.show()
            self._hidden = False
        self._share_room()

    def restore(self, widths: bytes) -> None:
        """Take up what `saved` returned; anything else is ignored."""
        if self.restoreState(widths):
            self._remember()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        width = self.width()
        if self._larger:
            left = 0 if self._pane(0).isHidden() else min(self._wanted[0], _WIDTHS[0])
            right = round((width - left) * _READING_SHARE)
            self.setSizes([left, width - left - right, right])
            return
        outer = {
            place: min(self._wanted[place], round(width * share))
            for place, share in _LARGEST_SHARES.items()
        }
        self.setSizes([outer[0], width - sum(outer.values()), outer[2]])

    def _pane(self, place: int) -> QWidget:
        pane = self.widget(place)
        assert pane is not None
        return pane

    def _remember(self) -> None:
        if self._larger:
            return
        sizes = self.sizes()
        for place in self._wanted:
            pane = self.widget(place)
            if pane is not None and not pane.isHidden():
                self._wanted[place] = sizes[place]
