"""Replacing tracks on the screen: by another text, or by the same under another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from trackman.domain.deletions import Failed, Unknown
from trackman.domain.journal import Backup, Entry, new_id
from trackman.domain.replacements import Replaced
from trackman.domain.tracks import Track, TrackDraft
from trackman.domain.uploads import Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.batch import Batch, BatchMessage
from trackman.ui.controllers.operations.operation_wording import OperationWording
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.widgets.notification import Kind
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About


class ReplacementController(QObject):
    """Controller of replacements; the row of the old track shows how far each is."""

    replaced = Signal(Operation)
    """A video has a new track in the place of an old one."""
    kept = Signal(Operation)
    """The old track was kept, or that is not known."""
    undo_requested = Signal(list)
    """The operations to undo."""

    def __init__(self, context: SessionContext, operations: OperationTracker) -> None:
        super().__init__()
        self._context = context
        self._operations = operations
        self._texts = context.connection.texts(context.stores.backups)
        self._words = OperationWording(context.messages)
        self._batch = Batch(context.notification, _BatchWording(self._words, self))
        operations.begun.connect(self._begin)
        operations.ended.connect(self._end)
        operations.dropped.connect(self._drop)

    def replace(self, video: Video, old: Track, draft: TrackDraft, content: bytes) -> None:
        """Put a track with this WebVTT text in the place of another."""
        self._context.start(partial(self._keep, video, old, draft, content), About.REPLACING)

    def replace_audio(self, video: Video, old: Track, draft: TrackDraft, source: str) -> None:
        """Put the track of an audio file on this computer in the place of another."""
        planner = self._context.planner
        self._start(planner.replacement(planner.place(video), old, draft, new_id(), source=source))

    def change(self, video: Video, old: Track, draft: TrackDraft) -> None:
        """Give subtitles another name, language or flag: a new track of the same text."""
        self._context.start(partial(self._copy, video, old, draft), About.REPLACING)

    def restore_version(self, video: Video, old: Track, backup: Backup) -> None:
        """Put a saved text in the place of the one of now."""
        planner = self._context.planner
        place, draft = planner.place(video), TrackDraft.of(old)
        self._start(planner.replacement(place, old, draft, new_id(), backup=backup))

    def put_back(self, run: Operation) -> None:
        """Undo a replacement."""
        if isinstance(run.state, Replaced) and run.state.old is not None:
            self._start(self._context.planner.put_back(run.entry, run.state.track, run.state.old))

    def put_all_back(self, runs: Sequence[Operation]) -> None:
        """Undo replacements that were begun together."""
        for run in runs:
            self.put_back(run)

    def again(self, run: Operation) -> None:
        """Try once more what did not work, or find out what is true."""
        if isinstance(run.state, Unknown):
            self._operations.settle(run.entry)
        else:
            self._start(replace(run.entry, id=new_id()))

    def cancel(self, run: Operation) -> None:
        """Give up one of which nothing was sent yet."""
        if not self._operations.drop(run):
            words = self.tr("It’s too late to cancel. Wait until it has finished, then undo it.")
            self._context.notification.say(words, "info")

    async def _keep(self, video: Video, old: Track, draft: TrackDraft, content: bytes) -> None:
        backup = await self._texts.keep(content)
        planner = self._context.planner
        place = planner.place(video)
        self._start(planner.replacement(place, old, draft, new_id(), backup=backup))

    async def _copy(self, video: Video, old: Track, draft: TrackDraft) -> None:
        """Save the text as it is now, and send the same under another name."""
        backup = await self._texts.save(video.upload.mux_playback_id or "", old)
        planner = self._context.planner
        place = planner.place(video)
        self._start(planner.replacement(place, old, draft, new_id(), backup=backup))

    def begin(self, entry: Entry) -> bool:
        """Begin a planned replacement; False where something is done to the track already."""
        video = self._context.current.video
        ids = [track.id for track in video.tracks] if video is not None else []
        row = ids.index(entry.track.id) if entry.track.id in ids else len(ids)
        return self._operations.replace(entry, row) is not None

    def _start(self, entry: Entry) -> None:
        if not self.begin(entry):
            text = self.tr("{name} is being changed already.")
            name = quoted(entry.track.name)
            self._context.notification.say(filled(text, name=name), "info")

    def _begin(self, run: Operation) -> None:
        if run.is_replacement and not run.settles:
            self._batch.add(run)

    def _end(self, run: Operation) -> None:
        if not run.is_replacement:
            return
        if not run.settles:
            self._batch.ended()
        (self.replaced if run.is_good else self.kept).emit(run)

    def _drop(self, run: Operation) -> None:
        if run.is_replacement:
            self._batch.dropped(run)
            self.kept.emit(run)


class _BatchWording(QObject):
    """Words for one replacement and for many in the message bar, with Undo where it can help."""

    def __init__(self, words: OperationWording, controller: ReplacementController) -> None:
        super().__init__(controller)
        self._words = words
        self._controller = controller

    def one_running(self, run: Operation) -> BatchMessage | None:
        """Say what is being replaced."""
        text = filled(self.tr("Replacing {name}…"), name=quoted(run.track.name))
        cancel = partial(self._controller.cancel, run)
        return BatchMessage(text, "info", self.tr("Cancel"), cancel)

    def many_running(self, done: int, total: int) -> str:
        """Say how many are done."""
        return filled(self.tr("Replacing tracks… {done} of {total}"), done=done, total=total)

    def sum_up(self, runs: list[Operation], dropped: int) -> BatchMessage:
        """Say how they ended."""
        good = [run for run in runs if run.is_good]
        rough = any(run.is_lost or _is_unfinished(run) for run in good)
        kind: Kind = "error" if len(good) < len(runs) else "warning" if rough else "success"
        if not runs and dropped == 1:
            return BatchMessage(self.tr("Cancelled. Nothing was replaced."), "info")
        text = self._one(runs[0]) if len(runs) == 1 and not dropped else ""
        if not text:
            parts = []
            if runs and len(good) == len(runs):
                parts.append(self.tr("%Ln tracks replaced.", "", len(good)))
            elif runs:
                counted = self.tr("%Ln of {total} tracks replaced.", "", len(good))
                parts.append(filled(counted, total=len(runs)))
            if dropped:
                text = self.tr("%Ln replacements were cancelled before they started.", "", dropped)
                parts.append(text)
            text = " ".join(parts)
        undoable = [
            run for run in good if isinstance(run.state, Replaced) and run.state.old is not None
        ]
        if clicked := [run for run in undoable if run.entry.origin is None]:
            undo = partial(self._controller.undo_requested.emit, clicked)
            return BatchMessage(text, kind, self.tr("Undo"), undo)
        if undoable:  # Undo was one itself
            again = partial(self._controller.put_all_back, undoable)
            return BatchMessage(text, kind, self.tr("Undo"), again)
        return BatchMessage(text, kind if runs else "info")

    def _one(self, run: Operation) -> str:
        if run.is_good and run.entry.origin is not None and not run.is_lost:
            text = self.tr("{name} is back as it was before")
            return filled(text, name=quoted(run.track.name))
        if isinstance(run.state, Replaced | Failed | Unknown):
            return self._words.replacements.sentence(run.track.name, run.state)
        return ""


def _is_unfinished(run: Operation) -> bool:
    return isinstance(run.state, Replaced) and run.state.unfinished is not None
