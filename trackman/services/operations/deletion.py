"""Delete a track and find out what is true (design section 5).

Exactly one DELETE is sent for one call. It is sent again only after DatoCMS said in so many words
that it did nothing. Whatever else happens to the answer, the tracks are listed to see. Nothing is
sent before the journal says so, nor before the text is saved where there is one and is the one
that a review decided on.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from trackman.domain.deletions import (
    Accepted,
    AlreadyGone,
    BackingUp,
    Deleted,
    End,
    Failed,
    Planned,
    Polled,
    Sent,
    State,
    Unknown,
    Verifying,
)
from trackman.domain.errors import (
    ApiError,
    BackupError,
    BackupFault,
    ClosedError,
    DatoError,
    JobFailedError,
    JobTimeoutError,
    JournalError,
    LostAnswerError,
    NotApprovedError,
    OtherTextError,
    StillThereError,
    UnexpectedShapeError,
)
from trackman.domain.jobs import Job, JobEvent, JobResult
from trackman.domain.journal import OTHER_TEXT, Entry, Stage, now
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.services.operations.backups import KeptText, SubtitleBackups
from trackman.services.operations.jobs import Jobs
from trackman.services.operations.journal_writer import EntryRecorder, JournalWriter, note_end
from trackman.services.operations.upload_queue import UploadQueues
from trackman.services.operations.video_proofs import Belief, ProofMember, VideoProofs

Report = Callable[[State], None]
_ENDED = LostAnswerError("trackman ended before the answer came")

_SAVED_AT_ONCE = 4
"""Texts. More would only keep the GUI thread from its work when hundreds are asked for at once."""


class Deletions:
    """Delete tracks: those of one video one after the other, different videos side by side."""

    def __init__(
        self,
        jobs: Jobs,
        turns: UploadQueues,
        ledger: JournalWriter,
        texts: SubtitleBackups,
        is_held: Callable[[Entry], bool] = lambda _: False,
    ) -> None:
        """`is_held` tells that a deletion waits for a second person's approval: it is refused."""
        self._jobs = jobs
        self._is_held = is_held
        self._turns = turns
        self._ledger = ledger
        self._texts = texts
        self._saving = asyncio.Semaphore(_SAVED_AT_ONCE)
        self._proofs = VideoProofs(ledger.prove)

    async def delete(
        self,
        entry: Entry,
        report: Report,
        *,
        without_backup: bool = False,
        look_first: bool = False,
    ) -> End:
        """Do what a planned entry says and return how it ended.

        Each state is reported before the step it describes, the end included. `look_first` lists
        the tracks before anything is sent, for a delete that was tried before. Cancelling drops
        what was not sent; for what was, it ends the watching only.
        """
        report(Planned())
        self._jobs.listen()  # while the text is saved, so that the first job is heard of, too
        one = self._one(entry, report)
        self._jobs.waiting[entry.id] = entry.place.upload_id
        with self._proofs.joined(one.jobs, entry.place) as member:
            try:
                end = await self._deleted(one, member, without_backup, look_first)
            except JournalError as error:  # it is raised only before anything is sent
                report(unwritten := Failed(error))
                return unwritten
            return await one.finish(end)

    def awaits_proof(self, entry_id: str) -> bool:
        """Tell whether a list is still to come that proves what an event told of this one."""
        return entry_id in self._proofs.awaited

    async def proven(self) -> None:
        """Come back when the lists have come that are to prove what events told."""
        await self._proofs.proven()

    async def _deleted(
        self, one: _Deletion, member: ProofMember, without_backup: bool, look_first: bool
    ) -> End:
        """Delete in turn, with a backup where there can be one."""
        entry = one.record.entry
        one.member = member
        if self._is_held(entry):
            return Failed(NotApprovedError())
        try:
            with self._turns.queue(entry.place.upload_id) as turn:
                await one.record.enter(Stage.PLANNED)
                if without_backup:
                    await one.compare(self._texts)
                else:
                    async with self._saving:
                        await one.back_up(self._texts)
                await turn.comes()
                end = await one.run(look_first=look_first)
            return await one.proven_by_list() if end is None else end
        except asyncio.CancelledError:
            if not one.was_sent:
                await one.record.follow(Stage.DROPPED)
            raise
        except BackupError as error:
            return await one.without_text(error)
        except OtherTextError as error:
            return Failed(error)
        finally:
            self._jobs.waiting.pop(entry.id, None)

    async def settle(self, entry: Entry, report: Report) -> End:
        """Find out how a deletion ended that was sent but not seen to its end. Sends nothing.

        So is what nothing but an event told of.
        """
        one = self._one(entry, report)
        one.certainty.sent_at = entry.changed_at
        if entry.unproven:
            with self._proofs.joined(one.jobs, entry.place) as one.member:
                await asyncio.sleep(0)  # others of this video join before the list is asked for
                return await one.prove()
        with self._turns.queue(entry.place.upload_id) as turn:
            await turn.comes()
            end = await one.take_up()
        return await one.finish(end)

    def _one(self, entry: Entry, report: Report) -> _Deletion:
        jobs = self._jobs.within(entry.place.environment)
        record = EntryRecorder(entry, self._ledger)
        return _Deletion(jobs, record, report, Verification(jobs, record, report))


