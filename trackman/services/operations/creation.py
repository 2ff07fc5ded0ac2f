"""Make a track and prove that it holds what was sent (design section 5).

A restore makes a deleted track again from its backup, an addition makes one of a file, and a
generation has DatoCMS make one of the sound.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from trackman.dato.storage import Storage
from trackman.domain.creations import (
    Comparing,
    Created,
    Creating,
    CreationAccepted,
    CreationEnd,
    CreationPolled,
    CreationState,
    Preparing,
    Queued,
    Uploading,
    VerifyingCreation,
)
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import (
    AlreadyRestoredError,
    ApiError,
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
    SourceError,
    TrackErroredError,
    VideoChangedError,
)
from trackman.domain.generation import expected_seconds
from trackman.domain.jobs import Job
from trackman.domain.journal import Act, Entry, Stage, now
from trackman.domain.outgoing_files import OutgoingFile
from trackman.domain.subtitles.webvtt import Comparison
from trackman.domain.tracks import Track, TrackDraft, TrackStatus, is_same_name
from trackman.services.executors import Lane
from trackman.services.operations.backups import KeptText, SubtitleBackups
from trackman.services.operations.jobs import Jobs
from trackman.services.operations.journal_writer import EntryRecorder, JournalWriter, note_end
from trackman.services.operations.upload_queue import UploadQueues

_PATIENCE = 3.0
"""Multiple of the time that DatoCMS usually needs to generate subtitles."""


class Creations:
    """Make tracks, in turn with everything else that is done to their videos."""

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
        self._held: set[str] = set()
        """IDs of entries that are stopped for now, and stay planned."""

    def hold(self, entry_id: str) -> None:
        """Let one stay planned when it is cancelled with nothing sent: `create` begins it again."""
        self._held.add(entry_id)

    async def create(self, entry: Entry, report: Report) -> CreationEnd:
        """Do what a planned restore, addition or generation says and return how it ended.

        Each state is reported before the step it describes. Cancelling drops what was not sent;
        for what was, it ends the watching only.
        """
        report(Queued())
        self._held.discard(entry.id)
        one = self._one(entry, report)
        try:
            with self._turns.queue(entry.place.upload_id) as turn:
                await one.record.enter(Stage.PLANNED)
                if entry.backup is not None or entry.act is Act.RESTORE:
                    await one.proof.read_sent()
                await turn.comes()
                one.restored_as = await self._restored_as(entry)
                end = await one.run()
        except asyncio.CancelledError:
            is_planned = one.record.entry.stage is Stage.PLANNED
            if not one.was_sent and not (is_planned and entry.id in self._held):
                await one.record.follow(Stage.DROPPED)
            raise
        except (BackupError, SourceError) as error:  # raised only before anything is sent
            end = Failed(error)
        except JournalError as error:  # the same
            report(unwritten := Failed(error))
            return unwritten
        return await self._finish(one, end)

    async def settle(self, entry: Entry, report: Report) -> CreationEnd:
        """Find out how one ended that was sent but not seen to its end. Sends nothing."""
        one = self._one(entry, report)
        one.sent_at = entry.changed_at
        with self._turns.queue(entry.place.upload_id) as turn:
            await turn.comes()
            end = await one.take_up()
        return await self._finish(one, end)

    def _one(self, entry: Entry, report: Report) -> Creation:
        jobs = self._jobs.within(entry.place.environment)
        record = EntryRecorder(entry, self._ledger)
        proof = CreationProof(jobs, self._texts, record, report)
        return Creation(jobs, self._storage, record, report, proof)

    async def _finish(self, one: Creation, end: CreationEnd) -> CreationEnd:
        await note_end(one.record, end)
        if isinstance(end, Created):
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
        if (origin := restore.origin) is None:
            return None
        return await self._ledger.run(lambda journal: journal.entry(origin))


@dataclass(slots=True)
class Creation:
    """The making of one track; `run()` or `take_up()` tells how it ended."""

    jobs: Jobs
    storage: Storage
    record: EntryRecorder
    report: Report
    proof: CreationProof
    was_sent: bool = False
    restored_as: str | None = None
    """The id of the track that took the deleted one's place before."""
    before: frozenset[str] | None = None
    """The ids of the tracks that were there before; None where that is not known any more."""
    sent_at: datetime | None = None
    """Time at which a trackman that has ended sent the request; None if this one did."""

    @property
    def upload_id(self) -> str:
        """The video that is to have the track."""
        return self.record.entry.place.upload_id

    @property
    def wanted(self) -> Track:
        """The track as it shall be."""
        return self.record.entry.track

    async def run(self) -> CreationEnd:
        """Make the track and prove it.

        Raises ClosedError, and before anything is sent BackupError, SourceError or JournalError.
        """
        try:
            if (end := await self._in_the_way()) is not None:
                return end
            request = await self._request()
        except ClosedError:
            raise
        except DatoError as error:
            return Failed(error)  # no track was asked for
        try:
            answer = await self.jobs.send(request, self._before_sending, self._paused)
        except ClosedError:
            raise
        except DatoError as error:
            return await self._check(error) if error.may_have_worked else Failed(error)
        if isinstance(answer, Job):
            return await self._accepted(answer)
        if isinstance(answer, Track) and self._is_new(answer):
            return await self._created(answer)
        return await self._check(LostAnswerError("no track in the answer"))

    async def take_up(self) -> CreationEnd:
        """Find out how it ended after its request was sent. Sends nothing."""
        entry = self.record.entry
        if entry.returned is not None:
            return await self.proof.of(entry.returned)
        if entry.job_id is not None:
            return await self._watch(entry.job_id)
        return await self._check(LostAnswerError("trackman ended before the answer came"))

    async def _in_the_way(self) -> Failed | None:
        """Return why no track is to be made: there already, another video, or a taken name."""
        tracks = await self.jobs.tracks(self.upload_id)
        self.before = frozenset(track.id for track in tracks)
        there = next((track for track in tracks if track.id == self.restored_as), None)
        if there is not None:
            return Failed(AlreadyRestoredError(there))
        place = self.record.entry.place
        upload = await self.jobs.executors.run(partial(self.jobs.client.upload, self.upload_id))
        if place.has_other_video(now_there := place.with_video(upload)):
            return Failed(VideoChangedError(now_there))
        taken = next((track for track in tracks if self._has_its_name(track)), None)
        return None if taken is None else Failed(NameTakenError(taken))

    async def _request(self) -> Callable[[], Job | Track | None]:
        """Return the request that makes the track, once the file it is made of is sent."""
        draft, client = TrackDraft.of(self.wanted), self.jobs.client
        if self.record.entry.act is Act.GENERATION:
            return partial(client.generate_subtitles, self.upload_id, draft)
        return partial(client.create_track, self.upload_id, draft, await self._upload())

    def _has_its_name(self, track: Track) -> bool:
        """Tell whether a track has the name and kind that the new one shall have.

        Mux wants names to be unique within a kind, case and outer spaces aside; tracks of every
        status count (API reference, section 8).
        """
        return track.kind == self.wanted.kind and is_same_name(track.name, self.wanted.name)

    async def _upload(self) -> str:
        """Bring the file to the storage and return what stands for it there."""
        entry = self.record.entry
        if entry.backup is None and entry.source:
            path = Path(entry.source)
            file = await self.jobs.executors.run(partial(OutgoingFile.at, path), Lane.DISK)
            name = f"{entry.id}{path.suffix}"
        else:
            file = OutgoingFile.of_text((await self.proof.read_sent()).content)
            name = f"{entry.id}.vtt"
        self.report(Uploading(0, file.size))
        ticket = await self.jobs.executors.run(partial(self.jobs.client.request_upload, name))
        loop = asyncio.get_running_loop()

        def sent(count: int, total: int) -> None:
            loop.call_soon_threadsafe(self.report, Uploading(count, total))

        await self.jobs.executors.run_stoppable(
            lambda stop: self.storage.put_file(ticket, file, sent, stop)
        )
        return ticket.id

    async def _before_sending(self) -> None:
        self.report(Creating())
        await self.record.enter(Stage.SENT)
        self.was_sent = True

    def _paused(self) -> None:
        self.was_sent = False
        self.report(Queued())

    async def _accepted(self, job: Job) -> CreationEnd:
        request_ids = (job.request_id,) if job.request_id else ()
        await self.record.follow(Stage.ACCEPTED, job_id=job.id, request_ids=request_ids)
        self.report(CreationAccepted(job.id))
        return await self._watch(job.id)

    async def _watch(self, job_id: str) -> CreationEnd:
        ended = await self.jobs.finished(
            job_id, lambda polls, trouble: self.report(CreationPolled(job_id, polls, trouble))
        )
        if ended is None:
            late = JobTimeoutError(job_id, self.jobs.limit)
            return await self._check(LostAnswerError(str(late)))
        result, _ = ended
        if result.fault is not None:
            return await self._refused(JobFailedError(result.fault, job_id, result.raw))
        if result.track is not None and self._is_new(result.track):
            return await self._created(result.track)
        return await self._check(LostAnswerError("no track in the job's result"))

    async def _refused(self, error: JobFailedError) -> CreationEnd:
        """List the tracks after a job reports a failure: the track may be there all the same.

        Where neither the job nor the list finds the video, it is gone. A track of its name is ours
        if it has the subtitles that were sent; another one with its name, which somebody made
        meanwhile, is in the way.
        """
        self.report(VerifyingCreation(error))
        try:
            tracks = await self.jobs.tracks(self.upload_id)
        except ClosedError:
            raise
        except DatoError as unlisted:
            gone = _is_not_found(error) and _is_not_found(unlisted)
            return Failed(error) if gone else Unknown(unlisted)
        found = next((track for track in tracks if self._has_its_name(track)), None)
        if found is None:
            return Failed(error)
        end = await self.proof.of(found)
        if isinstance(end, Unknown) or (
            isinstance(end, Created) and end.has_model and end.is_proven
        ):
            return end
        return Failed(NameTakenError(found))

    async def _check(self, cause: DatoError) -> CreationEnd:
        """List the tracks until the new one is there, for a minute; it may be on its way."""
        self.report(VerifyingCreation(cause))
        try:
            found = await self.jobs.looked_up(self.upload_id, self._found, self.sent_at)
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        return Failed(NotCreatedError(cause)) if found is None else await self._created(found)

    def _found(self, tracks: tuple[Track, ...]) -> Track | None:
        """Return the new track: the one of its name, or the only new one of its language.

        The server may write a name in another way than it was given.
        """
        new = [track for track in tracks if self._is_new(track)]
        for track in new:
            if self._has_its_name(track):
                return track
        like = [
            track
            for track in new
            if (track.kind, track.language_code) == (self.wanted.kind, self.wanted.language_code)
        ]
        return like[0] if len(like) == 1 and self.before is not None else None

    def _is_new(self, track: Track) -> bool:
        return track.id not in (self.before or ()) and track.id != self.wanted.id

    async def _created(self, track: Track) -> CreationEnd:
        unknown = self.record.entry.stage is Stage.UNKNOWN  # and so it stays until its end is seen
        await self.record.follow(Stage.UNKNOWN if unknown else Stage.PREPARING, returned=track)
        return await self.proof.of(track)


