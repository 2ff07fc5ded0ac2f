"""Links and files that macOS sends to the running program, as the events it sends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
OPENS = """
import sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from trackman.ui.shell.application import Application

app = Application(["trackman"])
told = []
app.request_arrived.connect(lambda: told.append(1))
for url in ("file:///tmp/a%20%F0%9F%98%80.vtt", "file:///tmp/b.vtt", "trackman://open?upload=a%0Ab"):
    QCoreApplication.postEvent(app, QFileOpenEvent(QUrl(url)))
app.processEvents()
print(len(told), ascii(app.take_request()))
print(app.take_request())
"""


def test_they_wait_until_they_are_taken() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", OPENS],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    first, second = ended.stdout.splitlines()
    files = r"(PosixPath('/tmp/a \U0001f600.vtt'), PosixPath('/tmp/b.vtt'))"
    assert first == f"1 OpenRequest(video='trackman://open?upload=a%0Ab', files={files})"
    assert second == "OpenRequest(video='', files=())"
