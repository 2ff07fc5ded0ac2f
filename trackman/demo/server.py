"""The look-alike of DatoCMS and Mux on loopback, to be started and stopped at will."""

from __future__ import annotations

import socket
import sys
import threading
from http.server import ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Self

from trackman.demo.handler import Handler
from trackman.demo.project import DemoProject
from trackman.demo.requests import DemoRequest
from trackman.demo.service import Service
from trackman.demo.storage import STORAGE_ROOT

_LOOPBACK = "127.0.0.1"
_NOTICE_STOP_WITHIN = 0.02
_JOIN_WITHIN = 5.0


class DemoServer:
    """Serves a project's API, subtitle texts, thumbnails and storage, each below its own address.

    After `stop` nothing listens on the port; `start` opens the same one again.
    """

    def __init__(self, project: DemoProject) -> None:
        self.project = project
        self._service = Service(project)
        self._port = 0
        self._listener: _Listener | None = None
        self._place: socket.socket | None = None
        """Keeps the port while nothing listens on it."""
        self._thread: threading.Thread | None = None

    @property
    def api_url(self) -> str:
        """The address that stands for `https://site-api.datocms.com`."""
        return f"http://{_LOOPBACK}:{self._port}"

    @property
    def stream_url(self) -> str:
        """The address that stands for `https://stream.mux.com`."""
        return f"{self.api_url}/stream"

    @property
    def image_url(self) -> str:
        """The address that stands for `https://image.mux.com`."""
        return f"{self.api_url}/image"

    @property
    def storage_url(self) -> str:
        """The address that stands for the storage files are sent to."""
        return f"{self.api_url}{STORAGE_ROOT}"

    @property
    def events_url(self) -> str:
        """The address that stands for the host events are pushed from."""
        return f"ws://{_LOOPBACK}:{self._port}"

    @property
    def token(self) -> str:
        """The token that is accepted; empty once it is revoked."""
        return self.project.token or ""

    @property
    def seen(self) -> list[DemoRequest]:
        """The requests to the API so far, in order."""
        return self._service.seen

    @property
    def seen_media(self) -> list[DemoRequest]:
        """The requests for subtitle texts and thumbnails so far, in order."""
        return self._service.seen_media

    @property
    def seen_storage(self) -> list[DemoRequest]:
        """The requests to the storage so far, in order, those that broke off among them."""
        return self._service.seen_storage

    @property
    def limited(self) -> list[DemoRequest]:
        """The requests to the API that came too soon and were refused, in order."""
        return self._service.limited

    @property
    def refused_by_limit(self) -> int:
        """Number of requests that came too soon."""
        return len(self.limited)

    def start(self) -> Self:
        """Listen, on a free port the first time."""
        self._service.stopping.clear()
        self._listener = _Listener(self._service, self._port)
        self._port = self._listener.server_port
        self._leave_place()
        self._thread = threading.Thread(
            target=self._listener.serve_forever,
            args=(_NOTICE_STOP_WITHIN,),
            name="demo server",
            daemon=True,
        )
        self._thread.start()
        return self

    def stop(self, *, comes_back: bool = False) -> None:
        """Close the port and all connections; does nothing if already stopped.

        No other program gets the port of one that comes back.
        """
        self._leave_place()
        if self._listener is None or self._thread is None:
            return
        self._service.stopping.set()
        self._listener.shutdown()
        self._thread.join(_JOIN_WITHIN)
        self._listener.close_connections()
        self._listener.server_close()
        self._listener = self._thread = None
        if comes_back:
            self._place = socket.socket()
            self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._place.bind((_LOOPBACK, self._port))

    def _leave_place(self) -> None:
        if self._place is not None:
            self._place.close()
            self._place = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class _Listener(ThreadingHTTPServer):
    """Accepts connections, each on a thread of its own, and can close them all.

    The standard library does not keep track of daemon threads, so this does.
    """

    request_queue_size = 128

    def __init__(self, service: Service, port: int) -> None:
        self._open: dict[threading.Thread, socket.socket] = {}
        self._open_lock = threading.Lock()
        handler = type("BoundHandler", (Handler,), {"service": service})
        super().__init__((_LOOPBACK, port), handler)

    def server_bind(self) -> None:
        """Bind without asking a name server what the loopback is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = _LOOPBACK, self.socket.getsockname()[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection on a thread that is remembered."""
        thread = threading.Thread(
            target=self.process_request_thread,
            args=(request, client_address),
            name="demo connection",
            daemon=True,
        )
        with self._open_lock:
            self._open[thread] = request
        thread.start()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection to its end, then forget it."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._open_lock:
                del self._open[threading.current_thread()]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing about connections that the other side or `stop` closed."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    def close_connections(self) -> None:
        """Close all connections and wait for their threads."""
        with self._open_lock:
            threads = list(self._open)
            for connection in self._open.values():
                _hang_up(connection)
        for thread in threads:
            thread.join(_JOIN_WITHIN)


def _hang_up(connection: socket.socket) -> None:
    """Wake the thread that reads from a connection; it may have ended by itself."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
