"""Set up whatever a task needs, then run it: `python3 packaging/dev.py TASK [its arguments]`.

The first run makes a virtual environment in build/venv from requirements.lock and, on Debian and
its like, installs the system libraries Qt needs. Later runs start at once. Standard library only.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from debian import (
    ACCESSIBILITY,
    BARE_SYSTEM,
    BINUTILS,
    BUNDLING,
    JUDGES,
    KEYRING,
    LINUX,
    PACKAGING,
    PICTURES,
    PLAYING,
    QT,
    SPEAKING,
    VIRTUAL_DISPLAY,
    WINDOWS,
    Need,
    ensure_system,
    or_end,
    quietly,
    runs,
)
from display import virtual_display

OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        "trackman needs Python {}.{} or newer; this is {}.{}. Start it with a newer one, such as "
        "`python3.11 packaging/dev.py`.".format(*OLDEST_PYTHON, *sys.version_info[:2])
    )

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PACKAGES = BUILD / "packages"
VENV = BUILD / "venv"
STAMP = VENV / "trackman-stamp"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = SCRIPTS / f"python{EXE}"
PYTHON_USED = "{}.{} of {}".format(*sys.version_info[:2], sys.base_prefix)


def stamp_for(lock: bytes, project: bytes, place: Path, python: str = PYTHON_USED) -> str:
    """Return what tells one state of the environment from another.

    The settings of tools, last in the project file, change nothing that is installed.
    """
    installed = project.partition(b"\n[tool.")[0]
    parts = (lock, installed, str(place).encode(), python.encode())
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def make_venv() -> None:
    """Make the empty environment."""
    without = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
    or_end(quietly(sys.executable, "-m", "venv", "--clear", *without, VENV))


def pip() -> list[str | Path]:
    """Return the command that is pip for the environment."""
    if importlib.util.find_spec("ensurepip"):
        return [PYTHON, "-m", "pip"]
    # Debian splits ensurepip off into python3-venv; its python3-pip serves as well.
    if not importlib.util.find_spec("pip"):
        sys.exit("This Python has neither ensurepip nor pip: install python3-pip or python3-venv.")
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def ensure_venv() -> None:
    """Have the environment as the lock file describes it, with trackman in it as it stands here."""
    stamp = stamp_for(LOCK.read_bytes(), PROJECT.read_bytes(), VENV)
    if PYTHON.exists() and STAMP.is_file() and STAMP.read_text() == stamp:
        return
    if Path(sys.prefix) == VENV:
        sys.exit("build/venv is out of date. Deactivate it and start this again to renew it.")
    print("Setting up build/venv; this takes a minute or two…", flush=True)
    make_venv()
    install = [*pip(), "install", "--no-input", "--disable-pip-version-check"]
    or_end(quietly(*install, "--only-binary", ":all:", "--require-hashes", "-r", LOCK))
    or_end(quietly(*install, "--no-build-isolation", "--no-deps", "--editable", ROOT))
    STAMP.write_text(stamp)


def call(*command: str | Path, **environment: str) -> int:
    """Run a command from the checkout and return its exit status."""
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether windows can be seen here."""
    return not LINUX or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def offscreen() -> dict[str, str]:
    """Return what keeps windows off the screen, unless the caller chose a platform."""
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")} if LINUX else {}


def demo(arguments: Sequence[str]) -> int:
    """Open trackman on the demo project; without a display, do its main job on a virtual one."""
    if has_display():
        return call(PYTHON, "-m", "trackman", "--demo", *arguments)
    pictures = BUILD / "demo"
    print("There is no display here, so the demo does its main job by itself on a virtual one.")
    sys.stdout.flush()
    steps = ["--demo", "--self-test", "--screenshots", str(pictures)]
    with virtual_display() as environment:
        status = call(PYTHON, "-m", "trackman", *steps, *arguments, **environment)
    print(f"Pictures of the steps are in {pictures}")
    return status


def run(arguments: Sequence[str]) -> int:
    """Open trackman."""
    return call(PYTHON, "-m", "trackman", *arguments)


def memory_disk() -> dict[str, str]:
    """Return what puts temporary files on a disk in memory that has room for them, if there is one.

    Journals and databases wait for the disk at each change; the tests make thousands of them.
    """
    place = Path("/dev/shm")
    if "TMPDIR" in os.environ or not os.access(place, os.W_OK):
        return {}
    return {"TMPDIR": str(place)} if shutil.disk_usage(place).free > 2e9 else {}


def headless() -> list[str]:
    """Return what has pytest run everything below the window as where Qt is not installed."""
    strict = "--strict-markers --import-mode=importlib --allow-hosts=127.0.0.1,localhost"
    return [
        *("-p", "no:pytest-qt", "-p", "tests.no_qt"),
        *("-o", f"addopts={strict} --allow-unix-socket"),  # settings of pytest-qt are unknown now
        *("-o", "filterwarnings=error\nignore::pytest.PytestConfigWarning"),
        *(f"tests/{layer}" for layer in ("domain", "dato", "store", "services", "demo")),
    ]


