"""Everything in a sitting that changes tracks, and what is kept of it, wired together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import JournalError
from trackman.domain.restores import Restored
from trackman.domain.uploads import Video
from trackman.services.connection import Connection
from trackman.ui.activity.restoring import RestoringWords
from trackman.ui.desks.activity import ActivityDesk
from trackman.ui.desks.asking import Asking
from trackman.ui.desks.comparison import ComparisonDesk
from trackman.ui.desks.deletion import DeletionDesk
from trackman.ui.desks.facts import FactsDesk
from trackman.ui.desks.findings import FindingsDesk
from trackman.ui.desks.keeping import KeepingDesk
from trackman.ui.desks.left_over import LeftOverDesk
from trackman.ui.desks.plans import Plans
from trackman.ui.desks.progress import Progress
from trackman.ui.desks.quitting import Quitting
from trackman.ui.desks.reading import ReadingDesk
from trackman.ui.desks.restore import RestoreDesk
from trackman.ui.desks.runs import Run, Runs
from trackman.ui.desks.undo import Undo
from trackman.ui.desks.work_rows import WorkRows
from trackman.ui.kept import Kept
from trackman.ui.main_window import MainWindow
from trackman.ui.tasks import Tasks
from trackman.ui.words.messages import About, Messages


class TrackWork(QObject):
    """Deletes, restores, undoes and settles, and shows what runs and what was done."""

    video_changed = Signal(Video)
    """The video on the screen has a track less."""
    video_outdated = Signal(str)
    """A video has a track more: its upload id."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        connection: Connection,
        kept: Kept,
        plans: Plans,
        messages: Messages,
        facts: FactsDesk,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self.runs = Runs(connection.work(kept.ledger, kept.backups), tasks)
        self.restoring = RestoreDesk(
            window, self.runs, tasks, plans, kept.ledger, connection, messages
        )
        self.undo = Undo(self.runs, self.restoring.restore, self._tell)
        asking, words = Asking(window), Progress(messages)
        self.deleting = DeletionDesk(window, self.runs, plans, self.undo, words, asking, facts)
        self._quitting = Quitting(window, self.runs, asking)
        self.left_over = LeftOverDesk(window, self.runs, tasks, kept.ledger, plans, messages)
        self.activity = ActivityDesk(
            window,
            tasks,
            self.runs,
            WorkRows(words, RestoringWords(messages)),
            plans,
            self.restoring,
            self.left_over,
            kept.records,
            messages,
        )
        texts = connection.reading(kept.backups, kept.texts)
        self.reading = ReadingDesk(window, tasks, texts)
        comparing = ComparisonDesk(window, tasks, texts)
        self.findings = FindingsDesk(window, tasks, texts, connection.judging(), self.reading)
        self.keeping = KeepingDesk(window, tasks, kept.records, messages)
        for part in (
            *(self.runs, self.undo),
            *(self.restoring, self.deleting, self.left_over, self.activity),
            *(self.reading, comparing, self.findings, self.keeping),
        ):
            part.setParent(self)  # what belongs to this sitting ends with it
        kept.ledger.trouble = self._tell_trouble
        self._connect()
        self._show_undo()

    def _connect(self) -> None:
        self._window.undo_requested.connect(self.undo.undo)
        self.undo.changed.connect(self._show_undo)
        self.deleting.video_changed.connect(self.video_changed)
        self.deleting.recheck_requested.connect(self.left_over.settle_run)
        self.deleting.restore_requested.connect(lambda one: self.restoring.restore([one]))
        self.restoring.restored.connect(self._show_restored)

    def _show_undo(self) -> None:
        self._window.show_undo(self.undo.text() or None)

    def _show_restored(self, run: Run) -> None:
        if isinstance(run.state, Restored):
            self.deleting.show_restored(run.state.track.id, run.entry.origin)
        self.video_outdated.emit(run.upload_id)

    def _tell(self, text: str) -> None:
        self._window.notification.say(text, "info")

    def _tell_trouble(self, error: JournalError) -> None:
        problem = self._messages.problem(error, About.KEEPING)
        text = self.tr("What was just done could not be written down. {title}. {text}")
        self._window.notification.say(text.format(title=problem.title, text=problem.text), "error")
