"""The choices about reviews: who decides, when a decision is carried out, and who must agree."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.settings import LONGEST_REVIEWER, Settings
from trackman.ui.settings.form import Form
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import CheckBox
from trackman.ui.widgets.labels import Paragraph, explain

_HEIGHT = 32


class ReviewChoices(QWidget):
    """One page of the dialog."""

    changed = Signal()
    """A person chose something else."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewChoices")
        self._name = QLineEdit()
        self._at_once = CheckBox("applyAtOnce", self.tr("Delete as soon as I decide"))
        self._approval = CheckBox(
            "secondApproval", self.tr("Delete only what a second person has approved")
        )
        self._build()
        self._name.editingFinished.connect(self.changed)
        self._at_once.clicked.connect(self.changed)
        self._approval.clicked.connect(self._approve)

    def show_settings(self, settings: Settings) -> None:
        """Show these."""
        self._name.setText(settings.reviewer_name)
        self._at_once.setChecked(settings.apply_decisions_at_once)
        self._approval.setChecked(settings.second_approval)
        self._show_at_once()

    def put_into(self, settings: Settings) -> Settings:
        """Return `settings` with what is chosen here."""
        return replace(
            settings,
            reviewer_name=shown(self._name.text().strip(), LONGEST_REVIEWER)[:LONGEST_REVIEWER],
            apply_decisions_at_once=self._at_once.isChecked(),
            second_approval=self._approval.isChecked(),
        )

    def _approve(self) -> None:
        self._show_at_once()
        self.changed.emit()

    def _show_at_once(self) -> None:
        """Allow deleting at once only where nobody else has to agree."""
        allowed = not self._approval.isChecked()
        self._at_once.setEnabled(allowed)
        why = self.tr("A second person has to approve deletions first.")
        explain(self._at_once, "" if allowed else why)

    def _build(self) -> None:
        self._name.setObjectName("reviewerName")
        self._name.setMaxLength(LONGEST_REVIEWER)
        self._name.setFixedHeight(scaled(_HEIGHT))
        self._name.setPlaceholderText(self.tr("Same as system"))
        form = Form()
        form.add_title("reviewerTitle", self.tr("You"))
        form.add("reviewerNameLabel", self.tr("Your name in reviews"), self._name)
        form.add_note(
            "reviewerNameWords",
            self.tr("Stands beside your decisions and notes, also in the files you hand on."),
        )
        form.add_title("applyingTitle", self.tr("Decisions"))
        form.add_wide(self._at_once)
        _add_note(
            form,
            "applyAtOnceWords",
            self.tr(
                "Otherwise, your deletions wait in a list that you look over first. What can’t be "
                "restored waits there in any case."
            ),
        )
        form.add_title("approvalTitle", self.tr("Second approval"))
        form.add_wide(self._approval)
        _add_note(
            form,
            "secondApprovalWords",
            self.tr(
                "In the primary environment, tracks can then only be deleted from a review, once "
                "another person has approved it."
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addStretch(1)


def _add_note(form: Form, name: str, words: str) -> None:
    """Say more about a choice that takes the whole width."""
    form.add_wide(Paragraph(name, words, tone="muted", size="small", widest=600))
