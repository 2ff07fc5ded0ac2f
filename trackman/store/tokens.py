"""API tokens in the keyring of the system, and nowhere else.

The calls can take as long as a person needs to answer the keyring's question: never make them
where windows are.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from trackman.domain.errors import KeyringError, KeyringLockedError, NoKeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "trackman"
_SAFE = (
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.libsecret.Keyring",
)
"""Those that keep secrets from other people; all others write files or nothing at all."""
_NOT_UNLOCKED = ("unlock", "locked", "dismissed", "cancelled")
"""Words the systems use for it; only some of them raise an error of its own."""
_SECRETS = ("org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service")
_WALLET = ("org.kde.kwalletd5", "/modules/kwalletd5", "org.kde.KWallet")
_QUICK = {
    "keyring.backends.SecretService.Keyring": (*_SECRETS, "ReadAlias", "s", ("default",)),
    "keyring.backends.libsecret.Keyring": (*_SECRETS, "ReadAlias", "s", ("default",)),
    "keyring.backends.kwallet.DBusKeyring": (*_WALLET, "isEnabled", None, ()),
}
"""Questions on the bus that keyrings of Linux answer without asking anybody. A ping would not do:
the libraries of many programs answer it even while the program itself hangs."""
_log = logging.getLogger(__name__)


class TokenStore:
    """The tokens for one server, one a project. Safe from any thread.

    Every method raises NoKeyringError where there is no safe keyring, KeyringLockedError where
    nobody unlocked it, and KeyringError where it fails in any other way.
    """

    def __init__(self, api_url: str) -> None:
        parts = urlsplit(api_url)
        host = parts.netloc.rpartition("@")[2]  # a name and password would be secrets, too
        self._server = f"{host}{parts.path}".rstrip("/")

    def is_available(self) -> bool:
        """Tell whether there is a safe keyring; it may still be locked."""
        with _our_errors():
            return _keyring() is not None

    def load(self, project_id: str) -> str | None:
        """Return the token of a project, or None where none is kept."""
        with _our_errors():
            return _needed().get_password(_SERVICE, self._entry(project_id)) or None

    def save(self, project_id: str, token: str) -> None:
        """Keep the token of a project in place of the one kept so far."""
        with _our_errors():
            _needed().set_password(_SERVICE, self._entry(project_id), token)

    def remove(self, project_id: str) -> None:
        """Forget the token of a project, if one is kept."""
        with _our_errors():
            keyring = _needed()
            if keyring.get_password(_SERVICE, self._entry(project_id)) is not None:
                keyring.delete_password(_SERVICE, self._entry(project_id))

    def is_alive(self, seconds: float) -> bool:
        """Tell whether the keyring answers a simple question within some seconds.

        One that waits for a person's password does. False as well where that cannot be tried.
        """
        with _our_errors():
            question = _QUICK.get(_name(_keyring()))
            return question is not None and _answers(*question, seconds=seconds)

    def _entry(self, project_id: str) -> str:
        return f"{project_id}@{self._server}"


def keyring_name() -> str | None:
    """Return the name of the keyring that tokens would be kept in; None where there is none."""
    found = _keyring()
    return None if found is None else _name(found)


def _needed() -> KeyringBackend:
    found = _keyring()
    if found is None:
        raise NoKeyringError
    return found


def _keyring() -> KeyringBackend | None:
    """Return a keyring that is known to be safe, and that the person did not turn off.

    Each is asked for by name: looking for all that are installed also loads unsafe ones, and
    remembers for good that none was there at the time.
    """
    from keyring import core  # 115 ms, not needed before the first token

    asked, wish = _wish()
    if asked:
        return wish if _name(wish) in _SAFE else None
    for name in _SAFE:
        with contextlib.suppress(Exception):  # it cannot run here, for whatever reason
            return core.load_keyring(name)
    return None


def _wish() -> tuple[bool, KeyringBackend | None]:
    """Return whether a person chose a keyring for all programs, and which one if it can run.

    The keyring library reads that from PYTHON_KEYRING_BACKEND or from its own settings.
    """
    from keyring import core
    from keyring.backends.chainer import ChainerBackend

    try:
        wish = core.load_env() or core.load_config()
    except Exception as error:  # noqa: BLE001 - any module can be named there
        _log.warning("the keyring asked for cannot be used: %s", error)
        return True, None
    if isinstance(wish, ChainerBackend):  # a chain leaves the choice open
        return False, None
    return wish is not None, wish


def _name(keyring: KeyringBackend | None) -> str:
    return f"{type(keyring).__module__}.{type(keyring).__qualname__}"


def _answers(
    program: str,
    path: str,
    interface: str,
    method: str,
    signature: str | None,
    words: tuple[str, ...],
    *,
    seconds: float,
) -> bool:
    from jeepney import DBusAddress, MessageFlag, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    ask = new_method_call(DBusAddress(path, program, interface), method, signature, words)
    ask.header.flags |= MessageFlag.no_auto_start
    with contextlib.closing(open_dbus_connection()) as bus:
        try:
            bus.send_and_get_reply(ask, timeout=seconds)
        except TimeoutError:
            return False
    return True


@contextlib.contextmanager
def _our_errors() -> Iterator[None]:
    """Translate every error of the keyring library and of the systems behind it."""
    try:
        yield
    except KeyringError:
        raise
    except Exception as error:  # each system behind it lets errors of its own through
        words = f"{type(error).__name__}: {error}"
        _log.warning("the keyring failed: %s", words)
        if any(word in words.lower() for word in _NOT_UNLOCKED):
            raise KeyringLockedError(words) from error
        raise KeyringError(words) from error
