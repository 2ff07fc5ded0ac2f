"""History: listed, exported, checked and archived.

What writes files is imported when a file is wanted: no start needs it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from trackman.domain.errors import BackupError
from trackman.domain.history import HistoryQuery, HistoryRow, HistoryWording
from trackman.domain.journal import Act, Backup, Entry, Stage, now
from trackman.domain.tracks import Track
from trackman.domain.versions import Version, saved_text_of, versions_of
from trackman.services.executors import SerialExecutor
from trackman.services.operations.journal_writer import JournalWriter
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

if TYPE_CHECKING:
    from trackman.store.archive.exporter import Exported
    from trackman.store.archive.importer import Imported

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Called on the GUI thread with how much of how much is done."""
_RECENT = 2_000
_GONE = frozenset({Stage.DELETED, Stage.ALREADY_GONE})


@dataclass(frozen=True, slots=True)
class DiskUsage:
    """Disk space of the backups."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Damaged:
    """A deletion whose backup is no good any more, and why."""

    entry: Entry
    error: BackupError


@dataclass(frozen=True, slots=True)
class Checked:
    """Result of verifying the backups."""

    count: int
    damaged: tuple[Damaged, ...]


class History:
    """The journal and the backups of one data folder. Raises what the stores raise."""

    def __init__(self, ledger: JournalWriter, backups: Backups, folder: Path) -> None:
        self._ledger = ledger
        self._backups = backups
        self._folder = folder
        """Folder of the backups."""
        self._files = SerialExecutor("trackman-files")

    async def entry(self, entry_id: str) -> Entry | None:
        """Return one entry whole."""
        return await self._read(lambda journal: journal.entry(entry_id))

    async def history(self, query: HistoryQuery) -> list[HistoryRow]:
        """Return the rows asked for."""
        return await self._read(lambda journal: journal.history(query))

    async def projects(self) -> list[tuple[str, str]]:
        """Return the projects there is anything of, by id and name."""
        return await self._read(lambda journal: journal.projects())

    async def versions(self, track: Track) -> list[Version]:
        """Return every text that was saved of a track, the newest first."""
        entries = await self._read(lambda journal: journal.saved_of(track.upload_id))
        return versions_of(track, entries)

    async def saved_text(self, track: Track) -> Backup | None:
        """Return the newest saved text of this very track; None where none was saved."""
        entries = await self._read(lambda journal: journal.saved_of(track.upload_id))
        return saved_text_of(track, entries)

    async def replaced_text(self, replacement: Entry) -> Backup | None:
        """Return the saved text of the track that a replacement deleted; None where it has none."""
        steps = await self._read(lambda journal: journal.steps(replacement.id))
        old = replacement.track.id
        saved = [one.backup for one in steps if one.act is Act.DELETION and one.track.id == old]
        return next(filter(None, reversed(saved)), None)

    async def recently_deleted(self) -> list[Entry]:
        """Return deletions, the last one first; those of which the track is back come at the end.

        They are some thousand at most.
        """

        def read(journal: Journal) -> list[Entry]:
            rows = journal.history(HistoryQuery(act=Act.DELETION, stages=_GONE))
            gone = [row for row in rows if row.stage is Stage.DELETED or row.has_backup]
            gone.sort(key=lambda row: row.restored_as is not None)
            entries = [journal.entry(row.id) for row in gone[:_RECENT]]
            return [entry for entry in entries if entry is not None]

        return await self._read(read)

    async def write_table(self, path: Path, query: HistoryQuery, words: HistoryWording) -> None:
        """Write what is asked for as a table."""
        from trackman.store.exports import write_history

        entries = await self._read(lambda journal: journal.entries(query))
        await self._files.run(partial(write_history, path, entries, words))

    async def write_json_lines(self, path: Path, query: HistoryQuery) -> None:
        """Write what is asked for as it is in the journal."""
        from trackman.store.exports import write_json_lines

        entries = await self._read(lambda journal: journal.entries(query))
        await self._files.run(partial(write_json_lines, path, entries))

    async def write_report(
        self, path: Path, query: HistoryQuery, words: HistoryWording, period: str
    ) -> None:
        """Write what is asked for as a page to print."""
        from trackman.store.report import write_report

        entries = await self._read(lambda journal: journal.entries(query))
        await self._files.run(partial(write_report, path, entries, words, period))

    async def export_all(
        self, path: Path, progress: Progress, reviews: Sequence[Path] = ()
    ) -> Exported | None:
        """Write everything into one archive, these reviews too; None if that was cancelled."""
        from trackman.store.archive.exporter import export_archive

        return await self._long(
            lambda journal, report, stop: export_archive(
                path, journal, self._folder, report, stop, reviews
            ),
            progress,
        )

    async def import_all(self, path: Path, progress: Progress) -> Imported | None:
        """Take in entries and backups of an archive that are not here; None if cancelled."""
        from trackman.store.archive.importer import import_archive

        return await self._long(
            lambda journal, report, stop: import_archive(path, journal, self._folder, report, stop),
            progress,
        )

    async def check_backups(self, progress: Progress) -> Checked:
        """Verify every backup that the journal names."""

        def check(journal: Journal, report: Progress, stop: Event) -> Checked:
            entries = journal.saved()
            saved = {entry.backup.sha256: entry for entry in entries if entry.backup is not None}
            backups = [entry.backup for entry in saved.values() if entry.backup is not None]
            found = self._backups.check(backups, report, stop)
            damaged = [
                Damaged(saved[damage.backup.sha256], damage.error) for damage in found.damages
            ]
            return Checked(found.checked, tuple(damaged))

        return await self._long(check, progress)

    async def room(self) -> DiskUsage:
        """Return how much the backups take."""
        return DiskUsage(*await self._files.run(self._backups.total))

    async def expired(self, days: int) -> list[str]:
        """Return the checksums of backups that nothing done in the last `days` days needs."""
        entries = await self._read(lambda journal: journal.saved())
        moment = now()
        old: set[str] = set()
        needed: set[str] = set()
        for entry in entries:
            if entry.backup is not None:
                is_old = entry.stage.is_end and (moment - entry.changed_at).days >= days
                (old if is_old else needed).add(entry.backup.sha256)
        return sorted(old - needed)

    async def remove(self, checksums: list[str]) -> int:
        """Remove backups for good; return how many went."""
        return await self._files.run(lambda: self._backups.remove(checksums))

    def close(self) -> None:
        """Let what runs end."""
        self._files.close()

    async def _read(self, call: Callable[[Journal], T]) -> T:
        return await self._ledger.run(call)

    async def _long(self, work: Callable[[Journal, Progress, Event], T], progress: Progress) -> T:
        """Do what takes as long as there is much; cancelling stops it."""
        loop, stop = asyncio.get_running_loop(), Event()

        def report(done: int, total: int) -> None:
            loop.call_soon_threadsafe(progress, done, total)

        try:
            return await self._files.run(partial(work, self._ledger.journal, report, stop))
        except asyncio.CancelledError:
            stop.set()
            raise
