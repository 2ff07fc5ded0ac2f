"""Bar over the text: which track, what is decided on it, and what its deletion means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trackman.ui.widgets.labels import Badge, ElidedText
from trackman.ui.widgets.line_button import LineButton


class ReviewTrackBar(QFrame):
    """Two lines, and the cards that its lines unfold to."""

    details_toggled = Signal()
    """A line was folded or unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewTrackBar")
        self._name = ElidedText("reviewTrackName", size="title")
        self._detail = ElidedText("reviewTrackDetail", tone="muted")
        self._decided = ElidedText("reviewDecided", tone="muted", size="small")
        self._badge = Badge("reviewVerdict")
        self._note = ElidedText("reviewNoteText", tone="muted", size="small")
        self.impact = LineButton("reviewImpact")
        self.history = LineButton("reviewHistory")
        self._cards = QVBoxLayout()
        self._build()
        for line in (self.impact, self.history):
            line.toggled.connect(self.details_toggled)

    def show_track(self, name: str, detail: str) -> None:
        """Name the track; `detail` is its language and video."""
        self._name.setText(name)
        self._detail.setText(detail)
        self._name.updateGeometry()

    def show_verdict(self, words: str, picture: str, tone: str, decided: str) -> None:
        """Show what is decided, and who decided it when; no words where nothing is."""
        if words:
            self._badge.show_state(words, picture, tone)
        self._badge.setVisible(bool(words))
        self._decided.setText(decided)

    def show_note(self, note: str) -> None:
        """Show what is noted about the track."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._note.updateGeometry()

    def show_impact(self, line: str, *, grave: bool) -> None:
        """Say in a line what follows from deleting the track."""
        picture, tone = ("warning", "warning") if grave else ("info", "muted")
        self.impact.show_line(line, picture, tone)
        self.impact.setVisible(bool(line))

    def show_history(self, line: str) -> None:
        """Say in a line what was done to the track before."""
        self.history.show_line(line, "history", "muted")
        self.history.setVisible(bool(line))

    def toggle_details(self) -> None:
        """Unfold what is folded; fold all where nothing is."""
        lines = [one for one in (self.impact, self.history) if not one.isHidden()]
        unfold = not all(one.isChecked() for one in lines)
        for one in lines:
            one.setChecked(unfold)

    def fold(self) -> bool:
        """Fold everything; tell whether anything was unfolded."""
        open_ones = [one for one in (self.impact, self.history) if one.isChecked()]
        for one in open_ones:
            one.setChecked(False)
        return bool(open_ones)

    def add_card(self, card: QWidget) -> None:
        """Take in what a line unfolds to."""
        self._cards.addWidget(card)

    @property
    def sentence(self) -> str:
        """The track and what is decided on it, as it is read out."""
        parts = (self._name.text(), self._detail.text(), self._decided.text())
        return ". ".join(filter(None, parts))

    def _build(self) -> None:
        describe = self.tr("Show all that follows from deleting it")
        self.impact.setAccessibleDescription(describe)
        self.history.setAccessibleDescription(self.tr("Show what was done to this track before"))
        for one in (self.impact, self.history, self._note, self._badge):
            one.hide()
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name.setMinimumHeight(self._badge.height())  # nothing moves when it comes
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name)
        first.addWidget(self._detail, 1, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self._badge)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.impact)
        second.addWidget(self.history)
        second.addWidget(self._note)
        second.addStretch(1)
        second.addWidget(self._decided)
        self._cards.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addLayout(self._cards)
