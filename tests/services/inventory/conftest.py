"""An inventory and its scan on the look-alike, all real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trackman.dato.client import Client
from trackman.dato.mux.streams import Streams, TextLimits
from trackman.dato.rate_limiter import RateLimiter
from trackman.dato.transport import Transport, TransportLimits
from trackman.demo.server import DemoServer
from trackman.domain.library import Scope
from trackman.services.executors import Executors
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.scan import Scan
from trackman.services.operations.backoff import BackoffPauses
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.quality import QualityChecks
from trackman.store.backups import Backups
from trackman.store.inventory.inventory import InventoryStore

SCOPE = Scope("64174", None)


@pytest.fixture
def client(server: DemoServer) -> Iterator[Client]:
    """Return a client that is hardly slowed down, for a server that allows as much."""
    server.project.requests_per_window = 100_000
    limits = TransportLimits(connect=2, read=2, whole=5, patience=1, read_again=())
    transport = Transport(server.token, server.api_url, RateLimiter(limit=100_000), limits)
    yield Client(transport)
    transport.close()


@pytest.fixture
def executors(client: Client) -> Iterator[Executors]:
    """Return worker threads that end with the test."""
    executors = Executors()
    yield executors
    client.transport.close()
    executors.close()


@pytest.fixture
def inventory(executors: Executors, tmp_path: Path) -> Iterator[Inventory]:
    """Return an empty inventory."""
    inventory = Inventory(InventoryStore(tmp_path / "inventory", SCOPE), executors)
    yield inventory
    inventory.close()


MakeScan = Callable[..., Scan]


@pytest.fixture
def make_scan(
    client: Client, server: DemoServer, executors: Executors, inventory: Inventory, tmp_path: Path
) -> Iterator[MakeScan]:
    """Return a function that makes scans of this inventory, or of another one."""
    limits = TextLimits(connect=2, read=2, whole=5, read_again=())
    streams = Streams(server.stream_url, limits)

    def make(other: Inventory | None = None) -> Scan:
        return Scan(
            client,
            executors,
            other or inventory,
            SubtitleBackups(streams, executors, Backups(tmp_path / "backups")),
            QualityChecks(executors),
            BackoffPauses(failures=(0.01, 0.02)),
        )

    yield make
    streams.close()


@pytest.fixture
def scan(make_scan: MakeScan) -> Scan:
    """Return a scan of the inventory."""
    return make_scan()
