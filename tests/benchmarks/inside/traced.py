"""Delete a track of the demo and tell which modules took part, and where calls went up.

Names nothing of the window's inside but its table, so that it runs on other checkouts as well.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from types import FrameType
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from trackman import app

_LOOK_MS = 20
_NAME = "Italiano"
_BELOW = ("domain", "store", "dato", "services")
_BASE = ("ui.theme", "ui.look", "ui.wording", "ui.words", "ui.widgets", "ui.current")
_FEATURES = (
    *("ui.account", "ui.activity", "ui.comparison", "ui.details", "ui.library", "ui.player"),
    *("ui.playing", "ui.settings", "ui.sign_in", "ui.signing_in", "ui.text", "ui.tracks"),
)
_ABOVE = ("ui.shell", "ui.controllers", "ui.desks", "ui.session", "ui.project", "app")
_RANKS = {
    **{name: place for place, name in enumerate((*_BELOW, *_BASE))},
    **dict.fromkeys(_FEATURES, 20),
    **{name: 30 + place for place, name in enumerate(_ABOVE)},
}
_WINDOW = 30
"""Rank of whatever else lies right in `ui`: the window and its parts."""
_MODEL = {"data", "rowCount", "columnCount", "headerData"}
"""What Qt's views ask their models: no way up. Nor is a method that overrides one below it."""

modules: set[str] = set()
up_turns: list[str] = []
calls: dict[str, int] = {"selected_tracks": 0}


def _rank(module: str) -> int:
    rest = module.removeprefix("trackman.")
    for name, rank in _RANKS.items():
        if rest == name or rest.startswith(f"{name}."):
            return rank
    return _WINDOW


def _profile(frame: FrameType, event: str, _: Any) -> None:
    module = frame.f_globals.get("__name__", "")
    if event != "call" or not module.startswith("trackman.") or ".demo" in module:
        return
    modules.add(module.removeprefix("trackman."))
    name = frame.f_code.co_name
    if name in calls:
        calls[name] += 1
    caller = frame.f_back
    while caller is not None:
        above = caller.f_globals.get("__name__", "")
        if above.startswith("trackman."):
            same = caller.f_locals.get("self") is frame.f_locals.get("self", modules)
            if not same and name not in _MODEL and _rank(above) < _rank(module):
                up_turns.append(f"{above} → {module}.{name}"[:160])
            return
        caller = caller.f_back


class _Driver:
    """Waits for the tracks, deletes one, and ends the program."""

    def __init__(self) -> None:
        self._pressed = False
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        found = [one for one in QApplication.topLevelWidgets() if one.objectName() == "window"]
        if not found or not getattr(found[0], "tracks", None):
            return
        window: Any = found[0]
        model = window.tracks.model
        names = {model.track_at(row).name: row for row in range(model.rowCount())}
        if self._pressed:
            if _NAME not in names:
                self._finish(window)
        elif _NAME in names and window.tracks.why_not() in (None, "Select a track."):
            self._pressed = True
            window.tracks.table.select_row(names[_NAME])
            QTimer.singleShot(
                4_000, lambda: self._press(window)
            )  # the checks of all texts are done

    def _press(self, window: Any) -> None:
        threading.setprofile(_profile)
        sys.setprofile(_profile)
        window.work.decision.request_delete()

    def _finish(self, window: Any) -> None:
        sys.setprofile(None)
        threading.setprofile(None)
        self._timer.stop()
        print(json.dumps({"modules": sorted(modules), "up_turns": up_turns, **calls}), flush=True)
        window.close()


if __name__ == "__main__":
    start = vars(app)["QApplication"]

    def begun(arguments: list[str]) -> QApplication:
        """Return the application of the program, with the driver at work."""
        made: QApplication = start(arguments)
        vars(made)["driver"] = _Driver()
        return made

    vars(app)["QApplication"] = begun
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(app.main(["--demo", "--data-dir", folder]))
