"""Looking for a newer version, over real HTTPS on this computer."""

from __future__ import annotations

import asyncio
import http.server
import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.dato import connections
from trackman.domain.errors import (
    InsecureConnectionError,
    NotSentError,
    RedirectedError,
    TooLargeError,
    UnreadableAnswerError,
    UpdateError,
    UpdateFault,
)
from trackman.domain.updates import (
    PUBLIC_KEYS,
    Newer,
    NothingNewer,
    Release,
    Signed,
    SystemTooOld,
    numbers,
    outcome,
    signed_notice,
)
from trackman.services.updates import Updates, this_system, verify

ROOT = Path(__file__).parents[2]
TLS = ROOT / "tests" / "samples" / "tls"
SCRIPT = ROOT / "packaging" / "sign_update.py"


class Site(http.server.ThreadingHTTPServer):
    """Serves a notice, or whatever a test has it serve, and counts who asks."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(TLS / "server.pem")
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.notice = b""
        self.status = 200
        self.location = ""
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.server_port}/updates.json"

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that do not trust this server."""


class Page(http.server.BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        site = self.server
        site.asked.append((self.path, dict(self.headers)))
        moved = site.location and self.path == "/updates.json"
        self.send_response(302 if moved else site.status)
        if moved:
            self.send_header("Location", site.location)
        self.send_header("Content-Length", "0" if moved else str(len(site.notice)))
        self.end_headers()
        if not moved:
            self.wfile.write(site.notice)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Return a server whose certificate is trusted."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(TLS / "ca.pem"))
    connections.system_trust.cache_clear()
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
    connections.system_trust.cache_clear()


@pytest.fixture(scope="module")
def keys() -> tuple[str, str]:
    """Return a private and a public key, as the maintainers make them."""
    command = [sys.executable, str(SCRIPT), "keys"]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    private, public = (line.rpartition(": ")[2] for line in made.splitlines())
    return private, public


@pytest.fixture(scope="module")
def notice(keys: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """Return what makes signed notices, as the maintainers do."""
    folder = tmp_path_factory.mktemp("notices")

    def make(version: str, *options: str, page: str = "https://127.0.0.1/get", key: str = "7"):
        command = [sys.executable, str(SCRIPT), "sign", "--key", key, "--version", version]
        command += ["--page", page, "--to", str(folder / "updates.json"), *options]
        subprocess.run(command, env={"TRACKMAN_UPDATE_KEY": keys[0]}, check=True)
        return (folder / "updates.json").read_bytes()

    return make


def look(site: Site, keys: tuple[str, str], version: str = "0.1.0"):
    return asyncio.run(Updates(site.address, {"7": keys[1]}, version=version).look())


def test_a_newer_version_is_told_with_its_page(site, keys, notice) -> None:
    site.notice = notice("0.10.0")
    assert look(site, keys, "0.9.1") == Newer("0.10.0", "https://127.0.0.1/get")
    ((path, headers),) = site.asked
    assert path == "/updates.json"
    assert not {"Authorization", "Cookie"} & set(headers)


@pytest.mark.parametrize("version", ["0.10.0", "0.10", "1.0.0"])
def test_who_has_the_newest_version_or_a_later_one_is_up_to_date(
    site, keys, notice, version
) -> None:
    site.notice = notice("0.10.0")
    assert look(site, keys, version) == NothingNewer(version)


def test_a_system_that_is_too_old_is_told(site, keys, notice) -> None:
    name, version = this_system()
    site.notice = notice("9.0.0", f"--{name}", "999.1")
    assert look(site, keys) == SystemTooOld("9.0.0", "999.1", version)


def test_a_notice_that_was_changed_by_one_letter_is_not_believed(site, keys, notice) -> None:
    site.notice = notice("0.10.0").replace(b"0.10.0", b"9.10.0")
    with pytest.raises(UpdateError) as raised:
        look(site, keys)
    assert raised.value.fault is UpdateFault.NOT_SIGNED


def test_a_key_nobody_knows_is_told_apart(site, keys, notice) -> None:
    site.notice = notice("0.10.0", key="8")
    with pytest.raises(UpdateError) as raised:
        look(site, keys)
    assert raised.value.fault is UpdateFault.UNKNOWN_KEY


def test_while_keys_change_each_of_two_counts(site, keys, notice) -> None:
    site.notice = notice("0.10.0")
    updates = Updates(site.address, {**PUBLIC_KEYS, "7": keys[1]}, version="0.1.0")
    assert isinstance(asyncio.run(updates.look()), Newer)


@pytest.mark.parametrize(
    "page", ["http://127.0.0.1/get", "https://elsewhere.test/get", "https://a@127.0.0.1/", "x"]
)
def test_a_signed_page_on_another_host_or_without_https_is_not_offered(
    site, keys, notice, page
) -> None:
    site.notice = notice("0.10.0", page=page)
    with pytest.raises(UpdateError) as raised:
        look(site, keys)
    assert raised.value.fault is UpdateFault.WRONG_PAGE


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"key": 7}', b"null", b"[" * 5000]
)
def test_what_is_no_notice_is_told_as_damaged(site, keys, content) -> None:
    site.notice = content
    with pytest.raises(UpdateError) as raised:
        look(site, keys)
    assert raised.value.fault is UpdateFault.DAMAGED


