"""Asks what a saved view or rule shall be called."""

from __future__ import annotations

from collections.abc import Collection as Names

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph, explain

_WIDTH = 380
_LONGEST = 80


class NameQuestion(Dialog):
    """Open it with `open()` and wait for `named`; it goes away by itself."""

    named = Signal(str)
    """The name somebody gave."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        action: str,
        name: str,
        taken: Names[str],
        *,
        label: str = "",
        taken_words: str = "",
    ) -> None:
        """`label` and `taken_words` are those of a view where they are not given."""
        super().__init__(parent, "nameQuestion", _WIDTH)
        self.setWindowTitle(title)
        self._taken = taken
        self._label = label or self.tr("Name of the view")
        self._taken_words = taken_words or self.tr(
            "A view with this name exists and will be replaced."
        )
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
        explain(self._action, self._action.text() if name else self.tr("Enter a name first."))
        self._note.setText(self._taken_words if name in self._taken else " ")

    def _build(self) -> None:
        self._edit.setObjectName("nameQuestionEdit")
        self._edit.setAccessibleName(self._label)
        self._edit.setMaxLength(_LONGEST)
        self._edit.setFixedHeight(scaled(32))
        self._edit.selectAll()
        inside = QVBoxLayout()
        inside.setSpacing(8)
        for part in (self._title, self._edit, self._note):
            inside.addWidget(part)
        self.fill(inside, (self._cancel, self._action), self._edit)
