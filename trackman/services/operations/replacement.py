"""Put a new track in the place of an old one, so that the video always has one of them.

The steps are creations and deletions with entries of their own in the journal, which tell after a
kill what is true. Until the old track's deletion was sent, everything leads back to the old one;
from then on, everything leads on to the new one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from trackman.domain.creations import Created, CreationEnd, CreationState
from trackman.domain.deletions import AlreadyGone, Deleted, End, Failed, State, Unknown
from trackman.domain.errors import (
    ClosedError,
    DatoError,
    JournalError,
    LeftBehindError,
    LostAnswerError,
    NotCreatedError,
    NotProvenError,
    ReplacedElsewhereError,
    ReplacementInterruptedError,
    TrackErroredError,
    TrackmanError,
)
from trackman.domain.journal import Act, Entry, Stage, now, planned_creation, planned_deletion
from trackman.domain.replacements import (
    Replaced,
    ReplacementEnd,
    ReplacementState,
    ReplacementStep,
    Replacing,
    name_for_now,
)
from trackman.domain.subtitles.webvtt import Comparison
from trackman.domain.tracks import Track, TrackDraft, is_same_name
from trackman.services.operations.creation import Creations
from trackman.services.operations.deletion import Deletions
from trackman.services.operations.jobs import Jobs
from trackman.services.operations.journal_writer import EntryRecorder, JournalWriter, note_end

Report = Callable[[ReplacementState], None]


class Replacements:
    """Replace tracks."""

    def __init__(
        self, jobs: Jobs, ledger: JournalWriter, deletions: Deletions, creations: Creations
    ) -> None:
        self._jobs = jobs
        self._ledger = ledger
        self._deletions = deletions
        self._creations = creations

    async def replace(self, entry: Entry, report: Report) -> ReplacementEnd:
        """Do what a planned entry says and return how it ended.

        Each state is reported before the step it describes. Cancelling gives up what was not sent;
        for what was, it ends the watching only, and `resume` goes on from there.
        """
        one = self._one(entry, report)
        try:
            await one.record.enter(Stage.PLANNED)
            end = await one.run()
        except asyncio.CancelledError:
            if one.record.entry.stage is Stage.PLANNED:
                await one.record.follow(Stage.DROPPED)
            raise
        except JournalError as error:
            if one.record.entry.stage is Stage.PLANNED:
                report(unwritten := Failed(error))
                return unwritten
            end = Unknown(error)
        return await self._finish(one, end)

    async def resume(self, entry: Entry, report: Report) -> ReplacementEnd:
        """Bring one to its end that was begun: back to the old track, or on to the new one."""
        one = self._one(entry, report)
        try:
            end = await one.take_up()
        except JournalError as error:
            end = Unknown(error)
        return await self._finish(one, end)

    def _one(self, entry: Entry, report: Report) -> _Replacement:
        record = EntryRecorder(entry, self._ledger)
        jobs = self._jobs.within(entry.place.environment)
        return _Replacement(jobs, self._ledger, self._deletions, self._creations, record, report)

    async def _finish(self, one: _Replacement, end: ReplacementEnd) -> ReplacementEnd:
        await note_end(one.record, end)
        one.report(end)
        return end


@dataclass(slots=True)
class _Replacement:
    """One replacement under way."""

    jobs: Jobs
    ledger: JournalWriter
    deletions: Deletions
    creations: Creations
    record: EntryRecorder
    report: Report
    began: float = field(default_factory=time.monotonic)

    @property
    def entry(self) -> Entry:
        """The entry as it was planned."""
        return self.record.entry

    @property
    def draft(self) -> TrackDraft:
        """The new track."""
        return self.entry.draft or TrackDraft.of(self.entry.track)

    @property
    def waits_for_name(self) -> bool:
        """Tell whether the old track has the name that the new one shall have."""
        old = self.entry.track
        return old.kind == self.draft.kind and is_same_name(old.name, self.draft.name)

    @property
    def first_draft(self) -> TrackDraft:
        """The new track as it comes first."""
        if not self.waits_for_name:
            return self.draft
        return replace(self.draft, name=name_for_now(self.draft.name, self.entry.id))

    async def run(self) -> ReplacementEnd:
        """Do every step. Raises ClosedError, and JournalError before something was sent."""
        try:
            new = await self._create(ReplacementStep.ADDING, self.first_draft)
        except asyncio.CancelledError:
            addition = await self._known_creation(self.first_draft)
            if addition is None or not addition.stage.was_sent:
                await self.record.follow(Stage.DROPPED)
            raise
        if isinstance(new, Created):
            return await self._put_in_place(new)
        return await self._keep_old(new) if isinstance(new, Failed) else new

    async def take_up(self) -> ReplacementEnd:
        """Find out how far it came, and lead on or back from there."""
        for step in await self._steps():
            if not step.stage.is_end and not step.stage.was_sent:
                await EntryRecorder(step, self.ledger).follow(Stage.DROPPED)
        addition = await self._known_creation(self.first_draft)
        deletion = await self._known_deletion(self.entry.track.id)
        if deletion is not None and deletion.stage.was_sent and addition is not None:
            end = await self._delete(ReplacementStep.DELETING, self.entry.track)
            return await self._after_deletion(_created(addition), end)
        if addition is not None and addition.stage.was_sent and addition.stage is not Stage.FAILED:
            new = await self._create(ReplacementStep.ADDING, self.first_draft)
            if isinstance(new, Unknown):
                return new
        ended = ReplacementInterruptedError("trackman ended before the old track was deleted")
        return await self._keep_old(Failed(ended))

    async def _put_in_place(self, new: Created) -> ReplacementEnd:
        """Delete the old track, now that the new one is seen."""
        if (doubt := self._doubt(new)) is not None:
            return await self._keep_old(Failed(doubt))
        try:
            listed = await self.jobs.tracks(self.entry.place.upload_id)
        except ClosedError:
            raise
        except DatoError as error:
            return await self._keep_old(Failed(error))
        if new.track.id not in {track.id for track in listed}:
            gone = LostAnswerError("the new track is gone again")
            return await self._keep_old(Failed(NotCreatedError(gone)))
        end = await self._delete(ReplacementStep.DELETING, self.entry.track)
        return await self._after_deletion(new, end)

    async def _after_deletion(self, new: Created, end: End) -> ReplacementEnd:
        if isinstance(end, Unknown):
            return end
        if isinstance(end, Failed):
            return await self._keep_old(end)
        if not self.waits_for_name:
            return self._replaced(new, end)
        if isinstance(end, AlreadyGone) and (other := await self._other_of_its_name()) is not None:
            return await self._keep_old(Failed(ReplacedElsewhereError(other)))
        return await self._give_name(new, end)

    async def _give_name(self, new: Created, end: Deleted | AlreadyGone) -> ReplacementEnd:
        """Add the new track once more under its own name, and clear the first one away."""
        final = await self._create(ReplacementStep.NAMING, self.draft)
        if isinstance(final, Unknown):
            return final
        if isinstance(final, Failed):
            return self._replaced(new, end, unfinished=final.error)
        if (doubt := self._doubt(final)) is not None:
            await self._delete(ReplacementStep.TAKING_BACK, final.track)
            return self._replaced(new, end, unfinished=doubt)
        cleared = await self._delete(ReplacementStep.CLEARING, new.track)
        if isinstance(cleared, Deleted | AlreadyGone):
            return self._replaced(final, end)
        return self._replaced(final, end, unfinished=cleared.error, left=new.track)

    async def _other_of_its_name(self) -> Track | None:
        """Return the track that somebody else put in the place of the old one."""
        if await self._known_creation(self.draft) is not None:
            return None  # it may be ours
        try:
            listed = await self.jobs.tracks(self.entry.place.upload_id)
        except ClosedError:
            raise
        except DatoError:
            return None  # the creation finds out
        return next(
            (
                track
                for track in listed
                if track.kind == self.draft.kind
                and is_same_name(track.name, self.draft.name)
                and track.id != self.entry.track.id
            ),
            None,
        )

    async def _keep_old(self, end: Failed) -> ReplacementEnd:
        """Remove the new track, if there is one; the old one stays."""
        addition = await self._known_creation(self.first_draft)
        new = addition.returned if addition is not None else None
        if new is None:
            return end
        removed = await self._delete(ReplacementStep.TAKING_BACK, new)
        if not isinstance(removed, Deleted | AlreadyGone):
            return Failed(LeftBehindError(end.error, new))
        if isinstance(end.error, TrackErroredError):  # it is not there any more to be deleted
            return Failed(NotProvenError(new, f"errored: {end.error}"))
        return end

    def _doubt(self, new: Created) -> TrackmanError | None:
        """Return why the new track does not count as what was sent; None where it does.

        Styling may be lost where the server does not keep it; words and times may not.
        """
        if not new.has_model or (new.comparison is not None and not new.comparison.differing):
            return None
        return NotProvenError(new.track, new.difference)

    def _replaced(
        self,
        new: Created,
        old: Deleted | AlreadyGone,
        *,
        unfinished: TrackmanError | None = None,
        left: Track | None = None,
    ) -> Replaced:
        seconds = time.monotonic() - self.began
        return Replaced(now(), seconds, new.track, old.backup, new.comparison, unfinished, left)

    async def _create(self, step: ReplacementStep, draft: TrackDraft) -> CreationEnd:
        """Make a track, or find out what became of it where it was begun before."""

        def report(state: CreationState) -> None:
            if not isinstance(state, Created | Failed | Unknown):
                self.report(Replacing(step, state))

        known = await self._known_creation(draft)
        if known is not None and known.stage is Stage.ADDED:
            return _created(known)
        if known is not None and known.stage.was_sent and known.stage is not Stage.FAILED:
            end = await self.creations.settle(known, report)
            lost = isinstance(end, Failed) and isinstance(end.error, NotCreatedError)
            if step is not ReplacementStep.NAMING or not lost:
                return end
            # Names are unique, so that asking once more for this one cannot double the track.
        if self.entry.stage is Stage.PLANNED:
            await self.record.enter(Stage.SENT)
        addition = planned_creation(
            Act.ADDITION,
            self.entry.place,
            draft,
            self.entry.batch,
            self.entry.account,
            backup=self.entry.backup,
            source=self.entry.source,
            parent=self.entry.id,
        )
        return await self.creations.create(addition, report)

    async def _delete(self, step: ReplacementStep, track: Track) -> End:
        """Delete a track, or find out what became of that where it was begun before.

        The old one's deletion is sent once and never again.
        """

        def report(state: State) -> None:
            if not isinstance(state, Deleted | AlreadyGone | Failed | Unknown):
                self.report(Replacing(step, state))

        is_old = step is ReplacementStep.DELETING
        known = await self._known_deletion(track.id)
        if known is not None and known.stage in {Stage.DELETED, Stage.ALREADY_GONE}:
            return AlreadyGone(known.backup)
        if known is not None and known.stage.was_sent and known.stage is not Stage.FAILED:
            end = await self.deletions.settle(known, report)
            if is_old or not isinstance(end, Failed):
                return end
        elif known is not None and is_old:
            return Failed(ReplacementInterruptedError(known.fault))
        entry = self.entry
        deletion = planned_deletion(entry.place, track, entry.batch, entry.account, entry.reason)
        return await self.deletions.delete(
            replace(deletion, parent=entry.id),
            report,
            without_backup=not is_old,  # the text of the new one is saved already
            look_first=True,
        )

    async def _known_creation(self, draft: TrackDraft) -> Entry | None:
        steps = [one for one in await self._steps() if one.act is Act.ADDITION]
        return next((one for one in reversed(steps) if one.track.name == draft.name), None)

    async def _known_deletion(self, track_id: str) -> Entry | None:
        steps = [one for one in await self._steps() if one.act is Act.DELETION]
        return next((one for one in reversed(steps) if one.track.id == track_id), None)

    async def _steps(self) -> list[Entry]:
        return await self.ledger.run(lambda journal: journal.steps(self.entry.id))


def _created(addition: Entry) -> Created:
    """Return how a creation ended that an earlier sitting saw to its end."""
    return Created(
        addition.changed_at,
        addition.seconds or 0.0,
        addition.returned or addition.track,
        None if addition.difference else Comparison(),
        addition.difference,
        addition.job_id,
        addition.backup is not None,
    )
