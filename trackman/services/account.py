"""Learn what can be known about the project behind the token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from trackman.dato.client import Client
from trackman.domain.errors import DatoError
from trackman.domain.projects import Project
from trackman.services.threads import Threads

T = TypeVar("T")

_log = logging.getLogger(__name__)


async def read_project(client: Client, threads: Threads) -> Project:
    """Read the project, its environments and the token's name.

    A role may hide any of the three; what is hidden is left out. Raises the error of the project
    itself when nothing at all could be read.
    """

    async def attempt(call: Callable[[], T]) -> T | DatoError:
        try:
            return await threads.run(call)
        except DatoError as error:
            _log.info("could not be read: %s", error)
            return error

    site, account, environments = await asyncio.gather(
        attempt(client.site), attempt(client.account), attempt(client.environments)
    )
    if isinstance(site, DatoError) and isinstance(account, DatoError):
        raise site
    return Project(
        site=None if isinstance(site, DatoError) else site,
        account=None if isinstance(account, DatoError) else account,
        environments=() if isinstance(environments, DatoError) else environments,
    )
