"""One connection: reads requests, lets surprises happen, writes each answer in one piece."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl

from trackman.demo.answers import Answer
from trackman.demo.events import EVENTS_ROOT, EventLine, handshake
from trackman.demo.faults import (
    BreakOff,
    Cut,
    Delay,
    Drop,
    Event,
    Hang,
    Hold,
    Intercept,
    Interruption,
    Oversize,
    Refuse,
    Stall,
)
from trackman.demo.requests import DemoRequest, Host
from trackman.demo.service import Exchange, Service

_PIECE = 65_536


class Handler(BaseHTTPRequestHandler):
    """Serves one connection until either side closes it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    service: Service
    """Set in the subclass that each server makes for itself."""

    def serve(self) -> None:
        """Answer one request; `BaseHTTPRequestHandler` has read its head."""
        if self.path.startswith(EVENTS_ROOT) and "Sec-WebSocket-Key" in self.headers:
            self._serve_events()
            return
        head = self._head()
        interruption = self.service.interruption_of(head)
        seen = self._with_body(head, interruption)
        if seen.whole:
            self._answer(self.service.receive(seen))
            return
        self.service.write_down(seen)
        if isinstance(interruption, Stall):
            self.service.stopping.wait()
        self.close_connection = True

    def _serve_events(self) -> None:
        self.close_connection = True
        project = self.service.project
        self.wfile.write(handshake(self.headers["Sec-WebSocket-Key"]))
        EventLine(
            project,
            project.news,
            project.mailboxes,
            project.next_end,
            self.rfile,
            self.wfile,
            partial(self.connection.shutdown, socket.SHUT_RDWR),
        ).serve()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _answer(self, exchange: Exchange) -> None:
        surprise = exchange.surprise
        if surprise is None:
            self._send_late(Delay(self.service.project.answer_seconds), exchange, None)
        elif surprise.before:
            self._surprise(surprise.event, exchange, None)
        else:
            self._surprise(surprise.event, exchange, _worked(exchange))

    def _head(self) -> DemoRequest:
        at = time.monotonic()
        path, _, query = self.path.partition("?")
        pairs = dict(parse_qsl(query, keep_blank_values=True))
        return DemoRequest(self.command, path, pairs, self.headers, b"", at, _host_of(path))

    def _with_body(self, head: DemoRequest, interruption: Interruption | None) -> DemoRequest:
        """Read the body, because closing over unread bytes would destroy the answer on its way."""
        if self.headers["Transfer-Encoding"]:
            body = b"".join(iter(self._chunk, b""))
            return replace(head, body=body, whole=interruption is None)
        length = int(self.headers["Content-Length"] or 0)
        body = self._read(
            min(length, interruption.after) if interruption else length,
            self.service.project.storage_bytes_per_second if head.host == "storage" else None,
        )
        return replace(head, body=body, whole=interruption is None and len(body) == length)

    def _read(self, size: int, bytes_per_second: float | None) -> bytes:
        """Return so many bytes, or what came before the client went away or the server stopped."""
        content = bytearray()
        with suppress(ConnectionError):
            while part := self.rfile.read(min(size - len(content), _PIECE)):
                content += part
                if bytes_per_second is not None:
                    self.service.stopping.wait(len(part) / bytes_per_second)
        return bytes(content)

    def _chunk(self) -> bytes:
        line = self.rfile.readline()
        if not line:
            raise ConnectionAbortedError
        content = self.rfile.read(int(line, 16))
        self.rfile.readline()
        return content

    def _surprise(self, event: Event, exchange: Exchange, done: Answer | None) -> None:
        """Let a surprise happen; `done` is the real answer if the work was done already."""
        match event:
            case Refuse(answer):
                self._send(answer.with_headers(exchange.headers))
            case Intercept(answer):
                self._send(answer)
            case Drop() | BreakOff() | Stall():
                self.close_connection = True
            case Hang():
                self.service.stopping.wait()
                self.close_connection = True
            case Delay() | Hold():
                self._send_late(event, exchange, done)
            case Cut():
                self._send_half(done or _worked(exchange))
            case Oversize(size):
                self._send((done or _worked(exchange)).padded(size))

    def _send(self, answer: Answer) -> None:
        self.wfile.write(answer.head() + (b"" if self.command == "HEAD" else answer.body))

    def _send_late(self, late: Delay | Hold, exchange: Exchange, done: Answer | None) -> None:
        if late.wait(self.service.stopping):
            self.close_connection = True
        else:
            self._send(done or _worked(exchange))

    def _send_half(self, answer: Answer) -> None:
        head, body = answer.head(), answer.body
        if body:
            self.wfile.write(head + body[: len(body) // 2])
        else:
            # Clients take a head that lacks its end for a whole one, but not half a status line.
            self.wfile.write(head[: head.index(b"\r\n") // 2])
        self.close_connection = True


for _method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
    setattr(Handler, f"do_{_method}", Handler.serve)


def _worked(exchange: Exchange) -> Answer:
    """Do what is asked and return the real answer."""
    return exchange.work().with_headers(exchange.headers)


def _host_of(path: str) -> Host:
    """Return the host of the real world that the beginning of a path stands for."""
    match path.split("/")[1:2]:
        case ["stream"]:
            return "stream"
        case ["image"]:
            return "image"
        case ["storage"]:
            return "storage"
    return "api"
