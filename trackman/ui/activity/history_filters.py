"""Search, filters and order of the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trackman.domain.history import HistoryQuery, HistorySort
from trackman.domain.journal import Act, Stage
from trackman.domain.names import shown
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.filter_button import FilterButton
from trackman.ui.widgets.search_field import SearchField

_PAUSE_MS = 150
_DAYS = {"today": 0, "week": 6, "month": 29}
_STAGES = {
    "done": frozenset(
        {Stage.DELETED, Stage.ALREADY_GONE, Stage.RESTORED, Stage.ADDED, Stage.REPLACED}
    ),
    "failed": frozenset({Stage.FAILED}),
    "unknown": frozenset({Stage.UNKNOWN}),
    "dropped": frozenset({Stage.DROPPED}),
    "running": frozenset(stage for stage in Stage if not stage.is_end),
}


class HistoryFilters(QWidget):
    """A search field and a menu for each filter."""

    changed = Signal()
    """`query()` is another one now."""

    def __init__(self, pause_ms: int = _PAUSE_MS) -> None:
        super().__init__()
        self.setObjectName("historyFilters")
        self.search = SearchField(pause_ms, "searchHistory", self.tr("Search history"))
        self._act = FilterButton("historyAct", self.tr("What"))
        self._result = FilterButton("historyResult", self.tr("Result"))
        self._project = FilterButton("historyProject", self.tr("Project"))
        self._period = FilterButton("historyPeriod", self.tr("Period"))
        self._text = ""
        self._order = (HistorySort.WHEN, True)
        self._offer()
        self._build()
        self.search.searched.connect(self._take_text)
        for button in (self._act, self._result, self._project, self._period):
            button.chosen.connect(self.changed)

    def query(self) -> HistoryQuery:
        """Return what is asked for; a period is counted from now."""
        sort, descending = self._order
        return HistoryQuery(
            text=self._text,
            act=Act(self._act.value()) if self._act.value() else None,
            stages=_STAGES.get(self._result.value(), frozenset()),
            project=self._project.value() or None,
            since=_since(self._period.value()),
            sort=sort,
            descending=descending,
        )

    def is_filtered(self) -> bool:
        """Tell whether anything is left out."""
        query = self.query()
        plain = HistoryQuery(sort=query.sort, descending=query.descending)
        return query != plain

    def offer_projects(self, projects: Sequence[tuple[str, str]]) -> None:
        """Offer these, by id and name; one alone is no choice."""
        named = [(key, shown(name, 60)) for key, name in projects]
        self._project.offer([("", self.tr("All projects")), *named])
        self._project.setVisible(len(projects) > 1)

    def order_by(self, sort: HistorySort, descending: bool) -> None:
        """Ask for another order."""
        if self._order != (sort, descending):
            self._order = (sort, descending)
            self.changed.emit()

    def clear(self) -> None:
        """Ask for everything again."""
        for button in (self._act, self._result, self._project, self._period):
            button.show_value("")
        self._text = ""
        self.search.show_text("")
        self.search.clear()
        self.changed.emit()

    def _take_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.changed.emit()

    def _offer(self) -> None:
        self._act.offer(
            (
                ("", self.tr("Deletions and restores")),
                (Act.DELETION.value, self.tr("Deletions")),
                (Act.RESTORE.value, self.tr("Restores")),
                (Act.ADDITION.value, self.tr("Additions")),
                (Act.GENERATION.value, self.tr("Generations")),
                (Act.REPLACEMENT.value, self.tr("Replacements")),
            )
        )
        self._result.offer(
            (
                ("", self.tr("All results")),
                ("done", self.tr("Deleted or restored")),
                ("failed", self.tr("Not deleted or restored")),
                #: What became of it is not known.
                ("unknown", self.tr("Unknown")),
                ("dropped", self.tr("Cancelled")),
                ("running", self.tr("In progress")),
            )
        )
        self._period.offer(
            (
                ("", self.tr("Any time")),
                ("today", self.tr("Today")),
                ("week", self.tr("Last 7 days")),
                ("month", self.tr("Last 30 days")),
            )
        )
        self.offer_projects(())

    def _build(self) -> None:
        self.search.setMaximumWidth(scaled(420))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.search, 4)
        row.addSpacing(6)
        for button in (self._act, self._result, self._project, self._period):
            row.addWidget(button)
        row.addStretch(1)


def _since(period: str) -> datetime | None:
    """Return the midnight, as this computer counts days, with which a period begins."""
    if period not in _DAYS:
        return None
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    day = today - timedelta(days=_DAYS[period])
    return day.replace(tzinfo=None).astimezone()  # the clocks may have been changed since