def test(arguments: Sequence[str]) -> int:
    """Run all tests, or those named (pytest); also with --deep, --coverage, --headless."""
    own = {"--deep", "--coverage", "--headless"} & set(arguments)
    rest = [argument for argument in arguments if argument not in own]
    options = ["--hypothesis-profile=deep"] if "--deep" in own else []
    options += headless() if "--headless" in own else []
    if not any((ROOT / argument.partition("::")[0]).exists() for argument in rest):
        # Many tests wait for a server, a program or a window: a process more than processors.
        options += [f"--numprocesses={(os.cpu_count() or 1) + 1}", "--dist=worksteal"]
    environment = offscreen() | memory_disk()
    if "--coverage" not in own:
        return call(PYTHON, "-m", "pytest", *options, *rest, **environment)
    for old in BUILD.glob("coverage/data*"):
        old.unlink()
    status = call(PYTHON, "-m", "coverage", "run", "-m", "pytest", *options, *rest, **environment)
    call(PYTHON, "-m", "coverage", "combine", "--quiet")
    return max(status, call(PYTHON, "-m", "coverage", "report"))


def lint(arguments: Sequence[str]) -> int:
    """Check style, types and layers (ruff, mypy, import-linter), and translations."""
    checks: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", *arguments],
        [PYTHON, "-m", "ruff", "format", "--check", *arguments],
        [PYTHON, "-m", "mypy"],
        [SCRIPTS / f"lint-imports{EXE}", "--cache-dir", BUILD / "import-linter"],
        [PYTHON, "packaging/translations.py", "check"],
    ]
    return max([call(*check) for check in checks])


def bundle(arguments: Sequence[str]) -> int:
    """Build the program people install and let it test itself; --windows does so in Wine."""
    if "--windows" in arguments:
        from windows.job import bundle_windows

        return bundle_windows([one for one in arguments if one != "--windows"], pip())
    places = [f"--distpath={BUILD / 'bundle'}", f"--workpath={BUILD / 'pyinstaller'}"]
    options = [*places, "--noconfirm", "--log-level=WARN", *arguments, "packaging/trackman.spec"]
    if status := call(PYTHON, "-m", "PyInstaller", *options):
        return status
    folder = BUILD / "bundle" / "trackman"
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(f"{folder}: {size / 1e6:.0f} MB in {len(files)} files", flush=True)
    if status := check_modules(folder):
        return status
    return call(folder / f"trackman{EXE}", "--self-test", QT_QPA_PLATFORM="offscreen")


def check_modules(folder: Path) -> int:
    """Import in the bundle whatever trackman imports at any moment."""
    listed = quietly(PYTHON, "packaging/imports.py")
    or_end(listed)
    check = BUILD / "pyinstaller" / "trackman" / f"bundle_check{EXE}"
    beside = folder / f"bundle_check{EXE}"  # it must stand where the program does
    shutil.copy2(check, beside)
    try:
        return call(beside, *listed.stdout.split(), QT_QPA_PLATFORM="offscreen")
    finally:
        beside.unlink()


def package(arguments: Sequence[str]) -> int:
    """Make of the bundle what people download and install, with checksums, in build/packages."""
    if LINUX:
        status = call(PYTHON, "packaging/linux_package.py", *arguments)
    elif sys.platform == "darwin":
        status = call("bash", "packaging/macos/dmg.sh", *arguments)
    else:
        status = windows_installer()
    if status or (status := call(PYTHON, "packaging/sbom.py", PACKAGES)):
        return status
    return write_checksums(PACKAGES)


def windows_installer() -> int:
    """Make the installer for Windows (needs NSIS)."""
    folder = BUILD / "bundle" / "trackman"
    version = quietly(PYTHON, "-c", "import trackman; print(trackman.__version__)").stdout.strip()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    words = {
        "VERSION": version,
        "KB": size // 1024,
        "BUNDLE": folder,
        "ICON": BUILD / "pyinstaller" / "trackman" / "parts" / "trackman.ico",
        "LICENSE": ROOT / "LICENSE",
        "OUT": PACKAGES / f"trackman-{version}-windows-x86_64-setup.exe",
        "COMPRESSOR": "lzma",
    }
    PACKAGES.mkdir(parents=True, exist_ok=True)
    options = [f"-D{name}={value}" for name, value in words.items()]
    return call("makensis", "-V2", *options, "packaging/windows/trackman.nsi")


