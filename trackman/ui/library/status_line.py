"""The line under the list: how old what one sees is, and what keeps it from being new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.inserting import as_sentence, filled
from trackman.ui.wording.library import LibraryWording
from trackman.ui.wording.problem import Problem

_MINUTE_MS = 60_000
_PATIENCE_MS = 400
_PASSING = {"offline", "warning", "clock"}


@dataclass(frozen=True, slots=True)
class Freshness:
    """Freshness of the rows on screen."""

    seen_at: datetime | None = None
    """Time of the reading, unless it was just now."""
    problem: Problem | None = None
    """Why they cannot be read."""
    tries_again: bool = False
    """True if that is tried again by itself."""
    refreshing: bool = False


class StatusLine(QFrame):
    """An icon, a sentence, and perhaps a button. Hidden where there is nothing to say."""

    pressed = Signal()
    """Try again was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryStrip")
        self._words = LibraryWording(self)
        self._fresh = Freshness()
        self._icon = IconLabel("libraryStripIcon", "clock", "muted")
        self._text = Paragraph("libraryStripText", size="small")
        self._button = Button("libraryStripButton", self.tr("Try again"))
        self._ageing = _timer(self, _MINUTE_MS)
        self._patience = _timer(self, _PATIENCE_MS)
        self._build()
        self._button.clicked.connect(self.pressed)
        self._ageing.timeout.connect(self._show)
        self._patience.timeout.connect(self._show_refreshing)

    def show_freshness(self, fresh: Freshness) -> None:
        """Say this; what needs no words hides the line."""
        if fresh == self._fresh:
            return
        before, self._fresh = self._fresh, fresh
        self._patience.stop()
        self._show()
        if fresh.problem is not None and fresh.problem != before.problem:
            announce(self, self._text.text())

    def _show(self) -> None:
        fresh = self._fresh
        age = self._words.age(fresh.seen_at) if fresh.seen_at else ""
        if age:
            self._ageing.start()
        else:
            self._ageing.stop()
        if fresh.problem is not None:
            self._show_problem(fresh.problem, age)
        elif age:
            words = self.tr("{age} · refreshing…") if fresh.refreshing else "{age}"
            self._show_words(filled(words, age=age), "clock", "muted")
        elif fresh.refreshing:
            self._patience.start()  # mostly it is over sooner
        else:
            self.hide()

    def _show_problem(self, problem: Problem, age: str) -> None:
        passing = problem.icon in _PASSING
        words = " ".join(map(as_sentence, filter(None, (problem.title, age))))
        more = self.tr("trackman will keep trying.") if self._fresh.tries_again else problem.text
        explain(self._text, more)
        tone = "warning" if passing else "danger"
        self._show_words(words, problem.icon, tone, problem.retry or "")

    def _show_refreshing(self) -> None:
        self._show_words(self.tr("Refreshing…"), "refresh", "muted")

    def _show_words(self, text: str, picture: str, tone: str, button: str = "") -> None:
        self._icon.show_icon(picture, tone)
        self._text.set_tone(tone if button else "muted")
        self._text.setText(text)
        self._text.updateGeometry()
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 9)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()


def _timer(parent: QFrame, interval: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    return timer
