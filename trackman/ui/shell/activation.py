"""Message of a second start to the trackman that has the data folder, and its answer."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from trackman.domain.requests import OpenRequest

_PATIENCE = 3000  # milliseconds the first one has to answer
_LONGEST = 1 << 20  # bytes of a message
_MOST_FILES = 200
_ACTIVATION = "XDG_ACTIVATION_TOKEN"
"""Variable by which Wayland lets the window of a started program come to the front."""


def activate(name: str, request: OpenRequest) -> bool:
    """Hand a request to the trackman that listens under a name; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    message = {
        "video": request.video,
        "files": [str(one) for one in request.files[:_MOST_FILES]],
        "activation": os.environ.get(_ACTIVATION, ""),
    }
    socket.write(json.dumps(message).encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE)  # False also where nothing is left to write
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_PATIENCE)
    socket.disconnectFromServer()
    return answered


class Listener(QObject):
    """Hears of further starts, from this person's programs alone."""

    summoned = Signal(OpenRequest)
    """Another start asks for this, perhaps for nothing but the window."""

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
                self.summoned.emit(_request_in(message))
            elif len(message) > _LONGEST:
                socket.abort()

    def _forget(self) -> None:
        for socket in list(self._messages):
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                del self._messages[socket]
                socket.deleteLater()


def _request_in(message: bytes) -> OpenRequest:
    """Read a message; what has another form than it should is left out."""
    try:
        document = json.loads(message)
    except ValueError:
        return OpenRequest()
    if not isinstance(document, dict):
        return OpenRequest()
    if activation := _text(document.get("activation")):
        os.environ[_ACTIVATION] = activation  # Qt takes it from there when the window asks
    files = document.get("files")
    paths = [Path(_text(one)) for one in (files if isinstance(files, list) else [])[:_MOST_FILES]]
    return OpenRequest(
        _text(document.get("video")),
        tuple(one for one in paths if one.is_absolute()),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) and "\0" not in value else ""
