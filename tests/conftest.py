"""Fixtures for every layer: the look-alike of DatoCMS, and a client of it. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from trackman.dato.client import Client
from trackman.dato.pace import Pace
from trackman.dato.transport import Limits, Transport
from trackman.demo.catalogue import demo_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer


@pytest.fixture
def project() -> DemoProject:
    """Return a fresh demo project whose jobs end at the second poll."""
    project = demo_project()
    project.polls_per_job = 1
    return project


@pytest.fixture
def server(project: DemoProject) -> Iterator[DemoServer]:
    """Serve the project."""
    with DemoServer(project) as server:
        yield server


@pytest.fixture
def transport(server: DemoServer) -> Iterator[Transport]:
    """Return a transport to it that is not patient, so that tests are quick."""
    limits = Limits(
        connect=2, read=0.5, whole=2, largest=200_000, patience=5, read_again=(0.01, 0.01)
    )
    transport = Transport(server.token, server.api_url, Pace(), limits)
    yield transport
    transport.close()


@pytest.fixture
def client(transport: Transport) -> Client:
    """Return a client of its primary environment."""
    return Client(transport)
