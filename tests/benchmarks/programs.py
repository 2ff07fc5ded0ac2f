"""The processes that are measured, and the servers and display they need. All end with us."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Self

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "tests.benchmarks.inside"


class Silent(Exception):  # noqa: N818 - it names what the process is
    """A process ended, or took too long, without the report that was waited for."""


class Program:
    """A Python module in its own process that reports in lines of JSON, killed on leaving."""

    def __init__(
        self,
        module: str,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        options: tuple[str, ...] = (),
        limit: float = 180.0,
    ) -> None:
        self._name = module
        self._process = subprocess.Popen(
            [sys.executable, *options, "-m", module, *arguments],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._limit = threading.Timer(limit, self._process.kill)
        self._limit.daemon = True
        self._limit.start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def report(self) -> dict[str, Any]:
        """Wait for the next report."""
        for line in _pipe(self._process.stdout):
            if line.startswith("{"):
                return dict(json.loads(line))
        raise Silent(self._name)

    def ask(self) -> None:
        """Send it a line, which it answers with a report."""
        pipe = _pipe(self._process.stdin)
        pipe.write("\n")
        pipe.flush()

    def end(self) -> None:
        """Tell it that no more is wanted, by closing its input."""
        _pipe(self._process.stdin).close()

    def wait(self) -> None:
        """Wait until it ends by itself."""
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._limit.cancel()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _pipe(pipe).close()


class Server(Program):
    """The look-alike of DatoCMS with a generated project; `arguments` are its own."""

    def __init__(self, *arguments: str) -> None:
        super().__init__("trackman.demo", *arguments, limit=300)
        self._addresses = self.report()

    def environment(self, *, events: bool = False) -> dict[str, str]:
        """Return what leads trackman to it, and to its events where they are wanted."""
        return {
            "TRACKMAN_EVENTS_URL": self._addresses["events_url"] if events else "",
            "DATOCMS_API_TOKEN": self._addresses["token"],
            "TRACKMAN_API_URL": self._addresses["api_url"],
            "TRACKMAN_STREAM_URL": self._addresses["stream_url"],
            "TRACKMAN_IMAGE_URL": self._addresses["image_url"],
        }

    def statistics_so_far(self) -> dict[str, Any]:
        """Return what it saw until now; it goes on."""
        self.ask()
        return self.report()

    def statistics(self) -> dict[str, Any]:
        """End it and return what it saw."""
        self.end()
        return self.report()


@contextlib.contextmanager
def driven(
    script: str, server: Server, *arguments: str, limit: float = 180.0, events: bool = False
) -> Iterator[Program]:
    """Run trackman, with a script of `inside` watching or driving it, on a fresh data folder."""
    with (
        TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder,
        Program(
            f"{INSIDE}.{script}",
            "--data-dir",
            folder,
            *arguments,
            environment=server.environment(events=events),
            limit=limit,
        ) as program,
    ):
        yield program


def bare_window(*options: str) -> Program:
    """Start a window with nothing in it; with `--table`, with a table of tracks."""
    return Program(f"{INSIDE}.bare", *options)


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Have somewhere to open windows; yield what it is. Changes the environment of all children."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        yield os.environ.get("QT_QPA_PLATFORM") or sys.platform
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield "the display of this session"
    elif shutil.which("Xvfb") is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        yield "offscreen (no Xvfb)"
    else:
        with _virtual_display() as number:
            os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
            yield "Xvfb"


@contextlib.contextmanager
def _virtual_display() -> Iterator[str]:
    reader, writer = os.pipe()
    # Like a desktop, it goes on unchanged while no window is open, instead of starting over.
    command = ["Xvfb", "-noreset", "-displayfd", str(writer), "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)  # so that reading ends if the server does
    try:
        yield os.read(reader, 16).decode().strip()
    finally:
        os.close(reader)
        server.terminate()
        server.wait()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise Silent("no pipe")
    return pipe
