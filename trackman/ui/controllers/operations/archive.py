"""What is kept on this computer: written to files, taken along, checked, never lost silently."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from trackman.domain.errors import BackupError, TrackmanError
from trackman.domain.names import quoted
from trackman.services.history import Checked, History
from trackman.ui.activity.export_wording import ExportWording
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.widgets.file_question import ask_for_file
from trackman.ui.wording.messages import About, Messages

if TYPE_CHECKING:
    from trackman.ui.activity.history_tab import HistoryTab

_NAMED_AT_MOST = 3


class ArchiveController(QObject):
    """Exports, imports and checks; asks for files without stopping the program."""

    imported = Signal()
    """There may be more entries than before."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, records: History, messages: Messages
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._records = records
        self._messages = messages
        self._words = ExportWording(self)
        window.export_all_requested.connect(self._ask_where_to_export)
        window.import_requested.connect(self._ask_what_to_import)
        window.check_backups_requested.connect(self.check)
        window.activity_requested.connect(self._connect_history)
        self._history: HistoryTab | None = None

    def look_for_old(self, days: int) -> None:
        """Offer to remove backups that are older than the settings say; 0 keeps them for ever."""
        if days:
            self._start(partial(self._look_for_old, days))

    def check(self) -> None:
        """Verify every backup."""
        self._start(self._check)

    def _connect_history(self) -> None:
        if self._history is None:
            self._history = self._window.workspace.activity.history
            self._history.export_requested.connect(self._ask_where_to_write)
            self._history.report_requested.connect(self._ask_where_to_report)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._tasks.start(self._told(work))

    async def _told(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        except TrackmanError as error:
            problem = self._messages.problem(error, About.KEEPING)
            self._window.notification.say(f"{problem.title}. {problem.text}", "error")

    def _ask(self, title: str, name: str, kinds: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a file to write, or with no name for one to read."""
        ask_for_file(self._window, title, name, kinds, chosen)

    def _ask_where_to_export(self) -> None:
        self._ask(
            self.tr("Export everything"),
            "trackman-archive.zip",
            self.tr("Archives (*.zip)"),
            lambda path: self._start(lambda: self._export(path)),
        )

    def _ask_what_to_import(self) -> None:
        self._ask(
            self.tr("Import an archive"),
            "",
            self.tr("Archives (*.zip)"),
            lambda path: self._start(lambda: self._import(path)),
        )

    def _ask_where_to_write(self, ending: str) -> None:
        kinds = self.tr("Tables (*.csv)") if ending == "csv" else self.tr("JSON Lines (*.jsonl)")
        self._ask(
            self.tr("Export history"),
            self._words.file_name(ending),
            kinds,
            lambda path: self._start(lambda: self._write(path, ending)),
        )

    def _ask_where_to_report(self) -> None:
        self._ask(
            self.tr("Save a report"),
            self._words.file_name("html"),
            self.tr("Web pages (*.html)"),
            lambda path: self._start(lambda: self._report(path)),
        )

    def _progress(self, text: str, done: int, total: int) -> None:
        self._window.notification.progress(text, done, total, cancel=False)

    async def _export(self, path: Path) -> None:
        text = self.tr("Exporting journal and backups…")
        done = await self._records.export_all(path, partial(self._progress, text))
        if done is None:
            return
        words = self.tr("Journal and {backups} exported to {file}.")
        parts = [words.format(backups=self._backups(done.backups), file=quoted(path.name))]
        if done.left_out:
            words = self.tr(
                "{backups} were skipped because they are damaged. Choose Check backups for details."
            )
            parts.append(words.format(backups=self._backups(len(done.left_out))))
        self._window.notification.say(" ".join(parts), "warning" if done.left_out else "success")

    async def _import(self, path: Path) -> None:
        text = self.tr("Importing {file}…").format(file=quoted(path.name))
        done = await self._records.import_all(path, partial(self._progress, text))
        if done is None:
            return
        words = self.tr("Imported {added} and {backups}. {known} were already here.")
        self._window.notification.say(
            words.format(
                added=self._entries(done.added),
                backups=self._backups(done.backups),
                known=self._entries(done.known),
            ),
            "success",
        )
        self.imported.emit()

    async def _write(self, path: Path, ending: str) -> None:
        if self._history is None:
            return
        query = self._history.query()
        if ending == "csv":
            await self._records.write_csv(path, query, self._words.history())
        else:
            await self._records.write_json_lines(path, query)
        self._say_written(path)

    async def _report(self, path: Path) -> None:
        if self._history is None:
            return
        query = self._history.query()
        period = self._words.period(query)
        await self._records.write_report(path, query, self._words.history(), period)
        self._say_written(path, self.tr("Open"))

    def _say_written(self, path: Path, action: str | None = None) -> None:
        text = self.tr("History exported to {file}.").format(file=quoted(path.name))
        self._window.notification.say(text, "success", action, partial(_open, path))

    async def _check(self) -> None:
        text = self.tr("Checking backups…")
        found = await self._records.check_backups(partial(self._progress, text))
        self._window.notification.say(self._found(found), "error" if found.damaged else "success")

    def _found(self, found: Checked) -> str:
        if not found.count:
            return self.tr("No backups yet.")
        if not found.damaged:
            text = self.tr("Checked {backups}. None is missing or damaged.")
            return text.format(backups=self._backups(found.count))
        named = [
            self.tr("{name} of {file}: {fault}").format(
                name=quoted(one.entry.track.name),
                file=quoted(one.entry.place.filename),
                fault=self._fault(one.error),
            )
            for one in found.damaged[:_NAMED_AT_MOST]
        ]
        if more := len(found.damaged) - len(named):
            named.append(self.tr("and {count} more").format(count=self._number(more)))
        text = self.tr("{damaged} of {backups} can’t be restored. {names}")
        return text.format(
            damaged=self._number(len(found.damaged)),
            backups=self._backups(found.count),
            names="; ".join(named),
        )

    def _fault(self, error: BackupError) -> str:
        return self._messages.problem(error, About.KEEPING).title

    async def _look_for_old(self, days: int) -> None:
        old = await self._records.expired(days)
        if not old:
            return
        text = self.tr("{backups} are older than {days} days, the limit in your settings.")
        self._window.notification.say(
            text.format(backups=self._backups(len(old)), days=self._number(days)),
            "warning",
            self.tr("Remove them"),
            lambda: self._start(lambda: self._remove(old)),
        )

    async def _remove(self, checksums: list[str]) -> None:
        count = await self._records.remove(checksums)
        text = self.tr("Removed {backups}. Their tracks can no longer be restored.")
        self._window.notification.say(text.format(backups=self._backups(count)), "info")

    def _backups(self, count: int) -> str:
        words = self.tr("1 backup") if count == 1 else self.tr("{count} backups")
        return words.format(count=self._number(count))

    def _entries(self, count: int) -> str:
        words = self.tr("1 entry") if count == 1 else self.tr("{count} entries")
        return words.format(count=self._number(count))

    def _number(self, count: int) -> str:
        return QLocale().toString(count)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
