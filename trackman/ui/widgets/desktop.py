"""The desktop of the system: opens web pages, files, and folders with a file selected."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QProcess, QProcessEnvironment, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from trackman.domain.names import quoted

_ANSWERS_WITHIN_MS = 5_000
_FILE_MANAGER = "org.freedesktop.FileManager1"
"""https://www.freedesktop.org/wiki/Specifications/file-manager-interface"""
_FILE_MANAGER_PATH = "/org/freedesktop/FileManager1"


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
            self.refused.emit(text.format(file=quoted(path.name)))

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


def _opened(address: QUrl) -> bool:
    """Open an address with the program of the system for it; tell whether that was started."""
    if not (sys.platform == "linux" and getattr(sys, "frozen", False)):
        return QDesktopServices.openUrl(address)
    # Qt would start it with the libraries of the bundle, with which other programs fail.
    process = QProcess()
    process.setProgram("xdg-open")
    process.setArguments([address.toString(QUrl.ComponentFormattingOption.FullyEncoded)])
    process.setProcessEnvironment(_own_environment())
    return bool(process.startDetached())  # no pair, whatever the stubs say


def _own_environment() -> QProcessEnvironment:
    """Return the environment as it was before PyInstaller's start-up put the bundle into it."""
    environment = QProcessEnvironment.systemEnvironment()
    bundle = str(getattr(sys, "_MEIPASS", ""))
    names = environment.keys()
    for name in names:
        if bundle and bundle in environment.value(name):
            environment.remove(name)
    for name in names:
        if name.endswith("_ORIG"):
            environment.insert(name.removesuffix("_ORIG"), environment.value(name))
            environment.remove(name)
    return environment


def _address(path: Path) -> str:
    return QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)


def _started(program: str, *arguments: str) -> bool:
    started, _ = QProcess.startDetached(program, list(arguments))
    return started
