"""Files sent to where a ticket says: whole, watched, and with no secret in the wrong place."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from trackman.dato.client import Client
from trackman.dato.storage import Storage, StorageLimits
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    ClosedError,
    DatoError,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
    RedirectedError,
    StoppedError,
    StorageError,
)
from trackman.domain.outgoing_files import OutgoingFile
from trackman.domain.uploads import UploadTicket

TEXT = "WEBVTT\n\n00:01.000 --> 00:02.000\nQuest’estate\n".encode()
LARGE = TEXT + bytes(15_000_000)


class Send:
    """Sends files and remembers what was told meanwhile."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.stop = threading.Event()
        self.heard: list[tuple[int, int]] = []
        self.when_heard: Callable[[int], None] = lambda sent: None

    def __call__(self, ticket: UploadTicket, content: bytes = TEXT) -> None:
        def hear(sent: int, total: int) -> None:
            self.heard.append((sent, total))
            self.when_heard(sent)

        self.storage.put_file(ticket, OutgoingFile.of_text(content), hear, self.stop)


@pytest.fixture
def send() -> Iterator[Send]:
    """Send with little patience."""
    send = Send(Storage(StorageLimits(connect=0.5, read=0.5, whole=5)))
    yield send
    send.storage.close()


@pytest.fixture
def ticket(client: Client) -> UploadTicket:
    """Return a ticket for a file."""
    return client.request_upload("italiano.vtt")


