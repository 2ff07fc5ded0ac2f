"""The page of what runs and what was done: filled, and what is asked for on it done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.errors import TrackmanError
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Entry
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.activity_rows import ActivityRows
from trackman.ui.controllers.operations.operation_wording import OperationWording
from trackman.ui.controllers.operations.recovery import RecoveryController
from trackman.ui.controllers.operations.restore import RestoreController
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.messages import About
from trackman.ui.wording.problem import Problem

if TYPE_CHECKING:
    from trackman.ui.activity.activity_page import ActivityPage

_MOMENT = 100  # milliseconds
_KEPT = 500


class ActivityController(QObject):
    """Shows the runs of one session, and the records of all."""

    video_wanted = Signal(str)
    """The video with this upload id is to be opened."""
    again_requested = Signal(Operation)
    """An addition or replacement that did not work is wanted once more."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        operations: OperationTracker,
        restoring: RestoreController,
        recovery: RecoveryController,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = context.tasks
        self._operations = operations
        self._planner = context.planner
        self._environment = context.connection.environment
        self._restoring = restoring
        self._recovery = recovery
        self._history = context.stores.records
        self._messages = context.messages
        self._rows = ActivityRows(OperationWording(context.messages))
        self._seen: dict[str, Operation] = {}
        self._page: ActivityPage | None = None
        self._reading: asyncio.Task[None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MOMENT)
        self._soon.timeout.connect(self._show)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_MOMENT)
        self._again.timeout.connect(self._fill_shown)
        operations.begun.connect(self._note)
        for happened in (operations.changed, operations.dropped):
            happened.connect(self._show_soon)
        operations.ended.connect(self._fill_again)

    def open(self) -> None:
        """Connect the page when it is first wanted."""
        if self._page is None:
            page = self._page = self._workspace.activity
            page.work.cancel_requested.connect(self._cancel)
            page.work.try_again_requested.connect(self._try_again)
            page.work.restore_requested.connect(self._restoring.restore)
            offer = self._recovery.offer
            page.work.go_on_requested.connect(offer.go_on)
            page.work.keep_requested.connect(offer.keep)
            offer.changed.connect(self._show_offer)
            self._show_offer()
            page.video_wanted.connect(self._open_video)
            page.tab_shown.connect(self._fill)
            page.deleted.restore_requested.connect(self._restore)
            page.deleted.restore_elsewhere_requested.connect(self._restore_elsewhere)
            page.deleted.retry_requested.connect(self._read_deleted)
            page.history.history_wanted.connect(self._read_history)
            page.history.entry_wanted.connect(self._read_entry)
            page.history.restore_requested.connect(self._restoring.restore)
        self._page.videos.use(self._planner.is_own, self._environment)
        self._fill(self._page.tabs.currentIndex())

    def _open_video(self, upload_id: str) -> None:
        self._workspace.show_panes()
        self.video_wanted.emit(upload_id)

    def _note(self, run: Operation) -> None:
        self._seen[run.entry.id] = run
        for key, old in list(self._seen.items()):
            if len(self._seen) <= _KEPT:
                break
            if not old.is_running:
                del self._seen[key]
        self._fill_again()

    def _show_soon(self) -> None:
        if self._page is not None and self._page.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _show(self) -> None:
        if self._page is not None:
            runs = list(self._seen.values())
            restored = {(run.entry.origin, run.upload_id) for run in runs if _restores(run)}
            self._page.show_work(
                [
                    self._rows.row(run, restored=(run.entry.id, run.upload_id) in restored)
                    for run in reversed(runs)
                ]
            )

    def _show_offer(self) -> None:
        if self._page is not None:
            self._page.work.show_offer(self._recovery.offer.yes, self._recovery.offer.no)

    def _fill_again(self) -> None:
        if self._page is not None and self._page.isVisible() and not self._again.isActive():
            self._again.start()

    def _fill_shown(self) -> None:
        if self._page is not None:
            self._fill(self._page.tabs.currentIndex())

    def _fill(self, tab: int) -> None:
        from trackman.ui.activity.activity_page import Tab

        if tab == Tab.ACTIVITY:
            self._show()
        elif tab == Tab.DELETED:
            self._read_deleted()
        elif self._page is not None:
            self._read_history(self._page.history.query())

    def _cancel(self, ids: list[str]) -> None:
        for one in ids:
            self._operations.drop(self._seen[one])

    def _try_again(self, ids: list[str]) -> None:
        for run in (self._seen[one] for one in ids):
            if run.is_restore:
                self._restoring.again(run)
            elif run.is_deletion and run.is_doubtful:
                self._recovery.settle_run(run)
            else:
                self.again_requested.emit(run)

    def _restore(self, entries: list[Entry]) -> None:
        self._restoring.restore([entry.id for entry in entries])

    def _restore_elsewhere(self, entries: list[Entry], text: str) -> None:
        self._restoring.restore_elsewhere([entry.id for entry in entries], text)

    def _read_deleted(self) -> None:
        self._begin(self._deleted)

    def _read_history(self, query: HistoryQuery) -> None:
        self._begin(lambda: self._read_rows(query))

    def _read_entry(self, entry_id: str) -> None:
        self._tasks.start(self._entry(entry_id))

    def _begin(self, read: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start to read; what was being read before is of no interest any more."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._tasks.start(read())

    async def _deleted(self) -> None:
        if self._page is None:
            return
        try:
            entries = await self._history.recently_deleted()
        except TrackmanError as error:
            self._page.deleted.show_problem(self._problem(error))
            return
        restoring = {run.entry.origin for run in self._operations.running() if run.is_restore}
        self._page.deleted.show_entries(entries, {one for one in restoring if one})

    async def _read_rows(self, query: HistoryQuery) -> None:
        if self._page is None:
            return
        try:
            rows = await self._history.history(query)
        except TrackmanError as error:
            self._page.history.show_problem(self._problem(error))
            return
        self._page.history.show_rows(rows)
        if query == HistoryQuery():
            self._page.history.filters.offer_projects(await self._history.projects())

    async def _entry(self, entry_id: str) -> None:
        try:
            entry = await self._history.entry(entry_id)
        except TrackmanError:
            return  # the list says it
        if entry is not None and self._page is not None:
            self._page.history.show_entry(entry)

    def _problem(self, error: TrackmanError) -> Problem:
        return self._messages.problem(error, About.KEEPING)


def _restores(run: Operation) -> bool:
    """Tell whether a run brings a track back, or has."""
    return run.is_restore and not run.is_dropped and (run.is_running or run.is_good)
