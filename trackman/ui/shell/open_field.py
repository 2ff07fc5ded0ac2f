"""The field that opens a video by its link or id."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.labels import Paragraph, Text

OPEN_KEYS = QKeySequence("Ctrl+L")
_ICON_ROOM = 26


class OpenField(QWidget):
    """Field for a link; `error`, right under it, says what is wrong with it."""

    open_requested = Signal(str)
    """Return was pressed on this text."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("openField")
        self.error = Paragraph("openFieldError", tone="danger", size="small")
        self.error.hide()
        self.edit = QLineEdit()
        self._icon = IconLabel("openFieldIcon", "link", "faint")
        self._hint = Text("openFieldHint", tone="faint", size="small")
        self._build()
        self.edit.returnPressed.connect(self._request)
        self.edit.textEdited.connect(self._clear_error)

    def show_error(self, text: str) -> None:
        """Say under the field why its text opens nothing."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        self._mark(bool(text))
        announce(self.edit, text)

    def set_busy(self, busy: bool) -> None:
        """Show that the video is being looked for."""
        self._icon.show_icon("clock" if busy else "link", "accent" if busy else "faint")
        self._show_hint(self.tr("Opening…") if busy else self._keys())

    def focus(self) -> None:
        """Take the keyboard, ready to be pasted over."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def _build(self) -> None:
        self.edit.setObjectName("openFieldEdit")
        self.edit.setAccessibleName(self.tr("Open video"))
        self.edit.setPlaceholderText(self.tr("Open video by link or ID"))
        self.edit.setFixedHeight(32)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.addWidget(self._icon)
        inside.addStretch()
        inside.addWidget(self._hint)
        for decoration in (self._icon, self._hint):
            decoration.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._show_hint(self._keys())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)
        self.setMaximumWidth(420)

    def _show_hint(self, text: str) -> None:
        self._hint.setText(text)
        room = self._hint.fontMetrics().horizontalAdvance(text)
        before, after = _ICON_ROOM, room + 8
        if self.isRightToLeft():
            before, after = after, before
        self.edit.setTextMargins(before, 0, after, 0)

    def _keys(self) -> str:
        keys = OPEN_KEYS.toString(QKeySequence.SequenceFormat.NativeText)
        return keys.replace("+", " ")

    def _request(self) -> None:
        self.open_requested.emit(self.edit.text())

    def _clear_error(self) -> None:
        if not self.error.isHidden():
            self.show_error("")

    def _mark(self, wrong: bool) -> None:
        self.edit.setProperty("wrong", "true" if wrong else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
