"""Deleting on the screen: the question where one is needed, the rows, the result at the side."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.deletions import AlreadyGone, Deleted, Unknown
from trackman.domain.journal import Entry, new_id
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.batch import Batch
from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.controllers.operations.deletion_wording import DeletionWording
from trackman.ui.controllers.operations.operation_wording import OperationWording
from trackman.ui.controllers.operations.selection import SelectionController
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.controllers.operations.undo import UndoController
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.messages import About

_MOMENT = 50  # milliseconds


class DeletionController(QObject):
    """Controller of deletions on the screen."""

    video_changed = Signal(Video)
    """The video on the screen has a track less."""
    recheck_requested = Signal(Operation)
    """True if this track is gone is to be found out."""
    again_requested = Signal(Operation)
    """An addition or replacement that did not work is wanted once more."""
    restore_requested = Signal(str)
    """The track of this deletion is wanted back: the id of its entry."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        operations: OperationTracker,
        undo: UndoController,
        info: VideoInfoController,
    ) -> None:
        super().__init__()
        self._context = context
        self.why_not: Callable[[], str | None] = lambda: None
        """Returns why tracks are deleted only from a review now."""
        self.plan_again: Callable[[Sequence[Entry]], Coroutine[Any, Any, list[Entry]]] = (
            context.planner.all_again
        )
        """Plans once more what may still be deleted, and says why other deletions may not."""
        self._current = context.current
        self._operations = operations
        self._tracks = workspace.tracks
        self._work = workspace.work
        self._decision = workspace.work.decision
        self._footer = workspace.footer
        self._words = OperationWording(context.messages)
        self._progress = self._words.deletions
        self._side = SelectionController(
            context.current, workspace.work, operations, self._words, info
        )
        self._side.setParent(self)
        self._confirmation = Confirmation()
        self._wording = DeletionWording(self._progress, undo.take_back)
        self._batch = Batch(context.notification, self._wording)
        self._followed: set[str] = set()
        """Tracks whose end is shown at the side, as long as nobody looks at another."""
        self._result: Operation | None = None
        """The deletion whose result is at the side."""
        self._awaited = ""
        """A restored track to select."""
        self._stand_ins: set[str] = set()
        """IDs of rows that stand for tracks which DatoCMS does not list yet."""
        self._removing = False
        self._running_changed = QTimer(self)
        """Gathers what happens in a moment, for many may end at once."""
        self._running_changed.setSingleShot(True)
        self._running_changed.setInterval(_MOMENT)
        self._connect(workspace)

    def show_video(self, video: Video) -> None:
        """Show the tracks of a video, with what happens to each."""
        before = self._current.video
        is_same = before is not None and before.id == video.id
        if not is_same:
            self._decision.clear_reason(used=False)
            self._followed.clear()
            self._result = None
        video = self._with_running(video)
        self._current.show_video(video)
        operations = self._operations.of_video(video.id)
        states = {
            one.row_track.id: row
            for one in operations
            if one.row_track is not None and (row := self._words.row(one))
        }
        self._tracks.show_video(video, states)
        if is_same and self._awaited in {track.id for track in video.tracks}:
            self._tracks.select_track(self._awaited)
            self._awaited = ""

    def show_restored(self, track_id: str, deletion_id: str | None) -> None:
        """Select a restored track as soon as it is listed, unless something else is looked at."""
        if self._result is not None and self._result.entry.id == deletion_id:
            self._awaited = track_id

    async def delete(self, tracks: Sequence[Track]) -> None:
        """Delete tracks of the open video; ask first where it cannot be undone, or of many."""
        video = self._current.video
        if video is None or not tracks or self._is_refused():
            return
        if len(tracks) > 1 or not video.can_back_up(tracks[0]):
            impact = self._side.impact(video, tracks)
            if not await self._context.dialogs.confirm(
                self._confirmation.deleting(video, tracks, impact)
            ):
                return
        self._start(video, tracks)

    async def delete_without_backup(self, track: Track) -> None:
        """Delete a track whose backup failed, after a question that says what is lost."""
        video = self._current.video
        if video is None:
            return
        operation = self._operations.find(video.id, track.id)
        if operation is not None and not operation.is_deletion:
            operation = None
        if operation is None and self._is_refused():
            return
        problem = self._progress.problem(operation) if operation else None
        reasons = {track.id: problem.title} if problem else {}
        impact = self._side.impact(video, [track])
        request = self._confirmation.without_backup(video, [track], reasons, impact)
        if not await self._context.dialogs.confirm(request):
            return
        if operation is not None:
            await self._again(operation, without_backup=True)
        else:
            self._start(video, [track], look_first=True, without_backup=True)

    def again(self, operation: Operation) -> None:
        """Try a deletion once more that did not work, if it is still wanted."""
        self._context.start(partial(self._again, operation), About.DELETING)

    async def _again(self, operation: Operation, *, without_backup: bool = False) -> None:
        video, track = self._current.video, operation.track
        for planned in await self.plan_again([operation.entry]):
            if video is not None and video.id == operation.upload_id:
                self._followed = {track.id}
            run = self._operations.delete(
                planned, operation.row, look_first=True, without_backup=without_backup
            )
            if run is not None and video is not None and video.id == operation.upload_id:
                self._wording.note([run], self._side.impact(video, [track]).remark)

    def _is_refused(self) -> bool:
        """Tell whether nothing may be deleted without a review, and say so."""
        if (obstacle := self.why_not()) is None:
            return False
        self._context.notification.remark(obstacle)
        return True

    def _start(
        self,
        video: Video,
        tracks: Sequence[Track],
        reason: str | None = None,
        *,
        look_first: bool = False,
        without_backup: bool = False,
    ) -> None:
        """Start deletions; without a reason of before, the one that is typed belongs to them."""
        self._followed = {track.id for track in tracks}
        order = [track.id for track in video.tracks]
        batch, typed = new_id(), self._decision.reason.text()
        begun, remark = [], self._side.impact(video, tracks).remark
        for track in tracks:
            operation = self._operations.delete(
                self._context.planner.deletion(
                    video, track, batch, typed if reason is None else reason
                ),
                order.index(track.id) if track.id in order else len(order),
                without_backup=without_backup,
                look_first=look_first,
            )
            if operation is not None:
                begun.append(operation)
        self._wording.note(begun, remark)
        if reason is None:
            self._decision.clear_reason(used=True)

    def _with_running(self, video: Video) -> Video:
        """Return a video with a row for what is being done.

        A track that is being deleted or replaced keeps its row until that is certain, and one that
        is being added has a row before it is listed.
        """
        operations = self._operations.of_video(video.id)
        stand_ins = {one.entry.id for one in operations if one.is_addition} | self._stand_ins
        tracks = [track for track in video.tracks if track.id not in stand_ins]
        listed = {track.id for track in tracks}
        self._stand_ins = set()
        for one in operations:
            track = one.row_track
            if track is None or track.id in listed or one.settles:
                continue
            if one.is_addition:
                tracks.append(track)
                self._stand_ins.add(track.id)
            elif one.is_running:
                tracks.insert(one.row, track)
        return replace(video, tracks=tuple(tracks))

    def _connect(self, workspace: Workspace) -> None:
        operations = self._operations
        self._decision.delete_requested.connect(self._request)
        self._tracks.selection_changed.connect(self._select)
        work = self._work
        work.try_again_requested.connect(self._try_again)
        work.without_backup_requested.connect(self._request_without_backup)
        work.restore_requested.connect(self._restore_shown)
        workspace.notification.cancelled.connect(operations.drop_waiting)
        operations.begun.connect(self._begin)
        operations.changed.connect(self._show_operation)
        operations.ended.connect(self._end)
        operations.dropped.connect(self._drop)
        self._running_changed.timeout.connect(self._show_running)

    def _request(self) -> None:
        """Delete what is selected and not being deleted yet."""
        video = self._current.video
        if video is None:
            return
        operations = self._operations.of_video(video.id)
        known = {one.row_track.id for one in operations if one.is_running and one.row_track}
        tracks = [track for track in self._current.selection if track.id not in known]
        self._context.tasks.start(self.delete(tracks))

    def _request_without_backup(self, track: Track) -> None:
        self._context.tasks.start(self.delete_without_backup(track))

    def _try_again(self, track: Track) -> None:
        video = self._current.video
        if video is None:
            return
        operation = self._operations.find(video.id, track.id)
        if operation is not None and isinstance(operation.state, Unknown):
            self.recheck_requested.emit(operation)
        elif operation is not None and not operation.is_deletion:
            self.again_requested.emit(operation)
        elif operation is not None:
            self.again(operation)
        else:  # it was forgotten as the video was read again: nobody knows any more what it was
            self._side.show()
            words = self.tr("The tracks were read again meanwhile. Nothing was done.")
            self._context.notification.say(words, "info")

    def _restore_shown(self, _track: Track) -> None:
        if self._result is not None:
            self.restore_requested.emit(self._result.entry.id)

    def _select(self) -> None:
        """Take up the selection; a result goes from the side once another track is selected."""
        tracks = self._tracks.selection
        self._current.select(tracks)
        if not self._removing and not {track.id for track in tracks} <= self._followed:
            self._followed.clear()
            self._result, self._awaited = None, ""
            self._current.leave_result()

    def _begin(self, operation: Operation) -> None:
        if _is_told(operation) and not operation.settles:
            self._batch.add(operation)
        if not operation.settles:
            self._show_operation(operation)
        self._tell_soon()

    def _show_operation(self, operation: Operation) -> None:
        if not self._is_here(operation) or operation.row_track is None or operation.is_good:
            return
        video = self._current.video
        if video is not None and operation.row_track.id not in {one.id for one in video.tracks}:
            self.show_video(video)
        self._tracks.set_row_state(operation.row_track.id, self._words.row(operation))

    def _end(self, operation: Operation) -> None:
        if self._operations.running():
            self._tell_soon()
        else:
            self._running_changed.stop()
            self._show_running()
        if _is_told(operation) and not operation.settles:
            self._batch.ended()
        if not self._is_here(operation):
            return
        if isinstance(operation.state, Deleted | AlreadyGone):
            self._remove(operation)
        elif operation.new_track is not None and not operation.is_restore:
            self._put_in(operation, operation.new_track)

    def _put_in(self, operation: Operation, track: Track) -> None:
        """Show a new track in the row of what it replaces, or of what stood for it."""
        video = self._current.video
        if video is None:
            return
        gone = {operation.entry.id} if operation.is_addition else {operation.track.id}
        was_selected = gone & {one.id for one in self._current.selection}
        tracks = [one for one in video.tracks if one.id != track.id]
        places = [row for row, one in enumerate(tracks) if one.id in gone]
        tracks.insert(places[0] if places else len(tracks), track)
        left = tuple(one for one in tracks if one.id not in gone)
        self.show_video(replace(video, tracks=left))
        if was_selected:
            self._tracks.select_track(track.id)
        self.video_changed.emit(self._current.video)

    def _remove(self, operation: Operation) -> None:
        """Take the row away; its result stays at the side, though a neighbour is selected."""
        track = operation.track
        if track.id in self._followed:
            self._result = operation
            self._current.show_result(track)
            self._work.show_deleted(self._progress.report(operation))
        self._removing = True
        self._tracks.remove_track(track.id)
        self._removing = False
        if (video := self._current.video) is not None:
            left = tuple(one for one in video.tracks if one.id != track.id)
            self._current.show_video(replace(video, tracks=left))
            self.video_changed.emit(self._current.video)

    def _drop(self, operation: Operation) -> None:
        self._tell_soon()
        if _is_told(operation):
            self._batch.dropped(operation)
        video = self._current.video
        if video is None or not self._is_here(operation):
            return
        if operation.is_addition:
            self.show_video(video)
        else:
            self._tracks.set_row_state(operation.track.id, None)

    def _is_here(self, operation: Operation) -> bool:
        video = self._current.video
        return video is not None and video.id == operation.upload_id and not operation.is_restore

    def _tell_soon(self) -> None:
        if not self._running_changed.isActive():
            self._running_changed.start()

    def _show_running(self) -> None:
        self._footer.show_running(len(self._operations.running()))


def _is_told(operation: Operation) -> bool:
    """Tell whether the message bar tells of an operation."""
    return operation.is_deletion and not operation.in_bulk
