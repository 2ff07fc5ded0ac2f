"""The one question before a bulk delete: which tracks, what follows, and what is for good."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.inventory.aftermath import Aftermath
from trackman.ui.rules.chosen_model import ChosenModel
from trackman.ui.rules.chosen_table import ChosenTable
from trackman.ui.rules.everything_card import EverythingCard
from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled, text_scale
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.widgets.reason import Reason
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.widgets.typed_count import TypedCount
from trackman.ui.wording.aftermath import AftermathWording
from trackman.ui.wording.inserting import filled

_SIZE = QSize(660, 580)
_LEAST = QSize(480, 380)
_WIDEST = 620
_WORDS_SHARE = 0.45
"""Of the height that the words may take before they scroll."""


@dataclass(frozen=True, slots=True)
class BulkRequest:
    """A bulk delete to ask about."""

    keys: array[int]
    """Keys of the tracks in the inventory; those that vanished are not among them."""
    after: Aftermath
    is_everything: bool = False
    """True if it means every track of the project."""
    must_type: bool = False
    """True if the count has to be typed."""
    reason_required: bool = False
    reasons: Sequence[str] = ()
    """Reasons to choose from."""


class BulkQuestion(QDialog):
    """Open it with `open()`; Cancel is what Escape and Return mean. It goes away by itself."""

    answered = Signal(object)
    """The reason that was given, perhaps empty, after a yes; None after a no. Exactly once."""

    def __init__(self, parent: QWidget | None, request: BulkRequest) -> None:
        super().__init__(parent)
        self.setObjectName("bulkQuestion")
        self.setModal(True)
        self._request = request
        self._answered = False
        self._words = AftermathWording()
        self.model = ChosenModel(self, ticks=False)
        self._table = ChosenTable("bulkQuestionTracks", self.model)
        self._scroll = ScrollColumn("bulkQuestionScroll")
        self._sentences = QWidget()
        self._reason = Reason()
        self._typed = TypedCount()
        self._cancel = Button("bulkQuestionCancel", self.tr("Cancel"))
        self._action = Button("bulkQuestionAction", tone="destroy")
        self._title = Paragraph("bulkQuestionTitle", size="title", widest=_WIDEST)
        self._fill_in()
        self._fill_sentences()
        self._build()
        self._typed.changed.connect(self._look)
        self._reason.changed.connect(self._look)
        self._cancel.clicked.connect(self.reject)
        self._action.clicked.connect(self.accept)
        self.finished.connect(self._answer)
        self._look()

    def why_not(self) -> str:
        """Return what is still to be done before it can be deleted; empty when nothing is."""
        if self._reason.is_missing():
            return self.tr("Enter a reason first.")
        if self._request.must_type and not self._typed.is_right():
            return self.tr("Type the number of tracks first.")
        return ""

    def accept(self) -> None:
        """Say yes, if that can be said."""
        if not self.why_not():
            super().accept()

    def _look(self) -> None:
        why_not = self.why_not()
        self._action.setEnabled(not why_not)
        explain(self._action, why_not or self._action.text())

    def _answer(self, result: int) -> None:
        if not self._answered:
            self._answered = True
            yes = result == QDialog.DialogCode.Accepted
            self.answered.emit(self._reason.text() if yes else None)
            self.deleteLater()

    def _fill_in(self) -> None:
        request, count = self._request, self._request.after.tracks
        counted = self._words.counted(request.after)
        title = filled(self.tr("Delete {tracks}?"), tracks=counted)
        self.setWindowTitle(title)
        self._title.setText(title)
        self._action.setText(self.tr("Delete %Ln tracks", "", count))
        sentences = [*self._words.losses(request.after), *self._fates()]
        self.setAccessibleDescription(" ".join(sentences))
        self.model.show_keys(request.keys)
        self._typed.ask_for(count)
        self._typed.setVisible(request.must_type)
        self._reason.set_required(request.reason_required)
        self._reason.set_choices(request.reasons)
        self._reason.entered.connect(self.focusNextChild)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(IconLabel("bulkQuestionIcon", "warning", "danger", 24))
        top.addWidget(self._title, 1)
        self._scroll.setWidget(self._sentences)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._action)
        for button in (self._cancel, self._action):
            button.setAutoDefault(False)
        self._cancel.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(top)
        if self._request.is_everything:
            column.addWidget(EverythingCard("bulkQuestionAll"))  # always in sight, so not scrolled
        column.addWidget(self._scroll)
        column.addWidget(self._table, 1)
        column.addWidget(self._reason)
        column.addWidget(self._typed)
        column.addLayout(buttons)
        self._take_size()
        self._cancel.setFocus()

    def _fill_sentences(self) -> None:
        column = QVBoxLayout(self._sentences)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        for place, text in enumerate(self._words.losses(self._request.after)):
            column.addWidget(Paragraph(f"bulkQuestionLoss{place}", text, widest=_WIDEST))
        for place, text in enumerate(self._fates()):
            words = Paragraph(f"bulkQuestionFate{place}", text, tone="muted", widest=_WIDEST)
            column.addWidget(words)
        column.addStretch(1)

    def _fates(self) -> list[str]:
        """Return what becomes of the tracks, and how old it is what is known of them."""
        after = self._request.after
        age = " ".join(self._words.age(after))
        return [*self._words.fates(after), *filter(None, (age,))]

    def _take_size(self) -> None:
        """Be as large as suits the window, with the words in what they need of it."""
        parent = self.parentWidget()
        least, size = _LEAST * text_scale(), _SIZE * text_scale()
        room = size if parent is None else parent.window().size() - QSize(24, 24)
        size = size.boundedTo(room).expandedTo(least.boundedTo(room))
        self.resize(size)
        self.ensurePolished()
        needed = self._sentences.heightForWidth(size.width() - scaled(60))
        self._scroll.setFixedHeight(min(needed, round(size.height() * _WORDS_SHARE)))
