"""The table of chosen tracks, with boxes to untick some."""

from __future__ import annotations

from trackman.ui.rules.chosen_model import ChosenColumn, ChosenModel
from trackman.ui.widgets.table import Columns
from trackman.ui.widgets.tick_table import TickDelegate, TickTable

_COLUMNS = Columns(
    fixed={ChosenColumn.STATUS: 92},
    shares={ChosenColumn.TRACK: 0.32, ChosenColumn.LANGUAGE: 0.28},
    smallest={ChosenColumn.TRACK: 120, ChosenColumn.LANGUAGE: 100},
    least_for_rest=160,
    dispensable=(ChosenColumn.STATUS,),
)


class ChosenTable(TickTable):
    """Tracks that a rule or a selection means."""

    def __init__(self, name: str, model: ChosenModel) -> None:
        super().__init__(name, _COLUMNS, model)
        self.setAccessibleName(self.tr("Chosen tracks"))
        self.set_up(model, TickDelegate(self))
