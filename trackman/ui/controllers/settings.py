"""The settings: read at the start, changed in their dialog, applied at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.key_bindings import KeyMap
from trackman.domain.settings import Settings, ThemeChoice
from trackman.services.stores import Stores
from trackman.store.preferences.settings import load_settings, save_settings
from trackman.ui.shell.tasks import Tasks
from trackman.ui.shell.workspace import Workspace
from trackman.ui.theme.motion import set_motion
from trackman.ui.theme.theme import set_contrast, set_scheme
from trackman.ui.widgets.desktop import desktop
from trackman.ui.widgets.keys import keys

if TYPE_CHECKING:
    from trackman.services.network_check import NetworkCheck
    from trackman.services.server import Server
    from trackman.ui.settings.dialog import SettingsDialog
    from trackman.ui.settings.network import NetworkPage

_MEGABYTE = 1_000_000


class SettingsController(QObject):
    """Holds the settings of this computer."""

    changed = Signal()
    language_changed = Signal()
    """Another language is chosen; `use_language` is left to the receiver."""
    check_backups_requested = Signal()

    def __init__(self, workspace: Workspace, stores: Stores, tasks: Tasks, server: Server) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._stores = stores
        self._tasks = tasks
        self._server = server
        self.settings = load_settings(stores.folder)
        self._dialog: SettingsDialog | None = None
        self._apply()

    def open(self, *, may_change_language: bool = True, at_language: bool = False) -> None:
        """Open the dialog; the keyboard may be at the language, which was just chosen."""
        from trackman.services.network_check import NetworkCheck
        from trackman.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._workspace.window(), self.settings, self._stores.folder.root)
        self._dialog = dialog
        dialog.allow_language(may_change_language)
        dialog.changed.connect(self._take_from_dialog)
        dialog.empty_cache_requested.connect(partial(self._empty, dialog))
        dialog.open_folder_requested.connect(self._open_folder)
        dialog.check_backups_requested.connect(self.check_backups_requested)
        dialog.open()
        if at_language:
            dialog.go_to_language()
        dialog.show_cache_used(self._stores.pictures.size())
        network = NetworkCheck(self._server)
        network.listens = self.settings.events
        work = [
            self._tasks.start(self._measure(dialog)),
            self._tasks.start(self._show_ways(dialog.network, network)),
        ]

        def listen(listens: bool) -> None:
            network.listens = listens
            work.append(self._tasks.start(self._show_ways(dialog.network, network)))

        dialog.network.events.clicked.connect(listen)
        dialog.network.check_requested.connect(
            lambda: work.append(self._tasks.start(self._try_hosts(dialog.network, network)))
        )
        dialog.finished.connect(lambda _: [one.cancel() for one in work])
        dialog.destroyed.connect(self._forget_dialog)

    def close(self) -> None:
        """Close the dialog, if it is open."""
        if self._dialog is not None:
            self._dialog.accept()

    def set_read_only(self, read_only: bool) -> None:
        """Follow the switch in the menu of the project."""
        self._take(replace(self.settings, read_only=read_only))

    def set_theme(self, theme: ThemeChoice) -> None:
        """Follow the choice in the menu."""
        self._take(replace(self.settings, theme=theme))

    def set_keys(self, keys: KeyMap) -> None:
        """Follow the sheet of keys."""
        self._take(replace(self.settings, keys=keys.chosen))

    def set_tour(self, step: int) -> None:
        """Remember where the tour goes on; -1 once it was seen or skipped."""
        self._take(replace(self.settings, tour=step))

    def remember_project(self, project_id: str) -> None:
        """Open this project at the next start."""
        if self.settings.last_project != project_id:
            self.settings = replace(self.settings, last_project=project_id)
            save_settings(self._stores.folder, self.settings)

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _take_from_dialog(self, settings: Settings) -> None:
        """Take what the dialog shows; what it does not show may be another one by now."""
        self._take(replace(settings, keys=self.settings.keys, tour=self.settings.tour))

    def _take(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        save_settings(self._stores.folder, settings)
        self._apply()
        self.changed.emit()
        if settings.language != before.language:
            self.language_changed.emit()

    def _apply(self) -> None:
        set_contrast(self.settings.contrast)
        set_scheme(self.settings.theme.value)
        set_motion(self.settings.less_motion)
        keys().use(KeyMap(self.settings.keys))
        self._stores.pictures.limit(self.settings.cache_size * _MEGABYTE)
        self._workspace.header.switcher.set_read_only(self.settings.read_only)
        decision = self._workspace.work.decision
        decision.reason.set_choices(self.settings.reasons)
        decision.set_reason_required(self.settings.reason_required)

    async def _measure(self, dialog: SettingsDialog) -> None:
        dialog.show_backups_used((await self._stores.records.room()).bytes)

    async def _show_ways(self, page: NetworkPage, network: NetworkCheck) -> None:
        page.show_ways(await network.ways())

    async def _try_hosts(self, page: NetworkPage, network: NetworkCheck) -> None:
        page.show_checking()
        async for tried in network.tried():
            page.show_tried(tried)
        page.show_done()

    def _empty(self, dialog: SettingsDialog) -> None:
        self._stores.pictures.clear()
        self._stores.texts.clear()
        self._stores.cache.clear()
        dialog.show_cache_used(0)

    def _open_folder(self) -> None:
        desktop().open_file(self._stores.folder.root)
