"""Quality checks of the open video's tracks: fetched, checked, shown and exported."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from trackman.domain.errors import BackupFault, ExportError
from trackman.domain.quality.findings import Finding
from trackman.domain.quality.limits import AS_IN_THE_GUIDE, OwnLimits, Preset
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.quality import QualityChecks, QualityResult
from trackman.services.texts import TextReader
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.file_names import findings_name
from trackman.ui.wording.findings import FindingWording
from trackman.ui.wording.inserting import filled, quoted, unmarked
from trackman.ui.wording.subtitles import TextWording

Work = asyncio.Task[None] | None

PAUSE_MS = 800
"""Pause before the subtitles of a video are read: none are for videos passed over quickly."""


class QualityController(QObject):
    """Reads the texts one after the other, behind everything a person waits for."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        reader: TextReader,
        checks: QualityChecks,
    ) -> None:
        super().__init__()
        self._context = context
        self._current = context.current
        self._workspace = workspace
        self._tasks = context.tasks
        self._reader = reader
        self._checks = checks
        self._wording = FindingWording(self)
        self._text_wording = TextWording(self)
        self._video: Video | None = None
        self._texts: dict[str, ReadText] = {}
        self._judged: dict[str, QualityResult] = {}
        self._waiting: dict[str, Track] = {}
        """Tracks to check, by ID, in this order."""
        self._has_read_all = False
        self._shown: str | None = None
        """The track whose text is on screen."""
        self._reads: Work = None
        self._judges: Work = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._begin)
        self._current.video_changed.connect(self._take_video)
        self._current.panel_changed.connect(self._forget_shown)

    @property
    def checks(self) -> QualityChecks:
        """The checks, with the limits and words in force."""
        return self._checks

    @property
    def texts(self) -> Mapping[str, ReadText]:
        """Texts of the open video that are known, by track ID."""
        return self._texts

    def use(self, preset: Preset, words: tuple[str, ...], own: OwnLimits = AS_IN_THE_GUIDE) -> bool:
        """Judge by these limits and words from now on; return whether they are other ones."""
        checks = self._checks
        if (preset, words, own) == (checks.preset, checks.words, checks.own):
            return False
        checks.preset, checks.words, checks.own = preset, words, own
        self._judge_all()
        return True

    def stop(self) -> None:
        """Read and judge no more, unless another video is shown."""
        self._soon.stop()
        for work in (self._reads, self._judges):
            if work is not None:
                work.cancel()
        self._reads = self._judges = None

    def _take_video(self) -> None:
        """Take up the open video; of the same one, what is known stays until it is judged again."""
        video = self._current.video
        if video is None or self._video is None or video.id != self._video.id:
            self.stop()
            self._texts, self._judged, self._waiting = {}, {}, {}
            self._has_read_all = False
        else:
            left = {track.id for track in video.tracks}
            self._texts = {one: text for one, text in self._texts.items() if one in left}
            self._judged = {one: found for one, found in self._judged.items() if one in left}
            self._waiting = {one: track for one, track in self._waiting.items() if one in left}
        self._video = video
        self._show()
        if video is not None:
            self._soon.start()

    def take_text(self, track: Track, text: ReadText) -> None:
        """Take up a text that was just read, and judge it before all others."""
        if self._video is None or track.upload_id != self._video.id:
            return
        before, self._shown = self._texts.get(track.id), track.id
        self._texts[track.id] = text
        if before is None or not before.reads_as(text):
            self._judge([track], first=True)
        self._show()

    def _forget_shown(self) -> None:
        track = self._current.track
        if track is None or track.id != self._shown:
            self._shown = None

    def _begin(self) -> None:
        if self._video is not None:
            if self._reads is not None:
                self._reads.cancel()
            self._reads = self._tasks.start(self._read_all(self._video))

    async def _read_all(self, video: Video) -> None:
        for track in video.tracks:
            if not video.can_back_up(track) or track.id in self._texts:
                continue
            if not await self._read(video, track):
                break  # the others cannot be reached either
            self._judge([track])
        self._has_read_all = True
        self._judge_all()  # now that each can be held against all others

    async def _read(self, video: Video, track: Track) -> bool:
        """Read a text; return whether the host could be reached."""
        last = await self._reader.last(_playback_id(video), track.id)
        text = await self._reader.now(_playback_id(video), track.id, last, asked=False)
        reached = text.failure is None or text.failure.fault is not BackupFault.UNREACHABLE
        if reached or last is not None:
            self._texts.setdefault(track.id, text)
        return reached

    def _judge_all(self) -> None:
        if self._video is not None:
            self._judge([track for track in self._video.tracks if track.id in self._texts])

    def _judge(self, tracks: Sequence[Track], *, first: bool = False) -> None:
        """Judge tracks after those that wait, or before them, one at a time."""
        wanted = {track.id: track for track in tracks}
        waiting = self._waiting
        self._waiting = wanted | waiting | wanted if first else waiting | wanted
        if self._waiting and (self._judges is None or self._judges.done()):
            self._judges = self._tasks.start(self._judge_waiting())

    async def _judge_waiting(self) -> None:
        while self._waiting and self._video is not None:
            track = self._waiting.pop(next(iter(self._waiting)))
            judged = await self._checks.judged(self._video, track, self._texts)
            if judged is not None:
                self._judged[track.id] = judged
            self._show()

    def _show(self) -> None:
        """Show badges, and the findings of the text on screen unless they are of an older one."""
        badges = {track_id: judged.findings for track_id, judged in self._judged.items()}
        self._workspace.tracks.model.set_findings(badges)
        self._current.show_findings(badges, are_all=self._has_judged_all())
        if self._shown is None:
            return
        judged, text = self._judged.get(self._shown), self._texts.get(self._shown)
        known = judged is not None and text is not None and judged.text.reads_as(text)
        self._workspace.work.text.show_findings(judged.findings if judged and known else None)

    def _has_judged_all(self) -> bool:
        """Tell whether every text of the video was judged, and beside all others."""
        video = self._video
        if video is None or self._waiting or not self._has_read_all:
            return False
        return all(track.id in self._judged for track in video.tracks if video.can_back_up(track))

    async def export(self) -> None:
        """Write the findings of the open video to a file of the person's choice."""
        if (video := self._video) is None:
            return
        path = await self._context.dialogs.save_file(
            self.tr("Export findings"),
            findings_name(video.upload.filename, "xlsx"),
            ";;".join((self.tr("Excel workbooks (*.xlsx)"), self.tr("Tables (*.csv)"))),
        )
        if path is None:
            return
        headings = (
            *(self.tr("Video"), self.tr("Environment"), self.tr("Track")),
            *(self.tr("Language"), self.tr("Track ID")),
            *(self.tr("Severity"), self.tr("Code"), self.tr("Cues"), self.tr("Time")),
            self.tr("Finding"),
        )
        try:
            await self._checks.export(path, headings, self._rows(video))
        except ExportError as error:
            self._context.notification.say(self._text_wording.not_saved(error), "error")
        else:
            words = filled(self.tr("Findings exported to {file}."), file=quoted(path.name))
            self._context.say_saved(words, path)

    def _rows(self, video: Video) -> list[tuple[str, ...]]:
        place = self._context.planner.place(video)
        primary = self._context.planner.primary_of(place) or self.tr("primary")
        environment = video.environment or primary
        return [
            (
                *(video.upload.filename, environment, track.name, track.language_code, track.id),
                *(self._wording.severity(finding.severity), finding.code.value),
                " ".join(map(str, finding.cues)),
                self._time(self._judged[track.id].text, finding),
                unmarked(self._wording.sentence(finding)),
            )
            for track in video.tracks
            if track.id in self._judged
            for finding in self._judged[track.id].findings
        ]

    def _time(self, text: ReadText, finding: Finding) -> str:
        if not finding.cues:
            return ""
        return self._text_wording.time(text.salvage.cues[finding.cues[0] - 1].start)


def _playback_id(video: Video) -> str:
    return video.upload.mux_playback_id or ""
