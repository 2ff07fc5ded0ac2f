"""Files and folders that only their owner may read, and files replaced as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from trackman.domain.errors import ExportError
from trackman.store.error_mapping import store_fault

_OTHERS = 0o077


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read; raise OSError where there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def keep_private(path: Path) -> None:
    """Take from others what they may do with a file, where the system knows of others."""
    if os.name == "posix":
        with suppress(OSError):
            mode = path.stat().st_mode & 0o777
            if mode & _OTHERS:
                path.chmod(mode & ~_OTHERS)


def part_of(path: Path) -> Path:
    """Return a place beside `path` where nothing is yet."""
    return path.with_name(f"trackman-{os.urandom(8).hex()}.part")


@contextmanager
def replacement(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` once all is written and on the disk.

    Before that, and when anything goes wrong, what stands at `path` is left alone. Raises OSError.
    """
    part = part_of(path)
    make_private_file(part)
    try:
        with part.open("r+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _take_place(part, path)
        settle(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _take_place(part: Path, path: Path) -> None:
    """Move a file to a place; raise OSError, which says so where another program holds it open."""
    try:
        part.replace(path)
    except PermissionError:
        # Windows calls it forbidden to replace a file that is open, just as what really is. Giving
        # it the name it has asks for the same rights, and is refused as in use (32).
        if os.name == "nt" and path.is_file():
            path.rename(path)
        raise


def settle(folder: Path) -> None:
    """Wait until the names in a folder are on the disk too, where the system lets one."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def exported(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` once it is whole; raise ExportError."""
    try:
        with replacement(path) as file:
            yield file
    except OSError as error:
        # Not where: that is a part of the file beside it, which nobody knows.
        raise ExportError(store_fault(error), error.strerror or str(error)) from error
