"""Asking for a file, without stopping the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(
    window: QWidget,
    title: str,
    name: str,
    kinds: str,
    chosen: Callable[[Path], None],
) -> None:
    """Ask for a file to write, or with no name for one to read."""
    dialog = QFileDialog(window, title, name, kinds)
    dialog.setObjectName("fileQuestion")
    dialog.setAcceptMode(
        QFileDialog.AcceptMode.AcceptSave if name else QFileDialog.AcceptMode.AcceptOpen
    )
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if name else QFileDialog.FileMode.ExistingFile)
    if name:
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
