"""A field for a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDateEdit

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.field_arrow import draw_arrow
from trackman.ui.wording.formats import day_pattern

_HEIGHT = 32


class DateEdit(QDateEdit):
    """A date with the arrow of the icon set, in the order of the person's language."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(as_qdate(today()))
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setCalendarPopup(True)
        self.setDisplayFormat(day_pattern())
        self.setFixedHeight(scaled(_HEIGHT))

    def day(self) -> date:
        """Return the day that is shown."""
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(as_qdate(day))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the field."""
        super().paintEvent(event)
        draw_arrow(self)


def today() -> date:
    """Return the day it is on this computer."""
    return date.today()  # noqa: DTZ011 - days are meant as this computer counts them


def as_qdate(day: date) -> QDate:
    """Return a day as Qt has it."""
    return QDate(day.year, day.month, day.day)
