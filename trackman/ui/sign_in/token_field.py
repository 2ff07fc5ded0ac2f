"""The field for an API token: hidden, easy to paste into, and readable on demand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trackman.domain.errors import TokenError
from trackman.domain.tokens import checked_token
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import IconButton

_HEIGHT = 36
_EYE = 28
_ROOM_FOR_EYE = 34


class TokenField(QWidget):
    """Takes a token; spaces and line breaks that came along with it vanish at once."""

    submitted = Signal()
    """Return was pressed."""
    changed = Signal()
    """Somebody typed or pasted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tokenField")
        self.edit = QLineEdit()
        self._eye = IconButton("showToken", self.tr("Show token"), "eye")
        self._build()
        self.edit.returnPressed.connect(self.submitted)
        self.edit.textChanged.connect(self._trim)  # also when a screen reader fills it in
        self._eye.toggled.connect(self._reveal)

    def text(self) -> str:
        """Return what is in it."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty and hide it."""
        self.edit.clear()
        self._eye.setChecked(False)

    def set_busy(self, busy: bool) -> None:
        """Keep the text as it is while it is looked at."""
        self.edit.setReadOnly(busy)

    def describe(self, words: str, *, wrong: bool) -> None:
        """Say what became of the token; `wrong` marks it as the cause."""
        self.edit.setAccessibleDescription(words)
        self.edit.setProperty("wrong", "true" if wrong else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def focus(self) -> None:
        """Take the keyboard, ready to be pasted over."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def _build(self) -> None:
        self.edit.setObjectName("tokenEdit")
        self.edit.setAccessibleName(self.tr("API token"))
        self.edit.setPlaceholderText(self.tr("Paste the token here"))
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setFixedHeight(scaled(_HEIGHT))
        self.edit.setTextMargins(2, 0, scaled(_ROOM_FOR_EYE), 0)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as tokens are everywhere
        self._eye.setCheckable(True)
        self._eye.setFixedSize(scaled(_EYE), scaled(_EYE))
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(4, 0, 4, 0)
        inside.addStretch()
        inside.addWidget(self._eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def _trim(self, text: str) -> None:
        try:
            token = checked_token(text)
        except TokenError:  # said when it is used, not while somebody is typing
            token = text
        if token != text:
            self.edit.setText(token)
        self.changed.emit()

    def _reveal(self, revealed: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if revealed else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._eye.show_icon("eye-off" if revealed else "eye", "accent" if revealed else "muted")
        self._eye.setToolTip(self.tr("Hide token") if revealed else self.tr("Show token"))
