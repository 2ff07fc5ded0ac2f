"""One project for a command: signed in, with its journal and backups, and the folder held."""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace

from trackman.commands.results import HELD, NO_CONNECTION, SOMETHING_FAILED, WRONG_CALL
from trackman.commands.wording import OBSTACLES, sentence
from trackman.domain.addresses import checked_base
from trackman.domain.errors import ApiError, JournalError, TrackmanError
from trackman.domain.names import quoted
from trackman.domain.permissions import obstacle, permission_of
from trackman.domain.projects import KeptProject, Project, project_at_start
from trackman.domain.settings import Settings
from trackman.domain.tokens import checked_token
from trackman.services.connection import Connection, TrackOperations
from trackman.services.operations.planner import Planner
from trackman.services.server import Server
from trackman.services.sign_in import SignIn
from trackman.services.stores import Stores
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.store.folder_state import (
    FolderFault,
    FolderProblem,
    folder_problem,
    mark_folder,
)
from trackman.store.hold import FolderHold
from trackman.store.log import close_log, hide_in_log, open_log
from trackman.store.preferences.settings import load_settings

_PATIENCE = 2.0  # seconds for a command before it in a pipe to end
_LOOK_EVERY = 0.05
_NO_TOKEN = (
    "there is no token: set DATOCMS_API_TOKEN, or sign in to a project in trackman’s window first"
)


class NotOpenedError(Exception):
    """There is no project to work with; the message says why, `status` is for the exit."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True, slots=True)
class OpenProject:
    """A project to work with."""

    connection: Connection
    stores: Stores
    planner: Planner
    operations: TrackOperations
    settings: Settings
    project: Project | None
    """Answer of DatoCMS about the project; None where it was not asked."""
    locales: tuple[str, ...]
    """The project's; empty where it was not read."""
    why_not: str
    """Why no track can be changed here; empty where nothing is known to be in the way."""


@asynccontextmanager
async def open_project(
    options: argparse.Namespace, *, offline: bool = False
) -> AsyncIterator[OpenProject]:
    """Open the project of DATOCMS_API_TOKEN, else the one that was open last in the window.

    With `offline` nothing is asked of DatoCMS. Raises NotOpenedError.
    """
    folder = DataFolder(options.data_dir) if options.data_dir else DataFolder.of_the_system()
    async with AsyncExitStack() as ending:
        try:
            await _take(folder, options.command, ending)
            opened = await _opened(folder, options.environment, ending, offline=offline)
        except TrackmanError as error:
            raise NotOpenedError(sentence(error), _status_of(error)) from error
        yield opened


def _status_of(error: TrackmanError) -> int:
    if isinstance(error, JournalError):
        return SOMETHING_FAILED
    if isinstance(error, ApiError) and error.fault.code == "INVALID_ENVIRONMENT":
        return WRONG_CALL
    return NO_CONNECTION


async def _take(folder: DataFolder, command: str, ending: AsyncExitStack) -> None:
    """Make the folder and hold it until the end; one that is about to end is waited for.

    Raises NotOpenedError.
    """
    if (problem := folder_problem(folder)) is not None:
        raise NotOpenedError(_words_about(folder, problem), SOMETHING_FAILED)
    try:
        folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        text = f"the data folder {folder.root} can’t be made: {error.strerror or error}"
        raise NotOpenedError(text, SOMETHING_FAILED) from error
    hold = FolderHold(folder.root)
    give_up = time.monotonic() + _PATIENCE
    while not hold.take(f"trackman {command}"):
        if time.monotonic() < give_up:
            await asyncio.sleep(_LOOK_EVERY)
            continue
        text = f"another trackman uses this data folder: {hold.holder()}. Wait until it has ended."
        raise NotOpenedError(text, HELD)
    ending.callback(hold.release)
    mark_folder(folder)


def _words_about(folder: DataFolder, problem: FolderProblem) -> str:
    if problem.fault is FolderFault.NEWER:
        return (
            f"a newer trackman {problem.who} has used the data folder {folder.root}, and this one "
            "could misread it. Nothing was changed. Install the newest trackman."
        ).replace("  ", " ")
    return (
        f"the data folder {folder.root} belongs to {problem.who}. Run trackman as yourself, or "
        "with --data-dir and a folder of your own."
    )


async def _opened(
    folder: DataFolder, environment: str | None, ending: AsyncExitStack, *, offline: bool
) -> OpenProject:
    """Sign in, and read what project it is. Raises TrackmanError or NotOpenedError."""
    open_log(folder.root, "")
    ending.callback(close_log)
    settings = load_settings(folder)
    server, kept = await _signed_in(folder, settings.last_project, ending)
    hide_in_log(server.token)
    cache = Cache(folder.root / "seen.sqlite")
    ending.callback(cache.close)
    stores = Stores.within(folder, cache)
    ending.push_async_callback(stores.ledger.close)
    ending.callback(stores.records.close)
    server = replace(server, job_limit=server.job_limit or settings.job_limit)
    environment = environment or (kept.environment if kept else None)
    connection = Connection(server, environment)
    ending.callback(connection.close)
    connection.use_pace_share(settings.pace_share)
    connection.events.allow(settings.events)
    connection.second_approval = settings.second_approval
    planner = Planner(kept.id if kept else server.unnamed_project, kept.name if kept else "")
    work = connection.work(stores.ledger, stores.backups)
    if offline:
        return OpenProject(connection, stores, planner, work, settings, None, (), "")
    project = await connection.project()
    planner.note_project(project)
    if environment is not None and project.environments and not project.environment(environment):
        text = f"the project has no environment {quoted(environment)}, or the token can’t see it"
        raise NotOpenedError(text, WRONG_CALL)
    hindrance = obstacle(
        project.environment(environment),
        project.maintenance,
        permission_of(project),
        read_only=settings.read_only,
    )
    why_not = "" if hindrance is None else OBSTACLES[hindrance]
    locales = project.site.locales if project.site is not None else ()
    return OpenProject(connection, stores, planner, work, settings, project, locales, why_not)


async def _signed_in(
    folder: DataFolder, last: str | None, ending: AsyncExitStack
) -> tuple[Server, KeptProject | None]:
    """Return the server with a token, and the project of it where a person signed in to one."""
    server = Server.of_environment(os.environ)
    for address in (server.api_url, server.stream_url):
        checked_base(address)
    if server.token:
        return replace(server, token=checked_token(server.token)), None
    signing = SignIn(folder, server.api_url)
    ending.callback(signing.close)
    kept = project_at_start(signing.projects(), last)
    token = await signing.token_of(kept.id) if kept is not None else None
    if kept is None or token is None:
        raise NotOpenedError(_NO_TOKEN, NO_CONNECTION)
    return replace(server, token=token, accepted_before=True), kept
