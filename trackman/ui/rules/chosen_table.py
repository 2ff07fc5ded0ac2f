"""The table of chosen tracks, with boxes to untick some."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from trackman.ui.rules.chosen_model import ChosenColumn, ChosenModel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.widgets.tick_delegate import TickDelegate

_ROW_HEIGHT = 32
_COLUMNS = Columns(
    fixed={ChosenColumn.STATUS: 92},
    shares={ChosenColumn.TRACK: 0.32, ChosenColumn.LANGUAGE: 0.28},
    smallest={ChosenColumn.TRACK: 120, ChosenColumn.LANGUAGE: 100},
    least_for_rest=160,
    dispensable=(ChosenColumn.STATUS,),
)


class ChosenTable(Table):
    """Space ticks the selected rows or unticks them."""

    def __init__(self, name: str, model: ChosenModel) -> None:
        super().__init__(name, _COLUMNS)
        self._chosen_model = model
        self.setAccessibleName(self.tr("Chosen tracks"))
        self.set_up(model, TickDelegate(self))
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(scaled(_ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by keys."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid() and not event.modifiers():
            rows = self.selected_rows()
            rows = rows if current.row() in rows else [current.row()]
            self._chosen_model.tick(rows, not self._chosen_model.is_ticked(current.row()))
        else:
            super().keyPressEvent(event)
