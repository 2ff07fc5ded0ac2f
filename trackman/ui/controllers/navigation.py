"""Way from track to track and from video to video: which comes on screen next, and first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from trackman.domain.library import TrackSummary
from trackman.domain.quality.findings import Finding, Severity, worst
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.workspace import Workspace

_HELD_MS = 700
"""Delete rests for so long after another track came on screen by itself."""
_WAITS_MS = 5000
"""*Next* waits so long for the checks of a video."""
_MOVES_WITHIN_MS = 4000
"""After a video was opened; later somebody is reading the first track."""
_SEVERITIES = list(Severity)


class NavigationController(QObject):
    """Selects the worst track of a video that is opened, and leads to the next one with findings.

    The first track is selected at once. When the checks of all tracks are done soon after, and
    nobody touched anything meanwhile, the worst one takes its place; Delete rests for a moment, so
    that no press meant for the one before reaches it.
    """

    counted = Signal(str, int)
    """All tracks of the video with this id were checked, and so much was found."""
    video_wanted = Signal(str)
    """The next video, by its id."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        videos_after: Callable[[str], Iterable[Upload]],
        summary: Callable[[str], TrackSummary | None],
    ) -> None:
        super().__init__()
        self._current = context.current
        self._notification = context.notification
        self._tracks = workspace.tracks
        self._work = workspace.work
        self._videos_after = videos_after
        self._summary = summary
        self._opened: str | None = None
        self._chosen: Track | None = None
        """The track that was selected here, as long as nobody chose or touched anything."""
        self._first = QTimer(self)
        """A turn of the event loop, so that the tracks are seen before one of them is read."""
        self._moves = QTimer(self)
        self._held = QTimer(self)
        self._waits = QTimer(self)
        """Runs while *Next* was pressed and the tracks of the video are still being checked."""
        self._seen: set[str] = set()
        """Tracks of the open video that a person looked at."""
        self._leads = ""
        """The video that *Next* opens."""
        self._keeps_keyboard = False
        """True if the keyboard was among the tracks then."""
        for timer, milliseconds in (
            *((self._first, 0), (self._moves, _MOVES_WITHIN_MS)),
            *((self._held, _HELD_MS), (self._waits, _WAITS_MS)),
        ):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        self._first.timeout.connect(self._select_first)
        self._held.timeout.connect(lambda: self._work.decision.hold(False))
        self._moves.timeout.connect(self._leave_alone)
        self._waits.timeout.connect(self._stop_waiting)
        self._current.findings_changed.connect(self._take_findings)
        self._current.selection_changed.connect(self._note_selection)
        self._current.panel_changed.connect(self._note_selection)
        self._tracks.touched.connect(self._leave_alone)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note_focus)
        self._work.decision.next_requested.connect(self.go_on)

    def show_first(self, video: Video) -> None:
        """Select a track of a video that has just been opened."""
        if video.id == self._opened:
            return
        leads, self._leads = self._leads == video.id, ""
        if video.tracks:
            self._opened = video.id
            self._first.start()
            if leads and self._keeps_keyboard:
                self._tracks.take_keyboard()
        elif leads:
            self._go_to_next_video(video.id)  # nothing to judge in this one

    def _select_first(self) -> None:
        video = self._current.video
        if video is None or video.id != self._opened or self._current.selection:
            return
        self._choose(self._worst(video) or self._in_rows()[0])
        self._moves.start()

    def forget(self) -> None:
        """Take the next video for one that is opened, even if it is the same again."""
        self._opened = None
        self._seen.clear()
        self._waits.stop()
        self._leave_alone()

    def go_on(self) -> None:
        """Go to the next track with findings nobody looked at; after all, to the next video.

        What is below comes first, then what is above. While some tracks are still being checked
        nothing is passed over.
        """
        video = self._current.video
        if video is None:
            if self._tracks.is_at_start:
                self._go_to_next_video("")
            return
        rows = self._in_rows()
        selected = {track.id for track in self._current.selection}
        self._seen |= selected
        places = [place for place, track in enumerate(rows) if track.id in selected]
        begin = places[-1] + 1 if places else self._tracks.current_row() if rows else 0
        for track in (*rows[begin:], *rows[:begin]):
            if self._current.findings.get(track.id) and track.id not in self._seen:
                self._tracks.select_track(track.id)
                return
        if self._current.knows_all_findings or not rows:
            self._go_to_next_video(video.id)
        elif not self._waits.isActive():
            self._notification.say(self.tr("Checking the other tracks of this video…"), "info")
            self._waits.start()

    def _stop_waiting(self) -> None:
        """Go to the next video although some tracks could not be checked."""
        if (video := self._current.video) is not None:
            self._go_to_next_video(video.id)

    def _go_to_next_video(self, upload_id: str) -> None:
        for upload in self._videos_after(upload_id):
            summary = self._summary(upload.id)
            nothing = summary is not None and 0 in (summary.count, summary.findings)
            if upload.is_video and not nothing:
                focus = QApplication.focusWidget()
                self._keeps_keyboard = focus is not None and self._tracks.isAncestorOf(focus)
                self._leads = upload.id
                self.video_wanted.emit(upload.id)
                return
        self._notification.say(
            self.tr("No more videos with findings in this list, as far as it is loaded."), "info"
        )

    def _take_findings(self) -> None:
        video = self._current.video
        if video is None or not self._current.knows_all_findings:
            return
        self.counted.emit(video.id, sum(map(len, self._current.findings.values())))
        if self._waits.isActive():
            self._waits.stop()
            self.go_on()
            return
        worst_track = self._worst(video)
        if self._chosen is None or worst_track is None or worst_track.id == self._chosen.id:
            return
        if self._work.is_in_use():
            self._leave_alone()
            return
        self._work.decision.hold(True)
        self._held.start()
        self._choose(worst_track)

    def _choose(self, track: Track) -> None:
        self._chosen = track
        self._tracks.select_track(track.id)

    def _note_selection(self) -> None:
        """Remember what was looked at; leave alone what another than this controller selected."""
        if (track := self._current.track) is not None and self._chosen is None:
            self._seen.add(track.id)
        chosen = self._chosen
        if chosen is not None and [one.id for one in self._current.selection] != [chosen.id]:
            self._leave_alone()

    def _note_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Leave the selection alone where somebody goes about in the window."""
        if now is not None and not self._tracks.isAncestorOf(now):
            self._leave_alone()

    def _leave_alone(self) -> None:
        self._chosen = None
        self._moves.stop()

    def _worst(self, video: Video) -> Track | None:
        """Return the track with the worst findings; None while not all are known, or are none."""
        findings = self._current.findings
        if not self._current.knows_all_findings:
            return None
        bad = [track for track in video.tracks if findings.get(track.id)]
        return min(bad, key=lambda track: _badness(findings[track.id]), default=None)

    def _in_rows(self) -> list[Track]:
        model = self._tracks.model
        return [model.track_at(row) for row in range(model.rowCount())]


def _badness(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return what sorts the worst first: by severity, then by how many there are of it."""
    findings = list(findings)
    severity = worst(findings)
    rank = _SEVERITIES.index(severity) if severity is not None else len(_SEVERITIES)
    return rank, -sum(one.severity is severity for one in findings)
