"""One session with one project, from entering it until leaving it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from trackman.domain.errors import JournalError
from trackman.domain.requests import OpenRequest
from trackman.services.connection import Connection
from trackman.services.operations.planner import Planner
from trackman.services.stores import Stores
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import Dialogs
from trackman.ui.current import Current
from trackman.ui.session.controllers import SessionControllers
from trackman.ui.session.operations import OperationWiring
from trackman.ui.session.reviews import ReviewWiring
from trackman.ui.session.sounds import SoundWiring
from trackman.ui.session.video import VideoWiring
from trackman.ui.session.whole_project import ProjectWiring
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.messages import About, Messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trackman.domain.review.queue import QueueItem
    from trackman.services.review.reviews import Reviews
    from trackman.ui.controllers.inventory.replacing import TextReplacingController
    from trackman.ui.controllers.inventory.rules import RulesController
    from trackman.ui.controllers.operations.applying import ApplyingController
    from trackman.ui.controllers.review.queues import ReviewQueuesController
    from trackman.ui.controllers.review.review import ReviewController

_LISTEN_AFTER = 2000  # milliseconds since the project was read
_QUIET_REFRESH_AFTER = 20.0  # seconds since the last reading


class Session(SessionControllers):
    """Opens what was asked for, reads everything anew when that is wanted, and ends."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        connection: Connection,
        stores: Stores,
        planner: Planner,
        messages: Messages,
    ) -> None:
        context = SessionContext(
            tasks=tasks,
            connection=connection,
            stores=stores,
            planner=planner,
            messages=messages,
            notification=window.workspace.notification,
            dialogs=Dialogs(window, stores.folder),
            current=Current(),
        )
        super().__init__(window, context)
        self._is_told, self._read_at = False, time.monotonic()
        """True once a person has heard that a draft stays, and wants to quit; the last reading."""
        stores.ledger.trouble = self._show_journal_error
        window.may_close = self._may_close
        self._connect_window()
        OperationWiring(self)
        VideoWiring(self)
        self._listen_later()
        self._reviews = ReviewWiring(self, SoundWiring(self))
        self._project = ProjectWiring(self, self._reviews)

    @property
    def reviews(self) -> Reviews:
        """The reviews of the project."""
        return self._reviews.reviews

    @property
    def review_queues(self) -> ReviewQueuesController:
        """The controller of the list of reviews."""
        return self._reviews.queues

    @property
    def reviewing(self) -> ReviewController:
        """The controller of the page on which tracks are judged."""
        return self._reviews.reviewing

    @property
    def applying(self) -> ApplyingController:
        """The controller of what reviews decided."""
        return self._reviews.applying

    @property
    def rules(self) -> RulesController:
        """The controller of rules."""
        return self._project.rules

    @property
    def text_replacing(self) -> TextReplacingController:
        """The controller of find and replace over many texts."""
        return self._project.text_replacing

    def start(self, request: OpenRequest) -> None:
        """Read the project and its library, and open what was asked for at the start."""
        self.library.start()
        self.recovery.start()
        self.header.told_elsewhere = lambda: self.library.has_failed
        self.header.start(self.library.answered)
        self.window.library.take_keyboard()
        if not request.video:
            self.window.tracks.show_empty()
        self.take(request)

    def take(self, request: OpenRequest) -> None:
        """Open a video, and offer it the files; without one, those are for the open video."""
        if request.files and request.video:
            self.files.keep(request.files)
        elif request.files:
            self._take_files(request.files)
        if request.video:
            self.open(request.video)

    def _take_files(self, paths: Sequence[Path]) -> None:
        """Take up files that were dropped: reviews, or what tracks can be made of."""
        from trackman.domain.review.queue import REVIEW_SUFFIX

        reviews = [path for path in paths if path.suffix == REVIEW_SUFFIX]
        if reviews:
            self.review_queues.take_files(reviews)
        if rest := [path for path in paths if path not in reviews]:
            self.files.open(rest)

    def offer_review(self, name: str, items: Sequence[QueueItem]) -> None:
        """Have a review of this name to try out, unless there is one, once the project is known."""
        self._reviews.offer(name, items)

    def refresh(self) -> None:
        """Read everything on the screen again, and look into what is not known."""
        self._read_at = time.monotonic()
        self.info.doubt()
        self.recovery.recheck()
        self.library.refresh()
        self.header.refresh()
        self.opening.refresh()

    async def end(self) -> None:
        """Give up all work and close the connection; what was edited stays as a draft."""
        await self.editing.end()
        await self.bulk.end()
        self.recovery.stop()
        await self.ending.aclose()
        self.whole.stop()
        self.files.stop()
        self.quality.stop()
        self.library.stop()
        self.playing.stop()
        self.header.stop()
        await self.tasks.stop()
        reviews = self._reviews.opened
        if reviews is not None:
            await reviews.settled()
        self.connection.close()
        if reviews is not None:
            reviews.close()
        self.whole.close()
        self.window.notification.forget()  # its buttons would act on what has ended

    def _connect_window(self) -> None:
        """Give commands of the window to their controllers."""
        window, changes = self.window, self.changes
        window.open_requested.connect(self.open)
        window.files_dropped.connect(self._take_files)
        window.paste_requested.connect(self.files.paste)
        window.refresh_requested.connect(self.refresh)
        window.recent_cleared.connect(self.recents.clear)
        self.recents.changed.connect(window.show_recent)
        self.recents.offer()
        window.compare_requested.connect(self.comparison.compare)
        window.generation_requested.connect(self.generation.ask)
        window.change_requested.connect(changes.change_details)
        window.replace_requested.connect(changes.replace_by_file)
        window.versions_requested.connect(changes.show_versions)
        window.copy_requested.connect(changes.copy_to_video)
        window.download_requested.connect(changes.download)
        window.activity_requested.connect(self.archive.connect_history)
        window.activity_requested.connect(self.activity.open)
        window.export_all_requested.connect(self.archive.export_all)
        window.import_requested.connect(self.archive.import_all)
        window.check_backups_requested.connect(self.archive.check)
        self.opening.refresh_wanted.connect(self.refresh)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_back)

    def _listen_later(self) -> None:
        """Have an idle session, too, listen before its first job."""
        listening = QTimer(self)  # it ends with the session
        listening.setSingleShot(True)
        listening.setInterval(_LISTEN_AFTER)
        listening.timeout.connect(self.connection.events.listen)
        self.header.project_read.connect(lambda: listening.start())

    def _may_close(self) -> bool:
        """Tell whether the window may close now; who has unpublished changes is told first."""
        if not self.editing.has_unpublished or self._is_told:
            return self.quitting.may_close()
        self.tasks.start(self._tell_of_draft())
        return False

    async def _tell_of_draft(self) -> None:
        if await self.context.dialogs.confirm(self.editing.quitting()):
            self._is_told = True
            self.window.close()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Read again, quietly, when the window comes back to the front after a while."""
        age = time.monotonic() - self._read_at
        if state == Qt.ApplicationState.ApplicationActive and age > _QUIET_REFRESH_AFTER:
            self._read_at = time.monotonic()
            self.library.refresh()
            self.header.refresh()
            self.opening.refresh_quietly()

    def _show_journal_error(self, error: JournalError) -> None:
        problem = self.context.messages.problem(error, About.KEEPING)
        text = self.tr("The last change could not be recorded in the journal. {title}. {text}")
        self.window.notification.say(filled(text, title=problem.title, text=problem.text), "error")
