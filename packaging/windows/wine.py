"""Windows as Wine has it: a folder that is one Windows, and programs run in it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import IO

from windows.steps import Failed

HERE = Path(__file__).resolve().parent
_WITHOUT = (
    "wbemprox=",  # Wine 8 aborts where platform.uname() asks WMI; without it Python asks elsewhere
    "winemenubuilder.exe=",  # it would write menu entries for the Linux user
    "mscoree=",  # Wine would ask to fetch Mono and Gecko
    "mshtml=",
)
_DRAIN = 3.0  # seconds that the last words of a program that has ended may take
_BOOT = 180.0


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    status: int
    output: str
    errors: str
    """What it wrote to its standard error."""


def windows_path(path: Path) -> str:
    """Return the name that a path of Linux has in Wine."""
    return str(PureWindowsPath("Z:" + str(path)))


class Wine:
    """One Windows 10, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drive = folder / "drive_c"

    def make(self, icuuc: Path) -> None:
        """Make it anew, with the stand-in for a library of Windows that Wine lacks."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.must_run("wineboot", "-u", limit=_BOOT)
        self.must_run("winecfg", "/v", "win10", limit=60)
        self.must_run("regedit", "/S", windows_path(HERE / "fonts.reg"), limit=60)
        shutil.copy(icuuc, self.drive / "windows" / "system32")
        self.settle()

    def run(
        self,
        program: str | Path,
        *arguments: str,
        limit: float,
        environment: Mapping[str, str] | None = None,
        hear: Callable[[str], None] | None = None,
        cwd: Path | None = None,
    ) -> Ended:
        """Run a program of Windows to its end, at most `limit` seconds; `hear` gets each line.

        Without DISPLAY in `environment` it can show nothing: a box would wait for a click for ever.
        """
        process = self._popen([str(program), *arguments], environment or {}, cwd)
        output = _Reader(process.stdout, hear)
        errors = _Reader(process.stderr, None)
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired as error:
            self.kill()
            os.killpg(process.pid, signal.SIGKILL)
            said = f"{output.text()}{errors.text()}"[-3000:]
            name = Path(program).name
            raise Failed(f"{name} did not end within {limit:.0f} s\n{said}") from error
        return Ended(status, output.text(), errors.text())

    @contextmanager
    def started(self, program: str | Path, *arguments: str) -> Iterator[None]:
        """Let a program run meanwhile. In the end everything in this Windows is ended."""
        process = self._popen([str(program), *arguments], {}, None)
        output, errors = _Reader(process.stdout, None), _Reader(process.stderr, None)
        try:
            yield
            if process.poll() is not None:
                raise Failed(f"{Path(program).name} ended\n{output.text()}{errors.text()}")
        finally:
            self.kill()
            process.wait(30)

    def must_run(self, program: str | Path, *arguments: str, limit: float) -> str:
        """Run a program whose status must be 0, and return its output."""
        ended = self.run(program, *arguments, limit=limit)
        if ended.status != 0:
            said = f"{ended.output}{ended.errors}"
            raise Failed(f"{program} ended with status {ended.status}\n{said}")
        return ended.output

    def settle(self, limit: float = 60) -> None:
        """Wait until every program has ended and the registry is written."""
        self._server("-w", limit)

    def kill(self) -> None:
        """End whatever runs in this Windows, and in no other."""
        self._server("-k", 30)

    def _popen(
        self, command: list[str], environment: Mapping[str, str], cwd: Path | None
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["wine", *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # Python on Wine 8 dies where a stream is a file
            stderr=subprocess.PIPE,
            env=self.environment(environment),
            cwd=cwd or self.folder,
            start_new_session=True,
        )

    def _server(self, option: str, limit: float) -> None:
        command = ["wineserver", option]
        try:
            subprocess.run(command, env=self.environment({}), check=False, timeout=limit)
        except subprocess.TimeoutExpired as error:
            raise Failed(f"Windows did not come to rest within {limit:.0f} s") from error

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Return what programs get: nothing of this session's Python and Qt, and no display."""
        own = ("PYTHON", "QT_", "WINE", "LC_", "DISPLAY", "WAYLAND_DISPLAY", "PYTEST")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        return {
            **kept,
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": ";".join(_WITHOUT),
            # Wine keeps variables that begin with QT_ from Windows, and hands these on as such.
            "WINEQT_QPA_PLATFORM": "windows" if "DISPLAY" in more else "offscreen",
            **more,
        }


class _Reader:
    """Reads what a program writes, line by line, in a thread."""

    def __init__(self, stream: IO[bytes] | None, hear: Callable[[str], None] | None) -> None:
        self._lines: list[str] = []
        self._thread = threading.Thread(target=self._read, args=(stream, hear), daemon=True)
        self._thread.start()

    def text(self) -> str:
        """Return all there is. What the program started may hold the pipe open, so it may go on."""
        self._thread.join(_DRAIN)
        return "".join(self._lines)

    def _read(self, stream: IO[bytes] | None, hear: Callable[[str], None] | None) -> None:
        for line in stream or ():
            self._lines.append(_text(line))
            if hear is not None:
                hear(self._lines[-1].rstrip())


def _text(line: bytes) -> str:
    """Decode what a program wrote: UTF-8, or Windows' own code page."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def make_icuuc(folder: Path) -> Path:
    """Assemble the stand-in for icuuc.dll and return its place."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / "icuuc.dll"
    tool, part = "x86_64-w64-mingw32-", folder / "icuuc.o"
    assemble: list[str | Path] = [f"{tool}as", "-o", part, HERE / "icuuc.s"]
    link: list[str | Path] = [f"{tool}ld", "-shared", "-e", "DllMain", "-o", made, part]
    for command in (assemble, [*link, HERE / "icuuc.def"]):
        subprocess.run(command, check=True, timeout=60)
    return made
