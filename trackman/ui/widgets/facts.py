"""Labels with values that a person may need to pass on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from trackman.domain.names import shown
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import CopyButton
from trackman.ui.widgets.labels import CodeText, Text
from trackman.ui.wording.inserting import unmarked

_LINE_HEIGHT = 24


class Facts(QFrame):
    """Codes and ids of a problem, with one button that copies them all.

    `stacked` puts values under their labels, for narrow cards; else they have a card of their own.
    """

    def __init__(self, name: str, *, stacked: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self._stacked = stacked
        self._copy = CopyButton(f"{name}Copy", self.tr("Copy details"))
        self._copy.setFixedSize(scaled(_LINE_HEIGHT), scaled(_LINE_HEIGHT))
        self._grid = QGridLayout(self)
        if stacked:
            self._grid.setContentsMargins(0, 0, 0, 0)
        else:
            self._grid.setContentsMargins(12, 8, 8, 8)
            self.setProperty("card", "plain")
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0 if stacked else 1, 1)
        self._labels: list[Text] = []
        self.hide()

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these; nothing where there are none."""
        facts = tuple(facts)
        self._forget()
        for place, (what, value) in enumerate(facts):
            self._add(place, what, value)
        self._grid.addWidget(self._copy, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._copy.text_to_copy = unmarked("\n".join(f"{what}: {value}" for what, value in facts))
        self.setVisible(bool(facts))

    def _add(self, place: int, what: str, value: str) -> None:
        label = Text(f"{self.objectName()}Label{place}", what, tone="muted", size="small")
        code = CodeText(f"{self.objectName()}Value{place}", shown(value))
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFixedHeight(scaled(_LINE_HEIGHT))
        if self._stacked:
            label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(label, 2 * place, 0)
            self._grid.addWidget(code, 2 * place + 1, 0, 1, 3)
        else:
            code.setFixedHeight(scaled(_LINE_HEIGHT))
            self._grid.addWidget(label, place, 0)
            self._grid.addWidget(code, place, 1)
        self._labels += [label, code]

    def _forget(self) -> None:
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        self._grid.removeWidget(self._copy)
