"""Deleting on the screen: the question where one is needed, the rows, the result at the side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from trackman.domain.deletions import AlreadyGone, Deleted, Unknown
from trackman.domain.journal import new_id
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.domain.uploads import Video
from trackman.ui.controllers.operations.batch import Batch
from trackman.ui.controllers.operations.confirmation import Confirmation
from trackman.ui.controllers.operations.deletion_wording import DeletionWording
from trackman.ui.controllers.operations.dialogs import Asking
from trackman.ui.controllers.operations.planner import Planner
from trackman.ui.controllers.operations.progress import Progress
from trackman.ui.controllers.operations.selection import SelectionController
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.controllers.operations.undo import UndoController
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.shell.main_window import MainWindow

_MOMENT = 50  # milliseconds


class DeletionController(QObject):
    """Everything about deleting that a person sees."""

    video_changed = Signal(Video)
    """The video on the screen has a track less."""
    recheck_requested = Signal(Operation)
    """Whether this track is gone is to be found out."""
    restore_requested = Signal(str)
    """The track of this deletion is wanted back: the id of its entry."""

    def __init__(
        self,
        window: MainWindow,
        runs: OperationTracker,
        plans: Planner,
        undo: UndoController,
        words: Progress,
        asking: Asking,
        facts: VideoInfoController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._runs = runs
        self._plans = plans
        self._words = words
        self._asking = asking
        self._selected = SelectionController(window, runs, words, facts)
        self._confirmation = Confirmation()
        self._facts = facts
        self._told = DeletionWording(words, undo.take_back)
        self._batch = Batch(window.notification, self._told)
        self._video: Video | None = None
        self._followed: set[str] = set()
        """Tracks whose end is shown at the side, as long as nobody looks at another."""
        self._shown_run: Operation | None = None
        """The deletion whose result is at the side."""
        self._awaited = ""
        """A restored track to select."""
        self._removing = False
        self._running_changed = QTimer(self)
        """Gathers what happens in a moment, for many may end at once."""
        self._running_changed.setSingleShot(True)
        self._running_changed.setInterval(_MOMENT)
        self._connect()

    def show_video(self, video: Video | None) -> None:
        """Show a video, with what happens to its tracks; None leaves the last one."""
        same = self._video is not None and video is not None and self._video.id == video.id
        self._video = video = self._with_running(video) if video is not None else None
        self._facts.show_video(video)
        if video is None:
            self._show_selected()
            return
        runs = {run.track.id: run for run in self._runs.of_video(video.id)}
        states = {key: state for key, run in runs.items() if (state := self._words.row(run))}
        self._window.tracks.show_video(video, states)
        if not same:
            self._followed.clear()
            self._show_selected()
        elif self._awaited in {track.id for track in video.tracks}:
            self._window.tracks.select_track(self._awaited)
            self._awaited = ""

    def show_restored(self, track_id: str, deletion_id: str | None) -> None:
        """Select a restored track as soon as it is listed, unless something else is looked at."""
        if self._shown_run is not None and self._shown_run.entry.id == deletion_id:
            self._awaited = track_id

    def _with_running(self, video: Video) -> Video:
        """Keep the rows of tracks being deleted: they go when the delete is certain, not before."""
        tracks = list(video.tracks)
        listed = {track.id for track in tracks}
        for run in self._runs.of_video(video.id):
            if run.is_running and not run.settles and run.track.id not in listed:
                tracks.insert(run.row, run.track)
        return replace(video, tracks=tuple(tracks))

    def _connect(self) -> None:
        window, runs = self._window, self._runs
        window.delete_requested.connect(self._ask)
        window.try_again_requested.connect(self._try_again)
        window.details.without_backup_requested.connect(self._ask_without_backup)
        window.details.restore_requested.connect(self._restore_shown)
        window.stop_requested.connect(runs.drop_waiting)
        window.tracks.selection_changed.connect(self._select)
        self._facts.changed.connect(self._show_follows)
        runs.begun.connect(self._begin)
        runs.changed.connect(self._show_run)
        runs.ended.connect(self._end)
        runs.dropped.connect(self._drop)
        self._running_changed.timeout.connect(self._show_running)

    def _ask(self, tracks: list[Track]) -> None:
        """Ask first where it cannot be undone, or many would go at once."""
        if self._video is None or not tracks or self._asking.is_busy:
            return
        video = self._video
        delete = partial(self._delete, video, tracks)
        playback_id = video.upload.mux_playback_id
        if len(tracks) == 1 and can_be_backed_up(tracks[0], playback_id):
            delete()
        else:
            follows = self._selected.follows(video, tracks)
            self._asking.ask(self._confirmation.deleting(video, tracks, follows), delete)

    def _ask_without_backup(self, track: Track) -> None:
        if self._video is None:
            return
        run = self._runs.find(self._video.id, track.id)
        problem = self._words.problem(run) if run else None
        reasons = {track.id: problem.title} if problem else {}
        follows = self._selected.follows(self._video, [track])
        asked = self._confirmation.without_backup(self._video, [track], reasons, follows)
        delete = partial(self._delete, self._video, [track], look_first=True, without_backup=True)
        self._asking.ask(asked, delete)

    def _delete(
        self,
        video: Video,
        tracks: list[Track],
        *,
        look_first: bool = False,
        without_backup: bool = False,
    ) -> None:
        self._followed = {track.id for track in tracks}
        order = [track.id for track in video.tracks]
        batch, reason = new_id(), self._window.tracks.reason.text()
        begun, remark = [], self._selected.follows(video, tracks).remark
        for track in tracks:
            run = self._runs.delete(
                self._plans.deletion(video, track, batch, reason),
                order.index(track.id) if track.id in order else len(order),
                without_backup=without_backup,
                look_first=look_first,
            )
            if run is not None:
                begun.append(run)
        self._told.note(begun, remark)

    def _try_again(self, track: Track) -> None:
        if self._video is None:
            return
        run = self._runs.find(self._video.id, track.id)
        if run is not None and isinstance(run.state, Unknown):
            self.recheck_requested.emit(run)
        else:
            self._delete(self._video, [track], look_first=True)

    def _restore_shown(self, _track: Track) -> None:
        if self._shown_run is not None:
            self.restore_requested.emit(self._shown_run.entry.id)

    def _select(self) -> None:
        if self._removing:
            return  # the row went by itself, and its result is on show
        ids = {track.id for track in self._window.tracks.selected_tracks()}
        if not ids <= self._followed:
            self._followed.clear()
            self._shown_run = None
        self._show_selected()

    def _show_selected(self) -> None:
        self._selected.show(self._video)

    def _show_follows(self) -> None:
        """Say anew what would follow, unless the result of a delete is at the side."""
        if self._shown_run is None:
            self._show_selected()

    def _begin(self, run: Operation) -> None:
        if run.is_deletion and not run.settles:
            self._batch.add(run)
            self._show_run(run)
        self._tell_soon()

    def _show_run(self, run: Operation) -> None:
        if not self._is_here(run):
            return
        self._window.tracks.set_row_state(run.track.id, self._words.row(run))
        if [track.id for track in self._window.tracks.selected_tracks()] == [run.track.id]:
            self._show_selected()

    def _end(self, run: Operation) -> None:
        if self._runs.running():
            self._tell_soon()
        else:
            self._running_changed.stop()
            self._show_running()
        if run.is_deletion and not run.settles:
            self._batch.ended()
        if self._is_here(run) and isinstance(run.state, Deleted | AlreadyGone):
            self._remove(run)

    def _remove(self, run: Operation) -> None:
        self._removing = True
        self._window.tracks.remove_track(run.track.id)
        self._removing = False
        if self._video is not None:
            left = tuple(track for track in self._video.tracks if track.id != run.track.id)
            self._video = replace(self._video, tracks=left)
            self.video_changed.emit(self._video)
        if run.track.id in self._followed:
            self._shown_run = run
            self._window.details.show_deleted(self._words.report(run))

    def _drop(self, run: Operation) -> None:
        self._tell_soon()
        if run.is_deletion:
            self._batch.dropped(run)
        if self._is_here(run):
            self._window.tracks.set_row_state(run.track.id, None)
            self._show_selected()

    def _is_here(self, run: Operation) -> bool:
        here = self._video is not None and self._video.id == run.upload_id
        return here and run.is_deletion

    def _tell_soon(self) -> None:
        if not self._running_changed.isActive():
            self._running_changed.start()

    def _show_running(self) -> None:
        self._window.footer.show_activity(len(self._runs.running()))
