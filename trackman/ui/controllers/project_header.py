"""The head of the window: which project and environment, and whether tracks can be changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from trackman.domain.errors import TrackmanError
from trackman.domain.permissions import Permission, obstacle, permission_of
from trackman.domain.projects import Environment, Project
from trackman.domain.review.approval import is_primary
from trackman.domain.uploads import Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.header import EnvironmentKind
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.library import LibraryWording
from trackman.ui.wording.messages import About
from trackman.ui.wording.permissions import PermissionWording

_LATEST_MS = 400
_log = logging.getLogger(__name__)


class ProjectHeader(QObject):
    """Reads the project and shows it; says on the Delete button why it cannot be pressed."""

    project_read = Signal(Project)
    """The project was read."""
    obstacle_changed = Signal(str)
    """Why no track can be changed here, from now on; empty where nothing is in the way."""
    deletion_obstacle_changed = Signal(str)
    """Why no track can be deleted here but from a review; empty where nothing is in the way."""
    unread = Signal()
    """The project could not be read this time."""

    def __init__(self, context: SessionContext, workspace: Workspace) -> None:
        super().__init__()
        self.told_elsewhere: Callable[[], bool] = lambda: False
        """Tells whether the list of videos says already that DatoCMS doesn't answer."""
        self._context = context
        self._header = workspace.header
        self._tracks = workspace.tracks
        self._tasks = context.tasks
        self._connection = context.connection
        self._wording = PermissionWording()
        self._ages = LibraryWording()
        self._project: Project | None = None
        self._permission: Permission | None = None
        self._environment = context.connection.environment
        self._read_only = False
        self.obstacle: str | None = None
        """Why nothing can be changed in this project, in words; None where it can."""
        self.deletion_obstacle: str | None = None
        """Why nothing can be deleted without a review, which may be possible all the same."""
        self._second_approval = False
        self._began = False
        self._reading: asyncio.Task[None] | None = None
        self._said = ""
        """Words about a project that could not be read."""
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._seen_at: datetime | None = None
        """Time at which the tracks on the screen were read, while they are read anew."""

    @property
    def project(self) -> Project | None:
        """The project; None until it was read."""
        return self._project

    def start(self, after: SignalInstance) -> None:
        """Read the project for the first time, `after` its library or a moment later.

        The videos are what a person looks for; but an answer that hangs holds up nothing else.
        """
        self._show()
        after.connect(self._begin)
        after.connect(self._heal)
        self._latest.timeout.connect(self._begin)
        self._latest.start(_LATEST_MS)

    def refresh(self) -> None:
        """Read the project again."""
        self._latest.stop()
        self._began = True
        self._reading = self._tasks.start(self._read())

    def stop(self) -> None:
        """Begin nothing any more."""
        self._latest.stop()

    def set_read_only(self, read_only: bool) -> None:
        """Follow the person's own switch."""
        self._read_only = read_only
        self._show()

    def set_second_approval(self, required: bool) -> None:
        """Follow the setting that deletions need a second person's approval."""
        self._second_approval = required
        self._show()

    def show_age(self, seen_at: datetime) -> None:
        """Say that what is on the screen was read then, and refuse to delete from it."""
        self._seen_at = seen_at
        self._show()

    def show_video(self, video: Video) -> None:
        """Show the environment of a video as it was just read."""
        self._environment, self._seen_at = video.environment, None
        self._show()
        self._heal()

    def _begin(self) -> None:
        if not self._began:
            self.refresh()

    def _heal(self) -> None:
        """Read a project that could not be read again, if what came is an answer of DatoCMS's."""
        if self.told_elsewhere():
            self._dismiss_words()
        elif self._reading is not None and self._reading.done() and self._project is None:
            self.refresh()

    async def _read(self) -> None:
        try:
            project = await self._connection.project()
        except TrackmanError as error:
            _log.info("the project could not be read: %s", error)
            self.unread.emit()
            if self._project is None and not self.told_elsewhere():
                self._say(error)
            return
        self._dismiss_words()
        self._project, self._permission = project, permission_of(project)
        site, account = project.site, project.account
        name = site.name if site else "trackman"
        self._header.show_project(name, account.name if account else None)
        switcher = self._header.switcher
        switcher.show_environments(project.environments, self._connection.environment)
        self._show()
        self.project_read.emit(project)

    def _say(self, error: TrackmanError) -> None:
        """Say why the project is not known, and offer to read it again."""
        problem = self._context.messages.problem(error, About.OPENING)
        self._said = problem.sentences()
        self._context.notification.say(self._said, "error", problem.retry, self.refresh)

    def _dismiss_words(self) -> None:
        if self._said:
            self._context.notification.withdraw(self._said)
        self._said = ""

    def _show(self) -> None:
        known = self._project.environment(self._environment) if self._project else None
        name = known.id if known else self._environment or self.tr("primary")
        maintenance = self._project.maintenance if self._project else None
        found = obstacle(known, maintenance, self._permission, read_only=self._read_only)
        reason = self._wording.obstacle(found, name, self._permission) if found else None
        kind: EnvironmentKind = "unknown" if known is None else _kind(known)
        self.obstacle = reason
        self.obstacle_changed.emit(reason or "")
        self._header.show_environment(name, kind, reason, self._wording.state(found))
        self._tracks.set_delete_refused(reason or self._age())
        self._show_deletion()

    def _show_deletion(self) -> None:
        """Tell where Delete has to give way to reviews."""
        primary = self._project.primary if self._project else None
        held = self._second_approval and is_primary(self._environment, primary)
        words = self._wording.second_approval() if held else None
        self._tracks.set_deletion_held(words)
        self.deletion_obstacle = self.obstacle or words
        self.deletion_obstacle_changed.emit(self.deletion_obstacle or "")

    def _age(self) -> str | None:
        if self._seen_at is None:
            return None
        #: {seen} is such as “Seen 3 hours ago”.
        text = self.tr("{seen}. Refreshing – you can delete once the tracks are up to date.")
        return filled(text, seen=self._ages.age(self._seen_at))


def _kind(environment: Environment) -> EnvironmentKind:
    return "primary" if environment.primary else "sandbox"
