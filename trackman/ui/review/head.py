"""Head of a review: the way back, which queue, how far it is, and what comes after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from trackman.ui.review.wording import ReviewWording
from trackman.ui.theme.direction import is_mirrored
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.keys import explain_or_key, explain_with_key
from trackman.ui.widgets.labels import Badge, ElidedText, Text

_BAR = 120
_BACK = 46
"""Pixels of width of the way back without its words."""
_GAP, _EDGE = 10, 12


class ReviewHead(QFrame):
    """One line over everything else of the page."""

    back_pressed = Signal()
    overview_pressed = Signal()
    """The decisions are to be looked over."""
    stepped = Signal(int)
    """To the next track (1) or the one before (-1), without a decision."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewHead")
        self._words = ReviewWording(self)
        self._back_words = self.tr("Back to the videos")
        self._back = Button("reviewBack", self._back_words, "back", "quiet")
        self._environment = Badge("reviewEnvironment")
        self._name = ElidedText("reviewName", size="title")
        self._place = Text("reviewPlace", size="strong")
        self._bar = QProgressBar()
        self._left = ElidedText("reviewLeft", tone="muted", size="small")
        self._before = IconButton("reviewBefore", self.tr("Previous track"), "chevron-left")
        self._next = IconButton("reviewNext", self.tr("Next track"), "chevron-right")
        self._overview = Button("reviewOverview", self.tr("Decisions…"), "table")
        self._build()
        self._back.clicked.connect(self.back_pressed)
        self._overview.clicked.connect(self.overview_pressed)
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))

    def show_queue(self, name: str) -> None:
        """Name the queue."""
        self._name.setText(name)
        self._name.updateGeometry()
        self._fit()

    def show_environment(self, badge: Badge | None) -> None:
        """Name the environment as a badge does that is not on screen; None where it is."""
        if badge is not None:
            self._environment.show_like(badge)
        self._environment.setVisible(badge is not None and bool(badge.words))
        self._fit()

    def show_place(self, position: int | None, count: int) -> None:
        """Say which of how many is on screen, counted from 0; None where none is."""
        words = "" if position is None else self._words.place(position, count)
        self._place.setText(words)
        if self._next.isEnabled() != (count > 1):
            self._allow_steps(count > 1)

    def show_left(self, left: int, count: int, seconds: float | None, each: float | None) -> None:
        """Say how many are undecided, and how long they will take."""
        self._bar.setRange(0, max(count, 1))
        self._bar.setValue(count - left)
        self._left.setText(self._words.left(left, seconds, each) if count else "")
        self._left.updateGeometry()
        self._fit()

    def _allow_steps(self, allowed: bool) -> None:
        why_not = None if allowed else self.tr("The review has no other tracks.")
        for button, words, command in (
            (self._before, self.tr("Previous track, without deciding"), "review-previous"),
            (self._next, self.tr("Next track, without deciding"), "review-next"),
        ):
            button.setEnabled(allowed)
            explain_or_key(button, why_not, words, command)

    @property
    def place(self) -> str:
        """The words for which of how many is on screen."""
        return self._place.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the bar, then the words of the way back, before any words are cut."""
        parts = (self._environment, self._name, self._before, self._place, self._next, self._left)
        shown = [one for one in (*parts, self._overview) if not one.isHidden()]
        words = self._back.fontMetrics().horizontalAdvance(self._back_words)
        needed = sum(one.sizeHint().width() + _GAP for one in shown) + scaled(_BACK) + 2 * _EDGE
        self._bar.setVisible(needed + words + scaled(_BAR) + _GAP <= self.width())
        self._back.setText(self._back_words if needed + words <= self.width() else "")

    def _build(self) -> None:
        self._environment.hide()
        self._back.setAccessibleName(self._back_words)
        self._bar.setObjectName("reviewBar")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(scaled(_BAR), scaled(6))
        self._bar.setAccessibleName(self.tr("Decided"))
        self._allow_steps(True)
        explain_with_key(self._back, self.tr("Leave the review; it stays as it is"), "leave")
        words = self.tr("Look over what was decided, and carry it out")
        explain_with_key(self._overview, words, "review-overview")
        row = QHBoxLayout(self)
        start, end = 2, 12  # the words of the button stand at 16
        row.setContentsMargins(*((end, 4, start, 4) if is_mirrored() else (start, 4, end, 4)))
        row.setSpacing(_GAP)
        row.addWidget(self._back)
        row.addWidget(self._environment, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._name)
        row.addWidget(self._before)
        row.addWidget(self._place)
        row.addWidget(self._next)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._left, 1)
        row.addWidget(self._overview)
