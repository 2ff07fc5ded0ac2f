"""The menus and the keys that work everywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from trackman.ui.shell.open_field import OPEN_KEYS
from trackman.ui.tracks.model import TracksColumn


class Menus(QObject):
    """Actions by name; who owns the window connects them."""

    sort_chosen = Signal(int)
    """Sort by this column; -1 is the order of DatoCMS."""

    def __init__(self, parent: QObject, bar: QMenuBar, search: QAction) -> None:
        super().__init__(parent)
        self.open_video = self._action("openVideo", self.tr("Open video…"), OPEN_KEYS)
        self.export_all = self._action("exportAll", self.tr("Export everything…"))
        self.import_all = self._action("importAll", self.tr("Import…"))
        self.check_backups = self._action("checkBackups", self.tr("Check backups"))
        self.undo = self._action("undo", "", QKeySequence("Ctrl+Z"))
        self.activity = self._action("showActivity", self.tr("Activity"), QKeySequence("Ctrl+J"))
        self.quit = self._action("quit", self.tr("Quit"), QKeySequence("Ctrl+Q"))
        self.delete = self._action("deleteTrack", self.tr("Delete"), QKeySequence("Del"))
        self.copy_id = self._action("copyId", self.tr("Copy track ID"), QKeySequence("Ctrl+C"))
        self.copy_name = self._action(
            "copyName", self.tr("Copy name"), QKeySequence("Ctrl+Shift+C")
        )
        self.read = self._action("readLarger", self.tr("Enlarge text"), QKeySequence("Ctrl+T"))
        self.read.setCheckable(True)
        self.find_text = self._action(
            "findText", self.tr("Search the subtitles"), QKeySequence("Ctrl+Shift+F")
        )
        self.find_next = self._action("findNext", self.tr("Find next"), QKeySequence("F3"))
        self.find_before = self._action(
            "findBefore", self.tr("Find previous"), QKeySequence("Shift+F3")
        )
        self.compare = self._action(
            "compareTexts", self.tr("Compare subtitles"), QKeySequence("Ctrl+D")
        )
        self.compare.setEnabled(False)
        self.refresh = self._action("refreshTracks", self.tr("Refresh"), QKeySequence("F5"))
        self.show_videos = self._action("showVideos", self.tr("Show videos"))
        self.settings = self._action("openSettings", self.tr("Settings…"), QKeySequence("Ctrl+,"))
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.keys = self._action("showKeys", self.tr("Keyboard shortcuts"), QKeySequence("?"))
        self.about = self._action("showAbout", self.tr("About trackman"))
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.show_videos.setCheckable(True)
        self.show_videos.setChecked(True)
        for action in self.of_the_table():
            # Elsewhere these keys belong to text fields, or would delete what nobody looks at.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._sort_menu = QMenu(self.tr("Sort tracks by"), bar)
        self._fill_sort_menu()
        self._fill(bar, search)
        self.show_undo(None)

    def show_undo(self, text: str | None) -> None:
        """Say what Undo would take back; None where there is nothing to undo."""
        self.undo.setText((text or self.tr("Nothing to undo")).replace("&", "&&"))
        self.undo.setEnabled(text is not None)

    def of_the_table(self) -> list[QAction]:
        """Return the actions whose keys work while the table has the keyboard."""
        return [self.delete, self.copy_id, self.copy_name]

    def _action(self, name: str, text: str, keys: QKeySequence | None = None) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setAutoRepeat(False)  # a key held down would go on with the next row
        if keys is not None:
            action.setShortcut(keys)
        return action

    def _fill_sort_menu(self) -> None:
        self._sort_menu.setObjectName("sortMenu")
        for text, column in (
            (self.tr("DatoCMS order"), -1),
            (self.tr("Kind"), TracksColumn.KIND),
            (self.tr("Language"), TracksColumn.LANGUAGE),
            (self.tr("Code"), TracksColumn.CODE),
            (self.tr("Name"), TracksColumn.NAME),
            (self.tr("Status"), TracksColumn.STATUS),
        ):
            action = self._action(f"sortBy{int(column)}", text)
            action.triggered.connect(partial(self.sort_chosen.emit, int(column)))
            self._sort_menu.addAction(action)

    def _fill(self, bar: QMenuBar, search: QAction) -> None:
        bar.setObjectName("menuBar")
        for name, title, entries in (
            ("fileMenu", self.tr("&File"), self._of_files()),
            (
                "editMenu",
                self.tr("&Edit"),
                (
                    *(self.undo, None, self.delete, None),
                    *(self.copy_id, self.copy_name, None, self.settings),
                ),
            ),
            (
                "viewMenu",
                self.tr("&View"),
                self._of_views(search),
            ),
            ("helpMenu", self.tr("&Help"), (self.keys, self.about)),
        ):
            menu = bar.addMenu(title)
            menu.setObjectName(name)
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                else:
                    menu.addAction(entry)
            if name == "viewMenu":
                menu.addMenu(self._sort_menu)

    def _of_views(self, search: QAction) -> tuple[QAction | None, ...]:
        return (
            *(search, self.refresh, None),
            *(self.read, self.find_text, self.find_next, self.find_before, self.compare, None),
            *(self.activity, self.show_videos),
        )

    def _of_files(self) -> tuple[QAction | None, ...]:
        return (
            *(self.open_video, None),
            *(self.export_all, self.import_all, self.check_backups, None, self.quit),
        )
