"""Hosts that are tried one by one."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

from trackman.dato.proxies import ask_system_with, proxies_to
from trackman.demo.server import DemoServer
from trackman.domain.errors import ConnectionFault, NotSentError
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
        Server(server.token, server.api_url, image_url=closed, stream_url=server.stream_url)
    )
    found = asyncio.run(all_tried(check))
    assert [one.part for one in found] == list(Part)
    assert [one.part for one in found if one.error is not None] == [Part.PICTURES]
    assert isinstance(found[2].error, NotSentError)
    assert not any("Authorization" in seen.headers for seen in server.seen)


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
    assert ways.routes[Part.PICTURES] == Route("127.0.0.1")
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
