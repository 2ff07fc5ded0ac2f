"""Networks of companies: an authority of their own, and proxies that speak SOCKS."""

from __future__ import annotations

import base64
import contextlib
import http.server
import os
import re
import socket
import ssl
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from trackman.dato import connections
from trackman.dato.connections import Connections, our_errors
from trackman.dato.happy_eyeballs import Addresses
from trackman.dato.proxies import ask_system_with, proxies_to, proxy_to
from trackman.domain.errors import (
    ConnectionFault,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
)

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
def serving(context: ssl.SSLContext | None = None, handler: type[Hello] = Hello) -> Iterator[int]:
    """Serve on loopback, and give the port."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
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
    connections.system_trust.cache_clear()
    yield
    connections.system_trust.cache_clear()


def fetched(url: str, proxy: str | None = None) -> str:
    """Fetch with a session of the program's."""
    proxies = {"https": proxy} if proxy else None
    with our_errors(lambda: False):
        return Connections().session().get(url, timeout=5, proxies=proxies).text


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


def context_of(host: str, begins: int, ends: int, folder: Path) -> ssl.SSLContext:
    """Return what a server proves to be `host` with, from and to so many days after today.

    The authority that signs lies in `folder` as `ca.pem`.
    """
    today = datetime.now(UTC)
    authority, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An authority")])
    valid = (today - timedelta(days=900), today + timedelta(days=900))
    for name, subject, key, extension, (since, until) in (
        ("ca", issuer, authority, x509.BasicConstraints(ca=True, path_length=None), valid),
        (
            "server",
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]),
            own,
            x509.SubjectAlternativeName([x509.DNSName(host)]),
            (today + timedelta(days=begins), today + timedelta(days=ends)),
        ),
    ):
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(until)
            .add_extension(extension, critical=False)
            .sign(authority, hashes.SHA256())
        )
        (folder / f"{name}.pem").write_bytes(
            certificate.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


@pytest.mark.skipif("sys.platform != 'linux'", reason="other systems keep no file of authorities")
@pytest.mark.parametrize(
    ("host", "begins", "ends", "fault"),
    [
        ("localhost", -9, -2, ConnectionFault.EXPIRED),
        ("localhost", 2, 9, ConnectionFault.NOT_YET_VALID),
        ("another.example", -9, 9, ConnectionFault.WRONG_HOST),
    ],
)
def test_what_is_wrong_with_a_certificate_is_told(
    host: str,
    begins: int,
    ends: int,
    fault: ConnectionFault,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = context_of(host, begins, ends, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with serving(context) as port, pytest.raises(InsecureConnectionError) as caught:
        fetched(f"https://localhost:{port}/")
    assert caught.value.fault is fault


def test_an_unknown_authority_and_no_tls_are_told(secure: int) -> None:
    with pytest.raises(InsecureConnectionError) as caught:
        fetched(f"https://127.0.0.1:{secure}/")
    assert caught.value.fault is ConnectionFault.UNKNOWN_AUTHORITY
    with serving() as port, pytest.raises(InsecureConnectionError) as caught:
        fetched(f"https://127.0.0.1:{port}/")
    assert caught.value.fault is ConnectionFault.NO_TLS


class Gate(Hello):
    """A proxy that lets nobody through."""

    status = 403

    def do_CONNECT(self) -> None:
        self.send_error(self.status)


class Doorman(Gate):
    """A proxy that asks for a password."""

    status = 407


class Lost(Gate):
    """A proxy that knows no way to anywhere."""

    status = 502


@pytest.mark.parametrize(
    ("proxy", "fault"),
    [
        (Gate, ConnectionFault.PROXY_REFUSES),
        (Doorman, ConnectionFault.PROXY_PASSWORD),
        (Lost, ConnectionFault.PROXY_FINDS_NO_WAY),
    ],
)
def test_a_proxy_that_does_not_let_through_is_told(
    proxy: type[Hello], fault: ConnectionFault
) -> None:
    with serving(handler=proxy) as port, pytest.raises(NotSentError) as caught:
        fetched("https://cms.example/", proxy=f"http://127.0.0.1:{port}")
    assert caught.value.fault is fault


def reading_along(context: ssl.SSLContext, password: str = "") -> type[Hello]:
    """Return a company's proxy, which answers itself in the place of each host."""
    told = "Basic " + base64.b64encode(password.encode()).decode()

    class ReadingAlong(Hello):
        def do_CONNECT(self) -> None:
            if password and self.headers["Proxy-Authorization"] != told:
                self.send_error(407)
                return
            self.send_response(200)
            self.end_headers()
            self.wfile.flush()
            with (
                contextlib.suppress(OSError),  # it may not be believed
                context.wrap_socket(self.connection, server_side=True) as client,
            ):
                client.recv(4096)
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
            self.close_connection = True

    return ReadingAlong


@pytest.mark.skipif("sys.platform != 'linux'", reason="other systems keep no file of authorities")
def test_a_proxy_that_reads_along_is_trusted_with_its_authority_and_gets_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of("cms.example", -9, 9, tmp_path)
    url = "https://cms.example/"
    with serving(handler=reading_along(context, "anna:se:cret")) as port:
        proxy = f"http://anna:se%3Acret@127.0.0.1:{port}"
        with pytest.raises(InsecureConnectionError) as insecure:
            fetched(url, proxy)
        assert insecure.value.fault is ConnectionFault.UNKNOWN_AUTHORITY
        connections.system_trust.cache_clear()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert fetched(url, proxy) == "hello"
        with pytest.raises(NotSentError) as refused:
            fetched(url, proxy.replace("se%3Acret", "wrong"))
    assert refused.value.fault is ConnectionFault.PROXY_PASSWORD
    assert not re.search("anna|wrong", str(refused.value))


@pytest.mark.skipif("sys.platform != 'linux'", reason="other systems keep no file of authorities")
def test_what_is_lost_behind_a_proxy_may_have_worked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of("cms.example", -9, 9, tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))

    class Hasty(Hello):
        """A proxy that reads along, and hangs up when a request has come."""

        def do_CONNECT(self) -> None:
            self.send_response(200)
            self.end_headers()
            with context.wrap_socket(self.connection, server_side=True) as client:
                came.append(client.recv(4096).partition(b" ")[0])
            self.close_connection = True

    came: list[bytes] = []
    hosts = Connections()
    with serving(handler=Hasty) as port:
        proxies = {"https": f"http://127.0.0.1:{port}"}
        with pytest.raises(LostAnswerError), our_errors(hosts.was_sent):
            hosts.session().delete("https://cms.example/uploads", timeout=5, proxies=proxies)
    assert came == [b"DELETE"]


@pytest.mark.parametrize("place", ["[damaged", "proxy.example:port", ""])
def test_a_damaged_address_of_a_proxy_is_told_without_its_password(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("https_proxy", f"http://anna:hidden@{place}")
    url = "https://cms.example/"
    with pytest.raises(NotSentError) as caught, our_errors(lambda: False):
        Connections().session().get(url, timeout=5, proxies=proxies_to(url))
    assert caught.value.fault is ConnectionFault.PROXY_UNREACHABLE
    assert "hidden" not in str(caught.value)


def test_players_are_told_the_same_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    url = "https://stream.example/x.m3u8"
    assert proxy_to(url) is None
    ask_system_with(lambda _: "http://anna:secret@system.example:3128")
    try:
        assert proxy_to(url) == "http://anna:secret@system.example:3128"
        assert proxy_to("http://127.0.0.1:81/x.m3u8") is None
        monkeypatch.setenv("HTTPS_PROXY", "office.example:8080")
        assert proxy_to(url) == "http://office.example:8080"
    finally:
        ask_system_with(lambda _: None)


@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_a_proxy_that_does_not_answer_is_told(kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    with pytest.raises(NotSentError) as caught:
        fetched("https://cms.example/", proxy=f"{kind}://127.0.0.1:{port}")
    assert caught.value.fault is ConnectionFault.PROXY_UNREACHABLE


def test_a_host_that_no_name_server_knows_is_told() -> None:
    def unknown(*_: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(NotSentError) as caught, our_errors(lambda: False):
        Connections(addresses=Addresses(unknown)).session().get("https://cms.example/", timeout=5)
    assert caught.value.fault is ConnectionFault.UNKNOWN_HOST


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


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ((b"\5\0", b"\5\2\0\1\0\0\0\0\0\0"), ConnectionFault.PROXY_REFUSES),
        ((b"\5\0", b"\5\4\0\1\0\0\0\0\0\0"), ConnectionFault.PROXY_FINDS_NO_WAY),
        ((b"\5\xff",), ConnectionFault.PROXY_PASSWORD),
        ((b"\5\2", b"\1\1"), ConnectionFault.PROXY_PASSWORD),
        ((b"HTTP/1.1 400 Bad Request\r\n\r\n",), ConnectionFault.PROXY_UNREACHABLE),
    ],
    ids=["forbidden", "host not reached", "no way to sign in", "wrong password", "no SOCKS"],
)
def test_a_proxy_that_speaks_socks_says_why_it_lets_nobody_through(
    answers: tuple[bytes, ...], fault: ConnectionFault
) -> None:
    def answer(listener: socket.socket) -> None:
        client, _ = listener.accept()
        with client, contextlib.suppress(ConnectionResetError):
            for one in answers:
                client.recv(4096)
                client.sendall(one)
            client.recv(4096)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(8)
        thread = threading.Thread(target=answer, args=(listener,))
        thread.start()
        proxy = f"socks5h://anna:hidden@127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(NotSentError) as caught:
            fetched("https://cms.example/", proxy)
        thread.join()
    assert caught.value.fault is fault
    assert "hidden" not in str(caught.value)


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
