"""Everything in a sitting that changes tracks, and what is kept of it, wired together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import JournalError
from trackman.domain.restores import Restored
from trackman.domain.uploads import Video
from trackman.services.connection import Connection
from trackman.services.stores import Stores
from trackman.ui.activity.restore_wording import RestoreProgressWording
from trackman.ui.controllers.comparison import ComparisonController
from trackman.ui.controllers.operations.activity import ActivityController
from trackman.ui.controllers.operations.activity_rows import ActivityRows
from trackman.ui.controllers.operations.archive import ArchiveController
from trackman.ui.controllers.operations.deletion import DeletionController
from trackman.ui.controllers.operations.dialogs import Asking
from trackman.ui.controllers.operations.planner import Planner
from trackman.ui.controllers.operations.progress import Progress
from trackman.ui.controllers.operations.quitting import Quitting
from trackman.ui.controllers.operations.recovery import RecoveryController
from trackman.ui.controllers.operations.restore import RestoreController
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.controllers.operations.undo import UndoController
from trackman.ui.controllers.quality import QualityController
from trackman.ui.controllers.text import TextController
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.wording.messages import About, Messages


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
        kept: Stores,
        plans: Planner,
        messages: Messages,
        facts: VideoInfoController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self.runs = OperationTracker(connection.work(kept.ledger, kept.backups), tasks)
        self.restoring = RestoreController(
            window, self.runs, tasks, plans, kept.ledger, connection, messages
        )
        self.undo = UndoController(self.runs, self.restoring.restore, self._tell)
        asking, words = Asking(window), Progress(messages)
        self.deleting = DeletionController(
            window, self.runs, plans, self.undo, words, asking, facts
        )
        self._quitting = Quitting(window, self.runs, asking)
        self.left_over = RecoveryController(window, self.runs, tasks, kept.ledger, plans, messages)
        self.activity = ActivityController(
            window,
            tasks,
            self.runs,
            ActivityRows(words, RestoreProgressWording(messages)),
            plans,
            self.restoring,
            self.left_over,
            kept.records,
            messages,
        )
        texts = connection.reading(kept.backups, kept.texts)
        self.reading = TextController(window, tasks, texts)
        comparing = ComparisonController(window, tasks, texts)
        self.findings = QualityController(window, tasks, texts, connection.judging(), self.reading)
        self.keeping = ArchiveController(window, tasks, kept.records, messages)
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

    def _show_restored(self, run: Operation) -> None:
        if isinstance(run.state, Restored):
            self.deleting.show_restored(run.state.track.id, run.entry.origin)
        self.video_outdated.emit(run.upload_id)

    def _tell(self, text: str) -> None:
        self._window.notification.say(text, "info")

    def _tell_trouble(self, error: JournalError) -> None:
        problem = self._messages.problem(error, About.KEEPING)
        text = self.tr("The last change could not be recorded in the journal. {title}. {text}")
        self._window.notification.say(text.format(title=problem.title, text=problem.text), "error")
