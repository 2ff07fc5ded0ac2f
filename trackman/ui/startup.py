"""Begin to work, or say what is missing for it."""

from __future__ import annotations

from collections.abc import Callable

from trackman.domain.addresses import checked_base
from trackman.domain.errors import AddressError, TokenError
from trackman.domain.tokens import checked_token
from trackman.services.server import Server
from trackman.services.stores import Stores
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.ui.controllers.help import HelpController
from trackman.ui.project import ProjectController
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.unexpected_errors import UnexpectedErrors
from trackman.ui.wording.messages import About, Messages


def start_work(
    window: MainWindow,
    folder: DataFolder,
    cache: Cache,
    server: Server,
    environment: str | None,
    failed: Callable[[Exception], None],
    *,
    tour: bool = False,
) -> ProjectController | None:
    """Return what opens projects; None where token or address can be none.

    `tour` is True if who starts trackman for the first time is to be shown around.
    """
    try:
        checked_base(server.api_url)
        checked_base(server.image_url)
        checked_base(server.stream_url)
        if server.token:
            checked_token(server.token)
    except (TokenError, AddressError) as error:
        problem = Messages(token_from_variable=True).problem(error, About.OPENING)
        window.tracks.show_problem(problem)
        window.open_requested.connect(lambda _: window.header.field.show_error(problem.title))
        return None
    stores = Stores.within(folder, cache)
    return ProjectController(window, stores, server, environment, failed, shows_tour=tour)


def begin_work(
    window: MainWindow,
    folder: DataFolder,
    cache: Cache,
    server: Server,
    environment: str | None,
    failures: UnexpectedErrors,
    *,
    tour: bool,
) -> tuple[ProjectController | None, HelpController]:
    """Return what opens projects, if there can be one, and what serves the menu Help."""
    desk = start_work(window, folder, cache, server, environment, failures.tell, tour=tour)
    return desk, help_desk(window, folder, server, desk, failures)


def help_desk(
    window: MainWindow,
    folder: DataFolder,
    server: Server,
    desk: ProjectController | None,
    failures: UnexpectedErrors,
) -> HelpController:
    """Return what serves the menu Help, with a project or without."""

    def counters() -> dict[str, object]:
        return {
            "Unexpected errors": failures.count,
            **(desk.counters() if desk is not None else {}),
        }

    if desk is not None:
        failures.works = desk.is_busy
    return HelpController(window, folder, server.api_url, failures.tell, counters)
