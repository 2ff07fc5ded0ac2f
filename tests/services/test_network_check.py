"""Hosts that are tried one by one."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

from trackman.dato.proxies import ask_system_with, proxies_to
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    ConnectionFault,
    LostAnswerError,
    NotSentError,
    WebPageError,
)
from trackman.domain.networks import Origin, Part, Route, Tried
from trackman.services.network_check import NetworkCheck
from trackman.services.server import Server


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    ask_system_with(lambda _: None)
    yield
    ask_system_with(lambda _: None)


async def all_tried(check: NetworkCheck) -> list[Tried]:
    return [tried async for tried in check.tried()]


def test_each_host_is_tried_and_the_one_that_is_blocked_is_told(server: DemoServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        closed = f"http://127.0.0.1:{closing.getsockname()[1]}"
    check = NetworkCheck(
        Server(
            server.token,
            server.api_url,
            image_url=closed,
            stream_url=server.stream_url,
            storage_url=server.storage_url,
        )
    )
    found = asyncio.run(all_tried(check))
    assert [one.part for one in found] == list(Part)
    assert [one.part for one in found if one.error is not None] == [Part.PICTURES]
    assert isinstance(found[2].error, NotSentError)
    assert not any("Authorization" in seen.headers for seen in server.seen)


def test_a_page_in_place_of_an_answer_is_told(server: DemoServer, project: DemoProject) -> None:
    project.answer_next_with_html(200, path_contains="/site")
    project.answer_next_with_html(403, host="stream")
    check = NetworkCheck(
        Server(
            "",
            server.api_url,
            image_url=server.image_url,
            stream_url=server.stream_url,
            storage_url=server.storage_url,
        )
    )
    errors = {one.part: one.error for one in asyncio.run(all_tried(check))}
    assert [part for part, error in errors.items() if isinstance(error, WebPageError)] == [
        Part.API,
        Part.TEXTS,
    ]


@pytest.fixture
def silent() -> Iterator[str]:
    """Return the address of a host that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_a_host_that_never_answers_is_given_up(silent: str) -> None:
    server = Server("", silent, image_url=silent, stream_url=silent, storage_url=silent)
    check = NetworkCheck(server, limit=0.1)
    errors = [one.error for one in asyncio.run(all_tried(check))]
    assert all(isinstance(error, LostAnswerError) for error in errors)


def test_a_try_ends_at_once_when_it_is_cancelled(silent: str) -> None:
    server = Server("", silent, image_url=silent, stream_url=silent, storage_url=silent)

    async def leave() -> None:
        task = asyncio.create_task(all_tried(NetworkCheck(server)))
        await asyncio.sleep(0.05)
        task.cancel()
        async with asyncio.timeout(2):
            await asyncio.gather(task, return_exceptions=True)
        assert task.cancelled()

    asyncio.run(leave())


def test_the_way_to_each_host_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    check = NetworkCheck(Server("", "https://a.example", image_url="http://127.0.0.1:1"))
    ways = asyncio.run(check.ways())
    assert ways.routes[Part.API] == Route("a.example")
    assert ways.authorities is None
    monkeypatch.setenv("HTTPS_PROXY", "http://anna:secret@proxy.example:3128")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/etc/ours.pem")
    ways = asyncio.run(check.ways())
    proxied = Route("a.example", "http://proxy.example:3128", Origin.ENVIRONMENT)
    assert ways.routes[Part.API] == proxied
    assert ways.routes[Part.PICTURES] == Route("127.0.0.1", port=1)
    assert ways.authorities == "/etc/ours.pem"


def test_what_the_system_says_is_used_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look_up(url: str) -> str:
        asked.append(url)
        return "socks5h://pac.example:1080"

    ask_system_with(look_up)
    check = NetworkCheck(Server("", "https://a.example/path"))
    for _ in range(2):
        ways = asyncio.run(check.ways())
        assert ways.routes[Part.API].origin is Origin.SYSTEM
    assert asked.count("https://a.example/") == 1
    assert proxies_to("http://127.0.0.1:1/") == {"no_proxy": "127.0.0.1"}
    monkeypatch.setenv("NO_PROXY", "a.example")
    assert proxies_to("https://a.example/path") is None


def test_a_proxy_of_the_system_is_really_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    ask_system_with(lambda _: f"http://127.0.0.1:{port}")
    check = NetworkCheck(Server("", "https://a.example", image_url="https://b.example"))
    errors = [one.error for one in asyncio.run(all_tried(check))]
    assert all(isinstance(one, NotSentError) for one in errors)
    assert {one.fault for one in errors if isinstance(one, NotSentError)} == {
        ConnectionFault.PROXY_UNREACHABLE
    }
