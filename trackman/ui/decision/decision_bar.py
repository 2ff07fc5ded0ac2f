"""The bar over the work: which tracks, what their deletion means, reason, Delete and Next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from trackman.ui.decision.impact import NOTHING_KNOWN, DeletionImpact, ImpactCard
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_or_key
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.line_button import LineButton
from trackman.ui.widgets.reason import Reason

_HEIGHT = 60
_REASON = (72, 260)
_SHARE = 0.25
"""Of the bar, at most, that an empty field for the reason may claim for its words."""


class DecisionBar(QFrame):
    """Shows what Delete would act on; the rest of the window follows the same selection."""

    delete_requested = Signal()
    """Delete the selected tracks."""
    delete_refused = Signal(str)
    """Delete was asked for where it cannot be, for this reason."""
    next_requested = Signal()
    changed = Signal()
    """`why_not()` may answer differently now."""
    left = Signal()
    """Return was pressed in the reason: the keyboard is wanted among the tracks."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("decisionBar")
        self.reason = Reason()
        self._obstacle: str | None = ""
        self._is_held = False
        self._impact = NOTHING_KNOWN
        self._name = ElidedText("decisionName", size="title")
        self._detail = ElidedText("decisionDetail", tone="muted", size="small")
        self._state = ElidedText("decisionState", tone="accent", size="small")
        self._line = LineButton("decisionImpact")
        self._card = ImpactCard()
        self._delete = Button("delete", self.tr("Delete"), "delete", "danger")
        self._next = Button("next", self.tr("Next"))
        self._build()
        self._connect()
        self.show_none(self.tr("No video open"))

    def show_none(self, title: str, detail: str = "") -> None:
        """Show that no track is selected."""
        self._show(title, detail)
        self._delete.setText(self.tr("Delete"))

    def show_track(self, name: str, detail: str, state: str, impact: DeletionImpact) -> None:
        """Show one track; `state` says what happens to it, else the impact of its deletion."""
        self._show(name, detail, state, impact)
        self._delete.setText(self.tr("Delete"))

    def show_many(self, count: int, impact: DeletionImpact) -> None:
        """Show several tracks."""
        self._show(self.tr("%Ln tracks selected", "", count), "", "", impact)
        self._delete.setText(self.tr("Delete %Ln tracks", "", count))

    def show_obstacle(self, reason: str | None) -> None:
        """Say why nothing selected can be deleted now; None allows it."""
        self._obstacle = reason
        self._show_delete()

    def hold(self, held: bool) -> None:
        """Refuse Delete for the moment in which another track comes on screen by itself."""
        self._is_held = held
        self._show_delete()

    def set_reason_required(self, required: bool) -> None:
        """Say whether there can be no delete without a reason."""
        self.reason.set_required(required)
        self._show_delete()

    def clear_reason(self, *, used: bool) -> None:
        """Empty the reason, which belongs to one deletion; one that was used is offered again."""
        if used:
            self.reason.note_used()
        self.reason.set_text("")

    def why_not(self) -> str | None:
        """Return why Delete is not possible now; None when it is."""
        return self.why_not_with_reason() or self.missing_reason()

    def missing_reason(self) -> str | None:
        """Return that a reason is to be given first, where there can be no delete without one."""
        return self.tr("Enter a reason first.") if self.reason.is_missing() else None

    def why_not_with_reason(self) -> str | None:
        """Return why a delete is not possible now, were a reason given; None when it is."""
        if self._obstacle is not None:
            return self._obstacle
        return self.tr("Another track has just come on screen.") if self._is_held else None

    def request_delete(self) -> None:
        """Ask for the deletion of what is selected, or say why that cannot be."""
        reason = self.why_not()
        if reason is None:
            self.delete_requested.emit()
        else:
            self.delete_refused.emit(reason)

    def _show(
        self,
        name: str,
        detail: str,
        state: str = "",
        impact: DeletionImpact = NOTHING_KNOWN,
    ) -> None:
        self._name.setText(name)
        self._detail.setText(detail)
        self._name.updateGeometry()
        self._detail.updateGeometry()
        self._state.setText(state)
        self._state.setVisible(bool(state))
        if impact != self._impact:
            self._impact = impact
            self._card.show_impact(impact)
        shown = not state and bool(impact.line)
        tone, picture = ("warning", "warning") if impact.is_grave else ("muted", "info")
        self._line.show_line(impact.line, picture, tone)
        self._line.setVisible(shown)
        self._show_card()

    def _show_card(self) -> None:
        self._card.setVisible(self._line.isChecked() and not self._line.isHidden())

    def _show_delete(self) -> None:
        reason = self.why_not()
        self._delete.setEnabled(reason is None)
        words = self.tr("Delete the selected tracks")
        explain_or_key(self._delete, reason, words, "deleteTrack")
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the field say what it is for, as long as that leaves the rest its room."""
        super().resizeEvent(event)
        least = min(self.reason.width_of_words(), round(self.width() * _SHARE))
        self.reason.setMinimumWidth(max(least, scaled(_REASON[0])))

    def _connect(self) -> None:
        self.reason.changed.connect(self._show_delete)
        self.reason.entered.connect(self.left)
        self._line.toggled.connect(self._show_card)
        self._delete.clicked.connect(self.request_delete)
        self._next.clicked.connect(self.next_requested)

    def _build(self) -> None:
        explain(self._next, self.tr("Go to the next track with findings, then to the next video"))
        self._line.setAccessibleDescription(self.tr("Show all that follows from deleting it"))
        self._state.hide()
        self._line.hide()
        self._card.hide()
        least, most = map(scaled, _REASON)
        self.reason.setMinimumWidth(least)
        self.reason.setMaximumWidth(most)
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self._name)
        names.addWidget(self._detail, 1, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(names)
        words.addWidget(self._state)
        words.addWidget(self._line, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 2)
        row.addWidget(self.reason, 1)
        row.addWidget(self._delete)
        row.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._card)
        self.setMinimumHeight(scaled(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
