"""One project for a command: signed in, with its journal and backups, and the folder held."""

from __future__ import annotations

import argparse
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from trackman.commands.output import FORMATS, usual_format
from trackman.domain.addresses import checked_base
from trackman.domain.permissions import Obstacle, obstacle, permission_of
from trackman.domain.projects import KeptProject, Project, project_at_start
from trackman.domain.tokens import checked_token
from trackman.services.connection import Connection, TrackOperations
from trackman.services.operations.planner import Planner
from trackman.services.server import Server
from trackman.services.sign_in import SignIn
from trackman.services.stores import Stores
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.store.hold import FolderHold
from trackman.store.log import close_log, open_log
from trackman.store.preferences.settings import load_settings

_OBSTACLES = {
    Obstacle.READ_ONLY_TOKEN: "the token only reads",
    Obstacle.ROLE: "the role of the token may not change uploads",
    Obstacle.SANDBOX: "DatoCMS changes tracks in the primary environment only",
    Obstacle.MAINTENANCE: "the project is in maintenance mode",
    Obstacle.NOT_READY: "the environment is not ready",
    Obstacle.READ_ONLY_ENVIRONMENT: "the environment is read-only for now",
    Obstacle.OWN_SWITCH: "read-only mode is on in trackman's settings",
}


class HeldError(Exception):
    """Another trackman has the data folder; the message says which."""


class NoTokenError(Exception):
    """There is no token to work with."""


@dataclass(frozen=True, slots=True)
class OpenProject:
    """A project to work with."""

    project: Project
    connection: Connection
    stores: Stores
    planner: Planner
    operations: TrackOperations
    why_not: str
    """Why no track can be changed here; empty where nothing is known to be in the way."""


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command about a project understands."""
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything here")
    parser.add_argument("--environment", metavar="ENV", help="work in this environment")
    parser.add_argument("--format", choices=FORMATS, default=usual_format())


@asynccontextmanager
async def open_project(options: argparse.Namespace) -> AsyncIterator[OpenProject]:
    """Open the project of DATOCMS_API_TOKEN, else the one that was open last in the window.

    Raises HeldError, NoTokenError, or another TrackmanError where it cannot be read.
    """
    folder = DataFolder(options.data_dir) if options.data_dir else DataFolder.of_the_system()
    folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    async with AsyncExitStack() as ending:
        hold = FolderHold(folder.root)
        if not hold.take("command"):
            raise HeldError(hold.holder())
        ending.callback(hold.release)
        settings = load_settings(folder)
        server, kept = await _signed_in(folder, settings.last_project, ending)
        open_log(folder.root, server.token)
        ending.callback(close_log)
        cache = Cache(folder.root / "seen.sqlite")
        ending.callback(cache.close)
        stores = Stores.within(folder, cache)
        ending.push_async_callback(stores.ledger.close)
        ending.callback(stores.records.close)
        server = replace(server, job_limit=server.job_limit or settings.job_limit)
        environment = options.environment or (kept.environment if kept else None)
        connection = Connection(server, environment)
        ending.callback(connection.close)
        connection.use_pace_share(settings.pace_share)
        name = kept.name if kept else ""
        planner = Planner(kept.id if kept else server.unnamed_project, name)
        project = await connection.project()
        planner.note_project(project)
        hindrance = obstacle(
            project.environment(environment),
            project.maintenance,
            permission_of(project),
            read_only=settings.read_only,
        )
        yield OpenProject(
            project,
            connection,
            stores,
            planner,
            connection.work(stores.ledger, stores.backups),
            "" if hindrance is None else _OBSTACLES[hindrance],
        )


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
        raise NoTokenError
    return replace(server, token=token, accepted_before=True), kept
