"""Begin a session, or say what is missing for one."""

from __future__ import annotations

from trackman.domain.errors import AddressError, TokenError
from trackman.services.connection import Connection, Server
from trackman.store.folder import DataFolder
from trackman.ui.main_window import MainWindow
from trackman.ui.messages import About, Messages
from trackman.ui.session import Session
from trackman.ui.tasks import Tasks


def start_session(
    window: MainWindow, tasks: Tasks, folder: DataFolder, server: Server, environment: str | None
) -> Session | None:
    """Connect and return the session; None where token or address cannot be used."""
    try:
        connection = Connection(server, environment)
    except (TokenError, AddressError) as error:
        problem = Messages().problem(error, About.OPENING)
        window.tracks.show_problem(problem)
        window.open_requested.connect(lambda _: window.header.field.show_error(problem.title))
        return None
    return Session(window, tasks, connection, folder)