def _is_not_found(error: DatoError | JobFailedError) -> bool:
    return isinstance(error, ApiError | JobFailedError) and error.fault.code == "NOT_FOUND"


Report = Callable[[CreationState], None]
"""Takes each state of a restore, before the step it describes."""


@dataclass(slots=True)
class CreationProof:
    """Follows one new track and compares its text with the one that was sent."""

    jobs: Jobs
    texts: SubtitleBackups
    record: EntryRecorder
    report: Report
    began: float = field(default_factory=time.monotonic)
    text: KeptText | None = None
    """The text that is sent, once it is read."""

    async def read_sent(self) -> KeptText:
        """Read the saved text that is sent, once. Raises BackupError."""
        if (backup := self.record.entry.backup) is None:
            raise BackupError(BackupFault.MISSING, "it was never saved")
        if self.text is None:
            self.text = await self.texts.kept(backup)
        return self.text

    async def of(self, track: Track) -> CreationEnd:
        """Wait until a track is ready, and compare its text with the one that was sent."""
        self.report(Preparing(track))
        upload_id = self.record.entry.place.upload_id
        try:
            now_there = await self.jobs.prepared(upload_id, track.id, self._patience)
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        if now_there is None:
            return Failed(NotCreatedError(LostAnswerError("the new track is gone again")))
        if now_there.status == TrackStatus.ERRORED:
            return Failed(TrackErroredError(now_there))
        if now_there.status != TrackStatus.READY:
            return self._end(now_there, None, "still being prepared")
        if not self._has_model:
            return self._end(now_there)
        self.report(Comparing(now_there))
        return self._end(now_there, *await self._compared(now_there))

    @property
    def _patience(self) -> float:
        """Seconds the track is waited for at least: sound is written down slower than files."""
        entry = self.record.entry
        if entry.act is not Act.GENERATION:
            return 0.0
        return _PATIENCE * (expected_seconds(entry.place.duration) or 0.0)

    @property
    def _has_model(self) -> bool:
        """Tell whether there is a text to compare with."""
        entry = self.record.entry
        return entry.backup is not None or entry.act is Act.RESTORE

    async def _compared(self, track: Track) -> tuple[Comparison | None, str]:
        """Compare the new text with the one sent; where it cannot be read, return why.

        What the stream host serves may come a moment after the track is ready.
        """
        unread = ""
        for pause in (0.0, *self.jobs.pauses.texts):
            await asyncio.sleep(pause)
            try:
                before = await self.read_sent()
                after = await self.texts.read(self.record.entry.place.playback_id or "", track.id)
            except BackupError as error:
                unread = str(error)
            else:
                if (comparison := before.compared_with(after)) is not None:
                    return comparison, ""
                unread = "the texts differ, and one of them cannot be read"
        return None, unread

    def _end(self, track: Track, comparison: Comparison | None = None, unread: str = "") -> Created:
        seconds = time.monotonic() - self.began
        job_id = self.record.entry.job_id
        return Created(now(), seconds, track, comparison, unread, job_id, self._has_model)
