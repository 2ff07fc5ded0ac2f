"""Pushed events (API reference, section 3): Pusher's protocol 7 over a websocket.

The frames are coded by the library that trackman itself listens with, so that the program brings
only one along.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedIOBase
from typing import Any

from websocket import ABNF, WebSocketException, frame_buffer

from trackman.demo.knobs import Behaviour
from trackman.demo.resources.jobs import DemoJob
from trackman.demo.resources.uploads import SITE_ID

EVENTS_ROOT = "/app/"
_KEY = "demo"
_SECRET = secrets.token_bytes(16)
_QUIET = 120  # seconds, as Pusher says
_ORDERED_AGAIN = 0.3  # seconds that an event waits for another to overtake it


def signature(socket_id: str, channel: str) -> str:
    """Sign for one connection and one channel, as the API does for who may listen."""
    digest = hmac.new(_SECRET, f"{socket_id}:{channel}".encode(), hashlib.sha256)
    return f"{_KEY}:{digest.hexdigest()}"


def handshake(key: str) -> bytes:
    """Return the answer that makes a connection a websocket (RFC 6455, section 4.2.2)."""
    accept = hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()
    lines = (
        "HTTP/1.1 101 Switching Protocols",
        "upgrade: websocket",
        "connection: Upgrade",
        f"sec-websocket-accept: {base64.b64encode(accept).decode()}",
    )
    return "\r\n".join([*lines, "", ""]).encode()


@dataclass(eq=False, slots=True)
class Mailbox:
    """Events for one connection, each with the moment it may leave."""

    letters: list[tuple[float, str]] = field(default_factory=list)
    posted: int = 0
    is_open: bool = False
    """True once the channel is subscribed to."""

    def post(self, job: DemoJob, behaviour: Behaviour) -> None:
        """Put in the news of a job that has ended, as the knobs have it."""
        if not self.is_open or behaviour.events_lost:
            return
        at = time.monotonic() + behaviour.events_late_seconds
        text = _news(job, too_large=behaviour.events_too_large)
        held = _ORDERED_AGAIN if behaviour.events_out_of_order and self.posted % 2 == 0 else 0.0
        self.posted += 1
        self.letters += [(at + held, text)] * (2 if behaviour.events_doubled else 1)

    def take(self) -> list[str]:
        """Return the events whose moment has come."""
        now = time.monotonic()
        due = sorted(letter for letter in self.letters if letter[0] <= now)
        self.letters = [letter for letter in self.letters if letter[0] > now]
        return [text for _, text in due]

    def next_moment(self) -> float | None:
        """Return when the next event leaves; None without one."""
        return min((at for at, _ in self.letters), default=None)


@dataclass(slots=True)
class EventLine:
    """One websocket: reads what the client says on one thread, and pushes on another."""

    behaviour: Behaviour
    news: threading.Condition
    """Notified whenever a job begins or ends."""
    mailboxes: list[Mailbox]
    next_end: Callable[[], float | None]
    """Ends the jobs that are due, and tells when the next one ends."""
    reader: BufferedIOBase
    writer: BufferedIOBase
    hang_up: Callable[[], None]
    mailbox: Mailbox = field(default_factory=Mailbox)
    _sending: threading.Lock = field(default_factory=threading.Lock)
    _is_over: bool = False

    def serve(self) -> None:
        """Serve until either side hangs up."""
        with self.news:
            self.mailboxes.append(self.mailbox)
        pushing = threading.Thread(target=self._push, name="demo events", daemon=True)
        pushing.start()
        try:
            self._listen()
        finally:
            with self.news:
                self._is_over = True
                self.mailboxes.remove(self.mailbox)
                self.news.notify_all()

    def _listen(self) -> None:
        socket_id = f"{secrets.randbelow(10**6)}.{secrets.randbelow(10**6)}"
        self._send("pusher:connection_established", socket_id=socket_id, activity_timeout=_QUIET)
        frames = frame_buffer(self._receive, skip_utf8_validation=False)
        with suppress(WebSocketException, ConnectionError, ValueError):
            while (frame := frames.recv_frame()).opcode != ABNF.OPCODE_CLOSE:
                if frame.opcode == ABNF.OPCODE_TEXT:
                    self._answer(json.loads(frame.data), socket_id)

    def _receive(self, size: int) -> bytes:
        content = self.reader.read(size)
        if not content:
            raise ConnectionAbortedError
        return content

    def _answer(self, message: dict[str, Any], socket_id: str) -> None:
        data = message.get("data") or {}
        match message.get("event"):
            case "pusher:ping":
                self._send("pusher:pong")
            case "pusher:subscribe":
                channel = str(data.get("channel"))
                if data.get("auth") != signature(socket_id, channel):
                    self._send("pusher:error", code=4009, message="Connection is unauthorized")
                    return
                with self.news:
                    self.mailbox.is_open = channel.startswith(f"private-site-{SITE_ID}")
                self._send("pusher_internal:subscription_succeeded")

    def _push(self) -> None:
        with suppress(OSError, ValueError):
            while (texts := self._due()) is not None:
                for text in texts:
                    if self.behaviour.events_cut > 0:
                        self.behaviour.events_cut -= 1
                        self.hang_up()
                        return
                    self._write(text)

    def _due(self) -> list[str] | None:
        """Wait for events; None at the end."""
        with self.news:
            while not self._is_over:
                end = self.next_end()
                if texts := self.mailbox.take():
                    return texts
                moments = [one for one in (end, self.mailbox.next_moment()) if one is not None]
                wait = max(0.0, min(moments) - time.monotonic()) if moments else None
                self.news.wait(wait)
        return None

    def _send(self, event: str, **data: Any) -> None:
        self._write(json.dumps({"event": event, "data": json.dumps(data)}))

    def _write(self, text: str) -> None:
        frame = ABNF(1, 0, 0, 0, ABNF.OPCODE_TEXT, 0, text.encode())
        with self._sending:
            self.writer.write(frame.format())


def _news(job: DemoJob, *, too_large: bool) -> str:
    attributes = (job.result or {}).get("attributes", {})
    data: dict[str, Any] = {"jobId": job.id, "status": attributes.get("status")}
    if too_large:
        data["status"] = 413
    else:
        data["payload"] = attributes.get("payload")
    channel = f"private-site-{SITE_ID}"
    return json.dumps({"event": "job-result", "channel": channel, "data": json.dumps(data)})
