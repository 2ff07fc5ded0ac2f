"""The installer: how it is made and signed, and the proof that it installs, upgrades and removes.

It is tried in a Windows that never saw the build, for a person whose folders have an odd name.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from windows.steps import Failed
from windows.supply import size
from windows.wine import Wine, windows_path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
_CERTIFICATE = "TRACKMAN_SIGN_CERTIFICATE"  # a PKCS #12 file
_PASSWORD = "TRACKMAN_SIGN_PASSWORD_FILE"
_TIMESTAMP = "TRACKMAN_SIGN_TIMESTAMP"  # address of a time-stamping server
_MAKE_LIMIT = 600.0
_INSTALL_LIMIT = 180.0
IS_OPEN = 3
"""Exit status of an installer that changed nothing because trackman is open."""
_PATIENCE = 60.0
_PERSON = "Zoë Müller 日本 😀"
_EXPLORER = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Explorer"
_SHELL_FOLDERS = ("User Shell Folders", "Shell Folders")
_UNINSTALL_KEY = r"[Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\trackman]"
_LINK_KEY = r"[Software\\Classes\\trackman\\shell\\open\\command]"
_OF_WINDOWS = ("/windows/", "/users/Public/")
"""Parts of the names of files that Windows itself writes whenever a program runs."""
_LEFT_TO_WINDOWS = "~nsu"
"""Folders where a running NSIS uninstaller lies until the next restart."""


@dataclass(frozen=True)
class Bundle:
    """A built program and what goes into its installer."""

    folder: Path
    icon: Path
    version: str


def signing(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command that signs a program, less its last words; empty without a certificate."""
    certificate = environment.get(_CERTIFICATE)
    if not certificate:
        return []
    command = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256", "-n", "trackman"]
    if password := environment.get(_PASSWORD):
        command += ["-readpass", password]
    if timestamp := environment.get(_TIMESTAMP):
        command += ["-ts", timestamp]
    return command


def sign(program: Path) -> None:
    """Sign a program in its place; does nothing where no certificate is named."""
    command = signing()
    if not command:
        return
    signed = program.with_name(f"{program.name}.signed")
    _must([*command, "-in", str(program), "-out", str(signed)], limit=120)
    signed.replace(program)


