"""The field that searches the library while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.elided import has_room_beside
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.labels import Text

_PAUSE_MS = 250
_LONGEST = 500
_INTO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_PageDown}


class SearchField(QLineEdit):
    """Tells the text once nobody types for a moment, and at once on Return."""

    searched = Signal(str)
    """Search for this; empty for all."""
    left_down = Signal()
    """The Down key goes on to what was found."""
    entered = Signal()
    """Return was pressed; what was typed is searched for by now."""

    def __init__(
        self,
        pause_ms: int = _PAUSE_MS,
        name: str = "",
        words: str = "",
        *,
        says_keys: bool = True,
    ) -> None:
        """Wait `pause_ms`; `name` and `words` are for a field that searches something else.

        `says_keys` is False where the keys of the search lead elsewhere.
        """
        super().__init__()
        self.setObjectName(name or "searchVideos")
        self._words = words or self.tr("Search videos")
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._icon = IconLabel("searchIcon", "search", "faint")
        self._says_keys = says_keys
        self._hint = Text("searchHint", self._keys(), tone="faint", size="small")
        self._clear = IconButton("clearSearch", self.tr("Clear search"), "close")
        self._build()
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)
        self.textChanged.connect(self._show_parts)
        self.returnPressed.connect(self._tell)
        self.returnPressed.connect(self.entered)
        self._clear.clicked.connect(self._clear_all)
        keys().changed.connect(self._show_keys)

    def show_text(self, text: str) -> None:
        """Show what is searched for, without searching again; what is being typed stays."""
        if not self._pause.isActive() and text != self._told:
            self._told = text
            if text != self.text().strip():
                self.setText(text)
                self._pause.stop()  # nobody typed it

    def focus(self) -> None:
        """Take the keyboard, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def type(self, letters: str) -> None:
        """Go on with letters typed elsewhere."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(letters)
        self._wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape; go to what was found on Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._clear_all()
        elif event.key() in _INTO_LIST:
            self._tell()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the key unless it alone would cut the words of what is searched."""
        super().resizeEvent(event)
        self._show_parts()

    def _build(self) -> None:
        self.setAccessibleName(self._words)
        self.setPlaceholderText(self._words)
        self.setMaxLength(_LONGEST)
        self.setFixedHeight(scaled(32))
        self.setMinimumWidth(scaled(80))
        self._clear.setFixedSize(scaled(22), scaled(22))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        inside = QHBoxLayout(self)
        inside.setContentsMargins(10, 0, 5, 0)
        inside.addWidget(self._icon)
        inside.addStretch()
        inside.addWidget(self._hint)
        inside.addWidget(self._clear)
        for decoration in (self._icon, self._hint):
            decoration.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._show_parts()

    def _show_parts(self) -> None:
        """Leave room for the icon at one side and for what is at the other."""
        empty = not self.text()
        room, hint = scaled(24), self._hint.sizeHint().width() + 6
        has_room = has_room_beside(self, room, hint)
        self._clear.setVisible(not empty)
        self._hint.setVisible(empty and has_room)
        near, far = room, room
        if empty:
            far = hint if has_room else 0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            near, far = far, near
        self.setTextMargins(near, 0, far, 0)

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    def _clear_all(self) -> None:
        self.clear()
        self._tell()

    def _keys(self) -> str:
        return keys().shown("searchVideosAction").replace("+", " ") if self._says_keys else ""

    def _show_keys(self) -> None:
        self._hint.setText(self._keys())
        self._show_parts()
