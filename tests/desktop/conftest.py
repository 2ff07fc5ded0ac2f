"""A desktop of its own for the real program: X server, buses, home folder, and the look-alike."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.secret_service import SecretService, keyring_daemon
from trackman.demo.project import DemoProject
from trackman.demo.requests import DemoRequest
from trackman.demo.server import DemoServer

if sys.platform == "linux":
    from tests.desktop.hands import Hands
    from tests.desktop.program import Program
    from tests.desktop.screen_reader import GoneError, ScreenReader
else:
    collect_ignore_glob = ["test_*.py"]  # X and AT-SPI are Linux's

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
ROOT = Path(__file__).resolve().parents[2]

_PACKAGES = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-daemon",
    "xdotool": "xdotool",
    "setpriv": "util-linux",
    "gnome-keyring-daemon": "gnome-keyring",
}
_SERVICES = Path("/usr/share/dbus-1/services")
# It starts nothing but the accessibility bus: no keyring appears unless a test runs one.
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"""
_ENDS_WITHIN = 30.0
_WITH_THE_TESTS = ["setpriv", "--pdeathsig", "TERM"]
"""Begins a command that the kernel ends if the tests crash."""


@dataclass(frozen=True)
class Desktop:
    """Where programs are started."""

    environment: Mapping[str, str]
    reader: ScreenReader
    hands: Hands


@pytest.fixture(scope="session")
def desktop() -> Iterator[Desktop]:
    """Return a desktop that nobody sees."""
    for program, package in _PACKAGES.items():
        if shutil.which(program) is None:
            pytest.fail(f"{program} is missing: install the package {package}.", pytrace=False)
    with ExitStack() as ending:
        # Sockets lie in it, and their paths must be short.
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="desktop-")))
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "LANG": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            # Looking at what is just going away is no fault of the program.
            "QT_LOGGING_RULES": "qt.accessibility.*=false",
        }
        environment["DISPLAY"] = ending.enter_context(_x_server(environment))
        bus = ending.enter_context(_session_bus(folder, environment))
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        try:
            reader = ending.enter_context(ScreenReader(bus))
        except GoneError as error:
            pytest.fail(f"No accessibility bus: install at-spi2-core. {error}", pytrace=False)
        yield Desktop(environment, reader, Hands(environment))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home folder of the person, still empty."""
    home = tmp_path / "home"
    home.mkdir()
    return home


@pytest.fixture
def kept(desktop: Desktop, home: Path) -> Iterator[Callable[[], dict[str, str]]]:
    """Run the keyring of the person, still empty; return what reads the tokens kept in it."""
    variables = {**desktop.environment, "HOME": str(home)}
    with keyring_daemon(variables):
        yield SecretService(variables["DBUS_SESSION_BUS_ADDRESS"], home).items


@pytest.fixture
def start(
    desktop: Desktop, server: DemoServer, home: Path, tmp_path: Path
) -> Iterator[Callable[..., Program]]:
    """Return what starts trackman against the look-alike; `changes` are those to variables.

    `within` is a command that runs the one it is given in its own process, elsewhere.
    """
    temporary = tempfile.TemporaryDirectory(prefix="t-")  # sockets lie in it, too
    variables = {
        **desktop.environment,
        "HOME": str(home),
        "TMPDIR": temporary.name,
        "TRACKMAN_API_URL": server.api_url,
        "TRACKMAN_STREAM_URL": server.stream_url,
        "DATOCMS_API_TOKEN": server.token,
    }
    numbers = count(1)
    with temporary, ExitStack() as ending:

        def start(*arguments: str, within: Sequence[str] = (), **changes: str | None) -> Program:
            kept = {name: value for name, value in {**variables, **changes}.items() if value}
            output = tmp_path / f"output-{next(numbers)}.txt"
            process = ending.enter_context(_trackman(arguments, kept, output, within))
            return Program(process, desktop.reader, desktop.hands, output)

        yield start


@pytest.fixture
def opened(start: Callable[..., Program]) -> Program:
    """Return trackman with the tracks of a video on the screen."""
    program = start(LAUNCH)
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    return program


@pytest.fixture
def deletes(server: DemoServer) -> Callable[[], list[DemoRequest]]:
    """Return what tells which DELETEs were sent so far."""
    return lambda: [seen for seen in server.seen if seen.method == "DELETE"]


@pytest.fixture
def creations(server: DemoServer) -> Callable[[], list[DemoRequest]]:
    """Return what tells which requests to make a track were sent so far."""
    return lambda: [
        seen for seen in server.seen if seen.method == "POST" and seen.path.endswith("/tracks")
    ]


@pytest.fixture
def end_job(project: DemoProject) -> Callable[[Program], None]:
    """Return what ends the first job of a program, as soon as there is one."""

    def end_first(program: Program) -> None:
        jobs = program.wait_for(lambda: list(project.jobs), "the job")
        project.end_job(jobs[0])

    return end_first


@contextmanager
def _trackman(
    arguments: tuple[str, ...],
    environment: Mapping[str, str],
    said: Path,
    within: Sequence[str],
) -> Iterator[subprocess.Popen[bytes]]:
    with said.open("wb") as output:
        process = subprocess.Popen(
            [*_WITH_THE_TESTS, *within, sys.executable, "-m", "trackman", *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait(_ENDS_WITHIN)


@contextmanager
def _x_server(environment: Mapping[str, str]) -> Iterator[str]:
    """Run an X server and return the name of its display."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24"]
    options = ["-nolisten", "tcp", "-noreset"]
    with (
        os.fdopen(reader) as answer,
        _service([*command, *options], environment, pass_fds=[writer]),
    ):
        os.close(writer)  # so that reading ends if the server does
        number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"


@contextmanager
def _session_bus(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Run a session bus and return its address."""
    (folder / "services").mkdir()
    (folder / "services" / "a11y.service").symlink_to(_SERVICES / "org.a11y.Bus.service")
    (folder / "bus.conf").write_text(_BUS.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--print-address=1"]
    with _service(command, environment, stdout=subprocess.PIPE) as bus:
        assert bus.stdout is not None
        with bus.stdout as answer:
            address = answer.readline().decode().strip()
            assert address, "dbus-daemon did not start"
            yield address


@contextmanager
def _service(
    command: list[str], environment: Mapping[str, str], **options: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program, and end it with everything it started."""
    service = subprocess.Popen(
        [*_WITH_THE_TESTS, *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **options,
    )
    try:
        yield service
    finally:
        service.terminate()
        service.wait(_ENDS_WITHIN)
        with suppress(ProcessLookupError):
            os.killpg(service.pid, signal.SIGKILL)
