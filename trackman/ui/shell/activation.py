"""Message of a second start to the trackman that has the data folder, and its answer."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 3000  # milliseconds the first one has to answer
_LONGEST = 65536  # bytes of a message


def activate(name: str, video: str) -> bool:
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
