"""The installed program and its computer, tried out part by part.

Each check returns what was seen, or raises `BrokenError`, which says what a person can do.
"""

from __future__ import annotations

import importlib
import os
import secrets
import shutil
import sqlite3
import ssl
import sys
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from threading import Event

from trackman.domain.errors import HearingError, KeyringError
from trackman.domain.resources import resource_path
from trackman.store.folder_state import why_not_writable
from trackman.store.tokens import TokenStore

LIBRARIES = (
    *("babel", "charset_normalizer", "fasttext", "keyring", "platformdirs", "qasync", "regex"),
    *("requests", "socks", "truststore", "urllib3", "xlsxwriter"),
    *("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtMultimedia", "PySide6.QtNetwork"),
    *("PySide6.QtSvg", "PySide6.QtWidgets"),
)
"""Modules that are imported when first needed, so that a package may lack them unnoticed."""
_OF_LINUX = ("PySide6.QtDBus", "jeepney", "keyring.backends.SecretService", "secretstorage")
_OF_MACOS = ("keyring.backends.macOS",)
_OF_WINDOWS = ("keyring.backends.Windows", "win32ctypes.pywin32")
REINSTALL = "Install trackman again: the package is not whole"
_NEEDED = 100_000_000
"""Bytes of free space below which backups and pictures soon find no room."""
_FILES = (
    *("demo/records.json", "demo/texts", "demo/media", "icons/app.svg", "icons/delete.svg"),
    *("icons/play.svg", "icons/restore.svg", "icons/warning.svg", "languages/lid.176.ftz"),
)
_DUTCH = (
    "Goede avond, dames en heren. Welkom in onze winkel aan zee, wij zijn elke dag geopend. Alles "
    "wordt met de hand gemaakt, en de stoffen komen uit de buurt. Vraag gerust naar de prijs. "
    "Elke jas wordt twee keer gepast, daarna is zij van u alleen. Wij verzenden door heel Europa."
)


class BrokenError(Exception):
    """Something does not work as it should."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.advice = advice
        """Advice for a person."""


def check_libraries() -> str:
    """Import everything that is imported late."""
    names = (*LIBRARIES, *_of_this_system())
    missing = [name for name in names if not _imports(name)]
    if missing:
        raise BrokenError(f"cannot be imported: {', '.join(missing)}", REINSTALL)
    return f"{len(names)} libraries can be imported"


def _hear_silence() -> str:
    """Have the detector of speech listen, where there is one for this computer; say what it did."""
    from trackman.services.speech.detector import SpeechDetector, can_detect

    if not can_detect():
        return "speech is not looked for on this computer"
    try:
        detector = SpeechDetector()
    except HearingError as error:
        if sys.platform == "win32":  # in a folder whose name the detector cannot read
            return f"speech cannot be looked for: {error}"
        raise BrokenError(f"speech cannot be looked for: {error}", REINSTALL) from error
    detector.take(bytes(32_000), Event())
    if detector.marks().speech:
        raise BrokenError("silence is taken for speech", REINSTALL)
    return "silence is told from speech"


def check_resources() -> str:
    """Look for the files that ship with the program, and use one that is easily damaged."""
    missing = [name for name in _FILES if not resource_path(*name.split("/")).exists()]
    if missing:
        raise BrokenError(f"missing: {', '.join(missing)}", REINSTALL)
    from trackman.services.checking import spoken_language

    if spoken_language(_DUTCH) != "nl":
        raise BrokenError("the model of languages does not recognise Dutch", REINSTALL)
    heard = _hear_silence()
    files = sum(path.is_file() for path in resource_path().rglob("*"))
    return f"{files} files; the model of languages recognises Dutch; {heard}"


def check_database() -> str:
    """Search a text in a table of SQLite's."""
    version = sqlite3.sqlite_version
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE texts USING fts5 (words)")
            connection.execute("INSERT INTO texts VALUES ('caption and track')")
            found = connection.execute("SELECT * FROM texts WHERE texts MATCH 'track'").fetchall()
    except sqlite3.Error as error:
        raise BrokenError(f"SQLite {version}: {error}", REINSTALL) from error
    if len(found) != 1:
        raise BrokenError(f"SQLite {version} does not find what is there", REINSTALL)
    return f"SQLite {version} with full-text search (FTS5)"


def check_certificates() -> str:
    """Load what certificates are checked by, and count the authorities."""
    import certifi
    import truststore

    truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    own = ssl.create_default_context(cafile=certifi.where()).cert_store_stats()["x509_ca"]
    if own == 0:
        raise BrokenError("no certificate authority ships with trackman", REINSTALL)
    system = _authorities_of_system()
    where = "and the system's own" if system is None else f"and {system} of the system"
    return f"{ssl.OPENSSL_VERSION.split(' (')[0]}; {own} authorities of trackman's {where}"


def check_keyring() -> str:
    """Keep and remove a secret where there is a keyring; may wait for a person to unlock it."""
    store = TokenStore("https://self-test.invalid")
    try:
        if not store.is_available():
            return absent_keyring()
        secret = secrets.token_hex(16)
        store.save("self-test", secret)
        same = store.load("self-test") == secret
        store.remove("self-test")
    except KeyringError as error:
        return f"present, but not to be used now ({type(error).__name__}: {error})"
    if not same:
        raise BrokenError("the keyring returns another secret than was kept", "Restart the keyring")
    return "present; a secret was kept, read and removed"


def absent_keyring() -> str:
    """Return what to say where there is none; trackman works without."""
    is_linux = sys.platform.startswith("linux")
    install = "install gnome-keyring or KWallet, or " if is_linux else ""
    return f"absent: {install}sign in for each session"


def check_temporary_folder() -> str:
    """Write a file where temporary ones lie."""
    folder = Path(tempfile.gettempdir())
    if (fault := why_not_writable(folder)) is not None:
        raise BrokenError(f"{folder}: {fault.value}", "Let TMPDIR name a folder with room")
    return str(folder)


def check_data_folder(folder: Path) -> str:
    """Write a file where the data lies, and see how much room is left."""
    if (fault := why_not_writable(folder)) is not None:
        advice = "Allow trackman to write there, or start it with --data-dir"
        raise BrokenError(f"{folder}: {fault.value}", advice)
    free = shutil.disk_usage(folder).free
    if free < _NEEDED:
        raise BrokenError(f"{folder}: {free / 1e6:.0f} MB free", "Free up disk space")
    return f"{folder}; {free / 1e9:.1f} GB free"


def _imports(name: str) -> bool:
    try:
        importlib.import_module(name)
    except Exception:  # noqa: BLE001 - whatever keeps it from being imported is what is looked for
        return False
    return True


def _of_this_system() -> tuple[str, ...]:
    return {"linux": _OF_LINUX, "darwin": _OF_MACOS, "win32": _OF_WINDOWS}.get(sys.platform, ())


@cache
def _authorities_of_system() -> int | None:
    """Count what the system trusts; None where it is asked for each certificate."""
    if sys.platform == "win32":
        return len(ssl.enum_certificates("ROOT"))
    if sys.platform == "darwin":
        return None
    paths = ssl.get_default_verify_paths()
    if paths.cafile and Path(paths.cafile).is_file():
        return ssl.create_default_context(cafile=paths.cafile).cert_store_stats()["x509_ca"]
    folder = paths.capath
    return len(os.listdir(folder)) if folder and Path(folder).is_dir() else 0  # noqa: PTH208
