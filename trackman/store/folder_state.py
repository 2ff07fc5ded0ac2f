"""State of a data folder before trackman works with it: owner, version, and if it takes files."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trackman import __version__
from trackman.domain.errors import StoreFault
from trackman.store.error_mapping import store_fault
from trackman.store.files import make_private_folder, part_of
from trackman.store.folder import DataFolder

FORMAT = 1
"""Goes up with any change after which an older trackman would lose or misread what is kept."""
SCARCE = 200_000_000
"""Free bytes below which backups and scans are likely to find no room soon."""
_MARK = "data-folder.json"
_JOURNAL = "journal.sqlite"
_VERSION_AT, _APPLICATION_AT = slice(60, 64), slice(68, 72)
"""Places where SQLite keeps its `user_version` and `application_id`
(https://sqlite.org/fileformat.html, 1.3)."""
_NOBODY = {0, 65534}
"""Owners that network drives show for files of anybody: root and nobody."""


class FolderFault(StrEnum):
    """Why a data folder must be left alone."""

    NEWER = "used by a newer trackman"
    FOREIGN = "belongs to somebody else"


@dataclass(frozen=True, slots=True)
class FolderProblem:
    """A folder that must be left alone."""

    fault: FolderFault
    who: str
    """Version of the newer trackman, or the name of the other person; empty if it isn't known."""


def folder_problem(folder: DataFolder) -> FolderProblem | None:
    """Return why a folder must be left alone; None where it may be used, or is not there yet.

    Nothing in it is changed by looking.
    """
    if (owner := _other_owner(folder.root)) is not None:
        return FolderProblem(FolderFault.FOREIGN, owner)
    number, program = _mark_in(folder)
    if number > FORMAT or (not number and _has_newer_journal(folder.root)):
        return FolderProblem(FolderFault.NEWER, program)
    return None


def mark_folder(folder: DataFolder) -> None:
    """Write down which trackman uses a folder, so that an older one leaves it alone."""
    if _mark_in(folder) != (FORMAT, __version__):
        folder.write(_MARK, {"format": FORMAT, "program": __version__})


def why_not_writable(folder: Path) -> StoreFault | None:
    """Return why no file can be written into a folder; None where one can."""
    path = part_of(folder / "probe")
    try:
        make_private_folder(folder)
        path.write_bytes(b"trackman")
    except OSError as error:
        return store_fault(error)
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return None


def scarce_room(folder: Path) -> int | None:
    """Return how many bytes are free on the disk of a folder; None where that is enough."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None
    return free if free < SCARCE else None


def _mark_in(folder: DataFolder) -> tuple[int, str]:
    """Return format and program written down, or 0 and nothing, as from a locked folder."""
    document = None
    with suppress(OSError):
        document = folder.read(_MARK) if (folder.root / _MARK).is_file() else None
    if not isinstance(document, dict):
        return 0, ""
    number, program = document.get("format"), document.get("program")
    return (
        number if isinstance(number, int) else 0,
        program[:40] if isinstance(program, str) else "",
    )


def _has_newer_journal(folder: Path) -> bool:
    """Tell whether a newer trackman wrote the journal, as far as its first bytes say."""
    try:
        with (folder / _JOURNAL).open("rb") as file:
            head = file.read(_APPLICATION_AT.stop)
    except OSError:
        return False
    from trackman.store.journal.schema import (  # with SQLite: not at every start
        APPLICATION,
        MIGRATIONS,
    )

    is_ours = int.from_bytes(head[_APPLICATION_AT], "big") == APPLICATION
    return is_ours and int.from_bytes(head[_VERSION_AT], "big") > len(MIGRATIONS)


def _other_owner(folder: Path) -> str | None:
    """Return the name of another person whose folder it is; None where it is ours, or nobody's."""
    if os.name != "posix":
        return None
    import pwd

    try:
        owner = folder.stat().st_uid
        if owner in {os.getuid(), *_NOBODY}:
            return None
        return pwd.getpwuid(owner).pw_name
    except (OSError, KeyError):  # not there yet, or of no person of this computer
        return None
