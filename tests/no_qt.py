"""pytest plugin of the headless run: imports of Qt fail as where it is not installed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_MISSING = {"PySide6", "shiboken6", "qasync"}


class _NotInstalled(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in _MISSING:
            raise ModuleNotFoundError(f"{fullname} is not to be imported here", name=fullname)
        return None


assert not _MISSING & sys.modules.keys(), "Qt was imported before the tests"
sys.meta_path.insert(0, _NotInstalled())
