"""The hold on a data folder, which the window and the commands share."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_FILE = "trackman.hold"
_FAR = 1 << 20
"""Byte that is locked on Windows, where what is locked cannot be read."""


class FolderHold:
    """Lets one process at a time work with a folder. It ends with the process, however that ends.

    On a file system that refuses locks, and in a folder that cannot be written, it is always had:
    the journal says what is the matter when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._file: int | None = None

    def take(self, who: str) -> bool:
        """Take the folder for `who`; False where another process has it."""
        if self._file is not None:
            return True
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            _lock(file)
        except BlockingIOError:
            os.close(file)
            return False
        except OSError:
            os.close(file)
            return True
        self._file = file
        with suppress(OSError):  # on a full disk it is held without a name
            os.ftruncate(file, 0)
            os.write(file, f"{who}, process {os.getpid()}".encode())
        return True

    def holder(self) -> str:
        """Return who has the folder, such as `window, process 4711`."""
        try:
            return self._path.read_text("utf-8", "replace")[:200]
        except OSError:
            return ""

    def process(self) -> int | None:
        """Return the number of the process that has the folder; None where it cannot be told."""
        number = self.holder().rpartition(" ")[2]
        return int(number) if number.isdecimal() else None

    def release(self) -> None:
        """Give the folder back."""
        if self._file is not None:
            with suppress(OSError):
                os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
        finally:
            os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
