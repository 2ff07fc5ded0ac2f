"""The data folder: everything trackman writes lies in it."""

from __future__ import annotations

import json
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trackman.store.files import make_private_folder

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A folder with small files, each replaced as a whole so that a crash leaves no half of one."""

    root: Path

    @classmethod
    def of_the_system(cls) -> DataFolder:
        """Return the folder where the system wants a program's data."""
        home, data = (Path(os.environ.get(name, "")) for name in ("HOME", "XDG_DATA_HOME"))
        if sys.platform.startswith("linux") and home.is_absolute():
            # What platformdirs says as well, 10 ms later: the window waits for it.
            return cls((data if data.is_absolute() else home / ".local/share") / "trackman")
        from platformdirs import user_data_path

        return cls(user_data_path("trackman", appauthor=False))

    def read(self, name: str) -> Any:
        """Return the JSON document `name`, or None where there is none.

        A damaged one is set aside and logged.
        """
        path = self.root / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            _log.warning("%s cannot be read and is set aside: %s", name, error)
            self.set_aside(name)
            return None

    def write(self, name: str, document: object) -> None:
        """Write a JSON document. What cannot be written is logged: nothing depends on it."""
        path = self.root / name
        try:
            make_private_folder(self.root)
            part = path.with_name(f"{name}.{os.getpid()}.part")
            part.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
            part.replace(path)
        except OSError as error:
            _log.warning("%s cannot be written: %s", name, error)

    def set_aside(self, name: str) -> None:
        """Rename a file that is of no use, so that a person can look at it."""
        path = self.root / name
        try:
            path.replace(path.with_name(f"{path.name}.damaged"))
        except OSError as error:
            _log.warning("%s cannot be set aside: %s", path.name, error)
