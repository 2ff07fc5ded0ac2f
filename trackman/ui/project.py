"""The open project: signing in and out, changing projects and environments, settings."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trackman.domain.app_links import AppLink
from trackman.domain.errors import JournalError, KeyringError, SilentKeyringError, TrackmanError
from trackman.domain.names import shown
from trackman.domain.projects import KeptProject, Project, project_at_start
from trackman.domain.recent import RecentVideo
from trackman.domain.requests import OpenRequest
from trackman.services.connection import Connection
from trackman.services.operations.planner import Planner
from trackman.services.server import Server
from trackman.services.sign_in import SignIn
from trackman.services.stores import Stores
from trackman.store.folder_state import why_not_writable
from trackman.ui.controllers.dialogs import Dialogs
from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.controllers.operations.recovery import words_about_folder
from trackman.ui.controllers.settings import SettingsController
from trackman.ui.controllers.sign_in import SignInController
from trackman.ui.controllers.tour import TourController
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.wording.messages import Messages
from trackman.ui.wording.translation import use_language


@dataclass(slots=True)
class _Entered:
    """Arguments of the open session, to open the same one again."""

    server: Server
    project: str
    environment: str | None


class ProjectController(QObject):
    """Opens one session at a time; `server` holds the token of DATOCMS_API_TOKEN, if any."""

    _token_refused = Signal()

    def __init__(
        self,
        window: MainWindow,
        kept: Stores,
        server: Server,
        environment: str | None,
        failed: Callable[[Exception], None],
        *,
        shows_tour: bool = False,
    ) -> None:
        """With `shows_tour` who opens a project for the first time is shown around."""
        super().__init__(window)
        self._shows_tour = shows_tour
        self._window = window
        self._kept = kept
        self._server = server
        self._chosen_environment = environment
        self._failed = failed
        self._dialogs = Dialogs(window)
        self._tasks = self._new_tasks()
        self._signing = SignIn(kept.folder, server.api_url)
        self._project: KeptProject | None = None
        self._wanted = OpenRequest()
        """Request from outside, kept until a project is open."""
        self._entered: _Entered | None = None
        self._turn = asyncio.Lock()
        """Held while a session ends and another begins: two at once would both serve the window."""
        self.session: Session | None = None
        self._token_refused.connect(self._ask_again)
        self._serve_window()

    def start(self, request: OpenRequest) -> None:
        """Open the project of the token given, or the one used last, or ask to sign in."""
        self._wanted = request
        self._open_first()

    def take(self, request: OpenRequest) -> None:
        """Open what another start or the system asks for, as soon as a project is open."""
        if self.session is None:
            self._wanted = self._wanted.with_later(request)
        else:
            self.session.take(request)

    def counters(self) -> dict[str, object]:
        """Return what is counted in this session, for support."""
        if self.session is None:
            return {"Project open": "no"}
        free, limit = self.session.connection.free_calls()
        return {
            "Project open": "yes",
            "Running operations": len(self.session.operations.running()),
            "API requests available": f"{free} of {limit}",
        }

    async def end(self) -> None:
        """Close the session and everything else."""
        await self._leave()
        await self._tasks.stop()
        self._kept.records.close()
        await self._kept.ledger.close()
        self._signing.close()

    def _open_first(self) -> None:
        if self._server.token:
            self._enter(self._server, self._server.unnamed_project, self._chosen_environment)
            return
        last = self.settings.settings.last_project
        if (project := project_at_start(self._signing.projects(), last)) is None:
            self._sign_in.begin()
            self._say_what_is_not_kept()
        else:
            self._go(self._open(project))

    def _say_what_is_not_kept(self) -> None:
        """Say why nothing is kept, before who signs in works in vain; a session says it itself."""
        folder = self._kept.folder.root
        if (fault := why_not_writable(folder)) is not None:
            words = words_about_folder(Messages(), JournalError(fault), folder)
            self._window.notification.say(words, "error")

    def _serve_window(self) -> None:
        """Serve the parts of the window that are there without a session, too."""
        workspace, switcher = self._window.workspace, self._window.header.switcher
        self.settings = SettingsController(workspace, self._kept, self._tasks, self._server)
        self._tour = TourController(self._window, self.settings)
        self._sign_in = SignInController(workspace, self._tasks, self._signing)
        self._window.theme_chosen.connect(self.settings.set_theme)
        self._window.keys_chosen.connect(self.settings.set_keys)
        self.settings.changed.connect(self._show_theme)
        self._show_theme()
        switcher.project_chosen.connect(self._choose_project)
        switcher.environment_chosen.connect(self._choose_environment)
        switcher.read_only_toggled.connect(self.settings.set_read_only)
        switcher.add_project_requested.connect(self._add_project)
        switcher.sign_out_requested.connect(lambda: self._go(self._sign_out()))
        switcher.settings_requested.connect(lambda: self._open_settings())
        self._sign_in.entered.connect(self._take_token)
        self._sign_in.left.connect(workspace.show_panes)
        self.settings.changed.connect(self._apply_settings)
        self.settings.language_changed.connect(lambda: self._go(self._change_language()))
        self.settings.check_backups_requested.connect(self._window.check_backups_requested)

    def _show_theme(self) -> None:
        self._window.show_theme(self.settings.settings.theme)

    def _new_tasks(self) -> Tasks:
        tasks = Tasks()
        tasks.failed.connect(self._failed)
        return tasks

    def _go(self, there: Coroutine[None, None, None]) -> None:
        """Begin, end or change the session, after what was asked for before."""
        self._tasks.start(self._in_turn(there))

    async def _in_turn(self, there: Coroutine[None, None, None]) -> None:
        async with self._turn:
            await there

    async def _open(self, project: KeptProject, link: str = "") -> None:
        """Open a kept project with its kept token, or ask for a new one; then what a link names."""
        self._project = project
        self._wanted = self._wanted.with_later(OpenRequest(link))
        try:
            token = await self._signing.token_of(project.id)
        except KeyringError as error:
            self._sign_in.begin_again(project, error)
            if isinstance(error, SilentKeyringError):
                self._tasks.start(self._open_late(project))
            return
        if token is None:
            self._sign_in.begin_again(project)
            return
        await self._leave()
        self._project = project
        server = replace(self._server, token=token, accepted_before=True)
        self._enter(server, project.id, self._chosen_environment or project.environment)

    async def _open_late(self, project: KeptProject) -> None:
        """Open a project once the keyring has answered, unless something else was done."""
        await self._signing.late_answer(project.id)
        if self.session is None and self._project is project:
            self._go(self._open(project))

    def _enter(
        self,
        server: Server,
        project: str,
        environment: str | None,
        before: Planner | None = None,
    ) -> None:
        """Open a session; `before` planned in the one with the same project that just ended."""
        self._entered = _Entered(server, project, environment)
        settings = self.settings.settings
        server = replace(server, job_limit=server.job_limit or settings.job_limit)
        connection = Connection(server, environment)
        connection.use_pace_share(settings.pace_share)
        connection.events.allow(settings.events)
        connection.second_approval = settings.second_approval
        connection.when_token_is_refused(self._token_refused.emit)
        messages = Messages(token_from_variable=self._project is None)
        name = self._project.name if self._project else ""
        plans = Planner(project, name, is_certain=self._project is not None)
        if before is not None:
            plans.take_over(before)
        self.session = Session(
            self._window, self._new_tasks(), connection, self._kept, plans, messages
        )
        self.session.header.project_read.connect(self._note_project)
        self.session.recents.changed.connect(self._offer_on_taskbar)
        self.session.recents.offer()
        self.session.links.kept_project = self._kept_project
        self.session.links.environment_wanted.connect(self._open_in_environment)
        self.session.links.project_wanted.connect(self._open_in_project)
        self.session.header.set_read_only(settings.read_only)
        self.session.header.set_second_approval(settings.second_approval)
        self.session.quality.use(settings.preset, settings.words, settings.own_limits)
        self._window.header.show_project(self._project.name if self._project else "trackman", None)
        self._show_projects()
        self._window.workspace.show_panes()
        wanted, self._wanted = self._wanted, OpenRequest()
        self.session.start(wanted)
        self.session.archive.look_for_old(settings.keep_backups_days)

    async def _leave(self) -> None:
        if self.session is not None:
            session, self.session = self.session, None
            if waiting := session.files.waiting:
                self._wanted = OpenRequest(files=waiting).with_later(self._wanted)
            await session.end()
            session.deleteLater()

    def _take_token(self, token: str, project: KeptProject | None) -> None:
        """Go on with a token that was just accepted; work under way goes on where it can."""
        self._chosen_environment = None if self._project != project else self._chosen_environment
        if self.session is not None and project is not None and self._is_open(project):
            self.session.connection.use_token(token)
            if self._entered is not None:
                self._entered.server = replace(self._entered.server, token=token)
            self._window.workspace.show_panes()
            self.session.refresh()
        else:
            self._go(self._change(token, project))

    def _is_open(self, project: KeptProject) -> bool:
        return self._project is not None and self._project.id == project.id

    async def _change(self, token: str, project: KeptProject | None) -> None:
        await self._leave()
        self._project = project
        server = replace(self._server, token=token, accepted_before=True)
        self._enter(server, project.id if project else "unnamed", None)

    def _choose_project(self, project_id: str) -> None:
        project = self._kept_project(project_id)
        if project is not None:
            self._chosen_environment = None
            self._unless_busy(lambda: self._go(self._open(project)))

    def _offer_on_taskbar(self, videos: list[RecentVideo]) -> None:
        """Offer the videos opened last in the menu of the taskbar's icon, where there is one."""
        if sys.platform == "win32" and self._project is not None:
            from trackman.ui.shell.jump_list import show_in_jump_list

            project = self._project.id
            links = [
                (shown(one.name, 60), str(AppLink(one.id, project, one.environment)))
                for one in videos
            ]
            show_in_jump_list(self.tr("Recent videos"), links)

    def _kept_project(self, project_id: str) -> KeptProject | None:
        return next((one for one in self._signing.projects() if one.id == project_id), None)

    def _open_in_environment(self, environment: str, link: str) -> None:
        self._unless_busy(lambda: self._go(self._move(environment, link)))

    def _open_in_project(self, project_id: str, link: str) -> None:
        project = self._kept_project(project_id)
        if project is not None:
            self._chosen_environment = None
            self._unless_busy(lambda: self._go(self._open(project, link)))

    def _choose_environment(self, environment: str | None) -> None:
        self._unless_busy(lambda: self._go(self._move(environment)))

    async def _move(self, environment: str | None, link: str = "") -> None:
        self._wanted = self._wanted.with_later(OpenRequest(link))
        if self._project is None:
            await self._leave()
            self._chosen_environment = environment
            self._open_first()
            return
        self._chosen_environment = None
        self._project = replace(self._project, environment=environment)
        self._signing.note_use(self._project.id, environment)
        await self._open(self._project)

    def _open_settings(self, *, at_language: bool = False) -> None:
        self.settings.open(may_change_language=not self.is_busy(), at_language=at_language)

    async def _change_language(self) -> None:
        """Make the window anew in the language chosen, with the same project and video."""
        self.settings.close()  # in the language before, nothing more is to be chosen
        before, criteria = self.session, self._window.library.criteria
        query, view = criteria.query, criteria.view
        link = before.opening.link if before is not None else None
        await self._leave()
        use_language(self.settings.settings.language)
        self._tour.end()
        self._window.rebuild()
        self._serve_window()
        self._window.library.criteria.ask_for(query, view)
        if self._entered is None or before is None:
            self._open_first()
        else:
            entered, planner = self._entered, before.context.planner
            self._enter(entered.server, entered.project, entered.environment, planner)
        if self.session is not None and before is not None:
            self.session.undo.take_over(before.undo)
            if link is not None:
                self.session.opening.open_link(link)
        self._open_settings(at_language=True)

    def is_busy(self) -> bool:
        """Tell whether changes are running."""
        return self.session is not None and bool(self.session.operations.running())

    def _unless_busy(self, go: Callable[[], object]) -> None:
        """Leave the project, unless deletions run in it."""
        if self.is_busy():
            self._window.notification.say(
                self.tr("Wait for the running deletions to finish before you switch."), "warning"
            )
            return
        go()

    def _add_project(self) -> None:
        self._sign_in.begin(adding=True)

    def _ask_again(self) -> None:
        """Ask for another token, once; everything else stays as it is."""
        if self._project is None:
            return  # the token of DATOCMS_API_TOKEN: the error on the screen says what to do
        self._sign_in.begin_again(self._project)

    async def _sign_out(self) -> None:
        """Forget the token of the open project, after a question."""
        project = self._project
        if project is None:
            return
        if not await self._dialogs.confirm(Confirmation().signing_out(project.name)):
            return
        try:
            await self._signing.sign_out(project.id)
        except TrackmanError as error:
            self._sign_in.say(error)
            return
        await self._leave()
        self._project = None
        self._open_first()

    def _note_project(self, project: Project) -> None:
        if self._shows_tour:
            self._tour.offer()
        if self._project is not None and self.session is not None:
            environment = self.session.connection.environment
            self._signing.note_use(self._project.id, environment)
            self.settings.remember_project(self._project.id)
        self._show_projects()

    def _show_projects(self) -> None:
        current = self._project.id if self._project else None
        self._window.header.switcher.show_projects(self._signing.projects(), current)

    def _apply_settings(self) -> None:
        settings = self.settings.settings
        if self.session is not None:
            self.session.connection.use_pace_share(settings.pace_share)
            self.session.connection.events.allow(settings.events)
            limits = settings.preset, settings.words, settings.own_limits
            if self.session.quality.use(*limits):
                self.session.library.forget_findings()
                self.session.whole.forget_findings()
            self.session.connection.second_approval = settings.second_approval
            self.session.header.set_second_approval(settings.second_approval)
            self.session.connection.jobs.limit = self._server.job_limit or settings.job_limit
            self.session.header.set_read_only(settings.read_only)
