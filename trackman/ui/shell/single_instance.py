"""One trackman for each data folder: a second start brings the first to the front."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QSysInfo

from trackman.domain.requests import OpenRequest

if TYPE_CHECKING:
    from trackman.ui.shell.activation import Listener  # QtNetwork: not before the first paint

_LOCK_FILE = "trackman.lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """The trackman that holds a data folder."""

    computer: str
    is_here: bool
    """It runs on this computer."""
    process: int
    since: float
    """Seconds since 1970, by the clock of the folder's file system."""


class SingleInstance:
    """The hold on a data folder. It ends with the process, however that ends."""

    def __init__(self, folder: Path) -> None:
        self._lock = QLockFile(str(folder / _LOCK_FILE))
        self._lock.setStaleLockTime(0)  # only the end of its process makes it stale
        self._name = _name_for(folder)
        self._listener: Listener | None = None

    def take(self) -> bool:
        """Take hold of the folder; False where another trackman has it.

        A folder that cannot be written has no lock: the journal says so when it is needed.
        """
        taken = self._lock.isLocked() or self._lock.tryLock(0)
        return taken or self._lock.error() is not QLockFile.LockError.LockFailedError

    def holder(self) -> Holder:
        """Return who has the folder.

        On this computer it lives, for what a dead one leaves is free. Of another computer that
        cannot be told from here.
        """
        process, computer, _ = self._lock.getLockInfo()
        try:
            since = Path(self._lock.fileName()).stat().st_mtime
        except OSError:  # given back just now
            return Holder("", True, process, time.time())
        is_here = computer in {"", *_this_computer()}
        return Holder(computer, is_here, process, since)

    def seize(self) -> bool:
        """Take the folder from another computer; False where somebody else was quicker."""
        self._lock.removeStaleLockFile()
        return self.take()

    def summon(self, request: OpenRequest) -> bool:
        """Hand a request to the trackman that has the folder; False where it does not answer."""
        from trackman.ui.shell.activation import activate

        _let_come_to_front(self.holder().process)
        return activate(self._name, request)

    def listen(self, summoned: Callable[[OpenRequest], None]) -> None:
        """Have `summoned` called for each further start, with what it asks for."""
        from trackman.ui.shell.activation import Listener

        self._listener = Listener(self._name)
        self._listener.summoned.connect(summoned)

    def stop_listening(self) -> None:
        """Answer no further start any more."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def release(self) -> None:
        """Give the folder back."""
        self.stop_listening()
        self._lock.unlock()


def _this_computer() -> set[str]:
    """Return the names that a lock of this computer may bear.

    On Windows Qt writes COMPUTERNAME into it, which has capitals and 15 letters at most.
    """
    return {QSysInfo.machineHostName(), os.environ.get("COMPUTERNAME", "")}


def _name_for(folder: Path) -> str:
    """Return a name that only this person's trackman on this folder has.

    On Linux it is a place in the person's own folder for sockets: in one that is everybody's,
    somebody else could take the name first, and be told what is opened.
    """
    person = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    whole = f"{person} {folder.resolve()}"
    # Python's hashlib would bring OpenSSL along, before the window is on the screen.
    digest = QCryptographicHash.hash(whole.encode(), QCryptographicHash.Algorithm.Sha256)
    name = f"trackman-{bytes(digest.data()).hex()[:24]}"
    own = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return str(own / name) if own.is_absolute() and own.is_dir() else name


def _let_come_to_front(process: int) -> None:
    """Hand over the right to raise a window, which Windows gives to what a person just started."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
