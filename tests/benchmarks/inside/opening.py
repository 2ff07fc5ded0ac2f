"""trackman itself, with one addition: it says when its window and its tracks are on screen."""

from __future__ import annotations

import json
import sys
import time

began = time.time()

from trackman import app  # noqa: E402 - importing is part of what is measured
from trackman.ui.shell.main_window import MainWindow  # noqa: E402 - app has imported it

imported = time.time()


class WatchedWindow(MainWindow):
    """Tells what `bare.BareWindow` tells."""

    def __init__(self) -> None:
        self._moments = {"began": began, "imported": imported, "app": time.time()}
        super().__init__()
        self._moments["built"] = time.time()
        self.painted.connect(self._note_painted)
        self.filled.connect(self._tell_filled)

    def _note_painted(self) -> None:
        self._moments["painted"] = time.time()

    def _tell_filled(self) -> None:
        print(json.dumps({**self._moments, "filled": time.time()}), flush=True)
        self.tracks.model.modelReset.connect(self._tell_listed)

    def _tell_listed(self) -> None:
        if self.tracks.model.rowCount():
            print(json.dumps({"listed": time.time()}), flush=True)


vars(app)["MainWindow"] = WatchedWindow

if __name__ == "__main__":
    sys.exit(app.main())
