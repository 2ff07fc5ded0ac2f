"""Hosts that are tried one by one."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import pytest

from trackman.dato.client import Client
from trackman.dato.proxies import ask_system_with, proxies_to
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    ConnectionFault,
    LostAnswerError,
    NotSentError,
    WebPageError,
)
from trackman.domain.networks import Origin, Part, Route, StorageSource, Tried
from trackman.domain.outgoing_files import OutgoingFile
from trackman.services.connection import Connection
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
            events_url=server.events_url,
        )
    )
    found = asyncio.run(all_tried(check))
    assert [one.part for one in found] == list(Part)
    assert [one.part for one in found if one.error is not None] == [Part.PICTURES]
    assert isinstance(found[2].error, NotSentError)
    assert not any("Authorization" in seen.headers for seen in server.seen)


def pages(server: Server) -> list[Part]:
    """Return the parts of a server in whose place a web page answers."""
    found = asyncio.run(all_tried(NetworkCheck(server)))
    return [one.part for one in found if isinstance(one.error, WebPageError)]


@pytest.fixture
def whole(server: DemoServer) -> Server:
    """Return the look-alike with all its parts."""
    return Server(
        "",
        server.api_url,
        image_url=server.image_url,
        stream_url=server.stream_url,
        storage_url=server.storage_url,
    )


def test_a_page_in_place_of_an_answer_is_told(whole: Server, project: DemoProject) -> None:
    project.answer_next_with_html(200, path_contains="/site")
    project.answer_next_with_html(403, host="stream")
    assert pages(whole) == [Part.API, Part.TEXTS]
    assert pages(whole) == []


def test_an_api_that_leads_to_a_page_to_sign_in_is_told(
    whole: Server, project: DemoProject
) -> None:
    for target in ("http://portal.example/", "https://portal.example/", "http://[damaged"):
        project.redirect_next(target, path_contains="/site")
        assert pages(whole) == [Part.API]
    project.redirect_next(f"{whole.api_url}/other", path_contains="/site")
    assert pages(whole) == []


def test_what_is_asked_for_is_no_video_of_anybody(whole: Server, server: DemoServer) -> None:
    asyncio.run(all_tried(NetworkCheck(whole)))
    assert [seen.path for seen in server.seen_media] == [
        "/stream/trackman-check/text/trackman-check.vtt",
        "/image/trackman-check/thumbnail.jpg",
        "/stream/trackman-check.m3u8",
    ]


def test_the_storage_that_took_the_last_file_is_tried(server: DemoServer, client: Client) -> None:
    known = Server(server.token, server.api_url)
    before = asyncio.run(NetworkCheck(known).ways())
    assert before.storage is StorageSource.UNKNOWN
    assert Part.STORAGE not in before.routes
    usual = asyncio.run(NetworkCheck(Server(server.token)).ways())
    assert usual.storage is StorageSource.USUAL
    assert usual.routes[Part.STORAGE].host == "dato-images.s3-eu-west-1.amazonaws.com"

    later = replace(known, token="another")  # as after signing in
    connection = Connection(later)
    storage = connection._storage  # noqa: SLF001 - what leads there is a whole restore
    ticket = client.request_upload("italiano.vtt")
    storage.put_file(ticket, OutgoingFile.of_text(b"WEBVTT\n"), lambda *_: None, Event())
    connection.close()
    after = asyncio.run(NetworkCheck(known).ways())
    assert after.storage is StorageSource.USED
    assert after.routes[Part.STORAGE].port == urlsplit(server.api_url).port
    assert known.storage.used == server.api_url


def events_at(server: DemoServer, url: str | None) -> NetworkCheck:
    """Return a check of the look-alike whose events come from an address."""
    return NetworkCheck(Server("", server.api_url, events_url=url))


def of_events(check: NetworkCheck) -> list[Tried]:
    """Return how the host of events answered, if it was tried."""
    return [one for one in asyncio.run(all_tried(check)) if one.part is Part.EVENTS]


def test_the_host_of_events_is_tried_where_they_are_listened_to(server: DemoServer) -> None:
    check = events_at(server, server.events_url)
    (found,) = of_events(check)
    assert found.error is None
    route = asyncio.run(check.ways()).routes[Part.EVENTS]
    assert (route.host, route.port) == ("127.0.0.1", urlsplit(server.events_url).port)
    assert not any("/pusher/authenticate" in seen.path for seen in server.seen), "no token goes"
    check.listens = False
    assert of_events(check) == []
    assert Part.EVENTS not in asyncio.run(check.ways()).routes
    assert of_events(events_at(server, None)) == []


def test_what_is_in_the_way_of_events_is_told(
    server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = urlsplit(server.api_url).netloc
    (page,) = of_events(events_at(server, f"ws://{place}/image"))
    assert isinstance(page.error, WebPageError), "HTTP in place of a websocket"
    with socket.create_server(("127.0.0.1", 0)) as closing:
        closed = f"ws://127.0.0.1:{closing.getsockname()[1]}"
    (refused,) = of_events(events_at(server, closed))
    assert isinstance(refused.error, NotSentError)
    monkeypatch.setenv("HTTPS_PROXY", server.api_url)
    (blocked,) = of_events(events_at(server, "wss://events.example"))
    assert isinstance(blocked.error, NotSentError)
    assert blocked.error.fault is ConnectionFault.PROXY_FINDS_NO_WAY


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """Return a host that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def all_parts_at(host: socket.socket) -> Server:
    """Return a server all of whose parts are one host."""
    url = f"http://127.0.0.1:{host.getsockname()[1]}"
    events = url.replace("http", "ws")
    return Server("", url, image_url=url, stream_url=url, storage_url=url, events_url=events)


