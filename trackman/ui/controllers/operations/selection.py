"""Selection in the panel at the side, and the impact of deleting it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.ui.controllers.operations.operation_wording import OperationWording
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.current import Current, PanelContent
from trackman.ui.decision.impact import DeletionImpact
from trackman.ui.shell.work_pane import WorkPane


class SelectionController(QObject):
    """Shows the selection in the details panel, and what happens to it."""

    def __init__(
        self,
        current: Current,
        work: WorkPane,
        operations: OperationTracker,
        words: OperationWording,
        info: VideoInfoController,
    ) -> None:
        super().__init__()
        self._current = current
        self._work = work
        self._operations = operations
        self._words = words
        self._info = info
        current.video_changed.connect(self._note_tracks)
        current.panel_changed.connect(self.show)
        info.changed.connect(self.show)
        operations.changed.connect(self._show_operation)
        operations.begun.connect(self._show_operation)
        operations.dropped.connect(self._show_operation)

    def show(self) -> None:
        """Show the selection; with nothing selected, the video. A result is left alone."""
        video, panel = self._current.video, self._current.panel
        if panel is PanelContent.RESULT:
            return
        if video is None or panel in (PanelContent.NOTHING, PanelContent.VIDEO):
            self._work.show_nothing()
        elif (track := self._current.track) is not None:
            self._show_track(video, track)
        else:
            tracks = self._current.selection
            self._work.show_many(
                tracks, self.impact(video, tracks), comparable=video.can_compare(tracks)
            )

    def _note_tracks(self) -> None:
        video = self._current.video
        self._work.note_tracks(video is not None and bool(video.tracks))

    def impact(self, video: Video, tracks: Sequence[Track]) -> DeletionImpact:
        """Say what follows from deleting tracks; others that are being deleted count as gone."""
        chosen = {track.id for track in tracks}
        operations = self._operations.of_video(video.id)
        going = {one.track.id for one in operations if one.is_running and one.is_deletion}
        going |= {one.entry.id for one in operations}  # rows of what is not there yet
        left = tuple(track for track in video.tracks if track.id not in going - chosen)
        return self._info.impact(replace(video, tracks=left), tuple(tracks))

    def _show_track(self, video: Video, track: Track) -> None:
        """Show one track, with what happens or happened to it."""
        operation = self._operations.find(video.id, track.id)
        state = self._words.row(operation) if operation else None
        is_going = operation is not None and operation.is_running
        self._work.show_track(
            track,
            video.upload.filename,
            self._words.problem(operation) if operation else None,
            state.text if state else None,
            None if is_going else self.impact(video, [track]),
        )

    def _show_operation(self, operation: Operation) -> None:
        """Show how far what is done to the track at the side is."""
        track, video = self._current.track, self._current.video
        if track is None or video is None or operation.row_track is None:
            return
        if (operation.upload_id, operation.row_track.id) == (video.id, track.id):
            self.show()
