"""Make a deleted track again from its backup, and prove that it is the same (design section 5).

Text and request are sent once. What is lost on the way to the storage can be sent anew, since no
track comes of it; the request that makes the track cannot, so the tracks are listed to see.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from trackman.dato.storage import Storage
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import (
    BackupError,
    BackupFault,
    ClosedError,
    DatoError,
    JobFailedError,
    JobTimeoutError,
    JournalError,
    LostAnswerError,
    NameTakenError,
    NotCreatedError,
    TrackErroredError,
)
from trackman.domain.jobs import Job
from trackman.domain.journal import Entry, Stage, now
from trackman.domain.restores import (
    CheckingCreation,
    Comparing,
    Creating,
    CreationAccepted,
    CreationPolled,
    Preparing,
    Queued,
    Restored,
    RestoreEnd,
    RestoreState,
    Uploading,
)
from trackman.domain.subtitles import Comparison, Subtitles, compared
from trackman.domain.tracks import Track, TrackDraft, TrackStatus
from trackman.services.backups import Texts
from trackman.services.jobs import Jobs
from trackman.services.ledger import Ledger, Record
from trackman.services.outcomes import note_end
from trackman.services.turns import Turns

Report = Callable[[RestoreState], None]


class Restores:
    """Restore tracks, in turn with everything else that is done to their videos."""

    def __init__(
        self, jobs: Jobs, turns: Turns, ledger: Ledger, texts: Texts, storage: Storage
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
            await one.record.enter(Stage.PLANNED)
            await one.read_backup()
            async with self._turns.of(entry.place.upload_id):
                end = await one.run()
        except asyncio.CancelledError:
            if not one.was_sent:
                await one.record.follow(Stage.DROPPED)
            raise
        except (BackupError, JournalError) as error:
            end = Failed(error)  # both are raised before anything is sent
        return await self._finish(one, end)

    async def settle(self, entry: Entry, report: Report) -> RestoreEnd:
        """Find out how a restore ended that was sent but not seen to its end. Sends nothing."""
        one = self._one(entry, report)
        async with self._turns.of(entry.place.upload_id):
            end = await one.take_up()
        return await self._finish(one, end)

    def _one(self, entry: Entry, report: Report) -> _Restore:
        jobs = self._jobs.within(entry.place.environment)
        return _Restore(jobs, self._texts, self._storage, Record(entry, self._ledger), report)

    async def _finish(self, one: _Restore, end: RestoreEnd) -> RestoreEnd:
        await note_end(one.record, end)
        origin_id = one.record.entry.origin
        if isinstance(end, Restored) and origin_id is not None:
            origin = await self._ledger.run(lambda journal: journal.entry(origin_id))
            if origin is not None:
                origin = replace(origin, restored_as=end.track.id)
                await Record(origin, self._ledger).follow(origin.stage)
        one.report(end)
        return end


@dataclass(slots=True)
class _Restore:
    """One restore under way."""

    jobs: Jobs
    texts: Texts
    storage: Storage
    record: Record
    report: Report
    began: float = field(default_factory=time.monotonic)
    was_sent: bool = False
    before: frozenset[str] = frozenset()
    """The ids of the tracks that were there before."""
    content: bytes = b""
    text: Subtitles | None = None
    """The backup, once it is read."""

    @property
    def upload_id(self) -> str:
        return self.record.entry.place.upload_id

    @property
    def wanted(self) -> Track:
        return self.record.entry.track

    async def read_backup(self) -> Subtitles:
        """Read the saved text. Raises BackupError."""
        if (backup := self.record.entry.backup) is None:
            raise BackupError(BackupFault.MISSING, "it was never saved")
        self.content, self.text = await self.texts.kept(backup)
        return self.text

    async def run(self) -> RestoreEnd:
        try:
            if (end := await self._refused_by_name()) is not None:
                return end
            ticket_id = await self._upload()
        except ClosedError:
            raise
        except DatoError as error:
            return Failed(error)  # no track was asked for
        draft = TrackDraft.of(self.wanted)
        request = partial(self.jobs.client.create_track, self.upload_id, draft, ticket_id)
        try:
            answer = await self.jobs.send(request, self._before_sending, self._paused)
        except ClosedError:
            raise
        except DatoError as error:
            return await self._check(error) if error.may_have_worked else Failed(error)
        if isinstance(answer, Job):
            return await self._accepted(answer)
        if isinstance(answer, Track) and answer.id not in self.before:
            return await self._created(answer)
        return await self._check(LostAnswerError("no track in the answer"))

    async def take_up(self) -> RestoreEnd:
        entry = self.record.entry
        if entry.returned is not None:
            return await self._prepared(entry.returned)
        if entry.job_id is not None:
            return await self._watch(entry.job_id)
        return await self._check(LostAnswerError("trackman ended before the answer came"))

    async def _refused_by_name(self) -> Failed | None:
        tracks = await self.jobs.tracks(self.upload_id)
        self.before = frozenset(track.id for track in tracks)
        taken = next((track for track in tracks if self._has_its_name(track)), None)
        return None if taken is None else Failed(NameTakenError(taken))

    def _has_its_name(self, track: Track) -> bool:
        """Tell whether a track has the name and kind that the restored one shall have.

        Mux wants names to be unique within a kind; errored tracks count (API reference, section
        8).
        """
        return (track.kind, track.name) == (self.wanted.kind, self.wanted.name)

    async def _upload(self) -> str:
        """Bring the text to the storage and return what stands for it there. Raises DatoError."""
        self.report(Uploading(0, len(self.content)))
        ticket = await self.jobs.threads.run(
            partial(self.jobs.client.request_upload, f"{self.record.entry.id}.vtt")
        )
        loop = asyncio.get_running_loop()

        def sent(count: int, total: int) -> None:
            loop.call_soon_threadsafe(self.report, Uploading(count, total))

        await self.jobs.threads.run_stoppable(
            lambda stop: self.storage.put_file(ticket, self.content, sent, stop)
        )
        return ticket.id

    async def _before_sending(self) -> None:
        self.report(Creating())
        await self.record.enter(Stage.SENT)
        self.was_sent = True

    def _paused(self) -> None:
        self.was_sent = False
        self.report(Queued())

    async def _accepted(self, job: Job) -> RestoreEnd:
        request_ids = (job.request_id,) if job.request_id else ()
        await self.record.follow(Stage.ACCEPTED, job_id=job.id, request_ids=request_ids)
        self.report(CreationAccepted(job.id))
        return await self._watch(job.id)

    async def _watch(self, job_id: str) -> RestoreEnd:
        result = await self.jobs.finished(
            job_id, lambda polls, trouble: self.report(CreationPolled(job_id, polls, trouble))
        )
        if result is None:
            late = JobTimeoutError(job_id, self.jobs.limit)
            return await self._check(LostAnswerError(str(late)))
        if result.fault is not None:
            return await self._refused(JobFailedError(result.fault, job_id, result.raw))
        if result.track is not None and self._is_wanted(result.track):
            return await self._created(result.track)
        return await self._check(LostAnswerError("no track in the job's result"))

    async def _refused(self, error: JobFailedError) -> RestoreEnd:
        """Say it is the name where it is: somebody may have made such a track meanwhile."""
        try:
            return await self._refused_by_name() or Failed(error)
        except ClosedError:
            raise
        except DatoError:
            return Failed(error)

    async def _check(self, cause: DatoError) -> RestoreEnd:
        """List the tracks until the new one is there, for a minute; it may be on its way."""
        self.report(CheckingCreation(cause))
        try:
            found = await self.jobs.looked_up(self.upload_id, self._found)
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        return Failed(NotCreatedError(cause)) if found is None else await self._created(found)

    def _found(self, tracks: tuple[Track, ...]) -> Track | None:
        return next((track for track in tracks if self._is_wanted(track)), None)

    def _is_wanted(self, track: Track) -> bool:
        same = track.language_code == self.wanted.language_code and self._has_its_name(track)
        return same and track.id not in self.before and track.id != self.wanted.id

    async def _created(self, track: Track) -> RestoreEnd:
        await self.record.follow(Stage.PREPARING, returned=track)
        return await self._prepared(track)

    async def _prepared(self, track: Track) -> RestoreEnd:
        """Wait until the track is ready, and compare its text with the backup."""
        self.report(Preparing(track))
        try:
            now_there = await self.jobs.prepared(self.upload_id, track.id)
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        if now_there is None:
            return Failed(NotCreatedError(LostAnswerError("the new track is gone again")))
        if now_there.status == TrackStatus.ERRORED:
            return Failed(TrackErroredError(now_there))
        if now_there.status != TrackStatus.READY:
            return self._restored(now_there, None, "still being prepared")
        self.report(Comparing(now_there))
        return self._restored(now_there, *await self._compared(now_there))

    async def _compared(self, track: Track) -> tuple[Comparison | None, str]:
        """Compare the new text with the backup; where it cannot be read, return why.

        What the stream host serves may come a moment after the track is ready.
        """
        unread = ""
        for pause in (0.0, *self.jobs.pauses.texts):
            await asyncio.sleep(pause)
            try:
                before = self.text or await self.read_backup()
                after = await self.texts.read(self.record.entry.place.playback_id or "", track.id)
            except BackupError as error:
                unread = str(error)
            else:
                return compared(before, after), ""
        return None, unread

    def _restored(self, track: Track, comparison: Comparison | None, unread: str) -> Restored:
        seconds = time.monotonic() - self.began
        return Restored(now(), seconds, track, comparison, unread, self.record.entry.job_id)
