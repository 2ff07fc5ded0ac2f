"""The files of the program itself, which an update may replace while it runs."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ProgramFiles:
    """One file that every update replaces, as it was when this was made."""

    path: Path
    stamp: tuple[int, int, int] | None

    @classmethod
    def at(cls, path: Path) -> ProgramFiles:
        """Remember a file as it is now."""
        return cls(path, _stamp(path))

    @classmethod
    def of_the_program(cls) -> ProgramFiles:
        """Remember the bundle's own program, or the package where there is no bundle."""
        is_bundle = getattr(sys, "frozen", False)
        return cls.at(Path(sys.executable) if is_bundle else Path(__file__).parents[1] / "app.py")

    def have_changed(self) -> bool:
        """Tell whether another file is in its place now, or none."""
        return self.stamp != _stamp(self.path)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
