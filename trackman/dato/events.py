"""Job results as DatoCMS pushes them, so that a job need not be asked about again and again.

Protocol 7 of Pusher over a websocket. The app key, the cluster, the channels, the form of the
authentication and the event are those of DatoCMS's own client: the npm package
`@datocms/rest-api-events`, `src/subscribeToEvents.ts` and `eventsChannelName` of its CMA client,
with the defaults of `pusher-js` 7. The token goes to the API host alone, which signs for the
channel.
"""

from __future__ import annotations

import json
import logging
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

import websocket

from trackman import __version__
from trackman.dato.connection_faults import connection_fault
from trackman.dato.connections import connected, system_trust, told
from trackman.dato.decoders.events import decode_job_event
from trackman.dato.proxies import proxy_to
from trackman.dato.response import Response
from trackman.dato.transport import Transport
from trackman.domain.addresses import checked_events_base
from trackman.domain.errors import (
    ApiError,
    ClosedError,
    DatoError,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
    UnexpectedShapeError,
    UnreadableAnswerError,
    WebPageError,
)
from trackman.domain.jobs import JobEvent

_APP_KEY = "75e6ef0fe5d39f481626"
_PROTOCOL = 7
_CONNECT_WITHIN = 10.0  # seconds, for each step until the channel is open
_PONG_WITHIN = 30.0  # seconds; as Pusher's own client
_USUAL_QUIET = 120.0  # seconds without a message before the connection is tried; the same
_PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds before each new connection after one that failed; the last again and again."""
_NEVER_AGAIN = range(4000, 4100)
"""Pusher's codes for what would be refused again."""

_log = logging.getLogger(__name__)


class _RefusedError(Exception):
    """The channel is not for us; to ask again would change nothing."""


class EventStream:
    """One channel of events, followed on a thread until it is closed or refused.

    The callbacks are called on that thread: `live` with True once events come, and with False when
    none come any more; `heard` for each.
    """

    def __init__(
        self,
        transport: Transport,
        base_url: str,
        live: Callable[[bool], None],
        heard: Callable[[JobEvent], None],
    ) -> None:
        self._transport = transport
        self._line = _Line(base_url)
        self._tell_live = live
        self._tell_heard = heard
        self._was_live = False

    def run(self, channel: str) -> None:
        """Follow a channel; connect again with growing pauses whenever it was cut."""
        failures = 0
        while not self._line.closed.is_set():
            self._was_live = False
            try:
                self._follow(channel)
            except (_RefusedError, ApiError, ClosedError) as error:
                _log.info("no events: %s", error)
                return
            except (DatoError, websocket.WebSocketException, OSError, ValueError) as error:
                _log.info("events were cut: %s", error)
            finally:
                if self._was_live:
                    self._tell_live(False)
            failures = 0 if self._was_live else failures + 1
            self._line.closed.wait(_PAUSES[min(failures, len(_PAUSES) - 1)])

    def close(self) -> None:
        """Hang up at once; from any thread."""
        self._line.close()

    def _follow(self, channel: str) -> None:
        with closing(websocket.WebSocket()) as line:
            self._line.reach()
            self._line.open(line)
            hello = _data(_event(line, "pusher:connection_established"))
            socket_id, quiet = str(hello["socket_id"]), float(hello.get("activity_timeout") or 0)
            _send(line, "pusher:subscribe", channel=channel, auth=self._auth(socket_id, channel))
            _event(line, "pusher_internal:subscription_succeeded")
            self._was_live = True
            self._tell_live(True)
            while not self._line.closed.is_set():
                self._take(_message(line, min(quiet or _USUAL_QUIET, _USUAL_QUIET)))

    def _auth(self, socket_id: str, channel: str) -> str:
        """Have the API sign for the channel; this alone needs the token."""
        form = {"socket_id": socket_id, "channel_name": channel}
        return self._transport.post_form("/pusher/authenticate", form).root()["auth"].text()

    def _take(self, message: Mapping[str, Any]) -> None:
        if message.get("event") != "job-result":
            return
        try:
            event = decode_job_event(Response(200, str(message.get("data")).encode()).root())
        except (DatoError, UnexpectedShapeError) as error:
            _log.info("an event nobody understands: %s", error)
            return
        self._tell_heard(event)


class EventProbe:
    """One try whether the host of events answers; no token goes there."""

    def __init__(self, base_url: str) -> None:
        self._line = _Line(base_url)

    def ask(self) -> None:
        """Return once the host has said anything as the real one does. Raises DatoError."""
        self._reach()
        try:
            with closing(websocket.WebSocket()) as line:
                self._line.open(line)
                _message(line, _CONNECT_WITHIN)
        except websocket.WebSocketBadStatusException as error:
            raise WebPageError("no websocket", error.status_code) from error
        except (websocket.WebSocketException, OSError) as error:
            raise LostAnswerError(told(error)) from error
        except (ValueError, _RefusedError) as error:
            raise UnreadableAnswerError(told(error), 101) from error

    def close(self) -> None:
        """Break off what is under way; from any thread."""
        self._line.close()

    def _reach(self) -> None:
        try:
            self._line.reach()
        except ssl.SSLError as error:
            raise InsecureConnectionError(told(error), connection_fault(error)) from error
        except (OSError, _RefusedError) as error:
            raise NotSentError(told(error), connection_fault(error)) from error


