"""Asks into how many parts a review is to be split."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.inserting import filled, number, quoted

_WIDTH = 440


class SplitDialog(Dialog):
    """Open it with `open()` and wait for `answered`; it goes away by itself."""

    answered = Signal(int)
    """The number of parts, exactly once; 0 for none."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        most: int,
        sizes: Callable[[int], Sequence[int]],
    ) -> None:
        """Offer up to `most` parts; `sizes` tells how many tracks each of so many parts has."""
        super().__init__(parent, "split", _WIDTH)
        title = filled(self.tr("Split {name}"), name=quoted(name))
        self.setWindowTitle(title)
        self._sizes = sizes
        self._title = Paragraph("splitTitle", title, size="title", widest=_WIDTH)
        self._text = Paragraph("splitText", tone="muted", widest=_WIDTH)
        self._parts = Choice("splitParts", self.tr("Parts"))
        self._note = Paragraph("splitNote", tone="muted", size="small", widest=_WIDTH)
        self._cancel = Button("splitCancel", self.tr("Cancel"))
        self._action = Button("splitAction", self.tr("Choose folder…"), tone="primary")
        self._parts.offer((str(count), number(count)) for count in range(2, most + 1))
        self._parts.chosen.connect(self._look)
        self._build()
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(self._answer)

    def _answer(self, result: int) -> None:
        accepted = result == self.DialogCode.Accepted
        self.answered.emit(int(self._parts.value()) if accepted else 0)

    def _look(self) -> None:
        sizes = self._sizes(int(self._parts.value()))
        if min(sizes) == max(sizes):
            text = self.tr("Each part has %Ln tracks.", "", sizes[0])
        else:
            #: {least} is a number of tracks, as is the other one.
            text = self.tr("Each part has {least} to %Ln tracks.", "", max(sizes))
            text = filled(text, least=min(sizes))
        self._note.setText(text)
        self.fit()

    def _build(self) -> None:
        self._text.setText(
            self.tr(
                "Each person gets a file of their own and sends one back with the decisions. "
                "Tracks of one video stay together."
            )
        )
        explain(self._action, self.tr("Save the files in a folder; none there is replaced"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("Parts"), self._parts)
        inside = QVBoxLayout()
        inside.setSpacing(10)
        inside.addWidget(self._title)
        inside.addWidget(self._text)
        inside.addLayout(form)
        inside.addWidget(self._note)
        self.fill(inside, (self._cancel, self._action), self._parts)
        self._look()
