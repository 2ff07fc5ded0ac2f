"""Asks what a saved view shall be called."""

from __future__ import annotations

from collections.abc import Collection as Names

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trackman.ui.buttons import Button
from trackman.ui.labels import Paragraph

_WIDTH = 380
_LONGEST = 80


class NameQuestion(QDialog):
    """Open it with `open()` and wait for `named`; it goes away by itself."""

    named = Signal(str)
    """The name somebody gave."""

    def __init__(
        self, parent: QWidget | None, title: str, action: str, name: str, taken: Names[str]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nameQuestion")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._taken = taken
        self._edit = QLineEdit(name)
        self._title = Paragraph("nameQuestionTitle", title, size="title", widest=_WIDTH)
        self._note = Paragraph("nameQuestionNote", " ", tone="muted", size="small", widest=_WIDTH)
        self._action = Button("nameQuestionAction", action, tone="primary")
        self._cancel = Button("nameQuestionCancel", self.tr("Cancel"))
        self._build()
        self._edit.textChanged.connect(self._look_at)
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._look_at(name)

    def accept(self) -> None:
        """Tell the name."""
        name = self._edit.text().strip()
        if name:
            super().accept()
            self.named.emit(name)

    def _look_at(self, text: str) -> None:
        """Say when a name is given already."""
        name = text.strip()
        self._action.setEnabled(bool(name))
        taken = name in self._taken
        words = self.tr("A view with this name exists; it is replaced.") if taken else " "
        self._note.setText(words)

    def _build(self) -> None:
        self._edit.setObjectName("nameQuestionEdit")
        self._edit.setAccessibleName(self.tr("Name of the view"))
        self._edit.setMaxLength(_LONGEST)
        self._edit.setFixedHeight(32)
        self._edit.selectAll()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._cancel, self._action):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        self._action.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._edit)
        column.addWidget(self._note)
        column.addSpacing(6)
        column.addLayout(buttons)
        self._edit.setFocus()
        self.ensurePolished()  # the style sheet changes the sizes of texts
        self.setFixedWidth(_WIDTH)