class _Line:
    """The way to the host of events, to be broken off from any thread."""

    def __init__(self, base_url: str) -> None:
        self._base_url = checked_events_base(base_url)
        self.closed = threading.Event()
        self._socket: socket.socket | None = None

    def reach(self) -> None:
        """Connect to the host, and with TLS where it has that."""
        parts = urlsplit(self._base_url)
        host, is_secure = parts.hostname or "", parts.scheme == "wss"
        port = parts.port or (443 if is_secure else 80)
        plain = self._socket = _reach(self._base_url, host, port, self.closed.is_set)
        plain.settimeout(_CONNECT_WITHIN)
        if is_secure:
            self._socket = system_trust().wrap_socket(plain, server_hostname=host)

    def open(self, line: websocket.WebSocket) -> None:
        """Make a websocket of what was reached."""
        path = f"/app/{_APP_KEY}?protocol={_PROTOCOL}&client=trackman&version={__version__}"
        line.connect(  # type: ignore[no-untyped-call]
            self._base_url + path,
            socket=self._socket,
            timeout=_CONNECT_WITHIN,
            suppress_origin=True,
            redirect_limit=0,
            header=[f"User-Agent: trackman/{__version__}"],
        )
        if self.closed.is_set():  # it may have come between
            raise ClosedError

    def close(self) -> None:
        """Hang up at once."""
        self.closed.set()
        if (line := self._socket) is not None:
            with suppress(OSError):  # it may be closing by itself
                line.shutdown(socket.SHUT_RDWR)


def _reach(url: str, host: str, port: int, unwanted: Callable[[], bool]) -> socket.socket:
    """Return a socket to a host, through the proxy on the way there."""
    proxy = proxy_to(url.replace("ws", "http", 1))
    if proxy is None:
        return connected(host, port, _CONNECT_WITHIN, unwanted)
    import socks  # type: ignore[import-untyped]

    kinds = {"http": socks.HTTP, "socks4": socks.SOCKS4, "socks4a": socks.SOCKS4}
    kinds |= {"socks5": socks.SOCKS5, "socks5h": socks.SOCKS5}
    parts = urlsplit(proxy)
    if parts.scheme not in kinds or not parts.hostname:
        raise _RefusedError(f"no way through a proxy of the kind {parts.scheme}")
    reached: socket.socket = socks.create_connection(
        (host, port),
        timeout=_CONNECT_WITHIN,
        proxy_type=kinds[parts.scheme],
        proxy_addr=parts.hostname,
        proxy_port=parts.port,
        proxy_rdns=parts.scheme in {"http", "socks4a", "socks5h"},
        proxy_username=None if parts.username is None else unquote(parts.username),
        proxy_password=None if parts.password is None else unquote(parts.password),
    )
    return reached


def _event(line: websocket.WebSocket, name: str) -> Mapping[str, Any]:
    """Wait for one event, through others."""
    while (message := _message(line, _CONNECT_WITHIN)).get("event") != name:
        pass
    return message


def _message(line: websocket.WebSocket, quiet: float) -> Mapping[str, Any]:
    """Return the next message; after so many seconds without one, see whether the line is alive."""
    text = _text(line, quiet)
    message = json.loads(text)
    if not isinstance(message, dict):
        raise ValueError("no message of Pusher")
    match message.get("event"):
        case "pusher:ping":
            _send(line, "pusher:pong")
        case "pusher:error":
            raise _trouble(_data(message))
        case "pusher_internal:subscription_error" | "pusher:subscription_error":
            raise _RefusedError("the subscription was refused")
    return message


def _text(line: websocket.WebSocket, quiet: float) -> str:
    line.settimeout(quiet)
    try:
        text = line.recv()
    except websocket.WebSocketTimeoutException:
        _send(line, "pusher:ping")
        line.settimeout(_PONG_WITHIN)
        text = line.recv()
    if not isinstance(text, str) or not text:
        raise websocket.WebSocketConnectionClosedException("the other side hung up")
    return text


def _trouble(said: Mapping[str, Any]) -> Exception:
    code = said.get("code")
    words = f"Pusher says {code}: {said.get('message')}"
    if isinstance(code, int) and code in _NEVER_AGAIN:
        return _RefusedError(words)
    return websocket.WebSocketException(words)


def _data(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a message carries: an object, or the text of one."""
    data = message.get("data")
    if isinstance(data, str):
        data = json.loads(data)
    if not isinstance(data, dict):
        raise ValueError("a message of Pusher without what it is about")
    return data


def _send(line: websocket.WebSocket, event: str, **data: str) -> None:
    line.send(json.dumps({"event": event, "data": data}))
