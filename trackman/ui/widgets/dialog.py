"""Dialogs of a few words and a row of buttons, as high as their words need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button


class Dialog(QDialog):
    """Open it with `open()`; it stays over its window and goes away by itself."""

    def __init__(self, parent: QWidget | None, name: str, width: int) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setModal(True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._width = scaled(width)

    def fill(
        self, inside: QLayout, buttons: Sequence[Button], first: QWidget, left: Button | None = None
    ) -> None:
        """Put buttons under what is inside; Return presses the last one, unless `first` is another.

        `first` has the keyboard in the beginning; `left` stands apart from the other buttons.
        """
        row = QHBoxLayout()
        row.setSpacing(8)
        if left is not None:
            row.addWidget(left)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        for button in (*buttons, *filter(None, [left])):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        next((one for one in buttons if one is first), buttons[-1]).setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addLayout(inside)
        column.addLayout(row)
        first.setFocus()
        self.ensurePolished()  # the style sheet changes the sizes of texts
        self.setFixedWidth(self._width)
        self.fit()

    def fit(self) -> None:
        """Be as high as the words need."""
        if (layout := self.layout()) is not None:
            layout.activate()
            self.setFixedHeight(layout.heightForWidth(self._width))
