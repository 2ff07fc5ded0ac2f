"""A pill with an icon and a word."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.labels import Text


class Badge(QFrame):
    """A state in a word; `tone` is muted, warning, success or danger."""

    def __init__(self, name: str, picture: str = "info", tone: str = "muted") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(f"{name}Icon", picture, tone, 14)
        self._text = Text(f"{name}Text", tone=tone, size="badge")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 11, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setProperty("badge", tone)

    def show_state(self, text: str, picture: str, tone: str) -> None:
        """Show another word, icon and colour."""
        self._text.setText(text)
        self._text.set_tone(tone)
        self._icon.show_icon(picture, tone)
        self.setProperty("badge", tone)
        self.style().unpolish(self)
        self.style().polish(self)
