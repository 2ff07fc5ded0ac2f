"""trackman: links: opened where one works, or after a question where they lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from trackman.domain.app_links import AppLink, parse_app_link
from trackman.domain.errors import LinkError
from trackman.domain.projects import KeptProject, Project
from trackman.domain.whereabouts import Whereabouts, Workplace, whereabouts
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.inserting import filled, quoted


class AppLinks(QObject):
    """Follows one link at a time; nobody is taken to another project or environment unasked."""

    leads_here = Signal(AppLink)
    environment_wanted = Signal(str, str)
    """This environment, to open this link there."""
    project_wanted = Signal(str, str)
    """The project with this id, to open this link there."""

    def __init__(
        self, context: SessionContext, workspace: Workspace, kept_id: str | None = None
    ) -> None:
        """Work in the project with the id `kept_id`; None where it is not known before it is read.

        `kept_project` is to return a project that one is signed in to.
        """
        super().__init__()
        self.kept_project: Callable[[str], KeptProject | None] = lambda _: None
        self._context = context
        self._field = workspace.header.field
        self._place = Workplace(kept_id, context.connection.environment, None)
        self._waiting: AppLink | None = None
        self._said = ""
        """Words in the footer about the last link; empty where it needed none."""

    @property
    def place(self) -> Workplace:
        """Project and environment one works in, as far as they are known."""
        return self._place

    def note_project(self, project: Project) -> None:
        """Take up what the project is, and follow a link that waited for that."""
        self._place = replace(self._place, project=project)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._go(waiting)

    def note_unread(self) -> None:
        """Give up a link that waited for the project: DatoCMS doesn't answer."""
        if self._waiting is not None:
            self._waiting = None
            self._warn(
                self.tr(
                    "DatoCMS didn’t say whether this link leads to your project. Open the link "
                    "again when you are connected."
                )
            )

    def dismiss_words(self) -> None:
        """Take away what was said about the link before: another one is opened."""
        if self._said:
            self._context.notification.withdraw(self._said)
        self._said = ""

    def follow(self, text: str) -> None:
        """Open what a link leads to; say under the field when it is none."""
        try:
            link = parse_app_link(text)
        except LinkError as error:
            self._field.show_error(self._context.messages.link(error))
            return
        self._field.clear()
        self._go(link)

    def _go(self, link: AppLink) -> None:
        match whereabouts(link, self._place):
            case Whereabouts.HERE:
                self.leads_here.emit(link)
            case Whereabouts.UNKNOWN:
                self._waiting = link
            case Whereabouts.NO_ENVIRONMENT:
                self._refuse_environment(link.environment or "")
            case Whereabouts.OTHER_ENVIRONMENT:
                self._context.tasks.start(self._ask_for_environment(link))
            case Whereabouts.OTHER_PROJECT:
                self._context.tasks.start(self._ask_for_project(link))

    def _refuse_environment(self, name: str) -> None:
        words = self.tr("This link leads to the environment {name}, which doesn’t exist here.")
        self._warn(filled(words, name=quoted(name)))

    def _warn(self, text: str) -> None:
        self._said = text
        self._context.notification.say(text, "warning")

    async def _ask_for_environment(self, link: AppLink) -> None:
        name = link.environment or ""
        project = self._place.project
        primary = project.primary if project is not None else None
        here = self._place.environment or primary or self.tr("primary")
        text = self.tr(
            "The link leads to the environment {name}. You are working in {here}. If you change, "
            "what you see and delete from then on is in {name}."
        )
        request = ConfirmationRequest(
            self.tr("Open this link in another environment?"),
            filled(text, name=quoted(name), here=quoted(here)),
            self.tr("Change environment"),
            self.tr("Stay here"),
        )
        if await self._context.dialogs.confirm(request):
            self.environment_wanted.emit(name, str(link))

    async def _ask_for_project(self, link: AppLink) -> None:
        found = self.kept_project(link.project or "")
        if found is None:
            self._warn(
                self.tr(
                    "This link leads to a project that you aren’t signed in to. Add the project in "
                    "the project menu at the top, then open the link again."
                )
            )
            return
        text = self.tr(
            "The link leads to a video of {name}. If you change, what you see and delete from then "
            "on is in that project."
        )
        request = ConfirmationRequest(
            self.tr("Open this link in another project?"),
            filled(text, name=quoted(found.name)),
            self.tr("Change project"),
            self.tr("Stay here"),
        )
        if await self._context.dialogs.confirm(request):
            self.project_wanted.emit(found.id, str(link))
