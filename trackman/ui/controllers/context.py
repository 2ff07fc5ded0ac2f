"""Context that the controllers of one session share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trackman.domain.errors import ClosedError, TrackmanError
from trackman.services.connection import Connection
from trackman.services.operations.planner import Planner
from trackman.services.stores import Stores
from trackman.ui.controllers.dialogs import Dialogs
from trackman.ui.current import Current
from trackman.ui.shell.tasks import Tasks
from trackman.ui.widgets.desktop import desktop
from trackman.ui.widgets.notification import Kind, Notification
from trackman.ui.wording.messages import About, Messages


@dataclass(frozen=True, slots=True)
class SessionContext:
    """Tasks, services and shared views of one open project."""

    tasks: Tasks
    connection: Connection
    stores: Stores
    planner: Planner
    messages: Messages
    notification: Notification
    dialogs: Dialogs
    current: Current

    def start(
        self, work: Callable[[], Coroutine[Any, Any, None]], about: About
    ) -> asyncio.Task[None]:
        """Start work whose expected errors are shown in the message bar."""
        return self.tasks.start(self._guarded(work, about))

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, None]], about: About) -> None:
        try:
            await work()
        except ClosedError:
            raise  # the session ends
        except TrackmanError as error:
            self.show_error(error, about)

    def say_saved(self, text: str, path: Path, kind: Kind = "success") -> None:
        """Say that a file was written, and offer to open it or to show where it is."""
        (words, open_it), show_in_folder = desktop().offers_for(path)
        self.notification.say(text, kind, words, open_it, other=show_in_folder)

    def show_error(self, error: TrackmanError, about: About) -> None:
        """Show an error in the message bar."""
        problem = self.messages.problem(error, about)
        self.notification.say(problem.sentences(), "error")