def test_a_host_that_never_answers_is_given_up(silent: socket.socket) -> None:
    check = NetworkCheck(all_parts_at(silent), limit=0.1)
    found = asyncio.run(all_tried(check))
    assert len(found) == len(Part)
    assert all(isinstance(one.error, LostAnswerError) for one in found)
    assert all(one.was_given_up for one in found)


def test_a_host_that_hangs_up_is_told_at_once(whole: Server, project: DemoProject) -> None:
    project.drop_next(path_contains="/site")
    found = asyncio.run(all_tried(NetworkCheck(whole)))
    assert isinstance(found[0].error, LostAnswerError)
    assert not found[0].was_given_up


ASK_SILENT_NAME_SERVER = """
import asyncio, fcntl, socket, struct, time
from trackman.services.network_check import NetworkCheck
from trackman.services.server import Server

with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh14s", b"lo", 1, b""))  # SIOCSIFFLAGS, IFF_UP
silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
silent.bind(("127.0.0.1", 53))

async def try_one():
    check = NetworkCheck(Server("", "https://cms.example"), limit=0.2)
    return await anext(check.tried())

found = asyncio.run(try_one())
assert silent.recv(512)
print(found.was_given_up, found.milliseconds)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a network of its own")
def test_a_name_server_that_never_answers_delays_no_end(tmp_path: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("needs unshare")
    resolver = tmp_path / "resolv.conf"
    resolver.write_text("nameserver 127.0.0.1\noptions timeout:30 attempts:5\n")
    alone = ["unshare", "-rmn", "sh", "-c", 'mount --bind "$0" /etc/resolv.conf && exec "$@"']
    if subprocess.run([*alone, resolver, "true"], check=False, capture_output=True).returncode:
        pytest.skip("may not have a network of its own")
    told = subprocess.run(
        [*alone, resolver, sys.executable, "-c", ASK_SILENT_NAME_SERVER],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=20,  # of the 150 seconds that names are looked up
        check=False,
    )
    given_up, milliseconds = told.stdout.split() or ("", "0")
    assert given_up == "True", told.stderr
    assert int(milliseconds) < 5000


def test_a_try_is_broken_off_when_it_is_cancelled(silent: socket.socket) -> None:
    async def leave() -> None:
        loop = asyncio.get_running_loop()
        task = asyncio.create_task(all_tried(NetworkCheck(all_parts_at(silent))))
        client, _ = await loop.sock_accept(silent)
        with client:
            assert await loop.sock_recv(client, 4) == b"GET "
            task.cancel()
            async with asyncio.timeout(20):
                await asyncio.gather(task, return_exceptions=True)
                while await loop.sock_recv(client, 4096):  # ends when the other side hangs up
                    pass
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


@pytest.mark.parametrize(
    ("variable", "taken"),
    [
        ("socks://127.0.0.9:1080/", "socks5h://127.0.0.9:1080"),
        ("SOCKS5://proxy.example:1080", "socks5://proxy.example:1080"),
        ("proxy.example:3128", "http://proxy.example:3128"),
        (" http://proxy.example:3128/ ", "http://proxy.example:3128"),
    ],
)
def test_a_proxy_is_taken_however_a_desktop_writes_it(
    variable: str, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", variable)
    assert proxies_to("https://a.example/path") == {"http": taken, "https": taken}


@pytest.mark.parametrize("variable", ["ftp://proxy.example:21", "htp://a:1", "PROXY a:1"])
def test_a_proxy_that_is_none_is_told(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", variable)
    with pytest.raises(NotSentError) as caught:
        proxies_to("https://a.example/path")
    assert caught.value.fault is ConnectionFault.PROXY_UNREACHABLE