@pytest.mark.parametrize("version", ["1.0rc1", "v2", "1..2", "", "²"])
def test_a_signed_version_that_is_none_is_told_as_damaged(site, keys, notice, version) -> None:
    site.notice = notice(version)
    with pytest.raises(UpdateError) as raised:
        look(site, keys)
    assert raised.value.fault is UpdateFault.DAMAGED


def test_a_page_in_its_place_and_none_at_all_are_errors_of_the_server(site, keys) -> None:
    site.status = 404
    with pytest.raises(UnreadableAnswerError):
        look(site, keys)


def test_an_answer_that_is_too_large_is_not_read(site, keys) -> None:
    site.notice = b" " * 40_000
    with pytest.raises(TooLargeError):
        look(site, keys)


@pytest.mark.parametrize("location", ["https://localhost:{port}/a", "http://127.0.0.1:{port}/a"])
def test_a_redirect_to_another_host_or_without_tls_is_not_followed(site, keys, location) -> None:
    site.location = location.format(port=site.server_port)
    with pytest.raises(RedirectedError):
        look(site, keys)
    assert len(site.asked) == 1


def test_a_redirect_on_the_same_host_is_followed(site, keys, notice) -> None:
    site.notice, site.location = notice("0.10.0"), "/other.json"
    assert isinstance(look(site, keys), Newer)
    assert [path for path, _ in site.asked] == ["/updates.json", "/other.json"]


def test_a_certificate_nobody_trusts_is_told(site, keys, monkeypatch) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    connections.system_trust.cache_clear()
    with pytest.raises(InsecureConnectionError):
        look(site, keys)


def test_no_network_is_told(keys) -> None:
    with pytest.raises(NotSentError):
        asyncio.run(Updates("https://127.0.0.1:9/updates.json").look())


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://127.0.0.1:9/a", UpdateFault.WRONG_ADDRESS),
        ("ftp://a.test/", UpdateFault.WRONG_ADDRESS),
        ("https://a.test/b?c=d", UpdateFault.WRONG_ADDRESS),
        ("nonsense", UpdateFault.WRONG_ADDRESS),
    ],
)
def test_only_an_https_address_is_asked(address, fault) -> None:
    with pytest.raises(UpdateError) as raised:
        asyncio.run(Updates(address).look())
    assert raised.value.fault is fault


def test_a_company_may_name_its_own_copy(site, keys, notice, monkeypatch) -> None:
    site.notice = notice("0.10.0")
    monkeypatch.setenv("TRACKMAN_UPDATES_URL", site.address)
    updates = Updates(keys={"7": keys[1]}, version="0.1.0")
    assert isinstance(asyncio.run(updates.look()), Newer)


def test_versions_are_compared_as_numbers() -> None:
    ordered = ["0.9", "0.9.1", "0.10", "0.10.1", "1.0.0", "1.0.0.1", "10.0"]
    assert sorted(ordered, key=numbers) == ordered
    assert numbers("1.0") == numbers("1.0.0")


def test_a_system_that_does_not_tell_its_version_may_try() -> None:
    release = Release("2.0", "https://a.test/", {"linux": "2.34"})
    assert isinstance(outcome(release, "1.0", "linux", ""), Newer)
    assert isinstance(outcome(release, "1.0", "macos", "13.0"), Newer)
    assert isinstance(outcome(release, "1.0", "linux", "2.31"), SystemTooOld)


def test_the_key_built_in_is_one() -> None:
    for key in PUBLIC_KEYS:
        with pytest.raises(UpdateError) as raised:
            verify(Signed(key, "AAAA", "{}"), PUBLIC_KEYS)
        assert raised.value.fault is UpdateFault.NOT_SIGNED


@given(st.binary(max_size=200) | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_whatever_comes_is_a_notice_or_damaged(content) -> None:
    content = content.encode() if isinstance(content, str) else content
    fault = None
    try:
        signed_notice(content)
    except UpdateError as error:
        fault = error.fault
    assert fault in (None, UpdateFault.DAMAGED)


def test_the_script_says_what_is_missing(tmp_path) -> None:
    command = [sys.executable, str(SCRIPT), "sign", "--key", "1", "--version", "1.0", "--page", "x"]
    command += ["--to", str(tmp_path / "a")]
    for value, words in (("", "does not hold the private key"), ("!", "is no private key")):
        done = subprocess.run(
            command, env={"TRACKMAN_UPDATE_KEY": value}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert words in done.stderr
