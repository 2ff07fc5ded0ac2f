"""The size of the bundle (made by `dev.py bundle`) against that of a window with nothing in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import INSIDE, ROOT

_BUNDLE = ROOT / "build" / "bundle" / "trackman"


def bundle() -> list[Figure]:
    """Bundle the bare window and compare; nothing where trackman is not bundled."""
    if not _BUNDLE.is_dir():
        print(f"no bundle at {_BUNDLE}: make it with `python3 packaging/dev.py bundle`")
        return []
    with TemporaryDirectory("-trackman-bench") as folder:
        floor = _size(_hello_world(Path(folder)))
    ours = _size(_BUNDLE)
    note = "the floor is PyInstaller's default, with all that Qt's hooks drag in"
    return [
        Figure("bundle", _mb(ours), f"bare window {_mb(floor)}", ours / floor, note=note),
    ]


def _hello_world(folder: Path) -> Path:
    script = ROOT.joinpath(*INSIDE.split("."), "bare.py")
    places = [f"--{kind}path={folder / kind}" for kind in ("dist", "work", "spec")]
    command = [sys.executable, "-m", "PyInstaller", "--log-level=ERROR", *places, str(script)]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "dist" / "bare"


def _size(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB"
