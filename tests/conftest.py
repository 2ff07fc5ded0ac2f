"""Fixtures for every layer: the look-alike of DatoCMS, and a client of it. No Qt here."""

from __future__ import annotations

import gc
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.secret_service import SecretService, running_secret_service, silent_secret_service
from trackman.dato.client import Client
from trackman.dato.rate_limiter import RateLimiter
from trackman.dato.transport import Transport, TransportLimits
from trackman.demo.catalogue import demo_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer

_ON_A_BUSY_COMPUTER = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", _ON_A_BUSY_COMPUTER, max_examples=25)
settings.register_profile("deep", _ON_A_BUSY_COMPUTER, max_examples=1_000)
settings.load_profile("quick")


@pytest.fixture
def project() -> DemoProject:
    """Return a fresh demo project whose jobs end at the second poll.

    A new track is ready in the second list that shows it.
    """
    project = demo_project()
    project.polls_per_job = 1
    project.lists_while_preparing = 1
    return project


@pytest.fixture
def server(project: DemoProject) -> Iterator[DemoServer]:
    """Serve the project."""
    with DemoServer(project) as server:
        yield server


@pytest.fixture
def transport(server: DemoServer) -> Iterator[Transport]:
    """Return a transport to it that is not patient, so that tests are quick."""
    limits = TransportLimits(
        connect=2, read=0.5, whole=2, largest=200_000, patience=5, read_again=(0.01, 0.01)
    )
    transport = Transport(server.token, server.api_url, RateLimiter(), limits)
    yield transport
    transport.close()


@pytest.fixture
def client(transport: Transport) -> Client:
    """Return a client of its primary environment."""
    return Client(transport)


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the keyring of whoever runs it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(scope="session")
def _secret_service() -> Iterator[SecretService]:
    if sys.platform != "linux":
        pytest.skip("the Secret Service is Linux's")
    with running_secret_service() as service:
        yield service


@pytest.fixture
def silent_keyring(monkeypatch: pytest.MonkeyPatch, _no_keyring: None) -> Iterator[None]:
    """Let the test and what it starts find a keyring that never answers."""
    with silent_secret_service() as address:
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield
    _let_go_of_keyring()


@pytest.fixture
def own_keyring(monkeypatch: pytest.MonkeyPatch, _no_keyring: None) -> Iterator[SecretService]:
    """Return an empty keyring that the test alone has, to be locked for good."""
    if sys.platform != "linux":
        pytest.skip("the Secret Service is Linux's")
    with running_secret_service() as service:
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        yield service
    _let_go_of_keyring()


def _let_go_of_keyring() -> None:
    for thread in threading.enumerate():
        if thread.name == "trackman-apart":
            thread.join(5)  # with the bus ends what it waited for
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the keyring library leaves its socket
        gc.collect()


@pytest.fixture
def keyring(
    _secret_service: SecretService, monkeypatch: pytest.MonkeyPatch, _no_keyring: None
) -> SecretService:
    """Return an empty keyring, which the test and what it starts find on its session bus."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", _secret_service.address)
    _secret_service.empty()
    return _secret_service
