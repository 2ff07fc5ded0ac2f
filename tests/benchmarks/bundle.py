"""The bundle (made by `dev.py bundle`) against one of a window with nothing in it, made alike.

Both are started one after the other on a virtual screen whose memory is read: a window is there
when the first of its pixels is. What Windows' bundle takes is measured under Wine by
`packaging/windows`.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.memory import mib, settled
from tests.benchmarks.programs import ROOT

_BUNDLE = ROOT / "build" / "bundle" / "trackman"
_MOST_MB = 150.0
_START_GOAL = 1.3
_WIDTH, _HEIGHT, _BYTES = 1280, 800, 4
_LIMIT = 30.0  # seconds
_LOOK_EVERY = 0.001

_Size = tuple[float, float]  # resident and unique bytes


def bundle(quick: bool) -> list[Figure]:
    """Bundle the bare window and compare; nothing where trackman is not bundled."""
    if not _BUNDLE.is_dir():
        print(f"no bundle at {_BUNDLE}: make it with `python3 packaging/dev.py bundle`")
        return []
    with TemporaryDirectory("-trackman-bench") as folder:
        floor = _hello_world(Path(folder))
        return [*_sizes(floor), *_starts(floor, 4 if quick else 12)]


def _hello_world(folder: Path) -> Path:
    places = [f"--{kind}path={folder / kind}" for kind in ("dist", "work")]
    spec = str(ROOT / "tests" / "benchmarks" / "bare.spec")
    command = [sys.executable, "-m", "PyInstaller", "--log-level=ERROR", *places, spec]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "dist" / "bare"


def _sizes(floor: Path) -> list[Figure]:
    ours, bare = _size(_BUNDLE), _size(floor)
    beside = f"hello world {_mb(bare)}"
    return [
        Figure("bundle, unpacked", _mb(ours), beside, ours / 1e6, "MB", _MOST_MB),
        Figure("bundle", _mb(ours), beside, ours / bare),
    ]


def _starts(floor: Path, runs: int) -> list[Figure]:
    """Start both in turn; no figure where the screen's memory cannot be read."""
    if not sys.platform.startswith("linux"):
        return []
    ours: list[float] = []
    floors: list[float] = []
    sizes: list[_Size] = []
    floor_sizes: list[_Size] = []
    with _screen() as (number, pixels):
        for _ in range(runs + 1):
            for program, moments, memory in (
                (_BUNDLE / "trackman", ours, sizes),
                (floor / "bare", floors, floor_sizes),
            ):
                moment, size = _start(program, number, pixels)
                moments.append(moment)
                memory.append(size)
    del ours[0], floors[0]  # the first pair warms the caches
    result, spread = ratio(ours, floors)
    resident, resident_spread = ratio([one[0] for one in sizes], [one[0] for one in floor_sizes])
    return [
        Figure(
            "bundle, start to window",
            milliseconds(ours),
            f"hello world {milliseconds(floors)}",
            result,
            "×",
            _START_GOAL,
            spread,
        ),
        Figure(
            "bundle, memory before signing in",
            mib([one[0] for one in sizes]),
            f"hello world {mib([one[0] for one in floor_sizes])}",
            resident,
            note=resident_spread,
        ),
    ]


def _start(program: Path, number: str, pixels: mmap.mmap) -> tuple[float, _Size]:
    """Return the seconds until there is something on the screen, and the memory then taken."""
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    environment.pop("DATOCMS_API_TOKEN", None)
    with TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as data:
        environment["XDG_DATA_HOME"] = data  # a double click brings no arguments along
        began = time.monotonic()
        process = subprocess.Popen(
            program,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        try:
            while _is_empty(pixels):
                if time.monotonic() > began + _LIMIT or process.poll() is not None:
                    raise RuntimeError(f"{program} showed no window")
                time.sleep(_LOOK_EVERY)
            moment = time.monotonic() - began
            size = settled(process.pid)
        finally:
            process.kill()
            process.communicate()
    while not _is_empty(pixels):  # the screen is wiped when the window has gone
        time.sleep(_LOOK_EVERY)
    return moment, size


def _is_empty(pixels: mmap.mmap) -> bool:
    """Tell whether rows here and there are as black as the screen is without a window."""
    row = _WIDTH * _BYTES
    begin = len(pixels) - _HEIGHT * row
    places = (begin + line * row for line in range(50, _HEIGHT, 50))
    return not any(any(pixels[place : place + row]) for place in places)


@contextlib.contextmanager
def _screen() -> Iterator[tuple[str, mmap.mmap]]:
    """Run a display whose pixels lie in a file; yield its number and them."""
    with TemporaryDirectory("-trackman-screen") as folder:
        reader, writer = os.pipe()
        command = ["Xvfb", "-noreset", "-displayfd", str(writer), "-nocursor", "-fbdir", folder]
        command += ["-screen", "0", f"{_WIDTH}x{_HEIGHT}x24"]
        server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)  # so that reading ends if the server does
        try:
            number = os.read(reader, 16).decode().strip()
            with (Path(folder) / "Xvfb_screen0").open("rb") as file:
                yield number, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        finally:
            os.close(reader)
            server.terminate()
            server.wait()


def _size(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB"
