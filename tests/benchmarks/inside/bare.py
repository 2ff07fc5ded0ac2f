"""The floor: an empty window, or, with `--table`, one with the tracks of a video in a table.

Says when it is on screen; beats until input ends.
"""

from __future__ import annotations

import json
import sys
import threading
import time

began = time.time()

from PySide6.QtCore import QTimer, Signal  # noqa: E402 - importing is part of what is measured
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QMainWindow,
    QTableWidget,
    QTableWidgetItem,
)

imported = time.time()


class BareWindow(QMainWindow):
    """Tells of its first paint as trackman's window does."""

    painted = Signal()
    input_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._seen = False
        self.resize(1360, 820)
        if "--table" in sys.argv:
            self.setCentralWidget(_tracks())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.painted.emit)


def _tracks() -> QTableWidget:
    """Return a table like that of the video which `start` opens: five tracks."""
    table = QTableWidget(5, 6)
    table.setHorizontalHeaderLabels(["Name", "Language", "Kind", "Default", "Findings", "Status"])
    for row in range(5):
        for column, text in enumerate(("English", "English", "Subtitles", "Yes", "2", "Ready")):
            table.setItem(row, column, QTableWidgetItem(text))
    return table


def _main() -> None:
    app = QApplication(sys.argv[:1])
    ready = time.time()
    window = BareWindow()
    built = time.time()

    def tell() -> None:
        moments = {"began": began, "imported": imported, "app": ready, "built": built}
        print(json.dumps({**moments, "painted": time.time()}), flush=True)
        _beat(window)

    window.painted.connect(tell)
    window.show()
    app.exec()


def _beat(window: BareWindow) -> None:
    from tests.benchmarks.inside.heartbeat import Heartbeat

    heartbeat = Heartbeat(window)
    heartbeat.start()

    def end() -> None:
        print(json.dumps(heartbeat.stalls()), flush=True)
        QApplication.quit()

    def wait() -> None:
        sys.stdin.read()
        window.input_ended.emit()

    window.input_ended.connect(end)
    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    _main()
