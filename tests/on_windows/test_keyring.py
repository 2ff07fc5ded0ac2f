"""Tokens in the Credential Manager of Windows."""

from __future__ import annotations

import secrets
import sys

import pytest

from trackman.store.tokens import TokenStore

pytestmark = pytest.mark.skipif(
    sys.platform != "win32", reason="the Credential Manager is Windows’ own"
)
TOKEN = "0123456789abcdef0123456789ab"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, _no_keyring: None) -> TokenStore:
    """Return the tokens for a server that nobody else uses."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    return TokenStore(f"https://site-{secrets.token_hex(4)}.test")


def test_a_token_is_kept_until_it_is_removed(store: TokenStore) -> None:
    assert store.is_available()
    assert store.load("project") is None
    store.save("project", TOKEN)
    store.save("other", TOKEN[::-1])
    assert (store.load("project"), store.load("other")) == (TOKEN, TOKEN[::-1])
    store.save("project", "another token")
    assert store.load("project") == "another token"
    for project in ("project", "other"):
        store.remove(project)
        assert store.load(project) is None
    store.remove("project")


def test_names_and_tokens_in_any_script_come_back(store: TokenStore) -> None:
    store.save("日本 Zoë", "schlüssel 😀")
    assert store.load("日本 Zoë") == "schlüssel 😀"
    store.remove("日本 Zoë")
