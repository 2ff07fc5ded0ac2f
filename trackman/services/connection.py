"""Everything one can do in one project with one token, wired together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trackman.dato.client import Client
from trackman.dato.transport import API_URL, Transport
from trackman.domain.projects import Project
from trackman.services.account import read_project
from trackman.services.deletion import JOB_LIMIT, Deletions
from trackman.services.threads import Threads
from trackman.services.videos import Videos


@dataclass(frozen=True, slots=True)
class Server:
    """Which server to work with, and the token it shall accept."""

    token: str = field(repr=False)
    api_url: str = API_URL
    job_limit: float = JOB_LIMIT
    """Seconds a job is waited for."""

    @classmethod
    def of_environment(cls, variables: Mapping[str, str]) -> Server:
        """Read DATOCMS_API_TOKEN, TRACKMAN_API_URL and TRACKMAN_JOB_LIMIT."""
        return cls(
            variables.get("DATOCMS_API_TOKEN", ""),
            variables.get("TRACKMAN_API_URL") or API_URL,
            _seconds(variables.get("TRACKMAN_JOB_LIMIT", "")),
        )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        return JOB_LIMIT
    return seconds if 0 < seconds < float("inf") else JOB_LIMIT


class Connection:
    """A project of DatoCMS, in the environment trackman was started with (None: the primary).

    Raises TokenError or AddressError where token or address cannot be used.
    """

    def __init__(self, server: Server, environment: str | None = None) -> None:
        self._transport = Transport(server.token, server.api_url)
        self._client = Client(self._transport, environment)
        self._threads = Threads()
        self.environment = environment
        self.videos = Videos(self._client, self._threads, environment)
        self.deletions = Deletions(self._client, self._threads, server.job_limit)

    async def project(self) -> Project:
        """Read the project, as far as the token's role shows it."""
        return await read_project(self._client, self._threads)

    def free_calls(self) -> tuple[int, int]:
        """Return how many requests may be sent at once now, and how many of them in 3 seconds."""
        return self._transport.pace.free()

    def close(self) -> None:
        """Break off every request and end the worker threads."""
        self._transport.close()
        self._threads.close()
