"""Networks of companies: an authority of their own, and proxies that speak SOCKS."""

from __future__ import annotations

import contextlib
import http.server
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from trackman.dato import connections
from trackman.dato.connections import Connections, our_errors
from trackman.domain.errors import InsecureConnectionError

TLS = Path(__file__).parents[1] / "samples" / "tls"


class Hello(http.server.BaseHTTPRequestHandler):
    """Says hello to everybody, and hangs up."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve on loopback, and give the port."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hello) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def secure() -> Iterator[int]:
    """Serve with a certificate of an authority nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "server.pem")
    with serving(context) as port:
        yield port


@pytest.fixture(autouse=True)
def _fresh_trust() -> Iterator[None]:
    connections._trust.cache_clear()  # noqa: SLF001 - kept as long as the program runs
    yield
    connections._trust.cache_clear()  # noqa: SLF001


def fetched(url: str) -> str:
    """Fetch with a session of the program's."""
    with our_errors(lambda: False):
        return Connections().session().get(url, timeout=5).text


@pytest.mark.skipif("sys.platform != 'linux'", reason="other systems keep no file of authorities")
def test_an_authority_the_system_trusts_is_trusted(
    secure: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "ca.pem"))
    assert fetched(f"https://127.0.0.1:{secure}/") == "hello"


def test_an_authority_nobody_knows_is_not_trusted(secure: int) -> None:
    with pytest.raises(InsecureConnectionError):
        fetched(f"https://127.0.0.1:{secure}/")


def test_a_file_of_authorities_that_is_named_holds(
    secure: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(TLS / "ca.pem"))
    assert fetched(f"https://127.0.0.1:{secure}/") == "hello"


def socks_proxy(listener: socket.socket, port: int, asked: list[str]) -> None:
    """Take one connection to any host by SOCKS 5 (RFC 1928) and lead it to a port of loopback."""
    client, _ = listener.accept()
    with client, client.makefile("rb") as reader:
        _, methods = reader.read(2)
        reader.read(methods)
        client.sendall(b"\5\0")
        assert reader.read(4) == b"\5\1\0\3"  # connect to a name
        name = reader.read(reader.read(1)[0]).decode()
        asked.append(f"{name}:{struct.unpack('>H', reader.read(2))[0]}")
        client.sendall(b"\5\0\0\1\0\0\0\0\0\0")
        with socket.create_connection(("127.0.0.1", port)) as server:
            while (line := reader.readline()) not in (b"\r\n", b""):
                server.sendall(line)
            server.sendall(b"\r\n")
            while piece := server.recv(65536):
                client.sendall(piece)


FETCH = (
    "from trackman.dato.connections import Connections\n"
    "print(Connections().session().get('http://cms.example/hello', timeout=10).text)"
)


def test_a_proxy_that_speaks_socks_is_used() -> None:
    asked: list[str] = []
    with serving() as port, socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(8)
        thread = threading.Thread(target=socks_proxy, args=(listener, port, asked))
        thread.start()
        proxy = f"socks5h://127.0.0.1:{listener.getsockname()[1]}"
        # In a process of its own: the tests themselves may speak to loopback alone.
        told = subprocess.run(
            [sys.executable, "-c", FETCH],
            env={**os.environ, "ALL_PROXY": proxy, "NO_PROXY": ""},
            cwd=TLS.parents[2],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        thread.join()
    assert (told.stdout.strip(), asked) == ("hello", ["cms.example:80"]), told.stderr
