"""Labels with values that a person may need to pass on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trackman.domain.names import shown
from trackman.ui.buttons import CopyButton
from trackman.ui.labels import CodeText, Text


class Facts(QWidget):
    """Codes and ids of a problem, with one button that copies them all."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._copy = CopyButton(f"{name}Copy", self.tr("Copy details"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[Text] = []
        self.hide()

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these; nothing where there are none."""
        facts = tuple(facts)
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        self._grid.removeWidget(self._copy)
        for row, (what, value) in enumerate(facts):
            label = Text(f"{self.objectName()}Label{row}", what, tone="muted", size="small")
            code = CodeText(f"{self.objectName()}Value{row}", shown(value))
            code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._labels += [label, code]
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(code, row, 1)
        self._grid.addWidget(self._copy, 0, 2)
        self._copy.text_to_copy = "\n".join(f"{what}: {value}" for what, value in facts)
        self.setVisible(bool(facts))