def make_installer(bundle: Bundle, out: Path, compressor: str) -> Path:
    """Make the installer of a bundle; `compressor` is none, zlib or lzma."""
    words = {
        "VERSION": bundle.version,
        "KB": str(size(bundle.folder) // 1024),
        "BUNDLE": str(bundle.folder),
        "ICON": str(bundle.icon),
        "LICENSE": str(ROOT / "LICENSE"),
        "OUT": str(out),
        "COMPRESSOR": compressor,
    }
    if signing():
        words["SIGN"] = str(HERE / "sign.py")
    options = [f"-D{name}={value}" for name, value in words.items()]
    _must(["makensis", "-V2", *options, str(HERE / "trackman.nsi")], limit=_MAKE_LIMIT)
    return out


def make_older(bundle: Bundle, folder: Path) -> Path:
    """Make the installer of an older version: the same files, and one that is there no more."""
    old = folder / "older"
    shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(bundle.folder, old, copy_function=os.link)
    stale = old / "_internal" / "trackman" / "stale.txt"
    stale.write_text("of an older version", encoding="utf-8")
    older = Bundle(old, bundle.icon, "0.0.1")
    return make_installer(older, folder / "trackman-0.0.1-setup.exe", "none")


class Computer:
    """A Windows of a person with an odd name, on which trackman is installed and removed."""

    def __init__(self, wine: Wine) -> None:
        self.wine = wine
        self.home = wine.drive / "users" / _PERSON
        self.place = self.home / "AppData" / "Local" / "Programs" / "trackman"
        self.data = self.home / "AppData" / "Local" / "trackman"
        self._before: frozenset[str] = frozenset()
        self._registry: dict[str, str] = {}

    def make(self, icuuc: Path) -> None:
        """Set it up, with the person's folders."""
        self.wine.make(icuuc)
        folders = {
            "Local AppData": "AppData\\Local",
            "AppData": "AppData\\Roaming",
            "Start Menu": "AppData\\Roaming\\Microsoft\\Windows\\Start Menu",
            "Programs": "AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs",
            "Personal": "Documents",
            "Desktop": "Desktop",
        }
        # The last one is there on every Windows.
        for name in (*folders.values(), "AppData\\Local\\Programs"):
            self.home.joinpath(*name.split("\\")).mkdir(parents=True, exist_ok=True)
        home = f"C:\\users\\{_PERSON}"
        values = [f'"{one}"="{home}\\{name}"' for one, name in folders.items()]
        text = "\r\n".join(values).replace("\\", "\\\\")
        keys = [f"[{_EXPLORER}\\{kind}]\r\n{text}\r\n" for kind in _SHELL_FOLDERS]
        file = self.wine.folder / "folders.reg"
        content = "\r\n".join(["Windows Registry Editor Version 5.00\r\n", *keys])
        file.write_text(content, encoding="utf-16", newline="")
        self.wine.must_run("regedit", "/S", windows_path(file), limit=60)
        self.wine.settle()

    def remember(self) -> None:
        """Note which files and keys there are, before anything is installed."""
        self._before = self._files()
        self._registry = self._keys()

    def put_data(self) -> dict[str, bytes]:
        """Put files of a person into the data folder and return them."""
        self.data.mkdir(parents=True, exist_ok=True)
        (self.data / "backups").mkdir()
        for name, content in {"note.txt": "Zoë’s".encode(), "backups/b.vtt": b"WEBVTT\n"}.items():
            (self.data / name).write_bytes(content)
        return self.data_files()

    def data_files(self) -> dict[str, bytes]:
        """Return what lies in the data folder."""
        files = (path for path in self.data.rglob("*") if path.is_file())
        return {str(path.relative_to(self.data)): path.read_bytes() for path in files}

    def install(self, setup: Path, expected: int = 0) -> None:
        """Run an installer silently; raise Failed unless it ends with the status expected."""
        ended = self.wine.run(setup, "/S", limit=_INSTALL_LIMIT)
        if ended.status != expected:
            message = f"{setup.name} /S ended with status {ended.status}, not {expected}"
            raise Failed(f"{message}\n{ended.output}{ended.errors}")
        if expected == 0:
            self.wine.settle()

    def check_installed(self, bundle: Bundle) -> None:
        """Raise Failed unless just what is in the bundle is installed, and is registered."""
        there, wanted = _names(self.place), _names(bundle.folder) | {"uninstall.exe"}
        if there != wanted:
            raise Failed(f"installed otherwise than built: {_some(there ^ wanted)}")
        keys = self._keys()
        version = keys.get(f'{_UNINSTALL_KEY} "DisplayVersion"')
        link = keys.get(f"{_LINK_KEY} @", "")
        if version != f'"{bundle.version}"':
            raise Failed(f"the version that Windows shows is {version}")
        if not link.endswith('trackman.exe\\" \\"%1\\""'):
            raise Failed(f"trackman:// opens {link or 'nothing'}")
        if not list(self.home.rglob("trackman.lnk")):
            raise Failed("there is no entry in the start menu")

    def check_refusals(self, setup: Path) -> None:
        """Raise Failed unless a silent run changes nothing while trackman is open."""
        folder = self.wine.drive / "open"
        arguments = ["--demo", "--data-dir", windows_path(folder)]
        with self.wine.started(self.place / "trackman.exe", *arguments):
            _wait_for(folder / "trackman.hold")
            before = _names(self.place)
            self.install(setup, expected=IS_OPEN)
            # Told where it is, it leaves the work to no copy of itself. NSIS wants the folder last
            # and without quotation marks.
            here = f"_?=C:\\users\\{_PERSON}\\AppData\\Local\\Programs\\trackman".split(" ")
            ended = self.wine.run(self.place / "uninstall.exe", "/S", *here, limit=60)
            if ended.status != IS_OPEN or _names(self.place) != before:
                raise Failed(f"uninstalling an open trackman ended with status {ended.status}")
        shutil.rmtree(folder)

    def uninstall(self) -> None:
        """Remove the program silently. It returns at once, and a copy of it does the work."""
        self.wine.run(self.place / "uninstall.exe", "/S", limit=60)
        with contextlib.suppress(Failed):
            _wait_for(self.place, there=False)
        self.wine.settle()
        if self.place.exists():
            raise Failed(f"left in its folder: {_some(_names(self.place))}")

    def check_removed(self) -> None:
        """Raise Failed if anything is left in files or registry but the person's data."""
        files = self._files() - self._before
        keys = self._keys()
        changed = {name for name, value in keys.items() if self._registry.get(name) != value}
        left = {name for name in changed if "trackman" in (name + keys[name]).casefold()}
        # A key without values is not written once it has keys of its own.
        left |= {name for name in self._registry.keys() - keys.keys() if self._registry[name]}
        if files or left:
            raise Failed(f"left behind: {_some(files | left)}")

    def _files(self) -> frozenset[str]:
        """Return all files and folders but the person's data and what Windows writes itself."""
        whole = (path for path in self.wine.drive.rglob("*") if not path.is_relative_to(self.data))
        names = {f"/{path.relative_to(self.wine.drive)}" for path in whole}
        theirs = (*_OF_WINDOWS, _LEFT_TO_WINDOWS)
        return frozenset(name for name in names if not any(one in name for one in theirs))

    def _keys(self) -> dict[str, str]:
        """Return every value of the registry by its key and name."""
        values: dict[str, str] = {}
        for file in ("user.reg", "system.reg", "userdef.reg"):
            key = ""
            for line in (self.wine.folder / file).read_text("utf-8", "replace").splitlines():
                if line.startswith("["):
                    key = line[: line.rindex("]") + 1]
                    values[key] = ""
                elif line.startswith(('"', "@")):
                    name, _, value = line.partition("=")
                    values[f"{key} {name}"] = value
        return values


def _wait_for(path: Path, *, there: bool = True) -> None:
    give_up = time.monotonic() + _PATIENCE
    while path.exists() != there:
        if time.monotonic() > give_up:
            raise Failed(f"{path.name} is {'not there' if there else 'still there'}")
        time.sleep(0.1)


def _names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _some(names: set[str] | frozenset[str]) -> str:
    shown = sorted(names)[:12]
    return ", ".join(shown) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def _must(command: list[str], limit: float) -> None:
    done = subprocess.run(
        command,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=limit,
    )
    if done.returncode != 0:
        raise Failed(f"{done.stdout}\n{command[0]} ended with status {done.returncode}")
