"""Learn what can be known about the project behind the token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from trackman.dato.client import Client
from trackman.domain.errors import (
    ApiError,
    DatoError,
    DeactivatedProjectError,
    WrongTokenError,
)
from trackman.domain.projects import Environment, Project, Site
from trackman.services.executors import Executors

T = TypeVar("T")

_log = logging.getLogger(__name__)


async def read_project(client: Client, executors: Executors) -> Project:
    """Read the project, its environments, the token's name and rights, and maintenance mode.

    A role may hide any of them; what is hidden is left out. Raises the error of the project itself
    when it did not come, and DatoCMS did not refuse it or nothing else came either.
    """

    async def attempt(call: Callable[[], T]) -> T | DatoError:
        try:
            return await executors.run(call)
        except DatoError as error:
            _log.info("could not be read: %s", error)
            return error

    site, account, environments, maintenance = await asyncio.gather(
        attempt(client.site),
        attempt(client.account),
        attempt(client.environments),
        attempt(client.maintenance),
    )
    if isinstance(site, DatoError) and (isinstance(account, DatoError) or not _refused(site)):
        raise site
    known_site = None if isinstance(site, DatoError) else site
    known_environments = () if isinstance(environments, DatoError) else environments
    return Project(
        site=known_site,
        account=None if isinstance(account, DatoError) else account,
        environments=known_environments,
        maintenance=None if isinstance(maintenance, DatoError) else maintenance,
        primary=_primary(known_site, known_environments, client.environment),
    )


def _refused(error: DatoError) -> bool:
    """Tell whether DatoCMS keeps something to itself that it could tell."""
    return isinstance(error, ApiError) and not (
        error.may_have_worked or isinstance(error, WrongTokenError | DeactivatedProjectError)
    )


def _primary(
    site: Site | None, environments: tuple[Environment, ...], asked: str | None
) -> str | None:
    """Return the name of the primary environment: it is the one that answers who names none."""
    for environment in environments:
        if environment.primary:
            return environment.id
    return site.environment if site is not None and asked is None else None
