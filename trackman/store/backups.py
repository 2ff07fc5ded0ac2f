"""Saved subtitle texts, each named by the checksum of its content, so that damage is noticed."""

from __future__ import annotations

import hashlib
import itertools
import logging
import re
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.journal import Backup
from trackman.store.error_mapping import store_fault
from trackman.store.files import make_private_folder, replacement, settle

_TEXTS = "??/*.vtt"
_PARTS = "??/*.part"
_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_LONGEST_WRITE = 600.0  # seconds
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Damage:
    """A backup that is no good any more, and why."""

    backup: Backup
    error: BackupError


@dataclass(frozen=True, slots=True)
class Check:
    """Result of verifying the backups."""

    checked: int
    """Number of backups checked, each once; fewer than all if it was stopped."""
    damages: tuple[Damage, ...]


class Backups:
    """A folder of texts. Safe from any thread; nothing in it is removed unless asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def keep(self, content: bytes, cues: int) -> Backup:
        """Save a text, and come back when it is on the disk and was read again.

        What stands in its place and is something else, such as a file changed by hand, is set
        aside. Raises BackupError where the text cannot be written.
        """
        backup = Backup(hashlib.sha256(content).hexdigest(), len(content), cues)
        path = self._path(backup.sha256)
        try:
            with self._lock:
                if not _holds(path, backup):
                    _set_aside(path)
                    self._write(path, content)
                    if not _holds(path, backup):
                        raise BackupError(BackupFault.NOT_WRITTEN, "it reads otherwise")
        except OSError as error:
            raise BackupError(BackupFault.NOT_WRITTEN, str(error), store_fault(error)) from error
        return backup

    def read(self, backup: Backup) -> bytes:
        """Return a saved text, byte by byte as it was.

        Raises BackupError where it is missing, was changed, or cannot be read.
        """
        path = self._path(backup.sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise BackupError(BackupFault.MISSING, path.name, store_fault(error)) from error
        except OSError as error:
            raise BackupError(BackupFault.UNREADABLE, str(error), store_fault(error)) from error
        if not _is(content, backup):
            raise BackupError(BackupFault.CHANGED, path.name)
        return content

    def check(
        self,
        backups: Iterable[Backup],
        progress: Callable[[int, int], None],
        stop: threading.Event,
    ) -> Check:
        """Verify every checksum. `progress` hears how many of how many are done."""
        different = list({backup.sha256: backup for backup in backups}.values())
        damages: list[Damage] = []
        for done, backup in enumerate(different):
            if stop.is_set():
                return Check(done, tuple(damages))
            try:
                self.read(backup)
            except BackupError as error:
                damages.append(Damage(backup, error))
            progress(done + 1, len(different))
        return Check(len(different), tuple(damages))

    def total(self) -> tuple[int, int]:
        """Return how many texts are kept, and how many bytes they take."""
        self._clear_away_parts()
        sizes = []
        for path in self._folder.glob(_TEXTS):
            with suppress(OSError):
                sizes.append(path.stat().st_size)
        return len(sizes), sum(sizes)

    def remove(self, checksums: Iterable[str]) -> int:
        """Remove texts for good, and return how many went.

        What cannot be removed is logged and stays.
        """
        removed = 0
        with self._lock:
            for checksum in checksums:
                path = self._path(checksum)
                try:
                    path.unlink()
                    removed += 1
                except OSError as error:
                    _log.warning("%s cannot be removed: %s", path.name, error)
        return removed

    def _path(self, checksum: str) -> Path:
        """Return where a text lies; what comes from outside must not lead elsewhere."""
        if not _CHECKSUM.fullmatch(checksum):
            raise BackupError(BackupFault.MISSING, "not a checksum")
        return self._folder / checksum[:2] / f"{checksum}.vtt"

    def _write(self, path: Path, content: bytes) -> None:
        for folder in (self._folder, path.parent):
            if not folder.is_dir():
                make_private_folder(folder)
                settle(folder.parent)
        with replacement(path) as file:
            file.write(content)

    def _clear_away_parts(self) -> None:
        """Remove what a program that was killed has left behind."""
        for path in self._folder.glob(_PARTS):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _LONGEST_WRITE:
                    path.unlink()


def _holds(path: Path, backup: Backup) -> bool:
    """Tell whether a file is there and is the text of a backup."""
    try:
        return _is(path.read_bytes(), backup)
    except FileNotFoundError:
        return False
    except (IsADirectoryError, PermissionError):  # to Windows a folder is a file it may not open
        if path.is_dir():
            return False
        raise


def _is(content: bytes, backup: Backup) -> bool:
    return hashlib.sha256(content).hexdigest() == backup.sha256


def _set_aside(path: Path) -> None:
    """Rename what is in a text's place, so that a person can look at it."""
    if not path.exists():
        return
    for number in itertools.count(1):
        aside = path.with_name(f"{path.name}.damaged" + (f".{number}" if number > 1 else ""))
        if not aside.exists():
            break
    _log.warning("%s was changed; it is set aside as %s", path.name, aside.name)
    path.rename(aside)
    settle(path.parent)
