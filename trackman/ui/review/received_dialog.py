"""A look at what a review file brings, before anything of it is taken up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.review.records import (
    Approval,
    Decision,
    Note,
    Record,
    ReviewApplication,
    Verdict,
    Withdrawal,
)
from trackman.domain.review.summary import Received, Tally
from trackman.ui.review.queue_wording import QueueWording
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.document_dialog import FigureLines
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, filled, number, quoted

_WIDTH = 560
_MOST_CONFLICTS = 5


class ReceivedDialog(Dialog):
    """Open it with `open()` and wait for `answered`; it goes away by itself."""

    answered = Signal(bool)
    """The answer, exactly once: True for taking it up."""

    def __init__(self, parent: QWidget | None, received: Received) -> None:
        super().__init__(parent, "received", _WIDTH)
        self._received = received
        self._words = QueueWording(self)
        self._moments = Moments(self)
        self._title = Paragraph("receivedTitle", size="title", widest=_WIDTH)
        self._text = Paragraph("receivedText", tone="muted", widest=_WIDTH)
        self._figures = FigureLines("receivedFigures")
        self._card = QFrame()
        self._warnings = Paragraph("receivedWarnings", widest=_WIDTH)
        self._cancel = Button("receivedCancel", self.tr("Cancel"))
        self._action = Button("receivedAction", tone="primary")
        self._show()
        self._build()
        self._figures.show_lines(self._lines())
        self._card.setVisible(bool(self._warnings.text()))
        self.fit()
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(lambda result: self.answered.emit(result == self.DialogCode.Accepted))

    @property
    def brings_something(self) -> bool:
        """True where taking it up changes anything here."""
        one = self._received
        return not one.is_known or bool(one.new_items or one.new_records or one.clashes)

    def _show(self) -> None:
        one = self._received
        name = quoted(self._words.name(one.here or one.queue))
        if not self.brings_something:
            title, text = (
                filled(self.tr("Nothing new in {name}"), name=name),
                self.tr("Everything in this file is here already."),
            )
        elif one.is_known:
            title, text = (
                filled(self.tr("Add to {name}?"), name=name),
                self.tr(
                    "What is new is added to your review. No decision of yours is lost, and "
                    "nothing is deleted by it."
                ),
            )
        else:
            title, text = (
                filled(self.tr("Add the review {name}?"), name=name),
                self.tr("It is added to your reviews. Nothing is deleted by it."),
            )
        text = " ".join(filter(None, (self._words.part(one.queue), text)))
        self._title.setText(title)
        self._text.setText(text)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self._warnings.setText("\n".join(self._warned()))

    def _lines(self) -> list[tuple[str, str]]:
        """Return what is in the file, in figures."""
        one = self._received
        lines = [(self.tr("Saved by"), self._origin())]
        tracks = number(len(one.queue.items))
        if one.is_known and one.new_items:
            #: {tracks} is a number of tracks; the other number is how many of them are new.
            tracks = filled(self.tr("{tracks}, %Ln of them new", "", one.new_items), tracks=tracks)
        lines.append((self.tr("Tracks"), tracks))
        lines.append((self.tr("New decisions"), self._decisions()))
        for words, kind in (
            (self.tr("New notes"), Note),
            (self.tr("Decisions taken back"), Withdrawal),
            (self.tr("New approvals and refusals"), Approval),
            (self.tr("Decisions carried out"), ReviewApplication),
        ):
            if count := self._new(kind):
                lines.append((words, number(count)))
        if one.known_records:
            lines.append((self.tr("Here already"), number(one.known_records)))
        return lines

    def _origin(self) -> str:
        one = self._received
        by = "" if one.written_by is None else self._words.person(one.written_by)
        at = "" if one.written_at is None else self._moments.short(one.written_at)
        return dotted(filter(None, [by, at]))

    def _decisions(self) -> str:
        new = [one for one in self._received.new_records if isinstance(one, Decision)]
        counts: dict[Verdict | None, int] = {
            verdict: sum(1 for one in new if one.verdict is verdict) for verdict in Verdict
        }
        return self._words.decisions(Tally(counts)) or number(0)

    def _new(self, kind: type[Record]) -> int:
        return sum(1 for one in self._received.new_records if isinstance(one, kind))

    def _warned(self) -> list[str]:
        """Return what a person should know before."""
        one = self._received
        lines = []
        if one.is_altered:
            lines.append(
                self.tr(
                    "The file was changed after trackman saved it. What is new in it is marked, "
                    "and no approval in it releases a deletion. Ask for the file as it was saved."
                )
            )
        if one.clashes:
            lines.append(
                self.tr(
                    "%Ln records are here with other content. What was not changed by hand counts.",
                    "",
                    one.clashes,
                )
            )
        if one.strangers:
            lines.append(
                self.tr(
                    "%Ln records are about tracks this review doesn’t have. They are kept, and "
                    "count once a file with these tracks is added.",
                    "",
                    one.strangers,
                )
            )
        return [*lines, *self._conflicts()]

    def _conflicts(self) -> list[str]:
        found = self._received.conflicts
        if not found:
            return []
        head = self.tr(
            "%Ln tracks are decided differently. They stay undecided until somebody decides again:",
            "",
            len(found),
        )
        lines = [self._words.conflict(one, self._received.me) for one in found[:_MOST_CONFLICTS]]
        if (more := len(found) - _MOST_CONFLICTS) > 0:
            lines.append(self.tr("And %Ln more.", "", more))
        return [head, *lines]

    def _build(self) -> None:
        self._card.setObjectName("receivedCard")
        self._card.setProperty("card", "warning")
        words = QVBoxLayout(self._card)
        words.setContentsMargins(12, 8, 12, 8)
        words.addWidget(self._warnings)
        inside = QVBoxLayout()
        inside.setSpacing(10)
        for part in (self._title, self._text, self._figures, self._card):
            inside.addWidget(part)
        if self.brings_something:
            self._action.setText(self.tr("Add"))
            explain(self._action, self.tr("Adds what is new; what is here stays"))
            self.fill(inside, (self._cancel, self._action), self._action)
        else:
            self._action.hide()
            self._cancel.setText(self.tr("Close"))
            self.fill(inside, (self._cancel,), self._cancel)
        file = shown(self._received.path.name, 80)
        self._title.setToolTip(file)
