"""One track made from a text: its name looked up, the text sent, the job followed, the proof.

Text and request are sent once. What is lost on the way to the storage can be sent anew, since no
track comes of it; the request that makes the track cannot, so the tracks are listed to see.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

from trackman.dato.storage import Storage
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import (
    AlreadyRestoredError,
    ClosedError,
    DatoError,
    JobFailedError,
    JobTimeoutError,
    LostAnswerError,
    NameTakenError,
    NotCreatedError,
)
from trackman.domain.jobs import Job
from trackman.domain.journal import Stage
from trackman.domain.restores import (
    Creating,
    CreationAccepted,
    CreationPolled,
    Queued,
    Restored,
    RestoreEnd,
    Uploading,
    VerifyingCreation,
)
from trackman.domain.tracks import Track, TrackDraft
from trackman.services.operations.jobs import Jobs
from trackman.services.operations.journal_writer import EntryRecorder
from trackman.services.operations.restore_check import Report, RestoreCheck


@dataclass(slots=True)
class Creation:
    """The making of one track; `run()` or `take_up()` tells how it ended."""

    jobs: Jobs
    storage: Storage
    record: EntryRecorder
    report: Report
    proof: RestoreCheck
    was_sent: bool = False
    restored_as: str | None = None
    """The id of the track that took the deleted one's place before."""
    before: frozenset[str] | None = None
    """The ids of the tracks that were there before; None where that is not known any more."""

    @property
    def upload_id(self) -> str:
        """The video that is to have the track."""
        return self.record.entry.place.upload_id

    @property
    def wanted(self) -> Track:
        """The track as it was."""
        return self.record.entry.track

    async def run(self) -> RestoreEnd:
        """Make the track and prove it. Raises ClosedError, and JournalError before sending."""
        try:
            if (end := await self._in_the_way()) is not None:
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
        if isinstance(answer, Track) and self._is_new(answer):
            return await self._created(answer)
        return await self._check(LostAnswerError("no track in the answer"))

    async def take_up(self) -> RestoreEnd:
        """Find out how it ended after its request was sent. Sends nothing."""
        entry = self.record.entry
        if entry.returned is not None:
            return await self.proof.of(entry.returned)
        if entry.job_id is not None:
            return await self._watch(entry.job_id)
        return await self._check(LostAnswerError("trackman ended before the answer came"))

    async def _in_the_way(self) -> Failed | None:
        """Return why no track is to be made: it is there already, or another has its name."""
        tracks = await self.jobs.tracks(self.upload_id)
        self.before = frozenset(track.id for track in tracks)
        there = next((track for track in tracks if track.id == self.restored_as), None)
        if there is not None:
            return Failed(AlreadyRestoredError(there))
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
        self.report(Uploading(0, len(self.proof.content)))
        ticket = await self.jobs.threads.run(
            partial(self.jobs.client.request_upload, f"{self.record.entry.id}.vtt")
        )
        loop = asyncio.get_running_loop()

        def sent(count: int, total: int) -> None:
            loop.call_soon_threadsafe(self.report, Uploading(count, total))

        await self.jobs.threads.run_stoppable(
            lambda stop: self.storage.put_file(ticket, self.proof.content, sent, stop)
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
        if result.track is not None and self._is_new(result.track):
            return await self._created(result.track)
        return await self._check(LostAnswerError("no track in the job's result"))

    async def _refused(self, error: JobFailedError) -> RestoreEnd:
        """List the tracks after a job reports a failure: the track may be there all the same.

        A track of its name is ours if it has the subtitles of the backup; another one with its
        name, which somebody made meanwhile, is in the way.
        """
        self.report(VerifyingCreation(error))
        try:
            tracks = await self.jobs.tracks(self.upload_id)
        except ClosedError:
            raise
        except DatoError as unlisted:
            return Unknown(unlisted)
        found = next((track for track in tracks if self._has_its_name(track)), None)
        if found is None:
            return Failed(error)
        end = await self.proof.of(found)
        if isinstance(end, Unknown) or (isinstance(end, Restored) and end.is_proven):
            return end
        return Failed(NameTakenError(found))

    async def _check(self, cause: DatoError) -> RestoreEnd:
        """List the tracks until the new one is there, for a minute; it may be on its way."""
        self.report(VerifyingCreation(cause))
        try:
            found = await self.jobs.looked_up(self.upload_id, self._found)
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

    async def _created(self, track: Track) -> RestoreEnd:
        unknown = self.record.entry.stage is Stage.UNKNOWN  # and so it stays until its end is seen
        await self.record.follow(Stage.UNKNOWN if unknown else Stage.PREPARING, returned=track)
        return await self.proof.of(track)
