"""The fields of the filters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.date_edit import DateEdit, today
from trackman.ui.widgets.field_arrow import draw_arrow

_HEIGHT = 32
_GAP = 6
_DAYS = {"week": 6, "month": 29, "year": 364}
_LETTERS = 18


class FilterChoice(QComboBox):
    """One of a few words, each standing for a value."""

    chosen = Signal()
    """A person chose another one."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFixedHeight(scaled(_HEIGHT))
        self.setMinimumContentsLength(_LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self.chosen)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these values in these words; the one chosen stays."""
        value = self.value()
        self.clear()
        for one, words in choices:
            self.addItem(words, one)
        self.show_value(value)

    def value(self) -> str:
        """Return the value chosen."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a value; one that is not among the choices is added as it is."""
        if self.findData(value) < 0 and value:
            self.addItem(value, value)
        self.setCurrentIndex(max(self.findData(value), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change nothing by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow of the icon set."""
        super().paintEvent(event)
        draw_arrow(self)


class Picker(FilterChoice):
    """A choice one can also type: what is typed is looked for, and taken as it is on Return."""

    def __init__(self, name: str, words: str, any_words: str) -> None:
        super().__init__(name, words)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        line = QLineEdit()
        line.setPlaceholderText(any_words)
        line.setObjectName(f"{name}Edit")
        line.setAccessibleName(words)
        self.setLineEdit(line)
        line.editingFinished.connect(self.chosen)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def value(self) -> str:
        """Return the value chosen, else what is typed."""
        text = self.currentText().strip()
        place = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(place) or "") if place >= 0 else text

    def show_value(self, value: str) -> None:
        """Show a value."""
        place = self.findData(value) if value else -1
        self.setCurrentIndex(place)
        self.setEditText(self.itemText(place) if place >= 0 else value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return take what is typed and no more."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class Period(QWidget):
    """From which day to which day; both can be left open."""

    chosen = Signal()
    """A person chose other days."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterPeriod")
        self._choice = FilterChoice("filterUploaded", self.tr("Uploaded"))
        self._choice.offer(
            (
                ("", self.tr("Any time")),
                ("week", self.tr("Last 7 days")),
                ("month", self.tr("Last 30 days")),
                ("year", self.tr("Last 12 months")),
                ("days", self.tr("From … to …")),
            )
        )
        self._from = _Day("filterFrom", self.tr("From"))
        self._to = _Day("filterTo", self.tr("To"))
        self._build()
        self._choice.chosen.connect(self._change)
        self._from.chosen.connect(self.chosen)
        self._to.chosen.connect(self.chosen)

    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day."""
        kind = self._choice.value()
        if kind in _DAYS:
            return today() - timedelta(days=_DAYS[kind]), None
        return (self._from.day(), self._to.day()) if kind == "days" else (None, None)

    def show_days(self, first: date | None, last: date | None) -> None:
        """Show these."""
        if (first, last) == self.days():
            return
        self._choice.show_value("days" if first or last else "")
        self._from.show_day(first)
        self._to.show_day(last)
        self._show_parts()

    def _change(self) -> None:
        if self._choice.value() == "days" and self._from.day() is None and self._to.day() is None:
            self._from.show_day(today() - timedelta(days=_DAYS["month"]))
        self._show_parts()
        self.chosen.emit()

    def _show_parts(self) -> None:
        open_days = self._choice.value() == "days"
        for day in (self._from, self._to):
            day.setVisible(open_days)
        high = scaled(_HEIGHT)
        self.setFixedHeight(3 * high + 2 * _GAP if open_days else high)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._choice)
        column.addWidget(self._from)
        column.addWidget(self._to)
        self._show_parts()


class _Day(QWidget):
    """A day that can be left open."""

    chosen = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Day")
        self._box = QCheckBox(words)
        self._box.setObjectName(name)
        self._edit = DateEdit(f"{name}Edit", words)
        self._edit.setEnabled(False)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box, 0, 0)
        row.addWidget(self._edit, 0, 1)
        row.setColumnMinimumWidth(0, scaled(72))
        row.setColumnStretch(1, 1)
        self._box.toggled.connect(self._edit.setEnabled)
        self._box.clicked.connect(self.chosen)
        self._edit.userDateChanged.connect(self._tell)

    def day(self) -> date | None:
        """Return the day; None for none."""
        return self._edit.day() if self._box.isChecked() else None

    def show_day(self, day: date | None) -> None:
        """Show a day."""
        self._box.setChecked(day is not None)
        if day is not None:
            self._edit.show_day(day)

    def _tell(self) -> None:
        if self._edit.hasFocus() or self._edit.calendarWidget().isVisible():
            self.chosen.emit()
