"""Dialog of the moderation report: which period and project, and the figures of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trackman.domain.journal import Act
from trackman.domain.names import shown
from trackman.domain.reports.moderation import Moderation, NamedPeriod, ReportPeriod, Result
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.date_edit import DateEdit, today
from trackman.ui.widgets.document_dialog import DocumentDialog
from trackman.ui.widgets.labels import Text
from trackman.ui.wording.inserting import dotted, filled, number

_MOST_NAMED = 3


class ModerationDialog(DocumentDialog):
    """Open it with `open()`; `period()` and `project()` are what is asked for."""

    def __init__(
        self,
        parent: QWidget | None,
        projects: Sequence[tuple[str, str]],
        project: str,
        day: date | None = None,
    ) -> None:
        """Offer these projects, by id and name; `day` is today."""
        super().__init__(
            parent,
            "moderation",
            self.tr("Moderation report"),
            self.tr(
                "Counts what was changed with trackman on this computer: what, by whom, for which "
                "reasons, in which languages, week by week."
            ),
        )
        self._today = day or today()
        self._period = Choice("moderationPeriod", self.tr("Period"))
        self._project = Choice("moderationProject", self.tr("Project"))
        self._first = DateEdit("moderationFirst", self.tr("First day"))
        self._last = DateEdit("moderationLast", self.tr("Last day"))
        self._days = QWidget()
        self._offer(projects, project)
        self._build()
        self._period.chosen.connect(self._take_period)
        self._project.chosen.connect(self.changed)
        self._first.userDateChanged.connect(self._take_first)
        self._last.userDateChanged.connect(self._take_last)
        self._show_days()
        self.complete(self._period)

    def period(self) -> ReportPeriod:
        """Return the days asked for."""
        name = NamedPeriod(self._period.value())
        if name is NamedPeriod.OWN:
            return ReportPeriod(self._first.day(), self._last.day())
        return name.on(self._today)

    def project(self) -> str | None:
        """Return the id of the project asked for; None for all."""
        return self._project.value() or None

    def project_name(self) -> str:
        """Return what the project asked for is called; empty for all."""
        return self._project.currentText() if self.project() else ""

    def show_found(self, found: Moderation) -> None:
        """Show the figures of what was asked for."""
        acts = {
            Act.DELETION: self.tr("Deleted"),
            Act.RESTORE: self.tr("Restored"),
            Act.ADDITION: self.tr("Added"),
            Act.GENERATION: self.tr("Generated"),
            Act.REPLACEMENT: self.tr("Replaced"),
        }
        lines = [
            (words, number(count))
            for act, words in acts.items()
            if (count := found.count(act, Result.DONE))
        ]
        rest = found.total(Result.FAILED) + found.total(Result.UNCONFIRMED)
        if rest:
            lines.append((self.tr("Failed or not confirmed"), number(rest)))
        if found.done:
            lines.append((self.tr("Videos"), number(found.videos)))
        note = self._reasons(found) if found.rows else self.tr("No tracks were changed then.")
        self.show_figures(lines, note)

    def _reasons(self, found: Moderation) -> str:
        """Return the usual reasons: "Reasons: typos 12 · No reason given 3"."""
        if not found.done:
            return ""
        named = [
            #: A reason and how often it was given.
            filled(
                self.tr("{reason}: {count}"),
                reason=shown(reason, 40) or self.tr("No reason given"),
                count=count,
            )
            for reason, count in list(found.reasons.items())[:_MOST_NAMED]
        ]
        return dotted(named)

    def _take_period(self) -> None:
        self._show_days()
        self.changed.emit()

    def _take_first(self) -> None:
        if self._last.day() < self._first.day():
            self._last.show_day(self._first.day())
        else:
            self.changed.emit()

    def _take_last(self) -> None:
        if self._last.day() < self._first.day():
            self._first.show_day(self._last.day())
        else:
            self.changed.emit()

    def _show_days(self) -> None:
        """Offer days of one's own where they are wanted."""
        is_own = NamedPeriod(self._period.value()) is NamedPeriod.OWN
        self.form.setRowVisible(self._days, is_own)
        self.fit()

    def _offer(self, projects: Sequence[tuple[str, str]], project: str) -> None:
        self._period.offer(
            (
                (NamedPeriod.WEEK.value, self.tr("Last 7 days")),
                (NamedPeriod.MONTH.value, self.tr("This month")),
                (NamedPeriod.LAST_MONTH.value, self.tr("Last month")),
                (NamedPeriod.QUARTER.value, self.tr("Last three months")),
                (NamedPeriod.YEAR.value, self.tr("This year")),
                (NamedPeriod.ALL.value, self.tr("Any time")),
                (NamedPeriod.OWN.value, self.tr("From … to …")),
            )
        )
        self._period.show_value(NamedPeriod.MONTH.value)
        named = [(key, shown(name, 60) or shown(key, 60)) for key, name in projects]
        self._project.offer([("", self.tr("All projects")), *named])
        self._project.show_value(project if project in dict(projects) else "")
        month = NamedPeriod.MONTH.on(self._today)
        self._first.show_day(month.first or self._today)
        self._last.show_day(self._today)

    def _build(self) -> None:
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field in (self._first, self._last):
            field.setMinimumWidth(scaled(130))
        row.addWidget(self._first, 1)
        row.addWidget(Text("moderationTo", self.tr("to"), tone="muted"), 0, _MIDDLE)
        row.addWidget(self._last, 1)
        self.form.addRow(self.tr("Period"), self._period)
        self.form.addRow("", self._days)
        self.form.addRow(self.tr("Project"), self._project)


_MIDDLE = Qt.AlignmentFlag.AlignCenter
