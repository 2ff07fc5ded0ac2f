"""The choices about deleting: how long backups stay, and why tracks may go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.domain.settings import LONGEST_REASON, MOST_REASONS, Settings
from trackman.ui.settings.form import Form
from trackman.ui.settings.inputs import SettingChoice, Whole
from trackman.ui.settings.line_list import LineList
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.formats import Moments, size_text
from trackman.ui.wording.inserting import filled


class DeletingChoices(QWidget):
    """One page of the dialog."""

    changed = Signal()
    """A person chose something else."""
    check_requested = Signal()
    """Of all backups."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("deletingChoices")
        self._moments = Moments(self)
        self._keep = SettingChoice("keepBackups", self._periods())
        self._check = Button("checkBackups", self.tr("Check backups"))
        self._used = Paragraph("backupsUsed", tone="muted", size="small", widest=320)
        self._type_above = Whole("typeCountAbove", 0, 100_000, step=10)
        self._required = CheckBox("reasonRequired", self.tr("Require a reason for deleting"))
        self._reasons = LineList("reasonList", LONGEST_REASON, MOST_REASONS)
        self._build()
        self.show_used(None)
        self._keep.chosen.connect(self.changed)
        self._type_above.valueChanged.connect(self.changed)
        self._required.clicked.connect(self.changed)
        self._reasons.edited.connect(self.changed)
        self._check.clicked.connect(self.check_requested)

    def show_settings(self, settings: Settings) -> None:
        """Show these."""
        days = settings.keep_backups_days
        if days and str(days) not in dict(self._periods()):
            self._keep.show_words(str(days), self._moments.days(days))
        self._keep.show_value(str(days))
        self._type_above.setValue(settings.type_count_above)
        self._required.setChecked(settings.reason_required)
        self._reasons.show_lines(settings.reasons)

    def put_into(self, settings: Settings) -> Settings:
        """Return `settings` with what is chosen here."""
        return replace(
            settings,
            keep_backups_days=int(self._keep.value()),
            type_count_above=self._type_above.value(),
            reason_required=self._required.isChecked(),
            reasons=self._reasons.lines(),
        )

    def show_used(self, used: int | None) -> None:
        """Say how many bytes the backups take now; None while that is not known."""
        self._check.setEnabled(bool(used))
        if used is None:
            self._used.setText(self.tr("Calculating size…"))
        elif used == 0:
            self._used.setText(self.tr("No backups yet."))
        else:
            size = size_text(used)
            self._used.setText(filled(self.tr("{size} in use."), size=size))
        look = self.tr("Verify that every backup is intact")
        explain(self._check, look if used else self._used.text())

    def _periods(self) -> list[tuple[str, str]]:
        return [
            ("0", self.tr("Forever")),
            ("365", self.tr("1 year")),
            ("90", self._moments.days(90)),
            ("30", self._moments.days(30)),
        ]

    def _build(self) -> None:
        form = Form()
        form.add_title("backupsTitle", self.tr("Backups"))
        form.add("keepBackupsLabel", self.tr("Keep backups for"), self._keep, self._check)
        form.add_words(self._used)
        form.add_note(
            "keepBackupsWords",
            self.tr("Tracks whose backup is removed can’t be restored. trackman asks first."),
        )
        form.add_title("bulkTitle", self.tr("Many tracks at once"))
        words = self.tr("Type the number above")
        form.add("typeCountAboveLabel", words, self._type_above)
        form.add_note(
            "typeCountAboveWords",
            self.tr("Deleting more tracks than this at once asks you to type how many they are."),
        )
        form.add_title("reasonsTitle", self.tr("Reasons"))
        form.add_words(self._required)
        words = self.tr("Suggested reasons")
        form.add("reasonListLabel", words, self._reasons, tall=True)
        form.add_note("reasonListWords", self.tr("One per line, offered next to Delete."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addStretch(1)
