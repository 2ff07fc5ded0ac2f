"""Exports, imports and checks of what is kept on this computer."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import BackupError, ReviewError, ReviewFileError
from trackman.domain.history import HistoryWording
from trackman.domain.names import shown
from trackman.services.history import Checked
from trackman.ui.activity.export_wording import ExportWording
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.file_names import archive_name, history_name, report_name
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import filled, listed_clauses, quoted
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.domain.review.queue import Reviewer
    from trackman.services.archive import DataArchive, ImportedReviews
    from trackman.ui.activity.history_tab import HistoryTab

_NAMED_AT_MOST = 3
_LONGEST_NAME = 60


class ArchiveController(QObject):
    """Exports, imports and checks; asks for files without stopping the program."""

    imported = Signal()
    """There may be more entries than before."""
    report_requested = Signal()
    """A report of what was changed in a period is wanted."""

    def __init__(self, context: SessionContext, workspace: Workspace) -> None:
        super().__init__()
        self._context = context
        self._workspace = workspace
        self._dialogs = context.dialogs
        self._notification = context.notification
        self._records = context.stores.records
        self._wording = ExportWording(self)
        self._history: HistoryTab | None = None
        self.all_data: Callable[[], DataArchive]
        """Returns what reads and writes archives."""

    def look_for_old(self, days: int) -> None:
        """Offer to remove backups that are older than the settings say; 0 keeps them for ever."""
        if days:
            self._start(partial(self._look_for_old, days))

    def check(self) -> None:
        """Verify every backup."""
        self._start(self._check)

    def export_all(self) -> None:
        """Export journal, backups and reviews to an archive."""
        self._start(self._export)

    def import_all(self) -> None:
        """Import an archive."""
        self._start(self._import)

    def connect_history(self) -> None:
        """Serve the history's tab, once it is made."""
        if self._history is None:
            self._history = self._workspace.activity.history
            self._history.export_requested.connect(self._request_history)
            self._history.report_requested.connect(self.report_requested)

    def _request_history(self, ending: str) -> None:
        self._start(self._write_page if ending == "html" else partial(self._write, ending))

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._context.start(work, About.KEEPING)

    def _progress(self, text: str, done: int, total: int) -> None:
        self._notification.progress(text, done, total, cancel=False)

    async def _export(self) -> None:
        path = await self._dialogs.save_file(
            self.tr("Export everything"), archive_name(), self.tr("Archives (*.zip)")
        )
        if path is None:
            return
        text = self.tr("Exporting journal and backups…")
        await self._context.connection.prepare_reviews()
        written = await self.all_data().write(path, partial(self._progress, text))
        if written is None:
            return
        done, failed = written
        words = self.tr("Journal and %Ln backups exported to {file}.", "", done.backups)
        parts = [filled(words, file=quoted(path.name))]
        if done.reviews:
            parts.append(self.tr("%Ln reviews are in it, too.", "", done.reviews))
        if done.left_out:
            words = self.tr(
                "%Ln backups were skipped because they are damaged. "
                "Choose Check backups for details.",
                "",
                len(done.left_out),
            )
            parts.append(words)
        if failed:
            parts.append(self.tr("Not all reviews are in it.") + " " + self._why(failed))
        is_whole = not done.left_out and not failed
        self._context.say_saved(" ".join(parts), path, "success" if is_whole else "warning")

    async def _import(self) -> None:
        path = await self._dialogs.open_file(
            self.tr("Import an archive"), self.tr("Archives (*.zip)")
        )
        if path is None:
            return
        text = filled(self.tr("Importing {file}…"), file=quoted(path.name))
        await self._context.connection.prepare_reviews()
        archive = self.all_data()
        author = await archive.author(path)
        is_own = author is not None and await self._dialogs.confirm(self._whose(author))
        taken = await archive.take(path, partial(self._progress, text), author if is_own else None)
        if taken is None:
            return
        done, reviews = taken
        parts = [
            self.tr("Imported %Ln entries of the history.", "", done.added),
            self.tr("Imported %Ln backups.", "", done.backups),
        ]
        if done.known:
            parts.append(self.tr("%Ln entries were already here.", "", done.known))
        parts += self._about_reviews(reviews)
        is_fine = not reviews.conflicts and not reviews.failed
        self._notification.say(" ".join(parts), "success" if is_fine else "warning")
        self.imported.emit()

    def _whose(self, author: Reviewer) -> ConfirmationRequest:
        """Ask whether the reviews of an archive are of the person at this computer."""
        words = self.tr(
            "{name} worked on them on another computer. If that was you, your decisions stay "
            "yours on this one, and somebody else still has to approve them. trackman asks only "
            "while you have decided nothing here."
        )
        return ConfirmationRequest(
            self.tr("Are the reviews in this archive yours?"),
            filled(words, name=shown(author.name, _LONGEST_NAME) or self.tr("Somebody")),
            self.tr("They’re mine"),
            self.tr("Somebody else’s"),
            is_harmless=True,
        )

    def _about_reviews(self, done: ImportedReviews) -> Iterator[str]:
        if done.new:
            yield self.tr("Imported %Ln reviews.", "", done.new)
        if done.is_own:
            yield self.tr("What you decided in them counts as yours.")
        if done.known:
            yield self.tr("%Ln reviews were already here.", "", done.known)
        if done.conflicts:
            yield self.tr(
                "%Ln tracks are decided differently. They stay undecided until somebody "
                "decides again.",
                "",
                done.conflicts,
            )
        if done.failed:
            yield self.tr("%Ln reviews couldn’t be imported.", "", len(done.failed))
            yield self._why(done.failed)

    def _why(self, errors: Sequence[ReviewError | ReviewFileError]) -> str:
        """Return once each what is wrong."""
        titles = [self._context.messages.problem(one, About.KEEPING).title for one in errors]
        return " ".join(f"{one}." for one in dict.fromkeys(titles))

    async def _write(self, ending: str) -> None:
        if self._history is None:
            return
        kinds = {
            "xlsx": self.tr("Excel workbooks (*.xlsx)"),
            "csv": self.tr("Tables (*.csv)"),
        }.get(ending, self.tr("JSON Lines (*.jsonl)"))
        name = history_name(ending)
        path = await self._dialogs.save_file(self.tr("Export history"), name, kinds)
        if path is None:
            return
        query = self._history.query()
        if ending in {"xlsx", "csv"}:
            await self._records.write_table(path, query, self._words())
        else:
            await self._records.write_json_lines(path, query)
        self._say_written(path)

    async def _write_page(self) -> None:
        if self._history is None:
            return
        kinds = self.tr("Web pages (*.html)")
        path = await self._dialogs.save_file(self.tr("Export history"), report_name(), kinds)
        if path is None:
            return
        query = self._history.query()
        period = self._wording.period(query)
        await self._records.write_report(path, query, self._words(), period)
        self._say_written(path)

    def _words(self) -> HistoryWording:
        return self._wording.history(self._context.planner.primary_of)

    def _say_written(self, path: Path) -> None:
        text = filled(self.tr("History exported to {file}."), file=quoted(path.name))
        self._context.say_saved(text, path)

    async def _check(self) -> None:
        text = self.tr("Checking backups…")
        found = await self._records.check_backups(partial(self._progress, text))
        self._notification.say(self._found(found), "error" if found.damaged else "success")

    def _found(self, found: Checked) -> str:
        if not found.count:
            return self.tr("No backups yet.")
        if not found.damaged:
            return self.tr("Checked %Ln backups. None is missing or damaged.", "", found.count)
        named = [
            filled(
                self.tr("{name} of {file}: {fault}"),
                name=quoted(one.entry.track.name),
                file=quoted(one.entry.place.filename),
                fault=self._fault(one.error),
            )
            for one in found.damaged[:_NAMED_AT_MOST]
        ]
        if more := len(found.damaged) - len(named):
            named.append(self.tr("and %Ln more backups", "", more))
        #: The plural is that of the first number, which counts the damaged ones.
        text = self.tr("%Ln of {total} backups can’t be restored. {names}", "", len(found.damaged))
        return filled(text, total=found.count, names=listed_clauses(named))

    def _fault(self, error: BackupError) -> str:
        return self._context.messages.problem(error, About.KEEPING).title

    async def _look_for_old(self, days: int) -> None:
        old = await self._records.expired(days)
        if not old:
            return
        #: {limit} is such as “90 days”.
        text = self.tr(
            "%Ln backups are older than the limit in your settings ({limit}).", "", len(old)
        )
        self._notification.say(
            filled(text, limit=Moments().days(days)),
            "warning",
            self.tr("Remove them"),
            lambda: self._start(partial(self._remove, old)),
        )

    async def _remove(self, checksums: list[str]) -> None:
        count = await self._records.remove(checksums)
        text = self.tr("Removed %Ln backups. Their tracks can’t be restored.", "", count)
        self._notification.say(text, "warning")
