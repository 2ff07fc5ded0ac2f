"""Commands of the menus and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenuBar

from trackman.ui.shell.menus import Menus
from trackman.ui.shell.workspace import Workspace


class Commands(QObject):
    """Connects the menus of `window` to what they are about."""

    def __init__(self, window: QMainWindow, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._window = window
        self._tracks = workspace.tracks
        bar = QMenuBar()
        window.setMenuBar(bar)  # of the one before, Qt lets go
        self.menus = menus = Menus(self, bar, workspace.library.find_action)
        self._tracks.set_table_actions([*menus.of_the_table(), menus.compare])
        menus.open_video.triggered.connect(workspace.header.field.focus)
        menus.quit.triggered.connect(window.close)
        menus.delete.triggered.connect(self._tracks.request_delete)
        menus.copy_id.triggered.connect(self._copy_ids)
        menus.copy_name.triggered.connect(self._copy_names)
        menus.refresh.triggered.connect(workspace.header.refresh_requested)
        menus.show_videos.toggled.connect(workspace.library.setVisible)
        menus.read.triggered.connect(workspace.read_larger)
        workspace.reading_changed.connect(menus.read.setChecked)
        menus.settings.triggered.connect(workspace.header.switcher.settings_requested)
        menus.sort_chosen.connect(self._tracks.sort)
        menus.keys.triggered.connect(self._show_keys)
        menus.about.triggered.connect(self._show_about)
        self._tracks.delete_changed.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self.menus.delete.setEnabled(self._tracks.why_not() is None)
        some = bool(self._tracks.selection)
        self.menus.copy_id.setEnabled(some)
        self.menus.copy_name.setEnabled(some)
        self.menus.compare.setEnabled(self._tracks.can_compare())

    def _copy_ids(self) -> None:
        _copy([track.id for track in self._tracks.selection])

    def _copy_names(self) -> None:
        _copy([track.name for track in self._tracks.selection])

    def _show_keys(self) -> None:
        from trackman.ui.shell.help import KeysDialog

        KeysDialog(self._window).show()

    def _show_about(self) -> None:
        from trackman.ui.shell.help import AboutDialog

        AboutDialog(self._window).show()


def _copy(texts: list[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(texts))
