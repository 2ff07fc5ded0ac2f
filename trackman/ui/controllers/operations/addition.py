"""Adding tracks to a video: texts are saved first, then each is sent and followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from trackman.domain.additions import NewTrack
from trackman.domain.creations import Created
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import NameTakenError
from trackman.domain.journal import Act, Entry, new_id
from trackman.domain.tracks import Track, TrackDraft
from trackman.domain.uploads import Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import NewName
from trackman.ui.controllers.operations.batch import Batch, BatchMessage
from trackman.ui.controllers.operations.operation_wording import OperationWording
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.widgets.notification import Kind
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About


class AdditionController(QObject):
    """Controller of additions and generations; their rows are shown with all others."""

    added = Signal(Operation)
    """A video has a track more."""

    def __init__(self, context: SessionContext, operations: OperationTracker) -> None:
        super().__init__()
        self._context = context
        self._operations = operations
        self._texts = context.connection.texts(context.stores.backups)
        self._words = OperationWording(context.messages)
        self._batch = Batch(
            context.notification, _BatchWording(self._words, self._cancel, self._is_open)
        )
        operations.begun.connect(self._begin)
        operations.ended.connect(self._end)
        operations.dropped.connect(self._drop)

    def add(self, video: Video, tracks: Sequence[NewTrack]) -> None:
        """Add tracks to a video, side by side as far as the pace allows."""
        self._context.start(partial(self._add, video, tuple(tracks)), About.ADDING)

    def generate(self, video: Video, draft: TrackDraft) -> None:
        """Have subtitles generated."""
        planner = self._context.planner
        self._operations.create(planner.generation(planner.place(video), draft, new_id()))

    def generating(self, upload_id: str) -> list[Track]:
        """Return the tracks that are being generated for a video now."""
        return [
            run.new_track or run.track
            for run in self._operations.of_video(upload_id)
            if run.is_running and run.entry.act is Act.GENERATION
        ]

    def again(self, run: Operation) -> None:
        """Try once more what did not work, or find out what is true."""
        if isinstance(run.state, Unknown):
            self._operations.settle(run.entry)
        elif isinstance(run.state, Failed) and isinstance(run.state.error, NameTakenError):
            other = run.state.error.other
            self._context.start(partial(self._rename, run, other), About.ADDING)
        else:
            self._start(replace(run.entry, id=new_id()), run)

    async def _rename(self, run: Operation, other: Track) -> None:
        """Ask for another name than the one that another track of the video has."""
        from trackman.ui.activity.name_clash import ClashRequest

        video, track = self._context.current.video, run.track
        known = video.tracks if video is not None and video.id == track.upload_id else ()
        taken = [one.name for one in known if one.kind == track.kind]
        request = ClashRequest(
            run.entry.place.filename, track.name, other, taken, replaceable=False
        )
        answer, _ = await self._context.dialogs.resolve_name_clash(lambda: request)
        if isinstance(answer, NewName):
            named = replace(run.entry.track, name=answer.name)
            self._start(replace(run.entry, id=new_id(), track=named), run)

    async def _add(self, video: Video, tracks: Sequence[NewTrack]) -> None:
        place, batch = self._context.planner.place(video), new_id()
        for track in tracks:
            backup = None
            if track.content is not None:
                backup = await self._texts.keep(track.content)
            self._start(
                self._context.planner.addition(
                    place, track.draft, batch, backup=backup, source=track.source
                )
            )

    def _is_open(self, run: Operation) -> bool:
        video = self._context.current.video
        return video is not None and video.id == run.upload_id

    def _cancel(self, run: Operation) -> None:
        if not self._operations.drop(run):
            words = self.tr("It’s too late to cancel: DatoCMS is already creating the track.")
            self._context.notification.say(words, "info")

    def _start(self, entry: Entry, before: Operation | None = None) -> None:
        if before is not None:
            self._operations.forget(before)
        self._operations.create(entry)

    def _begin(self, run: Operation) -> None:
        if run.is_addition and not run.settles:
            self._batch.add(run)

    def _end(self, run: Operation) -> None:
        if not run.is_addition:
            return
        if not run.settles:
            self._batch.ended()
        if run.is_good:
            self.added.emit(run)

    def _drop(self, run: Operation) -> None:
        if run.is_addition:
            self._batch.dropped(run)


class _BatchWording(QObject):
    """Words for one addition and for many in the message bar."""

    def __init__(
        self,
        words: OperationWording,
        cancel: Callable[[Operation], None],
        is_open: Callable[[Operation], bool],
    ) -> None:
        """Say of what `is_open`, in the video on screen, that its row tells the rest."""
        super().__init__()
        self._words = words
        self._cancel = cancel
        self._is_open = is_open

    def one_running(self, run: Operation) -> BatchMessage | None:
        """Say what is being added or generated."""
        is_generated = run.entry.act is Act.GENERATION
        text = self.tr("Generating {name}…") if is_generated else self.tr("Adding {name}…")
        text = filled(text, name=quoted(run.track.name))
        return BatchMessage(text, "info", self.tr("Cancel"), partial(self._cancel, run))

    def many_running(self, done: int, total: int) -> str:
        """Say how many are done."""
        return filled(self.tr("Adding tracks… {done} of {total}"), done=done, total=total)

    def sum_up(self, runs: list[Operation], dropped: int) -> BatchMessage:
        """Say how they ended."""
        if len(runs) == 1 and not dropped:
            (run,) = runs
            if isinstance(run.state, Created | Failed | Unknown):
                text = self._words.made(run).sentence(run.track.name, run.state)
                kind: Kind = "warning" if run.is_lost else "success"
                return BatchMessage(text, kind if run.is_good else "error")
        if not runs and dropped == 1:
            return BatchMessage(self.tr("Cancelled. Nothing was added."), "info")
        good = sum(run.is_good for run in runs)
        parts = []
        if runs and good == len(runs):
            parts.append(self.tr("%Ln tracks added.", "", good))
        elif runs:
            text = (
                self.tr("%Ln of {total} tracks added. The other rows show the reason.", "", good)
                if all(map(self._is_open, runs))
                else self.tr("%Ln of {total} tracks added. See Activity for the others.", "", good)
            )
            parts.append(filled(text, total=len(runs)))
        if dropped:
            parts.append(self.tr("%Ln additions were cancelled before they started.", "", dropped))
        all_good: Kind = "success" if runs else "info"
        return BatchMessage(" ".join(parts), "error" if good < len(runs) else all_good)
