"""Builds trackman for Windows on Linux, under Wine, and tries it there: `dev.py bundle --windows`.

A green run says that the bundle is complete, starts, and does its main job through the Windows API
as Wine has it; what only Windows proves is named in packaging/README.md.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from debian import LINUX, SIGNING, WINE, ensure_system, runs
from display import virtual_display
from windows.installer import Bundle, Computer, make_installer, make_older, sign, signing
from windows.steps import Failed, Steps, Unavailable
from windows.supply import ensure_python, size
from windows.wine import Wine, make_icuuc, windows_path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLACE = ROOT / "build" / "windows"
PICTURES = PLACE / "pictures"
TESTS = (
    "tests/on_windows",
    "tests/store",
    "tests/ui/wording/test_file_names.py",
)
"""Tests of code that does not do the same on every system."""
_SLOW = (
    "tests/store/journal/test_file.py::test_what_was_put_is_there_after_a_kill_whenever_it_comes",
)
_PACKAGING_LIMIT = 900.0
_TEST_LIMIT = 600.0
_SELF_TEST_LIMIT = 180.0
_PICTURE_EVERY = 2.0
_SAMPLE = ROOT / "tests" / "samples" / "cases" / "01-two-overlap.vtt"


def bundle_windows(arguments: Sequence[str], pip: Sequence[str | Path]) -> int:
    """Do the whole job and print what came of it; return the exit status."""
    options = _options(arguments)
    steps = Steps()
    try:
        _Job(steps, options.release).run(pip)
    except Unavailable as why:
        print(f"The bundle for Windows is skipped: {why}.", flush=True)
        return 0 if options.if_possible else 1
    except (Failed, subprocess.SubprocessError) as why:
        print(f"\n{why}\n\n{steps.summary()}\n\nThe bundle for Windows failed.", flush=True)
        return 1
    print(f"\n{steps.summary()}\n\nPictures of the window are in {PICTURES}", flush=True)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bundle --windows", description=__doc__)
    parser.add_argument(
        "--if-possible",
        action="store_true",
        help="no failure where Wine or the network to fetch Windows’ Python is missing",
    )
    parser.add_argument(
        "--release", action="store_true", help="make the installer as small as can be; 90 s more"
    )
    return parser.parse_args(arguments)


class _Job:
    """The steps, each of which needs those before it."""

    def __init__(self, steps: Steps, release: bool) -> None:
        self._step = steps.step
        self._compressor = "lzma" if release else "zlib"
        self._wine = Wine(PLACE / "prefix-build")
        self._computer = Computer(Wine(PLACE / "prefix-person"))

    def run(self, pip: Sequence[str | Path]) -> None:
        """Do all there is to do."""
        with self._step("system packages"):
            _ensure_wine()
        with self._step("Python for Windows") as step:
            self._python, step.result = ensure_python(pip)
        try:
            self._build()
            self._try()
        finally:
            for wine in (self._wine, self._computer.wine):
                wine.kill()

    def _build(self) -> None:
        with self._step("Windows to build in"):
            self._icuuc = make_icuuc(PLACE)
            self._wine.make(self._icuuc)
        # Neither has work for more than one processor.
        with self._step("program, and tests beside") as step, ThreadPoolExecutor(1) as beside:
            tests = beside.submit(self._test, *TESTS, *(f"--deselect={one}" for one in _SLOW))
            self._bundle = self._package()
            step.result = f"{size(self._bundle.folder) / 1e6:.1f} MB; {tests.result()}"
        with self._step("tests of the program’s files") as step:
            step.result = self._test("tests/on_windows/bundle.py")
        with self._step(f"installer ({self._compressor})") as step:
            name = PLACE / f"trackman-{self._bundle.version}-setup.exe"
            self._setup = make_installer(self._bundle, name, self._compressor)
            step.result = f"{self._setup.stat().st_size / 1e6:.1f} MB"
        with self._step("installer of an older version"):
            self._older = make_older(self._bundle, PLACE)

    def _try(self) -> None:
        computer = self._computer
        with self._step("Windows to install in"):
            computer.make(self._icuuc)
            computer.remember()
        data = computer.put_data()
        with self._step("install the older version"):
            computer.install(self._older)
        with self._step("upgrade it"):
            computer.install(self._setup)
            computer.check_installed(self._bundle)
        with self._step("self-test of the installed program"):
            self._self_test()
        with self._step("its commands"):
            self._try_commands()
        with self._step("refuse while it is open"):
            computer.check_refusals(self._setup)
        with self._step("uninstall"):
            computer.uninstall()
            computer.check_removed()
            if computer.data_files() != data:
                raise Failed("the person’s data is not what it was")

    def _package(self) -> Bundle:
        made = PLACE / "bundle"
        shutil.rmtree(made, ignore_errors=True)
        places = {"distpath": made, "workpath": PLACE / "pyinstaller"}
        options = [f"--{name}={windows_path(place)}" for name, place in places.items()]
        options += ["--noconfirm", "--log-level=WARN"]
        spec = windows_path(ROOT / "packaging" / "trackman.spec")
        self._run_python(windows_path(HERE / "build.py"), *options, spec, limit=_PACKAGING_LIMIT)
        folder = made / "trackman"
        for program in ("trackman.exe", "trackman.com"):
            sign(folder / program)
        icon = PLACE / "pyinstaller" / "trackman" / "parts" / "trackman.ico"
        return Bundle(folder, icon, _version())

    def _test(self, *tests: str) -> str:
        """Run tests in Windows' Python and return pytest's last line."""
        options = ["-m", "pytest", "-q", "-p", "no:randomly"]
        output = self._run_python(*options, *tests, limit=_TEST_LIMIT)
        return output.strip().splitlines()[-1].strip("= ")

    def _run_python(self, *arguments: str, limit: float) -> str:
        program = self._python / "python.exe"
        words = ["-X", "utf8", *arguments]
        environment = {
            "TRACKMAN_CHECKOUT": windows_path(ROOT),
            "TRACKMAN_BUNDLE": windows_path(PLACE / "bundle" / "trackman"),
        }
        ended = self._wine.run(program, *words, limit=limit, environment=environment, cwd=ROOT)
        if ended.status != 0:
            said = f"{ended.output[-20_000:]}\n{ended.errors[-5_000:]}"
            raise Failed(f"{said}\nWindows’ Python ended with status {ended.status}")
        return ended.output

    def _self_test(self) -> None:
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir(parents=True)
        program = self._computer.place / "trackman.exe"
        arguments = ["--self-test", "--screenshots", windows_path(PICTURES / "steps")]
        with virtual_display() as display, _pictures(display["DISPLAY"]):
            ended = self._computer.wine.run(
                program,
                *arguments,
                limit=_SELF_TEST_LIMIT,
                environment={"DISPLAY": display["DISPLAY"]},
                hear=lambda line: print(f"     {line}", flush=True),
            )
        if ended.status != 0:
            raise Failed(f"{ended.errors}\nthe self-test ended with status {ended.status}")

    def _try_commands(self) -> None:
        """Type `trackman check` as on a command line in the program's folder."""
        file = windows_path(_SAMPLE)
        ended = self._computer.wine.run(
            "cmd", "/c", "trackman", "check", file, limit=60, cwd=self._computer.place
        )
        if ended.status != 1 or '"code": "overlap"' not in ended.output:
            said = f"{ended.output}{ended.errors}"
            raise Failed(f"trackman check ended with status {ended.status}\n{said}")


def _ensure_wine() -> None:
    """Have the system's packages; raise Unavailable where that cannot be."""
    if not LINUX or platform.machine() != "x86_64":
        raise Unavailable("it is made by Wine, on Linux on x86-64")
    if not runs("apt-get") and not runs("wine"):
        raise Unavailable("there is no Wine, and no apt-get to install it")
    try:
        ensure_system((*WINE, *SIGNING) if signing() else WINE)
    except SystemExit as why:
        raise Unavailable(f"Wine and what goes with it cannot be installed ({why})") from why


def _version() -> str:
    text = (ROOT / "trackman" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)', text, re.MULTILINE)
    if found is None:
        raise Failed("trackman/__init__.py names no version")
    return found[1]


@contextmanager
def _pictures(display: str) -> Iterator[None]:
    """Take a picture of the whole screen now and then."""
    done = threading.Event()

    def take() -> None:
        number = 0
        while not done.wait(_PICTURE_EVERY):
            number += 1
            file = PICTURES / f"screen-{number:02}.png"
            command = ["import", "-display", display, "-window", "root", str(file)]
            subprocess.run(command, check=False, capture_output=True, timeout=30)

    thread = threading.Thread(target=take)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
