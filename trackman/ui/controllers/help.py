"""Help that needs more than words: the log, diagnostics, and looking for a newer version."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trackman.domain.errors import TrackmanError
from trackman.services.executors import Executors, Lane
from trackman.store.folder import DataFolder
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.widgets.desktop import desktop

if TYPE_CHECKING:
    from trackman.services.updates import Updates
    from trackman.store.log_reader import LogReader
    from trackman.ui.help.log_dialog import LogDialog
    from trackman.ui.help.report_dialog import ReportDialog
    from trackman.ui.help.updates_dialog import UpdatesDialog

_WAIT_FOR_PROXY = 3.0  # seconds that the network is given to say how it is left


class HelpController(QObject):
    """Serves the menu Help for as long as the window is there, with a project or without."""

    def __init__(
        self,
        window: MainWindow,
        folder: DataFolder,
        api_url: str,
        failed: Callable[[Exception], None],
        counters: Callable[[], Mapping[str, object]],
    ) -> None:
        """`counters` tells what is counted in this session."""
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._api_url = api_url
        self._counters = counters
        self._executors = Executors()
        self._tasks = Tasks()
        self._tasks.failed.connect(failed)
        self._log: LogDialog | None = None
        window.log_requested.connect(self.show_log)
        window.diagnostics_requested.connect(self.show_diagnostics)
        window.updates_requested.connect(self.check_for_updates)

    async def end(self) -> None:
        """Give up what is under way."""
        await self._tasks.stop()
        self._executors.close()

    def show_log(self) -> None:
        """Show the log, or bring the one that is open to the front."""
        from trackman.store.log_reader import LogReader
        from trackman.ui.help.log_dialog import LogDialog

        if self._log is not None:
            self._log.activateWindow()
            return
        dialog = self._log = LogDialog(self._window)
        dialog.destroyed.connect(self._forget_log)
        dialog.folder_requested.connect(lambda: desktop().open_file(self._folder.root))
        reading = _Reading(self._tasks, self._executors, LogReader(self._folder.root), dialog)
        dialog.news_wanted.connect(reading.go_on)
        dialog.show()
        reading.go_on()

    def show_diagnostics(self) -> None:
        """Collect the diagnostics and show them; nothing is copied before a person asks."""
        from trackman.ui.help.report_dialog import ReportDialog

        words = self.tr(
            "For whoever helps you. It holds no token, no signed address, no subtitle text and no "
            "file name. Nothing is sent: copy it to pass it on."
        )
        dialog = ReportDialog(self._window, "diagnostics", self.tr("Diagnostics"), words)
        task = self._tasks.start(self._collect(dialog))
        dialog.finished.connect(lambda _: task.cancel())
        dialog.open()

    def check_for_updates(self) -> None:
        """Ask for a newer version, once, because a person wants to know."""
        from trackman.services.updates import Updates
        from trackman.ui.help.updates_dialog import UpdatesDialog

        dialog = UpdatesDialog(self._window)
        dialog.page_requested.connect(desktop().open_link)
        work = [self._tasks.start(self._look(dialog, Updates()))]
        dialog.look_requested.connect(
            lambda: work.append(self._tasks.start(self._look(dialog, Updates())))
        )
        dialog.finished.connect(lambda _: [one.cancel() for one in work])
        dialog.open()

    async def _look(self, dialog: UpdatesDialog, updates: Updates) -> None:
        dialog.show_looking()
        try:
            dialog.show_outcome(await updates.look())
        except TrackmanError as error:
            dialog.show_error(error)

    async def _collect(self, dialog: ReportDialog) -> None:
        from trackman.services.diagnostics import Diagnostics
        from trackman.ui.help.desktop_facts import desktop_facts

        diagnostics = Diagnostics(self._folder, self._api_url)
        try:
            async with asyncio.timeout(_WAIT_FOR_PROXY):
                proxy = await self._executors.run_apart(diagnostics.proxy_kind)
        except TimeoutError:
            proxy = "the network does not say in time"
        except TrackmanError:
            proxy = "damaged"
        collect = partial(diagnostics.text, desktop_facts(), self._counters(), proxy)
        # The keyring may ask a person for its password before it names itself.
        dialog.show_text(await self._executors.run_apart(collect))

    def _forget_log(self) -> None:
        self._log = None


class _Reading(QObject):
    """Reads the log for its dialog, one time after the other; it ends with the dialog."""

    def __init__(
        self, tasks: Tasks, executors: Executors, reader: LogReader, dialog: LogDialog
    ) -> None:
        super().__init__(dialog)
        self._tasks = tasks
        self._executors = executors
        self._reader = reader
        self._dialog = dialog
        self._task: asyncio.Task[None] | None = None
        dialog.finished.connect(self._stop)

    def go_on(self) -> None:
        """Look for something new, unless that is being done."""
        if self._task is None or self._task.done():
            self._task = self._tasks.start(self._read())

    async def _read(self) -> None:
        entries = await self._executors.run(self._reader.news, Lane.FILES)
        if entries is not None:
            self._dialog.show_entries(entries)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
