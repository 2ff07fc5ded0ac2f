"""A host of streams that serves the files it is given, whole or in parts, as it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from trackman.demo.answers import Answer
from trackman.demo.media.ranges import ranged

Serve = Callable[[Answer, str | None], Answer]


class StreamHost:
    """Files by their paths, queries included; `asked` are the paths and ranges that were."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.serve: Serve = ranged
        """Makes the answer of the whole file and the range that is wanted of it."""

    def add_list(self, path: str, *lines: str) -> None:
        """Serve a list."""
        self.files[path] = "\n".join(("#EXTM3U", *lines, "")).encode()

    def answer(self, path: str, wanted: str | None) -> Answer:
        """Answer a request."""
        self.asked.append((path, wanted))
        if path not in self.files:
            return Answer(404, b"Not Found", "text/plain")
        return self.serve(Answer(200, self.files[path], "application/octet-stream"), wanted)


@contextmanager
def stream_host() -> Iterator[StreamHost]:
    """Serve on loopback for a while."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = host.answer(self.path, self.headers["Range"])
            self.wfile.write(found.head() + found.body)

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host = StreamHost(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield host
        server.shutdown()
        thread.join()