def test_a_file_arrives_with_its_headers_and_without_token(
    project: DemoProject,
    server: DemoServer,
    client: Client,
    send: Send,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    project.storage_headers = {"x-amz-meta-by": "us", "Content-Type": "text/vtt"}
    ticket = client.request_upload("italiano.vtt")
    send(ticket)
    assert project.storage.files[ticket.id] == TEXT
    (seen,) = server.seen_storage
    assert seen.method == "PUT"
    assert seen.headers["Content-Type"] == "text/vtt"
    assert seen.headers["Content-Length"] == str(len(TEXT))
    assert seen.headers["x-amz-meta-by"] == "us"
    for secret in ("Authorization", "X-Api-Version", "X-Environment", "Cookie"):
        assert seen.headers[secret] is None


@pytest.mark.parametrize("content", [b"", TEXT, LARGE])
def test_progress_is_told_once_a_percent(
    project: DemoProject, send: Send, ticket: UploadTicket, content: bytes
) -> None:
    send(ticket, content)
    assert project.storage.files[ticket.id] == content
    assert len(send.heard) <= 101
    assert send.heard == sorted(send.heard)
    if content:
        assert send.heard[0] == (0, len(content))
        assert send.heard[-1] == (len(content), len(content))


def test_sending_ends_when_it_is_stopped(
    project: DemoProject, server: DemoServer, send: Send, ticket: UploadTicket
) -> None:
    send.when_heard = lambda sent: send.stop.set() if sent > 1_000_000 else None
    with pytest.raises(StoppedError):
        send(ticket, LARGE)
    assert send.heard[-1][0] < 2_000_000
    assert not project.storage.files


def test_what_is_stopped_before_is_not_sent(
    server: DemoServer, send: Send, ticket: UploadTicket, project: DemoProject
) -> None:
    send.stop.set()
    with pytest.raises(StoppedError):
        send(ticket)
    assert not project.storage.files
    assert not send.heard


def test_a_refusal_keeps_the_storages_own_word(
    project: DemoProject, client: Client, send: Send
) -> None:
    project.storage_expires_seconds = 0
    with pytest.raises(StorageError) as caught:
        send(client.request_upload("late.vtt"))
    assert (caught.value.status, caught.value.code) == (403, "AccessDenied")
    assert not caught.value.may_have_worked


@pytest.mark.parametrize("status", [200, 204, 302, 403, 503])
def test_a_web_page_with_any_status_names_no_code(
    project: DemoProject, send: Send, ticket: UploadTicket, status: int
) -> None:
    project.answer_next_with_html(status, host="storage")
    if status < 300:  # whether the file is there shows when a track is made of it
        send(ticket)
        return
    with pytest.raises(StorageError) as caught:
        send(ticket)
    assert (caught.value.status, caught.value.code) == (status, "")


def test_a_storage_that_hangs_or_hangs_up_is_given_up(
    project: DemoProject, send: Send, ticket: UploadTicket
) -> None:
    for surprise in (project.hang_next, project.drop_next):
        surprise(host="storage")
        with pytest.raises(LostAnswerError):
            send(ticket)
    for interruption in (project.break_off_next, project.stall_next):
        interruption(1_000_000, host="storage")
        with pytest.raises(LostAnswerError):
            send(ticket, LARGE)
    assert not project.storage.files
    send(ticket)
    assert project.storage.files


def test_nobody_there_is_not_sent(server: DemoServer, send: Send, ticket: UploadTicket) -> None:
    server.stop()
    with pytest.raises(NotSentError):
        send(ticket)


def test_a_redirect_that_keeps_the_method_is_followed(
    project: DemoProject, server: DemoServer, client: Client, send: Send, ticket: UploadTicket
) -> None:
    project.redirect_next(client.request_upload("other.vtt").url, 307, host="storage")
    send(ticket)
    assert list(project.storage.files.values()) == [TEXT]
    assert [seen.body for seen in server.seen_storage] == [TEXT, TEXT]


def test_headers_of_a_ticket_stay_with_its_host(
    project: DemoProject, server: DemoServer, client: Client, send: Send
) -> None:
    project.storage_headers = {"x-secret": "s3cret"}
    ticket = client.request_upload("a.vtt")
    elsewhere = ticket.url.replace("127.0.0.1", "localhost")
    project.redirect_next(elsewhere, 308, host="storage")
    with pytest.raises(StorageError):  # it wants the header
        send(ticket)
    first, second = server.seen_storage
    assert first.headers["x-secret"] == "s3cret"
    assert second.headers["x-secret"] is None


@pytest.mark.parametrize("status", [301, 302, 303])
def test_a_redirect_that_would_become_a_get_is_a_refusal(
    project: DemoProject, send: Send, ticket: UploadTicket, status: int
) -> None:
    project.redirect_next(ticket.url, status, host="storage")
    with pytest.raises(StorageError):
        send(ticket)


def test_redirects_in_a_circle_or_off_https_end(
    project: DemoProject, server: DemoServer, send: Send, ticket: UploadTicket
) -> None:
    project.redirect_next(ticket.url, 307, host="storage", times=9)
    with pytest.raises(RedirectedError):
        send(ticket)
    assert len(server.seen_storage) == 4
    project.surprises.clear()
    project.redirect_next("http://storage.example/", 307, host="storage")
    with pytest.raises(RedirectedError, match=r"storage\.example"):
        send(ticket)


@pytest.mark.parametrize("url", ["http://storage.example/a?s=x", "file:///etc/passwd", "", "http:"])
def test_nothing_goes_to_an_unsafe_address(send: Send, url: str) -> None:
    with pytest.raises(InsecureConnectionError):
        send(UploadTicket("/1/a.vtt", url))
    assert not send.heard


def test_no_error_and_no_log_names_a_signed_address(
    project: DemoProject,
    server: DemoServer,
    send: Send,
    ticket: UploadTicket,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    signature = urlsplit(ticket.url).query.rpartition("=")[2]
    assert len(signature) > 20
    told = [repr(ticket), str(ticket)]

    def fail(failing: UploadTicket) -> None:
        with pytest.raises(DatoError) as caught:
            send(failing)
        told.extend(traceback.format_exception(caught.value))

    for surprise in (project.hang_next, project.drop_next):
        surprise(host="storage")
        fail(ticket)
    project.redirect_next(ticket.url, 302, host="storage")
    fail(ticket)
    project.redirect_next(ticket.url, 307, host="storage", times=9)
    fail(ticket)
    project.surprises.clear()
    fail(replace(ticket, url=ticket.url.replace("http://127", "http://storage.example/127")))
    fail(replace(ticket, url=ticket.url.replace("http://127", "https://*/127")))
    server.stop()
    fail(ticket)
    assert signature not in "".join(told)
    assert signature not in caplog.text


def test_closing_breaks_off_what_is_under_way_and_nothing_starts_any_more(
    project: DemoProject, server: DemoServer, ticket: UploadTicket
) -> None:
    send = Send(Storage())
    project.hang_next(host="storage")
    errors: list[DatoError] = []

    def work() -> None:
        try:
            send(ticket)
        except DatoError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while not server.seen_storage:
        thread.join(0.001)
    send.storage.close()
    thread.join(5)
    assert [type(error) for error in errors] == [LostAnswerError]
    with pytest.raises(ClosedError):
        send(ticket)
