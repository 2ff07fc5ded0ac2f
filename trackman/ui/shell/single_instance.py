"""One trackman for each data folder: a second start brings the first to the front."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK_FILE = "trackman.lock"


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
        taken = self._lock.tryLock(0)
        return taken or self._lock.error() is not QLockFile.LockError.LockFailedError

    def summon(self, video: str) -> bool:
        """Hand `video` to the trackman that has the folder; False where it does not answer."""
        from trackman.ui.shell.single_instance import summon

        return summon(self._name, video)

    def listen(self, summoned: Callable[[str], None]) -> None:
        """Have `summoned` called for each further start, with its video or an empty text."""
        from trackman.ui.shell.single_instance import (
            Listener,  # brings QtNetwork: not before the first paint
        )

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


def _name_for(folder: Path) -> str:
    """Return a name that only this person's trackman on this folder has."""
    person = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    whole = f"{person} {folder.resolve()}"
    return f"trackman-{hashlib.sha256(whole.encode()).hexdigest()[:24]}"


_PATIENCE = 3000  # milliseconds the first one has to answer
_LONGEST = 65536  # bytes of a message


def summon(name: str, video: str) -> bool:
    """Hand `video` to the trackman that listens under a name; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps({"video": video}).encode() + b"\n")
    answered = socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)
    socket.disconnectFromServer()
    return answered


class Listener(QObject):
    """Hears of further starts, from this person's programs alone."""

    summoned = Signal(str)
    """With this video, or an empty text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._messages: dict[QLocalSocket, bytes] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connect)
        QLocalServer.removeServer(name)  # one that was killed leaves it behind
        self._server.listen(name)

    def close(self) -> None:
        """Hear nothing any more."""
        self._server.close()

    def _connect(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._messages[socket] = b""
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._forget)

    def _read(self) -> None:
        for socket, known in list(self._messages.items()):
            message = known + bytes(socket.readAll().data())
            self._messages[socket] = message
            if b"\n" in message:
                self._messages[socket] = b""
                socket.write(b"seen\n")
                socket.flush()
                self.summoned.emit(_video_in(message))
            elif len(message) > _LONGEST:
                socket.abort()

    def _forget(self) -> None:
        for socket in list(self._messages):
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                del self._messages[socket]
                socket.deleteLater()


def _video_in(message: bytes) -> str:
    try:
        document = json.loads(message)
    except ValueError:
        return ""
    video = document.get("video") if isinstance(document, dict) else None
    return video if isinstance(video, str) else ""
