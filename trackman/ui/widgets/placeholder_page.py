"""Placeholder in the middle of a pane without a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.facts import Facts
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.problem import Problem

_WIDEST = 420
_ICON = 40
_ROOM_FOR_ICON = 300


class PlaceholderPage(QWidget):
    """An icon, a title, what it means, and perhaps a button that helps."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(self, name: str, button_picture: str = "refresh") -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon = IconLabel(f"{name}Icon", "film", "faint", _ICON)
        self._title = Paragraph(f"{name}Title", size="large")
        self._text = Paragraph(f"{name}Text", tone="muted")
        self._facts: Facts | None = None
        self._button = Button(f"{name}Button", picture=button_picture)
        self._column = QVBoxLayout()
        self._build()
        self._button.clicked.connect(self.pressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the icon out where there is hardly room for the words."""
        super().resizeEvent(event)
        self._icon.setVisible(self.height() >= _ROOM_FOR_ICON)

    def show_message(
        self, picture: str, tone: str, title: str, text: str, button: str = ""
    ) -> None:
        """Show this; `tone` colours the icon."""
        self._icon.show_icon(picture, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def show_button_icon(self, picture: str) -> None:
        """Show another icon on the button."""
        self._button.show_icon(picture)

    def show_problem(self, problem: Problem) -> None:
        """Show what went wrong, with the button that may help."""
        tone = "warning" if problem.icon in {"offline", "warning"} else "danger"
        self.show_message(problem.icon, tone, problem.title, problem.text, problem.retry or "")
        self.show_facts(problem.facts)

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show codes and ids under the text."""
        if self._facts is None:
            self._facts = Facts(f"{self.objectName()}Facts", stacked=False)
            self._column.insertWidget(self._column.indexOf(self._text) + 1, self._facts)
        self._facts.show_facts(facts)

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title.setAlignment(centre)
        self._text.setAlignment(centre)
        block = QWidget()
        block.setObjectName(f"{self.objectName()}Block")
        block.setMaximumWidth(scaled(_WIDEST))
        block.setLayout(self._column)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)
        self._column.addWidget(self._icon, 0, centre)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._column.addWidget(self._button, 0, centre)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(block, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
