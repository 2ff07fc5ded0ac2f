"""The desktop of the system: opens web pages, files, and folders with a file selected."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import (
    QDir,
    QObject,
    QProcess,
    QProcessEnvironment,
    QStandardPaths,
    QUrl,
    Signal,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication

from trackman.ui.wording.inserting import filled, quoted

_ANSWERS_WITHIN_MS = 5_000
_FILE_MANAGER = "org.freedesktop.FileManager1"
"""https://www.freedesktop.org/wiki/Specifications/file-manager-interface"""
_FILE_MANAGER_PATH = "/org/freedesktop/FileManager1"


_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "LIBPATH")
_OF_PYINSTALLER = "_PYI_"


class Desktop(QObject):
    """Opens what it is told to; what nothing opens goes to the clipboard instead."""

    refused = Signal(str)
    """Nothing on this computer opened it: what to do now, in words."""

    def open_link(self, address: str) -> None:
        """Open a page in the browser."""
        if not _opened(QUrl(address)):
            QGuiApplication.clipboard().setText(address)
            self.refused.emit(
                self.tr("No web browser opened. The link is copied: paste it into a browser.")
            )

    def open_file(self, path: Path) -> None:
        """Open a file in the program it belongs to, or a folder."""
        if not _opened(QUrl.fromLocalFile(str(path))):
            QGuiApplication.clipboard().setText(str(path))
            text = self.tr("No program opened {file}. Its path is copied.")
            self.refused.emit(filled(text, file=quoted(path.name)))

    def show_in_folder(self, path: Path) -> None:
        """Open the folder of a file with the file selected, or at least the folder."""
        if not self._select(path):
            self.open_file(path.parent)

    def offers_for(self, path: Path) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return what to offer about a file that was just written, as words and deeds."""
        return (
            (self.tr("Open"), lambda: self.open_file(path)),
            (self.tr("Show in folder"), lambda: self.show_in_folder(path)),
        )

    def _select(self, path: Path) -> bool:
        """Ask the system's file manager to show a file; tell whether it was asked."""
        native = QDir.toNativeSeparators(str(path))
        if sys.platform == "win32":
            return _started("explorer.exe", "/select,", native)
        if sys.platform == "darwin":
            return _started("open", "-R", native)
        return self._ask_file_manager(path)

    def _ask_file_manager(self, path: Path) -> bool:
        """Ask over D-Bus, without waiting; where nobody answers, the folder is opened."""
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # a system's own PySide may come in parts
            return False
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        call = QDBusMessage.createMethodCall(
            _FILE_MANAGER, _FILE_MANAGER_PATH, _FILE_MANAGER, "ShowItems"
        )
        call.setArguments([[_address(path)], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _ANSWERS_WITHIN_MS), self)

        def take(answer: QDBusPendingCallWatcher) -> None:
            if answer.isError():
                self.open_file(path.parent)
            answer.deleteLater()

        watcher.finished.connect(take)
        return True


@cache
def desktop() -> Desktop:
    """Return the one desktop."""
    return Desktop()


def system_environment(environment: Mapping[str, str], bundle: str) -> dict[str, str]:
    """Return the environment as it was before the program of `bundle` began.

    PyInstaller puts the folder of its libraries before those of the system, and keeps what was
    there under a name of its own; Qt's plugins are found in the bundle as well. A browser that
    inherits any of it loads libraries it was not built with.
    """
    kept = {}
    for name, value in environment.items():
        whole = environment.get(f"{name}_ORIG", value) if name in _LIBRARY_PATHS else value
        places = [one for one in whole.split(os.pathsep) if not _is_within(one, bundle)]
        if not name.startswith(_OF_PYINSTALLER) and (places or not whole):
            kept[name] = os.pathsep.join(places)
    for name in _LIBRARY_PATHS:
        kept.pop(f"{name}_ORIG", None)
    return kept


def _is_within(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


def _opened(address: QUrl) -> bool:
    """Have the system open an address; tell whether anything began to."""
    bundle = getattr(sys, "_MEIPASS", None)
    program = QStandardPaths.findExecutable("xdg-open")
    if bundle is None or not program or not sys.platform.startswith("linux"):
        return QDesktopServices.openUrl(address)
    environment = QProcessEnvironment()
    for name, value in system_environment(os.environ, bundle).items():
        environment.insert(name, value)
    process = QProcess()
    process.setProgram(program)
    process.setArguments([address.toString(QUrl.ComponentFormattingOption.FullyEncoded)])
    process.setProcessEnvironment(environment)
    process.startDetached()
    return True


def _address(path: Path) -> str:
    return QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)


def _started(program: str, *arguments: str) -> bool:
    started, _ = QProcess.startDetached(program, list(arguments))
    return started
