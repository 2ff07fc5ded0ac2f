"""The page of two texts, in place of the panes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from trackman.domain.subtitles.alignment import Aligned
from trackman.ui.comparison.model import ComparisonModel, Side
from trackman.ui.comparison.table import ComparisonTable
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage


class ComparisonPage(QFrame):
    """A way back, what differs, and the texts."""

    back_requested = Signal()
    retry_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("comparisonPage")
        self.model = ComparisonModel(self)
        self.table = ComparisonTable(self.model)
        self._back = Button("comparisonBack", self.tr("Back to the videos"), "back", "quiet")
        self._title = ElidedText("comparisonTitle", self.tr("Compare subtitles"), size="title")
        self._found = ElidedText("comparisonFound", tone="muted", size="small")
        self._before = IconButton(
            "differenceBefore", self.tr("Previous difference (Shift+F3)"), "chevron-up"
        )
        self._after = IconButton("differenceAfter", self.tr("Next difference (F3)"), "chevron-down")
        self._page = PlaceholderPage("comparisonNothing")
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._build()
        self._back.clicked.connect(self.back_requested)
        self._before.clicked.connect(lambda: self.go_on(-1))
        self._after.clicked.connect(lambda: self.go_on(1))
        self._page.pressed.connect(self.retry_requested)

    def show_loading(self) -> None:
        """Show that the texts are on their way."""
        self._found.setText("")
        self._enable(False)
        self._page.show_message("compare", "faint", self.tr("Loading subtitles…"), "")
        self._stack.setCurrentWidget(self._page)

    def show_sides(self, left: Side, right: Side, aligned: Aligned) -> None:
        """Show two texts as they were put beside each other."""
        self.model.show_sides(left, right, aligned)
        self.table.begin_at_top()
        self._stack.setCurrentWidget(self.table)
        differing = self.model.differing()
        self._found.setText(self._said(len(differing)))
        self._enable(bool(differing))
        announce(self, self._found.text())

    def show_problem(self, title: str, text: str) -> None:
        """Say why there is nothing to compare."""
        self._page.show_message("warning", "warning", title, text, self.tr("Try again"))
        self._stack.setCurrentWidget(self._page)
        announce(self, title)

    def go_on(self, step: int) -> None:
        """Go to the next difference, or with -1 to the one before; past the last comes the first.

        A person begins at the row that is selected, or at the top.
        """
        rows = self.model.differing()
        if not rows:
            return
        chosen = self.table.selected_rows()
        here = chosen[0] if chosen else -1
        if step > 0:
            row = next((one for one in rows if one > here), rows[0])
        else:
            row = next((one for one in reversed(rows) if one < here), rows[-1])
        self.table.select_row(row)

    def take_keyboard(self) -> None:
        """Let the keys go to the rows."""
        self.table.setFocus()

    def keep_free(self, height: int) -> None:
        """Leave room at the bottom for what lies over it, so that no row hides behind it."""
        self._column.setContentsMargins(0, 0, 0, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _said(self, count: int) -> str:
        words = self.tr("%Ln of {total} places differ", "", count)
        if not count:
            words = self.tr("No differences in {total} places")
        said = words.format(total=QLocale().toString(self.model.count()))
        if self.model.compares_words:
            return said
        return self.tr("{said}. The languages differ, so only the times are compared.").format(
            said=said
        )

    def _enable(self, enabled: bool) -> None:
        for button in (self._before, self._after):
            button.setEnabled(enabled)

    def _build(self) -> None:
        explain(self._back, self.tr("Back to the videos (Esc)"))
        head = QFrame()
        head.setObjectName("comparisonHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(2, 8, 16, 8)  # the words of the button stand at 16
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self._title)
        row.addWidget(self._found, 1)
        row.addWidget(self._before)
        row.addWidget(self._after)
        self._stack.setObjectName("comparisonStack")
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.table)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(self._stack, 1)
