"""Restoring on the screen: what is asked for, how it goes, and what a taken name leads to."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.errors import JournalError, LinkError, NameTakenError, TrackmanError
from trackman.domain.journal import Act, Entry, Place, new_id
from trackman.domain.links import parse_link
from trackman.domain.names import quoted
from trackman.domain.tracks import Track
from trackman.services.connection import Connection
from trackman.services.operations.journal_writer import JournalWriter
from trackman.ui.activity.restore_wording import RestoreProgressWording
from trackman.ui.controllers.operations.batch import Batch
from trackman.ui.controllers.operations.planner import Planner
from trackman.ui.controllers.operations.restore_progress import RestoreProgress
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.wording.messages import About, Messages


class RestoreController(QObject):
    """Everything about restoring that a person sees outside *Activity*."""

    restored = Signal(Operation)
    """A video has a track more."""

    def __init__(
        self,
        window: MainWindow,
        runs: OperationTracker,
        tasks: Tasks,
        plans: Planner,
        ledger: JournalWriter,
        connection: Connection,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._runs = runs
        self._tasks = tasks
        self._plans = plans
        self._ledger = ledger
        self._connection = connection
        self._messages = messages
        words = RestoreProgressWording(messages)
        self._progress = RestoreProgress(words, self.again)
        self._batch = Batch(window.notification, self._progress)
        self._replacing: dict[Operation, Entry] = {}
        """Deletions of tracks that are in the way of a restore, each with its restore."""
        self._clashes: deque[tuple[Entry, Track]] = deque()
        """Restores whose name another track has, the first of them being asked about."""
        runs.begun.connect(self._begin)
        runs.ended.connect(self._end)
        runs.dropped.connect(self._drop)

    def restore(self, ids: list[str], remark: str = "") -> None:
        """Restore deleted tracks where they were, by the ids of their deletions.

        The remark is told with how they ended.
        """
        self._progress.note(remark)
        self._tasks.start(self._restore(ids, None))

    def restore_elsewhere(self, ids: list[str], text: str) -> None:
        """Restore deleted tracks into the video that a link or id names."""
        self._tasks.start(self._restore_elsewhere(ids, text))

    def again(self, run: Operation) -> None:
        """Try once more what went wrong, in the way that can help."""
        if isinstance(run.state, Unknown):
            self._tasks.start(self._settle(run.entry.id))
        elif isinstance(run.state, Failed) and isinstance(run.state.error, NameTakenError):
            self._ask_for_name(run.entry, run.state.error.other)
        elif run.entry.origin is not None:
            self._start(replace(run.entry, id=new_id()))

    async def _settle(self, entry_id: str) -> None:
        entry = await self._ledger.run(lambda journal: journal.entry(entry_id))
        if entry is not None:
            self._runs.settle(entry)

    async def _restore(self, ids: list[str], place: Place | None) -> None:
        try:
            entries = await self._ledger.run(lambda journal: [journal.entry(one) for one in ids])
        except JournalError as error:
            self._say(error)
            return
        batch = new_id()
        for entry in entries:
            if entry is None or entry.act is not Act.DELETION or entry.backup is None:
                continue
            if place is None and not self._plans.is_own(entry.place):
                text = self.tr("{name} belongs to the project {project}. Open that project first.")
                self._window.notification.say(
                    text.format(
                        name=quoted(entry.track.name), project=quoted(entry.place.project_name)
                    ),
                    "warning",
                )
                return
            self._start(self._plans.restore(entry, batch, place))

    async def _restore_elsewhere(self, ids: list[str], text: str) -> None:
        try:
            link = parse_link(text)
        except LinkError as error:
            self._window.notification.say(self._messages.link(error), "error")
            return
        try:
            video = await self._connection.videos.open(link, lambda *_: None)
        except TrackmanError as error:
            self._say(error)
            return
        await self._restore(ids, self._plans.place(video))

    def _say(self, error: TrackmanError) -> None:
        problem = self._messages.problem(error, About.RESTORING)
        self._window.notification.say(f"{problem.title}. {problem.text}", "error")

    def _start(self, entry: Entry) -> None:
        """Restore a track, but not while the same is on its way into the same video."""
        same = (entry.origin, entry.place.upload_id)
        if same in {(run.entry.origin, run.upload_id) for run in self._runs.running()}:
            text = self.tr("{name} is already being restored.")
            self._window.notification.say(text.format(name=quoted(entry.track.name)), "info")
            return
        self._runs.restore(entry)

    def _begin(self, run: Operation) -> None:
        if not run.is_deletion and not run.settles:
            self._batch.add(run)

    def _end(self, run: Operation) -> None:
        if run.is_deletion:
            self._replace(run)
            return
        if not run.settles:
            self._batch.ended()
        if run.is_good:
            self.restored.emit(run)
        elif isinstance(run.state, Failed) and isinstance(run.state.error, NameTakenError):
            self._ask_for_name(run.entry, run.state.error.other)

    def _drop(self, run: Operation) -> None:
        if run.is_deletion:
            self._replacing.pop(run, None)
        else:
            self._batch.dropped(run)

    def _ask_for_name(self, entry: Entry, other: Track) -> None:
        """Ask as soon as all others are answered; one question hides another."""
        if entry.id in {known.id for known, _ in self._clashes}:
            return
        self._clashes.append((entry, other))
        if len(self._clashes) == 1:
            self._ask()

    def _ask(self) -> None:
        from trackman.ui.activity.name_clash import NameClash

        entry, other = self._clashes[0]
        clash = NameClash(self._window, entry.track.name, other, set())
        clash.renamed.connect(partial(self._rename, entry))
        clash.replace_chosen.connect(partial(self._delete_other, entry, other))
        clash.finished.connect(self._answered)
        clash.open()

    def _answered(self) -> None:
        self._clashes.popleft()
        if self._clashes:
            self._ask()

    def _rename(self, entry: Entry, name: str) -> None:
        self._start(replace(entry, id=new_id(), track=replace(entry.track, name=name)))

    def _delete_other(self, entry: Entry, other: Track) -> None:
        """Delete the track that is in the way, its text saved first, then restore."""
        deletion = self._plans.deletion_at(entry.place, other, entry.batch)
        if (run := self._runs.delete(deletion, 0)) is not None:
            self._replacing[run] = entry

    def _replace(self, run: Operation) -> None:
        entry = self._replacing.pop(run, None)
        if entry is not None and isinstance(run.state, Deleted | AlreadyGone):
            self._start(replace(entry, id=new_id()))
