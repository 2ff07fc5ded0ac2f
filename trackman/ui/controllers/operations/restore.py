"""Restoring on the screen: what is asked for, how it goes, and what a taken name leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.errors import LinkError, NameTakenError, VideoChangedError
from trackman.domain.journal import Act, Entry, Place, new_id
from trackman.domain.links import parse_link
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.ui.activity.restore_wording import RestoreProgressWording
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest, NewName, ReplaceOther
from trackman.ui.controllers.operations.batch import Batch
from trackman.ui.controllers.operations.restore_progress import RestoreProgress
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.wording.inserting import filled, listed, quoted
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.ui.activity.name_clash import ClashRequest

_AT_ONCE = 20
"""Restores that begin in one go; between them the window comes to its turn."""


class RestoreController(QObject):
    """Controller of restores on the screen, outside *Activity*."""

    restored = Signal(Operation)
    """A video has a track more."""

    def __init__(self, context: SessionContext, operations: OperationTracker) -> None:
        super().__init__()
        self._context = context
        self._journal = context.stores.ledger
        self._notification = context.notification
        self._operations = operations
        self._progress = RestoreProgress(RestoreProgressWording(context.messages), self.again)
        self._batch = Batch(context.notification, self._progress)
        self.told_elsewhere: Callable[[Operation], bool] = lambda _: False
        """Tells whether something else than the message bar tells how a restore goes and ends."""
        self._elsewhere: set[Operation] = set()
        self._replacing: dict[Operation, Entry] = {}
        """Deletions of tracks that are in the way of a restore, each with its restore."""
        self._asked: dict[str, str] = {}
        """Restores about whose taken name a question is open or waits, each with its batch."""
        self._answers: dict[str, NewName | ReplaceOther | None] = {}
        """Answers about taken names that hold for all others of a batch."""
        operations.begun.connect(self._begin)
        operations.ended.connect(self._end)
        operations.dropped.connect(self._drop)

    def restore(self, ids: list[str], remark: str = "") -> None:
        """Restore deleted tracks where they were, by the ids of their deletions.

        The remark is told with how they ended.
        """
        self._progress.note(remark)
        self._start_work(partial(self._restore, ids, None))

    def restore_elsewhere(self, ids: list[str], text: str) -> None:
        """Restore deleted tracks into the video that a link or id names."""
        self._start_work(partial(self._restore_elsewhere, ids, text))

    def again(self, run: Operation) -> None:
        """Try once more what went wrong, in the way that can help."""
        if isinstance(run.state, Unknown):
            self._start_work(partial(self._settle, run.entry.id))
        elif isinstance(run.state, Failed) and isinstance(run.state.error, NameTakenError):
            self._answers.pop(run.entry.batch, None)
            self._start_work(partial(self._resolve_clash, run.entry, run.state.error.other))
        elif isinstance(run.state, Failed) and isinstance(run.state.error, VideoChangedError):
            self._start_work(partial(self._ask_about_video, run.entry, run.state.error.place))
        elif run.entry.origin is not None:
            self._start(replace(run.entry, id=new_id()))

    def _start_work(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._context.start(work, About.RESTORING)

    async def _settle(self, entry_id: str) -> None:
        entry = await self._journal.run(lambda journal: journal.entry(entry_id))
        if entry is not None:
            self._operations.settle(entry)

    async def _restore(self, ids: list[str], place: Place | None) -> None:
        entries = await self._journal.run(lambda journal: [journal.entry(one) for one in ids])
        deletions = [
            entry
            for entry in entries
            if entry is not None and entry.act is Act.DELETION and entry.backup is not None
        ]
        if place is None and (foreign := self._foreign(deletions)):
            self._notification.say(foreign, "warning")
            return
        batch = new_id()
        for count, entry in enumerate(deletions, start=1):
            self._start(self._context.planner.restore(entry, batch, place))
            if count % _AT_ONCE == 0:
                await asyncio.sleep(0)  # hundreds may be undone at once
        if self._elsewhere and (remark := self._progress.take_remarks()):
            self._notification.say(remark, "warning")

    def _foreign(self, deletions: list[Entry]) -> str:
        """Name the tracks of other projects: then none is restored. Empty if there are none."""
        planner = self._context.planner
        foreign = [entry for entry in deletions if not planner.is_own(entry.place)]
        if not foreign:
            return ""
        if len(deletions) == 1:
            text = self.tr("{name} belongs to the project {project}. Open that project first.")
            (entry,) = foreign
            return filled(
                text, name=quoted(entry.track.name), project=quoted(entry.place.project_name)
            )
        text = self.tr(
            "Nothing was restored, because these tracks belong to other projects: {tracks}. "
            "Restore them from there, or select only tracks of this project."
        )
        named = self.tr("{name} ({project})")
        return filled(
            text,
            tracks=listed(
                filled(named, name=quoted(one.track.name), project=quoted(one.place.project_name))
                for one in foreign
            ),
        )

    async def _restore_elsewhere(self, ids: list[str], text: str) -> None:
        try:
            link = parse_link(text)
        except LinkError as error:
            self._notification.say(self._context.messages.link(error), "error")
            return
        video = await self._context.connection.videos.open(link, lambda *_: None)
        await self._restore(ids, self._context.planner.place(video))

    def _start(self, entry: Entry) -> None:
        """Restore a track, but not while the same is on its way into the same video."""
        same = (entry.origin, entry.place.upload_id)
        if same in {(run.entry.origin, run.upload_id) for run in self._operations.running()}:
            text = self.tr("{name} is already being restored.")
            self._notification.say(filled(text, name=quoted(entry.track.name)), "info")
            return
        self._operations.create(entry)

    def _begin(self, run: Operation) -> None:
        if not run.is_restore or run.settles:
            return
        if self.told_elsewhere(run):
            self._elsewhere.add(run)
        else:
            self._batch.add(run)

    def _end(self, run: Operation) -> None:
        if run.is_deletion:
            self._replace(run)
        if not run.is_restore:
            return
        if run in self._elsewhere:
            self._elsewhere.discard(run)
        elif not run.settles:
            self._batch.ended()
        if run.is_good:
            self.restored.emit(run)
        elif isinstance(run.state, Failed) and isinstance(run.state.error, NameTakenError):
            self._start_work(partial(self._resolve_clash, run.entry, run.state.error.other))
        elif isinstance(run.state, Failed) and isinstance(run.state.error, VideoChangedError):
            self._start_work(partial(self._ask_about_video, run.entry, run.state.error.place))

    def _drop(self, run: Operation) -> None:
        self._replacing.pop(run, None)
        if run in self._elsewhere:
            self._elsewhere.discard(run)
        elif run.is_restore:
            self._batch.dropped(run)

    async def _ask_about_video(self, entry: Entry, place: Place) -> None:
        """Ask whether subtitles of another video are to be restored into the one of now."""
        request = ConfirmationRequest(
            filled(
                self.tr("Restore {name} although the video changed?"), name=quoted(entry.track.name)
            ),
            filled(
                self.tr(
                    "{video} was replaced or trimmed since the track was deleted. Its subtitles "
                    "may no longer fit."
                ),
                video=quoted(place.filename),
            ),
            self.tr("Restore anyway"),
        )
        if await self._context.dialogs.confirm(request):
            self._start(replace(entry, id=new_id(), place=place))

    async def _resolve_clash(self, entry: Entry, other: Track) -> None:
        """Ask what to do about a name that another track has, once for each restore or for all."""
        if entry.id in self._asked:
            return
        self._asked[entry.id] = entry.batch
        try:
            answer, is_for_all = await self._context.dialogs.resolve_name_clash(
                partial(self._clash_to_ask_about, entry, other)
            )
        finally:
            del self._asked[entry.id]
        if is_for_all:
            self._answers[entry.batch] = answer
        elif self._is_answered(entry, other):
            answer = self._answer_for(entry, other)
        match answer:
            case NewName(name):
                self._start(replace(entry, id=new_id(), track=replace(entry.track, name=name)))
            case ReplaceOther():
                self._delete_other(entry, other)

    def _clash_to_ask_about(self, entry: Entry, other: Track) -> ClashRequest | None:
        """Return what is to be asked; None where an answer for all holds."""
        from trackman.ui.activity.name_clash import ClashRequest

        if self._is_answered(entry, other):
            return None
        running = {run.entry.id: run.entry.batch for run in self._operations.running()}
        batches = [batch for one, batch in (running | self._asked).items() if one != entry.id]
        return ClashRequest(
            entry.place.filename,
            entry.track.name,
            other,
            replaceable=not self._context.connection.holds_deletions,
            is_one_of_many=entry.batch in batches,
        )

    def _is_answered(self, entry: Entry, other: Track) -> bool:
        """Tell whether an answer for all holds; it deletes nothing that cannot come back."""
        if entry.batch not in self._answers:
            return False
        if not isinstance(self._answers[entry.batch], ReplaceOther):
            return True
        holds = self._context.connection.holds_deletions
        return not holds and can_be_backed_up(other, entry.place.playback_id)

    def _answer_for(self, entry: Entry, other: Track) -> NewName | ReplaceOther | None:
        """Return the answer for all; a name is made for each track."""
        from trackman.ui.activity.name_clash import free_name

        answer = self._answers[entry.batch]
        if isinstance(answer, NewName):
            return NewName(free_name(entry.track.name, [other.name]))
        return answer

    def _delete_other(self, entry: Entry, other: Track) -> None:
        """Delete the track that is in the way, backed up first, then restore."""
        deletion = self._context.planner.deletion_at(entry.place, other, entry.batch)
        if (operation := self._operations.delete(deletion, 0)) is not None:
            self._replacing[operation] = entry

    def _replace(self, run: Operation) -> None:
        entry = self._replacing.pop(run, None)
        if entry is not None and isinstance(run.state, Deleted | AlreadyGone):
            self._start(replace(entry, id=new_id()))