@dataclass(slots=True)
class _Deletion:
    """One delete under way."""

    jobs: Jobs
    record: EntryRecorder
    report: Report
    certainty: Verification
    was_sent: bool = False
    member: ProofMember | None = None
    """Its place among the deletions of the video; None where it is taken up."""
    is_believed: bool = False
    """True if an event counted as the answer."""
    accepted: tuple[str, float] = ("", 0.0)
    """The job, and the moment of the monotonic clock at which it was accepted."""

    async def back_up(self, texts: SubtitleBackups) -> None:
        """Save the text where there is one. Raises BackupError, or OtherTextError."""
        entry = self.record.entry
        if not can_be_backed_up(entry.track, entry.place.playback_id):
            return
        self.report(BackingUp())
        backup = await texts.save(entry.place.playback_id or "", entry.track)
        await self.record.enter(Stage.BACKED_UP, backup=backup)
        if entry.decided_text not in (None, backup.sha256):
            await self._hold_against(await texts.kept(backup), texts)
        self.report(Planned())

    async def compare(self, texts: SubtitleBackups) -> None:
        """Hold a text that is not to be saved against the one decided on, where it can be read.

        Raises OtherTextError.
        """
        entry = self.record.entry
        playback_id = entry.place.playback_id
        if entry.decided_text is None or not can_be_backed_up(entry.track, playback_id):
            return
        with suppress(BackupError):
            await self._hold_against(await texts.read(playback_id or "", entry.track.id), texts)

    async def _hold_against(self, text: KeptText, texts: SubtitleBackups) -> None:
        decided = self.record.entry.decided_text
        if decided is not None and not await texts.is_the_one(text, decided):
            raise OtherTextError(OTHER_TEXT)

    async def without_text(self, error: BackupError) -> End:
        """Decide what a text that could not be saved means: the track may be gone already."""
        if error.fault is BackupFault.NO_TEXT:
            with suppress(DatoError):
                if not await self.certainty.is_listed():
                    return self.certainty.already_gone()
        return Failed(error)

    async def run(self, *, look_first: bool) -> End | None:
        """Send it and find out how it ended; None where a list has to prove that later.

        Then the job has very likely ended by now, so that the next of this video may be sent.
        """
        if look_first and (end := await self.certainty.before_sending()):
            return end
        upload_id, track_id = self.certainty.upload_id, self.certainty.track_id
        request = partial(self.jobs.client.delete_track, upload_id, track_id)
        try:
            free = None if self.member is None else self.member.free
            answer = await self.jobs.send(request, self._before_sending, self._paused, free)
        except ClosedError:
            raise
        except DatoError as error:
            return await self._after(error)
        if isinstance(answer, Job):
            await self.record.follow(
                Stage.ACCEPTED, job_id=answer.id, request_ids=_known(answer.request_id)
            )
            self.report(Accepted(answer.id))
            return await self._after_acceptance(answer.id)
        if isinstance(answer, Track) and answer.id == track_id:
            return self.certainty.deleted(answer)
        return await self.certainty.after_lost_answer(_no_proof("data"))

    async def _after_acceptance(self, job_id: str) -> End | None:
        """Watch the job, unless many compete for the calls and nobody tells of its end."""
        began = time.monotonic()
        self.accepted = job_id, began
        if self.member is not None:
            self.member.note_accepted(job_id, began)
            hears = self.jobs.events is not None and self.jobs.events.patience(began)
            if self.member.is_one_of_many and not hears and self.jobs.calls_are_scarce():
                await asyncio.sleep(self.jobs.times.likely())
                return None
        return await self._watch(job_id, began)

    async def proven_by_list(self) -> End:
        """Find out by one list for all of the video; ask about the job where it is still there."""
        job_id, began = self.accepted
        listed = None if self.member is None else await self.member.listed()
        if listed is not None and self.certainty.track_id not in listed:
            return replace(self.certainty.deleted(job_id=job_id), by_list=True)
        return await self._watch(job_id, began)

    def _believed(self, event: JobEvent) -> JobResult | None:
        """Return what an event counts for: among many, that our track is deleted."""
        result, entry = event.result, self.record.entry
        # A replacement goes on by what its own steps are, so these are asked about.
        if self.member is None or not self.member.is_one_of_many or entry.parent is not None:
            return None
        if result is None or result.track is None or result.track.id != entry.track.id:
            return None
        self.is_believed = self.member.believe(Belief(entry.id, entry.track.id, self._refuted))
        return result if self.is_believed else None

    async def _refuted(self) -> None:
        """Take back that it is deleted, if the track is still listed a minute later."""
        with suppress(DatoError):
            if await self.certainty.is_gone_in_a_while():
                return
            error = StillThereError(_no_proof("data"))
            await self.record.refute(error)
            self.report(Failed(error))

    async def prove(self) -> End:
        """Look for a track that nothing but an event told to be deleted, and say what is true.

        Where no list is to be had, the journal stays as it is, and the next start looks again.
        """
        self.report(Verifying(_ENDED))
        try:
            end = await self._looked_again()
        except ClosedError:
            raise
        except DatoError as error:
            end = Unknown(error)
        if isinstance(end, Deleted):
            await self.record.prove()
        elif isinstance(end, Failed):
            await self.record.refute(end.error)
        self.report(end)
        return end

    async def _looked_again(self) -> End:
        entry = self.record.entry
        listed = None if self.member is None else await self.member.listed()
        is_gone = listed is not None and entry.track.id not in listed
        try:
            is_gone = is_gone or await self.certainty.is_gone_in_a_while()
        except ApiError as error:
            if error.fault.code != "NOT_FOUND":
                raise
            is_gone = True  # with its video
        if is_gone:
            return self.certainty.deleted(entry.returned, entry.job_id)
        return Failed(StillThereError(_no_proof("data")))

    async def take_up(self) -> End:
        job_id = self.record.entry.job_id
        if job_id is None:
            return await self.certainty.after_lost_answer(_ENDED)
        self.report(Verifying(_ENDED))
        try:
            there = await self.certainty.is_listed()
            result = None if there else await self.jobs.result(job_id)
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        if there:
            return await self._watch(job_id)
        if result is None or result.track is None or result.track.id != self.certainty.track_id:
            return self.certainty.deleted(job_id=job_id)
        return self.certainty.deleted(result.track, job_id, raw=result.raw)

    async def finish(self, end: End) -> End:
        await note_end(self.record, end)
        self.report(end)
        return end

    async def _before_sending(self) -> None:
        self.report(Sent())
        await self.record.enter(Stage.SENT)
        self.was_sent = True
        self.jobs.waiting.pop(self.record.entry.id, None)

    def _paused(self) -> None:
        self.was_sent = False
        self.report(Planned())

    async def _after(self, error: DatoError) -> End:
        """Decide what a DELETE without a proper answer means."""
        if error.may_have_worked:
            return await self.certainty.after_lost_answer(error)
        if isinstance(error, ApiError) and error.fault.code == "NOT_FOUND":
            return await self.certainty.after_not_found(error)
        return Failed(error)

    async def _watch(self, job_id: str, began: float | None = None) -> End:
        def looked(count: int, trouble: DatoError | None) -> None:
            self.report(Polled(job_id, count, trouble))

        ended = await self.jobs.finished(
            job_id,
            looked,
            upload_id=self.certainty.upload_id,
            believed=self._believed,
            began=began,
        )
        if ended is None:
            return await self.certainty.at_the_limit(job_id)
        result, polls = ended
        if result.fault is not None:
            failure = JobFailedError(result.fault, job_id, result.raw)
            return await self.certainty.after_failed_job(failure, polls)
        return await self._proven(result, polls)

    async def _proven(self, result: JobResult, polls: int) -> End:
        """Believe a result that shows our track; look for ourselves where it does not."""
        deleted = self.certainty.deleted
        if result.track is not None and result.track.id == self.certainty.track_id:
            told = deleted(result.track, result.job_id, polls, result.raw)
            return replace(told, by_event=self.is_believed)
        end = await self.certainty.after_lost_answer(_no_proof("data.attributes.payload"))
        if isinstance(end, Deleted):
            return deleted(None, result.job_id, polls, result.raw)
        return end


