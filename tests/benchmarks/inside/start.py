"""trackman itself, with one addition: it tells when each stage of its start is reached."""

from __future__ import annotations

import json
import mmap
import sys
import time
from collections.abc import Callable
from pathlib import Path

began = time.time()

from trackman import app  # noqa: E402 - before PySide6, as when trackman starts by itself

# isort: split
from PySide6.QtCore import QEvent, QObject  # noqa: E402

from trackman.domain.requests import OpenRequest  # noqa: E402
from trackman.ui.shell.main_window import MainWindow  # noqa: E402 - app has imported it
from trackman.ui.shell.single_instance import SingleInstance  # noqa: E402

_STATM = Path("/proc/self/statm")  # psutil would be an import that trackman has not
moments: dict[str, float] = {}
"""Seconds since the epoch for each stage, and bytes of memory then, as `stage memory`."""


def note(stage: str, at: float | None = None) -> None:
    """Write down that a stage is reached now, or was at another moment."""
    moments[stage] = time.time() if at is None else at
    pages = int(_STATM.read_text().split()[1]) if _STATM.exists() else 0
    moments[f"{stage} memory"] = pages * mmap.PAGESIZE


note("began", began)
note("imported")


class WatchedWindow(MainWindow):
    """Tells what `bare.BareWindow` tells, and when the tracks of a video are on the screen."""

    def __init__(self) -> None:
        note("app")
        super().__init__()
        note("built")
        self.painted.connect(self._note_painted)
        self.filled.connect(self._note_filled)

    def _note_painted(self) -> None:
        note("painted")

    def _note_filled(self) -> None:
        note("filled")
        self.tracks.model.modelReset.connect(self._note_listed)

    def _note_listed(self) -> None:
        if self.tracks.model.rowCount() and "listed" not in moments:
            note("listed")
            self.tracks.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell all when the rows are painted; the paint itself comes right after."""
        if event.type() == QEvent.Type.Paint and "seen" not in moments:
            note("seen")
            print(json.dumps(moments), flush=True)
        return super().eventFilter(watched, event)


class WatchedInstance(SingleInstance):
    """Notes when trackman listens for another start: it has just begun to open the project."""

    def listen(self, summoned: Callable[[OpenRequest], None]) -> None:
        """Listen as always."""
        note("services")
        super().listen(summoned)


vars(app)["MainWindow"] = WatchedWindow
vars(app)["SingleInstance"] = WatchedInstance

if __name__ == "__main__":
    sys.exit(app.main())
