"""What is at the side of the selected tracks: their details, and what their delete would mean."""

from __future__ import annotations

from dataclasses import replace

from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.ui.controllers.operations.progress import Progress
from trackman.ui.controllers.operations.tracker import OperationTracker
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.details.impact import DeletionImpact
from trackman.ui.shell.main_window import MainWindow


class SelectionController:
    """Shows the selection in the details panel."""

    def __init__(
        self,
        window: MainWindow,
        runs: OperationTracker,
        words: Progress,
        facts: VideoInfoController,
    ) -> None:
        self._window = window
        self._runs = runs
        self._words = words
        self._facts = facts

    def show(self, video: Video | None) -> None:
        """Show what is selected of a video; with nothing selected, the video itself."""
        details, tracks = self._window.details, self._window.tracks.selected_tracks()
        if video is None or not tracks:
            details.show_nothing()
        elif len(tracks) > 1:
            details.show_many(tracks, self.follows(video, tracks))
        else:
            self.show_track(video, tracks[0])

    def show_track(self, video: Video, track: Track) -> None:
        """Show one track, with what happens or happened to it."""
        run = self._runs.find(video.id, track.id)
        state = self._words.row(run) if run else None
        is_going = run is not None and run.is_running
        self._window.details.show_track(
            track,
            video.upload.filename,
            self._words.problem(run) if run else None,
            state.text if state else None,
            None if is_going else self.follows(video, [track]),
        )

    def follows(self, video: Video, tracks: list[Track]) -> DeletionImpact:
        """Say what follows from deleting tracks; others that are being deleted count as gone."""
        chosen = {track.id for track in tracks}
        going = {run.track.id for run in self._runs.of_video(video.id) if run.is_running} - chosen
        left = tuple(track for track in video.tracks if track.id not in going)
        return self._facts.follows(replace(video, tracks=left), tracks)
