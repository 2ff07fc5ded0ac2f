"""Decisions of a review, looked over before they are carried out: what goes, stays, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.review.conflicts import DecisionConflict
from trackman.domain.review.staging import (
    JointConsequences,
    StagedDecision,
    Standing,
    TextComparison,
)
from trackman.ui.review.staged_model import StagedFilter, StagedModel
from trackman.ui.review.staged_table import StagedTable
from trackman.ui.review.staged_wording import StagedWording
from trackman.ui.theme.scale import text_scale
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.labels import ElidedText, Paragraph, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.typed_count import TypedCount
from trackman.ui.widgets.wrapping_row import WrappingRow
from trackman.ui.wording.aftermath import AftermathWording
from trackman.ui.wording.inserting import filled

_SIZE = QSize(1080, 720)
_LEAST = QSize(680, 460)
_WIDEST = 1000
_MOST_LOSSES = 4
_LETTERS = 22
_ANYWAY = frozenset({DecisionConflict.CHANGED, DecisionConflict.LOST_ITS_TEXT})
"""Conflicts after which a person may decide for deletion once more, without a look."""


class StagedDialog(QDialog):
    """Open it with `open()`; it goes away by itself. Nothing is deleted without a question."""

    ticks_changed = Signal()
    """Other rows are ticked; what follows from deleting them is wanted."""
    check_requested = Signal()
    """All is to be looked at as it is now, and nothing to be sent."""
    apply_requested = Signal()
    """The ticked deletions are to be carried out."""
    word_given = Signal(bool)
    """The ticked deletions of others are released; False where they are refused."""
    anyway_requested = Signal(object)
    """This `StagedDecision` is to be decided once more, on the track as it is now."""
    withdrawal_requested = Signal(object)
    """This `StagedDecision` is to be taken back."""
    look_requested = Signal(object)
    """This `StagedDecision` is to be shown in the review."""
    file_requested = Signal()
    """The review is wanted as a file."""

    def __init__(self, parent: QWidget | None, name: str, me: str, type_count_above: int) -> None:
        """`name` is that of the queue, `me` the id of the person at this computer."""
        super().__init__(parent)
        self.setObjectName("stagedDialog")
        self.setWindowTitle(filled(self.tr("Decisions: {name}"), name=name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = StagedModel(self, me)
        self.table = StagedTable(self.model)
        self._me, self._type_count_above = me, type_count_above
        self._words, self._after_words = StagedWording(self), AftermathWording()
        self._refused: str | None = None
        self._progress, self._is_showing, self._has_foreign = "", False, False
        self._counts: Counter[Standing] = Counter()
        """Decisions by their standing, whether they are listed or not."""
        self._count = ElidedText("stagedCount", size="title")
        self._filter = Choice("stagedFilter", self.tr("Decisions to list"))
        self._filter.setMinimumContentsLength(_LETTERS)
        self._all = Button("stagedTickAll", self.tr("Tick all"), tone="link")
        self._none = Button("stagedTickNone", self.tr("Untick all"), tone="link")
        self._banner, self._said = QFrame(), Paragraph("stagedSaid", widest=_WIDEST)
        self._pages, self._hint = QStackedWidget(), PlaceholderPage("stagedHint")
        self._about = QFrame()
        self._why = Paragraph("stagedWhy", widest=_WIDEST)
        self._look = Button("stagedLook", self.tr("Show in the review"))
        self._anyway = Button("stagedAnyway", self.tr("Delete all the same"))
        self._withdraw = Button("stagedWithdraw", self.tr("Take back"))
        self._card = QFrame()
        self._losses = Paragraph("stagedLosses", widest=_WIDEST)
        self._fates = Paragraph("stagedFates", tone="muted", size="small", widest=_WIDEST)
        self._typed = TypedCount()
        self._check = Button("stagedCheck", self.tr("Dry run"), "refresh")
        self._file = Button("stagedFile", self.tr("Save as file…"), "export")
        self._refuse = Button("stagedRefuse", self.tr("Refuse"))
        self._release = Button("stagedRelease", self.tr("Approve"), tone="primary")
        self._close = Button("stagedClose", self.tr("Close"))
        self._apply = Button("stagedApply", tone="destroy")
        self._build()
        self._connect()
        self.show_rows(())

    def show_rows(self, rows: Sequence[StagedDecision]) -> None:
        """Show these decisions; what a person ticked, and where they are, stays."""
        current = self._current()
        key = current.item.key if current is not None else None
        chosen = self._filter.value()
        self._is_showing = True
        self.model.show_rows(rows)
        self._is_showing = False
        self._counts = Counter(row.standing for row in rows)
        self._has_foreign = any(row.awaits_word_of(self._me) for row in rows)
        self._offer_filters(chosen)
        place = self.model.row_of(key) if key is not None else None
        if self.model.count():
            self.table.select_row(0 if place is None else place)
        self._pages.setCurrentIndex(0 if self.model.count() else 1)
        self._note_ticks()

    def show_only(self, wanted: StagedFilter) -> None:
        """List only some of the decisions."""
        self._filter.show_value(wanted.value)
        self.model.show_only(wanted)
        self._pages.setCurrentIndex(0 if self.model.count() else 1)
        if self.model.count():
            self.table.select_row(0)
        self._show_all()

    def show_what_waits(self) -> None:
        """List what waits for the person at this computer."""
        self.show_only(StagedFilter.APPROVAL)

    def show_deletions(self) -> None:
        """List all deletions, those that can be carried out now among them."""
        self.show_only(StagedFilter.DELETIONS)

    def show_consequences(self, found: JointConsequences) -> None:
        """Show what would be missing without the ticked tracks, those to approve among them."""
        after, unknown = found.after, found.unknown
        losses = self._after_words.losses(after)
        if (more := len(losses) - _MOST_LOSSES) > 0:
            losses = [*losses[:_MOST_LOSSES], self.tr("And %Ln more.", "", more)]
        nothing = self.tr("No video loses its last subtitles.")
        self._losses.setText("\n".join(losses) or nothing)
        fates = self._after_words.fates(after)
        if unknown:
            fates.append(self.tr("%Ln videos have not been looked at yet.", "", unknown))
        self._fates.setText(" ".join(fates))
        self._card.setVisible(bool(self.ticked()))

    def show_progress(self, words: str) -> None:
        """Say how far a look at the videos is; empty when it has ended."""
        self._progress = words
        self._show_all()

    def say(self, text: str, tone: str = "plain") -> None:
        """Say something over the list; empty takes it away. `tone` is that of a card."""
        self._said.setText(text)
        self._banner.setProperty("card", tone)
        self._banner.style().unpolish(self._banner)
        self._banner.style().polish(self._banner)
        self._banner.setVisible(bool(text))
        if text:
            announce(self, text)

    def say_dry_run(self, texts: TextComparison) -> None:
        """Say what a look at all videos has found."""
        found = self._words.summary(self.model.all_rows())
        self.say(" ".join(filter(None, (found, self._words.compared(texts)))))

    def refuse(self, reason: str | None) -> None:
        """Say why nothing can be deleted now; None allows it."""
        self._refused = reason
        self._show_all()

    def ticked(self) -> list[StagedDecision]:
        """Return what is ticked: what can be carried out, and what is to be approved."""
        return [*self.model.ticked(Standing.READY), *self.model.ticked(Standing.TO_APPROVE)]

    def ticked_of_others(self) -> list[StagedDecision]:
        """Return what is ticked and can be approved or refused by the person at this computer."""
        return [row for row in self.ticked() if row.awaits_word_of(self._me)]

    def why_not(self) -> str:
        """Return why the ticked deletions cannot be carried out now; empty when they can."""
        ready = self.model.ticked(Standing.READY)
        if self._progress:
            return self._progress
        if not ready:
            return self.tr("No deletion is ready and ticked.")
        if self._refused:
            return self._refused
        if self._typed.isVisibleTo(self) and not self._typed.is_right():
            return self.tr("Type the number of tracks first.")
        return ""

    def _current(self) -> StagedDecision | None:
        index = self.table.currentIndex()
        return self.model.item(index.row()) if index.isValid() else None

    def _offer_filters(self, chosen: str) -> None:
        rows = self.model.all_rows()
        deletions = sum(row.is_deletion for row in rows)
        waiting = self._counts[Standing.TO_APPROVE]
        choices = [(StagedFilter.DELETIONS.value, self.tr("%Ln deletions", "", deletions))]
        if waiting:
            words = self.tr("%Ln waiting for my approval", "", waiting)
            choices.append((StagedFilter.APPROVAL.value, words))
        elif chosen == StagedFilter.APPROVAL:  # the last one has been approved or refused
            chosen = StagedFilter.DELETIONS.value
            self.model.show_only(StagedFilter.DELETIONS)
        choices.append((StagedFilter.ALL.value, self.tr("All %Ln decisions", "", len(rows))))
        self._filter.offer(choices)
        self._filter.show_value(chosen or StagedFilter.DELETIONS.value)

    def _show_all(self) -> None:
        """Show what can be done with what is ticked."""
        ready = len(self.model.ticked(Standing.READY))
        foreign = len(self.ticked_of_others())
        self._show_count()
        self._typed.setVisible(ready > self._type_count_above)
        if ready > self._type_count_above:
            self._typed.ask_for(ready)
        count = self.tr("Apply %Ln deletions", "", ready) if ready else self.tr("Apply deletions")
        self._apply.setText(count)
        self._show_action()
        tick = self.tr("Tick deletions of others first.")
        for button, words in (
            (self._release, self.tr("Say that the ticked deletions may be done")),
            (self._refuse, self.tr("Say that the ticked deletions must not be done")),
        ):
            button.setVisible(self._has_foreign)
            button.setEnabled(bool(foreign))
            explain(button, words if foreign else tick)
        self._check.setEnabled(not self._progress)
        words = self.tr("Look at every track as it is now, and say what would happen")
        explain(self._check, self._progress or words)
        self._show_current()

    def _show_action(self) -> None:
        why_not = self.why_not()
        self._apply.setEnabled(not why_not)
        explain(self._apply, why_not or self.tr("Look at every track once more, ask, and delete"))

    def _show_count(self) -> None:
        if self._progress:
            self._count.setText(self._progress)
            return
        ready, waiting, held = (
            self._counts[one] for one in (Standing.READY, Standing.TO_APPROVE, Standing.WAITING)
        )
        if waiting and not ready:
            self._count.setText(self.tr("%Ln deletions wait for your approval", "", waiting))
        elif ready or not held:
            self._count.setText(self.tr("%Ln tracks can be deleted", "", ready))
        else:
            self._count.setText(self.tr("%Ln deletions wait for approval", "", held))

    def _show_current(self) -> None:
        """Say about the row under the keyboard what is in the way, and offer what helps."""
        row = self._current()
        self._about.setVisible(row is not None)
        if row is None:
            return
        self._why.setText(self._words.explanation(row))
        self._why.setAccessibleName(self._words.explanation(row))
        again = row.conflict is not None and row.conflict.what in _ANYWAY
        again |= row.standing is Standing.ELSEWHERE and row.conflict is None
        self._anyway.setVisible(again)
        own = row.decision.by.id == self._me and not row.state.is_in_conflict
        ended = row.standing in (Standing.UNDER_WAY, Standing.DONE, Standing.UNDONE)
        self._withdraw.setVisible(own and not ended)

    def _choose_filter(self, value: str) -> None:
        self.show_only(StagedFilter(value))

    def _note_ticks(self) -> None:
        if self._is_showing:
            return
        self._show_all()
        self.ticks_changed.emit()

    def _connect(self) -> None:
        self.model.ticks_changed.connect(self._note_ticks)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self._filter.chosen.connect(self._choose_filter)
        self._all.clicked.connect(lambda: self.model.tick_all(True))
        self._none.clicked.connect(lambda: self.model.tick_all(False))
        self._typed.changed.connect(self._show_action)
        self._check.clicked.connect(self.check_requested)
        self._file.clicked.connect(self.file_requested)
        self._release.clicked.connect(lambda: self.word_given.emit(True))
        self._refuse.clicked.connect(lambda: self.word_given.emit(False))
        self._apply.clicked.connect(self.apply_requested)
        self._close.clicked.connect(self.reject)
        for button, wanted in (
            (self._look, self.look_requested),
            (self._anyway, self.anyway_requested),
            (self._withdraw, self.withdrawal_requested),
        ):
            button.clicked.connect(lambda _=False, to=wanted: self._ask_about_row(to))

    def _ask_about_row(self, wanted: SignalInstance) -> None:
        if (row := self._current()) is not None:
            wanted.emit(row)

    def _build(self) -> None:
        explain(self._all, self.tr("Tick every deletion in the list"))
        explain(self._none, self.tr("Untick every deletion, to tick only a few"))
        explain(self._file, self.tr("Hand the review on, with all that was decided and approved"))
        explain(self._close, self.tr("Close; the decisions stay as they are"))
        explain(self._look, self.tr("Leave this list and show the track in the review"))
        explain(self._anyway, self.tr("Decide once more, on the track as it is now"))
        explain(self._withdraw, self.tr("Take your decision back; the track is open again"))
        self._hint.show_message(
            "check",
            "faint",
            self.tr("There is nothing to list"),
            self.tr("Decisions on the tracks of this review come here."),
        )
        self.setAccessibleName(self.windowTitle())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(_framed(self._banner, "stagedBanner", "plain", [self._said]))
        self._banner.hide()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._hint)
        column.addWidget(self._pages, 1)
        column.addWidget(self._about_row())
        column.addWidget(
            _framed(self._card, "stagedAftermath", "plain", [self._losses, self._fates])
        )
        self._card.hide()
        column.addWidget(self._typed)
        column.addWidget(self._foot())
        least, size = _LEAST * text_scale(), _SIZE * text_scale()
        parent = self.parentWidget()
        room = size if parent is None else parent.window().size() - QSize(24, 24)
        self.setMinimumSize(least.boundedTo(room))
        self.resize(size.boundedTo(room))
        self.table.setFocus()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._count, 1)
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addWidget(self._filter)
        return row

    def _about_row(self) -> QFrame:
        """Return the words about the row under the keyboard, with what can be done about it."""
        self._about.setObjectName("stagedAbout")
        row = QHBoxLayout(self._about)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._anyway, self._withdraw, self._look):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return self._about

    def _foot(self) -> WrappingRow:
        """Return what can be done with all, in two rows where the words are long."""
        for button in self.findChildren(Button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAutoDefault(False)
        ends = _row_of([self._refuse, self._release, self._close, self._apply], at_end=True)
        foot = WrappingRow("stagedFoot", _row_of([self._check, self._file]), ends, apart=True)
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return foot


def _row_of(buttons: Sequence[Button], *, at_end: bool = False) -> QWidget:
    """Return buttons side by side, at the beginning or the end of what room there is."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if at_end:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    if not at_end:
        row.addStretch(1)
    return part


def _framed(frame: QFrame, name: str, tone: str, inside: Sequence[QWidget]) -> QFrame:
    """Return a card with words in it."""
    frame.setObjectName(name)
    frame.setProperty("card", tone)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(4)
    for one in inside:
        column.addWidget(one)
    return frame
