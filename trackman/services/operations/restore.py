"""Make a deleted track again from its backup, and prove that it is the same (design section 5)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from trackman.dato.storage import Storage
from trackman.domain.deletions import Failed
from trackman.domain.errors import (
    BackupError,
    JournalError,
)
from trackman.domain.journal import Entry, Stage
from trackman.domain.restores import (
    Queued,
    Restored,
    RestoreEnd,
)
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.operations.creation import Creation
from trackman.services.operations.jobs import Jobs
from trackman.services.operations.journal_writer import EntryRecorder, JournalWriter
from trackman.services.operations.outcomes import note_end
from trackman.services.operations.restore_check import Report, RestoreCheck
from trackman.services.operations.upload_queue import UploadQueues


class Restores:
    """Restore tracks, in turn with everything else that is done to their videos."""

    def __init__(
        self,
        jobs: Jobs,
        turns: UploadQueues,
        ledger: JournalWriter,
        texts: SubtitleBackups,
        storage: Storage,
    ) -> None:
        self._jobs = jobs
        self._turns = turns
        self._ledger = ledger
        self._texts = texts
        self._storage = storage

    async def restore(self, entry: Entry, report: Report) -> RestoreEnd:
        """Do what a planned entry says and return how it ended.

        Each state is reported before the step it describes. Cancelling drops what was not sent;
        for what was, it ends the watching only.
        """
        report(Queued())
        one = self._one(entry, report)
        try:
            with self._turns.queue(entry.place.upload_id) as turn:
                await one.record.enter(Stage.PLANNED)
                await one.proof.read_backup()
                await turn.comes()
                one.restored_as = await self._restored_as(entry)
                end = await one.run()
        except asyncio.CancelledError:
            if not one.was_sent:
                await one.record.follow(Stage.DROPPED)
            raise
        except BackupError as error:
            end = Failed(error)
        except JournalError as error:  # it is raised only before anything is sent
            report(unwritten := Failed(error))
            return unwritten
        return await self._finish(one, end)

    async def settle(self, entry: Entry, report: Report) -> RestoreEnd:
        """Find out how a restore ended that was sent but not seen to its end. Sends nothing."""
        one = self._one(entry, report)
        with self._turns.queue(entry.place.upload_id) as turn:
            await turn.comes()
            end = await one.take_up()
        return await self._finish(one, end)

    def _one(self, entry: Entry, report: Report) -> Creation:
        jobs = self._jobs.within(entry.place.environment)
        record = EntryRecorder(entry, self._ledger)
        proof = RestoreCheck(jobs, self._texts, record, report)
        return Creation(jobs, self._storage, record, report, proof)

    async def _finish(self, one: Creation, end: RestoreEnd) -> RestoreEnd:
        await note_end(one.record, end)
        if isinstance(end, Restored):
            await self._link(one.record.entry, end.track.id)
        one.report(end)
        return end

    async def _link(self, restore: Entry, track_id: str) -> None:
        """Write beside a deletion which track took the deleted one's place, not one elsewhere."""
        deletion = await self._deletion(restore)
        if deletion is not None and deletion.place.upload_id == restore.place.upload_id:
            await self._ledger.note(replace(deletion, restored_as=track_id))

    async def _restored_as(self, restore: Entry) -> str | None:
        """Return the id of the track that took the deleted one's place before."""
        deletion = await self._deletion(restore)
        return None if deletion is None else deletion.restored_as

    async def _deletion(self, restore: Entry) -> Entry | None:
        origin = restore.origin or ""
        return await self._ledger.run(lambda journal: journal.entry(origin))
