"""What checks notice about the texts of the video on screen: read, judged, shown and exported."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from trackman.domain.errors import BackupFault, ExportError
from trackman.domain.findings import Finding
from trackman.domain.limits import Preset
from trackman.domain.names import quoted
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.domain.uploads import Video
from trackman.services.judging import Judging
from trackman.services.reading import Reading, ReadText
from trackman.ui.file_question import ask_for_file
from trackman.ui.main_window import MainWindow
from trackman.ui.reading_desk import ReadingDesk
from trackman.ui.tasks import Tasks
from trackman.ui.text.file_names import findings_name
from trackman.ui.text.finding_words import FindingWords
from trackman.ui.text.words import TextWords

Work = asyncio.Task[None] | None

PAUSE_MS = 800
"""Who goes through many videos does not want the texts of each."""


class FindingsDesk(QObject):
    """Reads the texts one after the other, behind everything a person waits for."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        reading: Reading,
        judging: Judging,
        shown: ReadingDesk,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._reading = reading
        self._judging = judging
        self._words = FindingWords(self)
        self._texts_words = TextWords(self)
        self._video: Video | None = None
        self._texts: dict[str, ReadText] = {}
        self._findings: dict[str, Sequence[Finding]] = {}
        self._shown: str | None = None
        """The track whose text is on screen."""
        self._first: Work = None
        self._all: Work = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._begin)
        window.tracks.video_shown.connect(self._take_video)
        window.details.track_shown.connect(self._forget_shown)
        shown.text_shown.connect(self._take_text)
        shown.export_requested.connect(self._ask_where)

    def use(self, preset: Preset, words: tuple[str, ...]) -> None:
        """Judge by these limits and words from now on."""
        if (preset, words) != (self._judging.preset, self._judging.words):
            self._judging.preset, self._judging.words = preset, words
            self._begin()

    def stop(self) -> None:
        """Read and judge no more, unless another video is shown."""
        self._soon.stop()
        for work in (self._first, self._all):
            if work is not None:
                work.cancel()

    def _take_video(self, video: Video | None) -> None:
        """Take up a video; of the same one, what is known stays until it is judged again."""
        if video is None or self._video is None or video.id != self._video.id:
            self.stop()
            self._texts, self._findings = {}, {}
        unchanged = self._video is not None and video is not None and self._video == video
        self._video = video
        self._window.tracks.model.set_findings(self._findings)
        if video is not None and not unchanged:
            self._soon.start()

    def _take_text(self, track: Track, text: ReadText) -> None:
        """Take up a text that was just read, and judge it before all others."""
        if self._video is None or track.upload_id != self._video.id:
            return
        before, self._shown = self._texts.get(track.id), track.id
        self._texts[track.id] = text
        if before is None or before.salvage is not text.salvage or before.damage != text.damage:
            self._first = self._start(self._first, self._judge(self._video, [track]))
        self._show()

    def _forget_shown(self, track: Track | None) -> None:
        if track is None or track.id != self._shown:
            self._shown = None

    def _begin(self) -> None:
        if self._video is not None:
            self._all = self._start(self._all, self._read_and_judge(self._video))

    def _start(self, before: Work, work: Coroutine[Any, Any, None]) -> Work:
        if before is not None:
            before.cancel()
        return self._tasks.start(work)

    async def _read_and_judge(self, video: Video) -> None:
        tracks = [one for one in video.tracks if can_be_backed_up(one, _playback_id(video))]
        for track in tracks:
            if track.id not in self._texts and not await self._read(video, track):
                break  # the others cannot be reached either
        await self._judge(video, [one for one in tracks if one.id in self._texts])

    async def _read(self, video: Video, track: Track) -> bool:
        """Read a text; return whether the host could be reached."""
        last = await self._reading.last(_playback_id(video), track.id)
        text = await self._reading.now(_playback_id(video), track.id, last)
        reached = text.failure is None or text.failure.fault is not BackupFault.UNREACHABLE
        if reached or last is not None:
            self._texts.setdefault(track.id, text)
        return reached

    async def _judge(self, video: Video, tracks: Sequence[Track]) -> None:
        for track in tracks:
            found = await self._judging.findings(video, track, self._texts)
            if found is not None:
                self._findings[track.id] = found
            self._show()

    def _show(self) -> None:
        self._window.tracks.model.set_findings(self._findings)
        if self._shown is not None:
            self._window.details.text.show_findings(self._findings.get(self._shown))

    def _ask_where(self) -> None:
        if self._video is None:
            return
        name = findings_name(self._video.upload.filename)
        video, kinds = self._video, self.tr("Tables (*.csv)")
        ask_for_file(
            self._window,
            self.tr("Export the findings"),
            name,
            kinds,
            lambda path: self._export_to(path, video),
        )

    def _export_to(self, path: Path, video: Video) -> None:
        self._tasks.start(self._export(path, self._rows(video)))

    async def _export(self, path: Path, rows: Sequence[Sequence[str]]) -> None:
        headings = (
            *(self.tr("Video"), self.tr("Track"), self.tr("Language"), self.tr("Track id")),
            *(self.tr("Severity"), self.tr("Code"), self.tr("Cues"), self.tr("Time")),
            self.tr("Finding"),
        )
        try:
            await self._judging.export(path, headings, rows)
        except ExportError as error:
            self._window.notification.say(self._texts_words.not_saved(error), "error")
        else:
            words = self.tr("The findings are in {file}.").format(file=quoted(path.name))
            self._window.notification.say(words, "success")

    def _rows(self, video: Video) -> list[tuple[str, ...]]:
        return [
            (
                *(video.upload.filename, track.name, track.language_code, track.id),
                *(self._words.severity(finding.severity), finding.code.value),
                " ".join(map(str, finding.cues)),
                self._time(self._texts.get(track.id), finding),
                self._words.sentence(finding),
            )
            for track in video.tracks
            for finding in self._findings.get(track.id, ())
        ]

    def _time(self, text: ReadText | None, finding: Finding) -> str:
        if text is None or not finding.cues:
            return ""
        return self._texts_words.time(text.salvage.cues[finding.cues[0] - 1].start)


def _playback_id(video: Video) -> str:
    return video.upload.mux_playback_id or ""
