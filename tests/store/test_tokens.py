"""Tokens in a real keyring, in none, in unsafe ones and in a locked one."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.secret_service import SecretService, running_secret_service
from trackman.domain.errors import KeyringLockedError, NoKeyringError
from trackman.store.tokens import TokenStore

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")

DATO = "https://site-api.datocms.com"
TOKEN = "0123456789abcdef0123456789abcd"
CALLS = [
    lambda store: store.load("1"),
    lambda store: store.save("1", TOKEN),
    lambda store: store.remove("1"),
]
PLAIN_FILE = """
from pathlib import Path
from keyring.backend import KeyringBackend

class Plain(KeyringBackend):
    priority = 100
    def get_password(self, service, username):
        return Path({path!r}).read_text()
    def set_password(self, service, username, password):
        Path({path!r}).write_text(password)
"""


def test_each_project_of_each_server_has_an_entry(keyring: SecretService) -> None:
    store, other = TokenStore(DATO), TokenStore("http://127.0.0.1:8000/dato/")
    assert store.is_available()
    for place, project, token in ((store, "1", "a"), (store, "2", "b"), (other, "1", "c")):
        place.save(project, token)
    assert [store.load("1"), store.load("2"), other.load("1"), other.load("2")] == [*"abc", None]
    assert keyring.items() == {
        "1@site-api.datocms.com": "a",
        "2@site-api.datocms.com": "b",
        "1@127.0.0.1:8000/dato": "c",
    }


def test_a_new_token_takes_the_place_of_the_old_one(keyring: SecretService) -> None:
    store = TokenStore(DATO)
    store.save("1", "old")
    store.save("1", TOKEN)
    assert keyring.items() == {"1@site-api.datocms.com": TOKEN}


def test_what_is_removed_is_gone(keyring: SecretService) -> None:
    store = TokenStore(DATO)
    store.save("1", TOKEN)
    store.remove("1")
    store.remove("1")
    assert store.load("1") is None
    assert keyring.items() == {}


def test_a_token_kept_in_the_clear_nowhere(keyring: SecretService) -> None:
    TokenStore(DATO).save("1", TOKEN)
    files = [path for path in keyring.folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in files)
    assert not any(TOKEN.encode() in path.read_bytes() for path in files)


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenStore]:
    """Return a store whose keyring holds a token and is locked."""
    with running_secret_service() as service:
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        store = TokenStore(DATO)
        store.save("1", TOKEN)
        service.lock()
        yield store
        gc.collect()  # the library leaves the bus of a locked keyring open


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_a_locked_keyring_is_named(locked: TokenStore) -> None:
    assert locked.is_available()
    for call in CALLS:
        with pytest.raises(KeyringLockedError):
            call(locked)


def no_bus(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Take the session bus away."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


def no_answer(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Leave only the address of a session bus that is gone."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/gone")


def none_at_all(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Turn keyrings off as the library's documentation says."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


def none_that_works(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Ask for the one that always fails."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def one_that_is_missing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Ask for one that is not installed."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.missing.Keyring")


def plain_file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Ask for one that writes a file, in the settings of the keyring library."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    (folder / "plain_keyring.py").write_text(PLAIN_FILE.format(path=str(folder / "secrets")))
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    settings = folder / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir()
    settings.write_text("[backend]\ndefault-keyring=plain_keyring.Plain\n")


@pytest.mark.parametrize(
    "state", [no_bus, no_answer, none_at_all, none_that_works, one_that_is_missing, plain_file]
)
def test_without_a_safe_keyring_nothing_is_kept(
    state: Callable[[pytest.MonkeyPatch, Path], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    state(monkeypatch, tmp_path)
    store = TokenStore(DATO)
    assert not store.is_available()
    for call in CALLS:
        with pytest.raises(NoKeyringError):
            call(store)
    assert not (tmp_path / "secrets").exists()


def test_a_chain_of_keyrings_leads_to_the_safe_one(
    keyring: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.chainer.ChainerBackend")
    TokenStore(DATO).save("1", TOKEN)
    assert keyring.items() == {"1@site-api.datocms.com": TOKEN}
