"""Dialogs that ask what shall be in a document, show its figures, and save it as a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import ElidedText, Paragraph, Text, explain

_WIDTH = 500


class DocumentDialog(Dialog):
    """Subclasses add the fields; whoever opens it shows the figures of what is asked for."""

    changed = Signal()
    """Something else is asked for, so other figures are wanted."""
    chosen = Signal(str)
    """It is wanted as a file with this ending."""

    def __init__(self, parent: QWidget | None, name: str, title: str, text: str) -> None:
        super().__init__(parent, name, _WIDTH)
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self._title = Paragraph(f"{name}Title", title, size="title", widest=_WIDTH)
        self._text = Paragraph(f"{name}Text", text, tone="muted", widest=_WIDTH)
        self._figures = FigureLines(f"{name}Figures")
        self._note = Paragraph(f"{name}Note", tone="muted", size="small", widest=_WIDTH)
        self._format = Choice(f"{name}Format", self.tr("Format"))
        self._save = Button(f"{name}Save", self.tr("Save…"), tone="primary")
        self._cancel = Button(f"{name}Cancel", self.tr("Cancel"))
        self._format.offer(
            (
                ("html", self.tr("Page to print (HTML)")),
                ("xlsx", self.tr("Excel workbook")),
                ("csv", self.tr("Table (CSV)")),
            )
        )
        self._save.clicked.connect(self._tell)
        self._cancel.clicked.connect(self.reject)

    def show_figures(
        self, figures: Sequence[tuple[str, str]], note: str = "", why_not: str = ""
    ) -> None:
        """Show what the document will say, or `why_not` it can be saved."""
        self._figures.show_lines(figures)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._save.setEnabled(not why_not)
        explain(self._save, why_not or self.tr("Choose where to save it"))
        self._figures.setEnabled(True)
        self.fit()

    def wait(self) -> None:
        """Let nobody save while figures are being counted."""
        self._save.setEnabled(False)
        explain(self._save, self.tr("Wait until the figures are counted."))
        self._figures.setEnabled(False)

    def complete(self, first: QWidget) -> None:
        """Lay everything out once the fields are there; `first` has the keyboard."""
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.form.addRow(self.tr("Format"), self._format)
        inside = QVBoxLayout()
        inside.setSpacing(10)
        for part in (self._title, self._text):
            inside.addWidget(part)
        inside.addLayout(self.form)
        inside.addWidget(self._figures)
        inside.addWidget(self._note)
        self._note.hide()
        self.fill(inside, (self._cancel, self._save), first)
        self.wait()

    def _tell(self) -> None:
        super().accept()
        self.chosen.emit(self._format.value())


class FigureLines(QFrame):
    """Names with their numbers, in a card."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", "plain")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._labels: list[Text] = []

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        for place, (what, value) in enumerate(lines):
            name = ElidedText(f"{self.objectName()}Name{place}", what, tone="muted")
            number = Text(f"{self.objectName()}Value{place}", value)
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            self._grid.addWidget(name, place, 0)
            self._grid.addWidget(number, place, 1)
            for label in (name, number):
                label.show()  # else a layout counts it only once the loop has turned
            self._labels += [name, number]
        self.setVisible(bool(lines))
