"""Reason for a deletion: typed, or picked from the ones used last and the project's own list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from trackman.domain.names import shown
from trackman.domain.settings import LONGEST_REASON
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.field_arrow import draw_arrow

_HEIGHT = 32
_AROUND = 48
"""Pixels beside the words: the edges, and the arrow."""
_KEPT = 8
"""Reasons used last that are offered again."""
_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Reason(QComboBox):
    """One line; control characters become visible in it. Down gives the reason used last."""

    changed = Signal(str)
    """The reason is another one now."""
    entered = Signal()
    """Return was pressed: the keyboard is wanted elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._required = False
        self._told = ""
        self._used: list[str] = []
        """The reasons used last, the latest first."""
        self._choices: list[str] = []
        self._edit = QLineEdit()
        self._build()
        self.set_required(False)
        self.editTextChanged.connect(self._look_at)

    def text(self) -> str:
        """Return the reason, without spaces around it; empty for none."""
        return self.currentText().strip()

    def set_text(self, text: str) -> None:
        """Show a reason, such as that of the delete before."""
        self.setEditText(text)

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these after the ones used last; what is typed stays."""
        self._choices = [_fit(choice) for choice in choices]
        self._offer()

    def note_used(self) -> None:
        """Offer what is typed first the next time: it was the reason of a deletion."""
        if text := self.text():
            self._used = [text, *(one for one in self._used if one != text)][:_KEPT]
            self._offer()

    def offered(self) -> list[str]:
        """Return the reasons to choose from: the ones used last, then the person's own list."""
        return self._used + [one for one in self._choices if one not in self._used]

    def _offer(self) -> None:
        text = self.currentText()
        self.blockSignals(True)  # a list that is made anew is no choice of a person
        self.clear()
        self.addItems(self.offered())
        self.setCurrentIndex(-1)
        self.setEditText(text)
        self.blockSignals(False)
        self.update()

    def set_required(self, required: bool) -> None:
        """Say whether there can be no delete without one."""
        self._required = required
        words = self.tr("Reason") if required else self.tr("Reason (optional)")
        self._edit.setPlaceholderText(words)

    def width_of_words(self) -> int:
        """Return how wide the field must be to say what it is for, beside its arrow."""
        words = self._edit.fontMetrics().horizontalAdvance(self.tr("Reason (optional)"))
        return words + scaled(_AROUND)

    def is_missing(self) -> bool:
        """Tell whether one is required and not given."""
        return self._required and not self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Return, and on Escape once nothing is typed."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.set_text("")
            return
        super().keyPressEvent(event)
        if event.key() in _ENTERS or event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing by a turn of the wheel that was meant for something else."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow of the icon set, where there is something to choose from."""
        super().paintEvent(event)
        if self.count():
            draw_arrow(self)

    def _look_at(self, text: str) -> None:
        """Make visible what was pasted along, and tell what a person gave."""
        fit = _fit(text)
        if fit != text:
            place = self._edit.cursorPosition()
            self.setEditText(fit)
            self._edit.setCursorPosition(min(place + len(fit) - len(text), len(fit)))
            return
        if self.text() != self._told:
            self._told = self.text()
            self.changed.emit(self._told)

    def _build(self) -> None:
        self.setObjectName("reason")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setFixedHeight(scaled(_HEIGHT))
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._edit.setObjectName("reasonEdit")
        self._edit.setMaxLength(LONGEST_REASON)
        self._edit.setAccessibleName(self.tr("Reason"))
        self.setAccessibleName(self.tr("Reason"))
        self.setLineEdit(self._edit)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)


def _fit(text: str) -> str:
    return shown(text, LONGEST_REASON)[:LONGEST_REASON]
