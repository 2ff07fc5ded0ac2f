"""A problem where it belongs: beside the track it happened to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.facts import Facts
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.problem import Problem


class ProblemCard(QFrame):
    """Title, text, facts and the button that may help."""

    retry_pressed = Signal()
    other_pressed = Signal()

    def __init__(self, name: str = "problem", *, stacked: bool = True) -> None:
        super().__init__()
        self.setObjectName(f"{name}Card")
        self.setProperty("card", "danger")
        self._icon = IconLabel(f"{name}Icon", "error", "danger")
        self._title = Paragraph(f"{name}Title", size="strong")
        self._text = Paragraph(f"{name}Text")
        self._facts = Facts(f"{name}Facts", stacked=stacked)
        self._retry = Button(f"{name}Retry", picture="refresh")
        self._other = Button(f"{name}Other", tone="danger")
        self._build()
        self._other.clicked.connect(self.other_pressed)
        self._retry.clicked.connect(self.retry_pressed)

    def show_problem(self, problem: Problem) -> None:
        """Show what went wrong."""
        warning = problem.icon in {"offline", "warning"}
        self._icon.show_icon(problem.icon, "warning" if warning else "danger")
        self.setProperty("card", "warning" if warning else "danger")
        self.style().unpolish(self)
        self.style().polish(self)
        self._title.setText(problem.title)
        self._text.setText(problem.text)
        self._facts.show_facts(problem.facts)
        self._retry.setText(problem.retry or "")
        self._retry.setVisible(problem.retry is not None)
        self._other.setText(problem.other or "")
        self._other.setVisible(problem.other is not None)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._facts)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