def _known(request_id: str | None) -> tuple[str, ...]:
    return (request_id,) if request_id else ()


def _no_proof(path: str) -> UnexpectedShapeError:
    return UnexpectedShapeError(path, "the deleted track")


_NOT_FOUND = 404


@dataclass(slots=True)
class Verification:
    """Looks for one track, whatever became of the request that was to delete it."""

    jobs: Jobs
    record: EntryRecorder
    report: Callable[[State], None]
    began: float = field(default_factory=time.monotonic)
    sent_at: datetime | None = None
    """Time at which a trackman that has ended sent the request; None if this one did."""

    @property
    def track_id(self) -> str:
        """The track that is looked for."""
        return self.record.entry.track.id

    @property
    def upload_id(self) -> str:
        """The video it belongs to."""
        return self.record.entry.place.upload_id

    async def is_listed(self) -> bool:
        """Tell whether the track is there. Raises DatoError."""
        return self._gone(await self.jobs.tracks(self.upload_id)) is None

    async def is_gone_in_a_while(self) -> bool:
        """List the tracks until this one is gone, for a minute. Raises DatoError."""
        return await self.jobs.looked_up(self.upload_id, self._gone, self.sent_at) is True

    async def before_sending(self) -> End | None:
        """Return the end of a delete that needs not be sent, or cannot be; None if it can."""
        try:
            return None if await self.is_listed() else self.already_gone()
        except ClosedError:
            raise
        except DatoError as error:
            return Failed(error)

    async def after_lost_answer(self, cause: DatoError) -> End:
        """List the tracks until this one is gone, for a minute; it may still be on its way."""
        self.report(Verifying(cause))
        try:
            gone = await self.is_gone_in_a_while()
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        return self.deleted() if gone else Failed(StillThereError(cause))

    async def after_not_found(self, refusal: ApiError) -> End:
        """List the tracks after a 404, which may mean the track or the whole video."""
        self.report(Verifying(refusal))
        try:
            there = await self.is_listed()
        except ClosedError:
            raise
        except ApiError as error:
            return Failed(error)  # the whole video is not to be seen any more
        except DatoError as error:
            return Unknown(error)
        return Failed(refusal) if there else self.already_gone()

    async def after_failed_job(self, failure: JobFailedError, polls: int) -> End:
        """List the tracks after a job reports a failure: the track may be gone all the same."""
        self.report(Verifying(failure))
        try:
            there = await self.is_listed()
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        if there:
            return Failed(failure)
        if failure.fault.status == _NOT_FOUND:
            return self.already_gone()
        return self.deleted(None, failure.job_id, polls, failure.raw, failure)

    async def at_the_limit(self, job_id: str) -> End:
        """List the tracks after a job has not ended in time."""
        late = JobTimeoutError(job_id, self.jobs.limit)
        self.report(Verifying(late))
        try:
            there = await self.is_listed()
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        return Failed(late) if there else self.deleted(job_id=job_id)

    def deleted(
        self,
        track: Track | None = None,
        job_id: str | None = None,
        polls: int = 0,
        raw: str | None = None,
        reported: JobFailedError | None = None,
    ) -> Deleted:
        """Return the end of a delete that is certain now."""
        seconds = time.monotonic() - self.began
        return Deleted(
            now(), seconds, track, job_id, polls, raw, self.record.entry.backup, reported
        )

    def already_gone(self) -> AlreadyGone:
        """Return the end of a delete that came too late."""
        return AlreadyGone(self.record.entry.backup)

    def _gone(self, tracks: tuple[Track, ...]) -> bool | None:
        return None if any(track.id == self.track_id for track in tracks) else True