def write_checksums(folder: Path) -> int:
    """Write the SHA-256 of each file in the folder, as `sha256sum --check` reads them."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(folder.iterdir())
        if file.is_file() and not file.name.startswith("SHA256SUMS")
    ]
    (folder / f"SHA256SUMS-{sys.platform}").write_text("".join(lines), newline="\n")
    print(*lines, sep="", end="")
    return 0


def try_package(arguments: Sequence[str]) -> int:
    """Install the package where nothing else is, let it test itself, remove it (Debian, macOS)."""
    if LINUX:
        made = next(PACKAGES.glob("*.deb"), PACKAGES)
        return call(PYTHON, "packaging/linux/try_deb.py", *arguments, made)
    if sys.platform == "darwin":
        return call("bash", "packaging/macos/try_dmg.sh", next(PACKAGES.glob("*.dmg"), PACKAGES))
    print("On Windows the steps of the workflow do it: .github/workflows/release.yml.")
    return 2


def translations(arguments: Sequence[str]) -> int:
    """Keep the catalogues of translations: extract, check or compile."""
    return call(PYTHON, "packaging/translations.py", *arguments)


def profile(arguments: Sequence[str]) -> int:
    """Run the demo, or the module and arguments named, under cProfile; print what took the time."""
    made = BUILD / "profile"
    what = [*arguments] or ["trackman", "--demo", "--self-test"]
    status = call(PYTHON, "-m", "cProfile", "-o", made, "-m", *what, **offscreen())
    for order in ("tottime", "cumulative"):
        print(f"\nby {order}:", flush=True)
        show = f"import pstats; pstats.Stats({str(made)!r}).sort_stats({order!r}).print_stats(30)"
        call(PYTHON, "-c", show)
    return status


def bench(arguments: Sequence[str]) -> int:
    """Measure speed and memory against their floors."""
    script = ROOT / "tests" / "benchmarks" / "run.py"
    if has_display():
        return call(PYTHON, script, *arguments)
    with virtual_display() as environment:
        return call(PYTHON, script, *arguments, **environment)


def screenshots(arguments: Sequence[str]) -> int:
    """Draw each view in each state into build/screenshots, README's and guide's pictures anew."""
    place = {"TRACKMAN_SCREENSHOTS": str(BUILD / "screenshots")}
    status = call(PYTHON, "-m", "pytest", "tests/screens", *arguments, **offscreen(), **place)
    steps = BUILD / "demo"
    with contextlib.ExitStack() as ending:
        # Offscreen, the screen is smaller than the window.
        environment = ending.enter_context(virtual_display()) if LINUX else {}
        words = ("--self-test", "--screenshots", str(steps))
        shown = call(PYTHON, "-m", "trackman", *words, **environment)
    (ROOT / "packaging" / "screenshots").mkdir(exist_ok=True)
    picture = next(steps.glob("*-details-returned.png"))
    shutil.copyfile(picture, ROOT / "packaging" / "screenshots" / "deleted.png")
    taken = call(PYTHON, "packaging/guide_pictures.py", **offscreen())
    return max(status, shown, taken)


def lock(arguments: Sequence[str]) -> int:
    """Choose the versions of all dependencies anew (needs uv)."""
    if not runs("uv"):
        sys.exit("Locking needs uv: install it, for instance with `pipx install uv`.")
    options = ["--extra=dev", "--universal", "--python-version=3.11", "--generate-hashes"]
    silent = ["--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    command = ["uv", "pip", "compile", *options, *silent, *arguments, "--output-file"]
    if status := call(*command, LOCK.name, PROJECT.name):
        return status
    if "://" in LOCK.read_text():
        sys.exit(f"{LOCK.name} names an address: it must hold only names, versions and hashes.")
    return 0


@dataclass(frozen=True)
class Task:
    """What can be asked for, and what the system must have for it."""

    run: Callable[[Sequence[str]], int]
    needs: tuple[Need, ...] = ()
    in_venv: bool = True


TASKS = {
    "demo": Task(demo, WINDOWS if has_display() else WINDOWS + VIRTUAL_DISPLAY + PICTURES),
    "run": Task(run, WINDOWS),
    "test": Task(
        test,
        WINDOWS + VIRTUAL_DISPLAY + ACCESSIBILITY + KEYRING + BINUTILS + JUDGES + SPEAKING,
    ),
    "lint": Task(lint),
    "translations": Task(translations),
    "profile": Task(profile, WINDOWS),
    "bundle": Task(bundle, WINDOWS + BUNDLING),
    "package": Task(package, QT + PACKAGING),
    "try-package": Task(try_package, BARE_SYSTEM),
    "bench": Task(bench, WINDOWS + VIRTUAL_DISPLAY),
    "screenshots": Task(screenshots, QT + PLAYING + PICTURES),
    "lock": Task(lock, in_venv=False),
}


def main(arguments: Sequence[str]) -> int:
    """Do the task that the first argument names."""
    task = TASKS.get(arguments[0]) if arguments else None
    if task is None:
        print("usage: python3 packaging/dev.py TASK [arguments passed on]\n")
        print(*(f"  {name:12} {task.run.__doc__}" for name, task in TASKS.items()), sep="\n")
        return 2
    ensure_system(task.needs)
    if task.in_venv:
        ensure_venv()
    return task.run(arguments[1:])


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
