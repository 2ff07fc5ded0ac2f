"""The records that use a video, each a link into DatoCMS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.ui.widgets.browser import LinkButton
from trackman.ui.widgets.buttons import Button

_AT_FIRST = 3
_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record as a person sees it."""

    name: str
    address: str | None
    """Its page in DatoCMS; None where it is not known."""


class RecordLinks(QWidget):
    """The first few, and the others when somebody asks; hidden where there are none."""

    unfolded = Signal()
    """It asks for more room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._records: tuple[RecordLink, ...] = ()
        self._buttons: list[LinkButton] = []
        self._all = False
        self._more = Button(f"{name}More", tone="bar")
        self._more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for _ in range(_AT_FIRST):
            self._add()
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def show_records(self, records: Sequence[RecordLink]) -> None:
        """Show these; what was unfolded stays so while they are the same."""
        records = tuple(records)
        if records == self._records:
            return
        self._records, self._all = records, False
        self._fill()

    def _add(self) -> None:
        button = LinkButton(f"{self.objectName()}{len(self._buttons)}")
        button.hide()
        self._column.insertWidget(len(self._buttons), button)
        self._buttons.append(button)

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self.unfolded.emit()
        if len(self._buttons) > _AT_FIRST:
            self._buttons[_AT_FIRST].setFocus()

    def _fill(self) -> None:
        shown = self._records[: _AT_MOST if self._all else _AT_FIRST]
        while len(self._buttons) < len(shown):
            self._add()
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(shown))
            if place < len(shown):
                why = self.tr("DatoCMS didn’t say where this record is.")
                button.show_link(shown[place].name, shown[place].address, why)
        rest = len(self._records) - len(shown)
        self._more.setText(self.tr("Show %Ln more records", "", max(rest, 0)))
        self._more.setVisible(rest > 0 and not self._all)
        self.setVisible(bool(shown))
        self.updateGeometry()
