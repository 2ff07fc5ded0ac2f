"""One exchange with the real look-alike: headers, limits, and every way an answer can go wrong."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from trackman import __version__
from trackman.dato.rate_limiter import RateLimiter
from trackman.dato.transport import Transport, TransportLimits
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    AddressError,
    ApiError,
    ClosedError,
    DatoError,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
    RateLimitError,
    RedirectedError,
    ServerFaultError,
    TokenError,
    UnreadableAnswerError,
)

PATH = "/site"
VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


def test_sends_the_headers_of_the_reference(server: DemoServer, transport: Transport) -> None:
    transport.get(PATH)
    headers = server.seen[0].headers
    assert headers["Authorization"] == f"Bearer {server.token}"
    assert headers["Accept"] == "application/json"
    assert headers["X-Api-Version"] == "3"
    assert headers["User-Agent"] == f"trackman/{__version__}"
    assert "X-Environment" not in headers
    assert "Content-Type" not in headers


def test_names_the_environment_when_one_is_chosen(server: DemoServer, transport: Transport) -> None:
    transport.get(PATH, "redesign")
    assert server.seen[0].headers["X-Environment"] == "redesign"


def test_a_netrc_file_never_replaces_the_token(
    server: DemoServer, transport: Transport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    transport.get(PATH)
    assert server.seen[0].headers["Authorization"] == f"Bearer {server.token}"


def test_no_proxy_stands_between_this_computer_and_itself(
    server: DemoServer, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    transport.get(PATH)
    assert len(server.seen) == 1


def test_one_thread_keeps_one_connection(
    server: DemoServer, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    take = socketserver.TCPServer.get_request

    def counted(listener: socketserver.TCPServer) -> Any:
        opened.append(listener)
        return take(listener)

    monkeypatch.setattr(socketserver.TCPServer, "get_request", counted)
    for _ in range(5):
        transport.get(PATH)
    assert len(server.seen) == 5
    assert len(opened) == 1


@pytest.mark.parametrize("token", ["", "   ", "to ken", "tok\nen", "tökèn"])
def test_a_token_that_can_be_none_is_refused_before_anything_is_sent(token: str) -> None:
    with pytest.raises(TokenError) as caught:
        Transport(token, "https://example.com")
    assert caught.value.missing == (not token.strip())


def test_a_pasted_token_may_have_a_line_end(server: DemoServer) -> None:
    transport = Transport(f" {server.token}\r\n", server.api_url)
    assert transport.get(PATH).status == 200


@pytest.mark.parametrize(
    "address",
    ["http://site-api.datocms.com", "ftp://127.0.0.1", "", "example.com", "http://[", "//a"],
)
def test_plain_http_goes_to_this_computer_alone(address: str) -> None:
    with pytest.raises(AddressError):
        Transport("token", address)


def test_a_base_address_may_have_a_path_and_a_slash(server: DemoServer) -> None:
    transport = Transport(server.token, f"{server.api_url}/some/proxy/")
    with pytest.raises(ApiError):
        transport.get(PATH)
    assert server.seen[0].path == "/some/proxy/site"


def test_a_refusal_keeps_code_details_and_request_id(
    project: DemoProject, transport: Transport
) -> None:
    project.refuse_next(422, "INVALID_FIELD", {"field": "name"}, transient=True)
    with pytest.raises(ApiError) as caught:
        transport.get(PATH)
    fault = caught.value.fault
    assert (fault.status, fault.code, fault.details) == (422, "INVALID_FIELD", '{"field": "name"}')
    assert fault.transient
    assert fault.request_id
    assert not caught.value.may_have_worked


def test_a_5xx_may_have_worked(project: DemoProject, transport: Transport) -> None:
    project.answer_next_with_html(502)
    with pytest.raises(ServerFaultError) as caught:
        transport.delete("/uploads/1/tracks/2")
    assert caught.value.may_have_worked
    assert caught.value.fault.code is None


@pytest.mark.parametrize("status", [200, 202, 404, 403])
def test_html_is_no_answer_whatever_its_status(
    project: DemoProject, transport: Transport, status: int
) -> None:
    project.answer_next_with_html(status)
    with pytest.raises(UnreadableAnswerError) as caught:
        transport.delete("/uploads/1/tracks/2").root()
    assert caught.value.may_have_worked
    assert caught.value.status == status


def test_a_get_is_sent_again_after_a_lost_answer(
    project: DemoProject, server: DemoServer, transport: Transport
) -> None:
    project.drop_next()
    assert transport.get(PATH).status == 200
    assert len(server.seen) == 2


def test_a_get_is_given_up_in_the_end(
    project: DemoProject, server: DemoServer, transport: Transport
) -> None:
    project.drop_next(times=9)
    with pytest.raises(LostAnswerError):
        transport.get(PATH)
    assert len(server.seen) == 3


def test_a_delete_is_never_sent_again_after_a_lost_answer(
    project: DemoProject, server: DemoServer, transport: Transport
) -> None:
    project.drop_next()
    with pytest.raises(LostAnswerError):
        transport.delete("/uploads/1/tracks/2")
    assert len(server.seen) == 1


def test_an_answer_cut_in_the_middle_is_a_lost_one(
    project: DemoProject, transport: Transport
) -> None:
    project.cut_next(times=3)
    with pytest.raises(LostAnswerError):
        transport.get(PATH)


def test_no_answer_in_time_is_a_lost_one(server: DemoServer, project: DemoProject) -> None:
    transport = Transport(server.token, server.api_url, limits=TransportLimits(read=0.05))
    project.hang_next()
    with pytest.raises(LostAnswerError):
        transport.delete("/uploads/1/tracks/2")


def test_an_answer_that_is_too_large_is_not_taken_in(
    project: DemoProject, transport: Transport
) -> None:
    project.oversize_next(300_000)
    with pytest.raises(UnreadableAnswerError, match="too large"):
        transport.get(PATH)


@pytest.fixture
def dripping() -> Iterator[str]:
    """Serve one answer a byte at a time, without end; return the address."""

    def drip() -> None:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not over.wait(0.01):
                connection.sendall(b" ")

    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        over.set()
        thread.join()


def test_a_server_that_drips_is_left(dripping: str) -> None:
    limits = TransportLimits(read=1, whole=0.1, read_again=())
    with pytest.raises(LostAnswerError, match="slowly"):
        Transport("token", dripping, limits=limits).get(PATH)


def test_a_closed_port_means_that_nothing_was_sent(
    server: DemoServer, transport: Transport
) -> None:
    server.stop()
    with pytest.raises(NotSentError) as caught:
        transport.delete("/uploads/1/tracks/2")
    assert not caught.value.may_have_worked


def test_a_host_nobody_knows_means_that_nothing_was_sent() -> None:
    transport = Transport("token", "https://no-such-host.invalid")
    with pytest.raises(NotSentError):
        transport.delete("/uploads/1/tracks/2")


def test_a_server_without_tls_gets_nothing(server: DemoServer) -> None:
    transport = Transport("token", server.api_url.replace("http:", "https:"))
    with pytest.raises(InsecureConnectionError):
        transport.get(PATH)
    assert server.seen == []


def test_a_redirect_is_not_followed(project: DemoProject, transport: Transport) -> None:
    with DemoServer(project) as elsewhere:
        project.redirect_next(f"{elsewhere.api_url}/site", 307)
        with pytest.raises(RedirectedError, match=r"127\.0\.0\.1"):
            transport.get(PATH)
        assert elsewhere.seen == []


def test_a_redirect_to_a_damaged_address_is_one_all_the_same(
    project: DemoProject, transport: Transport
) -> None:
    project.redirect_next("http://[", 302)
    with pytest.raises(RedirectedError):
        transport.get(PATH)


def test_a_429_is_waited_for_and_sent_again(
    project: DemoProject, server: DemoServer, transport: Transport
) -> None:
    project.refuse_next(429, "RATE_LIMIT_EXCEEDED", headers={"X-RateLimit-Reset": "1"})
    began = time.monotonic()
    assert transport.get(PATH).status == 200
    assert time.monotonic() - began >= 1
    assert len(server.seen) == 2


def test_a_429_in_html_is_still_a_429(project: DemoProject, server: DemoServer) -> None:
    transport = Transport(server.token, server.api_url, RateLimiter(window=0.05))
    project.answer_next_with_html(429)
    assert transport.delete(f"/uploads/{VIDEO}/tracks/{ITALIANO}").status == 202
    assert [seen.method for seen in server.seen] == ["DELETE", "DELETE"]


def test_429_after_429_is_given_up_when_patience_ends(
    project: DemoProject, server: DemoServer
) -> None:
    transport = Transport(server.token, server.api_url, limits=TransportLimits(patience=0.5))
    project.refuse_next(429, "RATE_LIMIT_EXCEEDED", headers={"X-RateLimit-Reset": "60"})
    with pytest.raises(RateLimitError) as caught:
        transport.delete("/uploads/1/tracks/2")
    assert not caught.value.may_have_worked


def test_close_breaks_off_a_request_under_way(project: DemoProject, server: DemoServer) -> None:
    transport = Transport(server.token, server.api_url)
    project.hang_next()
    errors: list[DatoError] = []

    def ask() -> None:
        try:
            transport.delete("/uploads/1/tracks/2")
        except DatoError as error:
            errors.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while not server.seen:
        threading.Event().wait(0.001)
    transport.close()
    thread.join(timeout=5)
    assert [type(error) for error in errors] == [LostAnswerError]


def test_nothing_is_sent_after_close(server: DemoServer, transport: Transport) -> None:
    transport.close()
    with pytest.raises(ClosedError):
        transport.get(PATH)
    assert server.seen == []
