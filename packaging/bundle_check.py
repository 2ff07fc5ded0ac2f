"""Run by an interpreter with a bundle's own modules and libraries: is all there that is used late?

`bundle_check MODULE[:NAME]…` imports each of them, looks up every encoding of Python, has the
keyring's backends loaded, and says in lines what is missing. `imports.py` finds what to import.
"""

from __future__ import annotations

import codecs
import importlib
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from encodings.aliases import aliases


def main(names: Sequence[str]) -> int:
    """Print what is missing, and return the exit status."""
    missing = [*_missing(names), *_failing()]
    for line in missing:
        print(line)
    print(f"{len(names)} modules and names, {len(set(aliases.values()))} encodings: ", end="")
    print(f"{len(missing)} missing" if missing else "all there")
    return 1 if missing else 0


def _missing(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        module, _, part = name.partition(":")
        try:
            found = importlib.import_module(module)
            if part and not hasattr(found, part):
                importlib.import_module(f"{module}.{part}")
        except ImportError as error:
            yield f"{name}: {error}"


def _failing() -> Iterator[str]:
    checks: dict[str, Callable[[], object]] = {
        "encodings": _encodings,
        "full-text search of SQLite": _full_text,
        "keyring": _keyring,
        "sorting by language": _sorting,
    }
    for name, check in checks.items():
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever it is, the bundle lacks it
            yield f"{name}: {type(error).__name__}: {error}"


def _encodings() -> None:
    for encoding in sorted({*aliases.values()} - {"mbcs", "oem"}):  # those are Windows' own
        codecs.lookup(encoding)


def _full_text() -> None:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')")


def _keyring() -> None:
    loaded = {
        type(one).__module__ for one in importlib.import_module("keyring.backend").get_all_keyring()
    }
    if not loaded:
        raise LookupError("no backend is known")
    if sys.platform == "linux":
        importlib.import_module("secretstorage")


def _sorting() -> None:
    core = importlib.import_module("PySide6.QtCore")
    swedish = core.QCollator(core.QLocale("sv"))
    german = core.QCollator(core.QLocale("de"))
    if not (german.compare("ö", "z") < 0 < swedish.compare("ö", "z")):
        raise LookupError("letters sort alike in German and Swedish")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
