"""Services on a plain asyncio loop: they know nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from trackman.dato.client import Client
from trackman.services.deletion import Deletions, Pauses
from trackman.services.polling import JobTimes
from trackman.services.threads import Threads


@pytest.fixture
def threads(client: Client) -> Iterator[Threads]:
    """Return worker threads that end with the test."""
    threads = Threads()
    yield threads
    client.transport.close()
    threads.close()


@pytest.fixture
def deletions(client: Client, threads: Threads) -> Deletions:
    """Return deletions that look again soon."""
    pauses = Pauses(checks=(0.01, 0.02, 0.05), busy=(0.01, 0.02))
    return Deletions(client, threads, 20, pauses, JobTimes(shortest=0.01))
