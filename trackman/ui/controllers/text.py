"""The text of the selected track: fetched, shown, searched and saved."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import ExportError, ExpressionError
from trackman.domain.names import quoted, shown
from trackman.domain.subtitles.export import TextForm
from trackman.domain.subtitles.search import SearchMode
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.services.texts import ReadText, TextReader
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.text.file_names import file_name
from trackman.ui.text.text_pane import TextPane
from trackman.ui.text.wording import TextWording
from trackman.ui.widgets.file_question import ask_for_file


class TextController(QObject):
    """Follows what the details show."""

    cue_activated = Signal(Cue)
    """The video is wanted at this cue."""
    cue_clicked = Signal(Cue)
    """The same, if it plays already."""
    cues_changed = Signal(object)
    """These cues are on screen, a sequence of `Cue`; empty where there is no text."""
    export_requested = Signal()
    """The findings are wanted as a file."""
    text_shown = Signal(object, object)
    """The cues of this `Track` are on screen: its `ReadText`."""

    def __init__(self, window: MainWindow, tasks: Tasks, reading: TextReader) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._reading = reading
        self._words = TextWording(self)
        self._pane: TextPane | None = None
        self._track: Track | None = None
        self._text: ReadText | None = None
        self._fetching: asyncio.Task[None] | None = None
        self._searching: asyncio.Task[None] | None = None
        window.details.track_shown.connect(self._show_track)
        window.find_text_requested.connect(self._find)
        window.workspace.reading_changed.connect(self._show_larger)

    @property
    def text(self) -> ReadText | None:
        """The text on screen."""
        return self._text

    def show_current_cue(self, number: int | None) -> None:
        """Mark the cue that is on the video now, counted from 1."""
        if self._pane is not None and self._text is not None:
            self._pane.show_current_cue(number)

    def follow_video(self) -> None:
        """Keep the cue that is on the video on screen, wherever one had scrolled."""
        if self._pane is not None:
            self._pane.table.follow()

    def fetch(self) -> None:
        """Fetch the text on screen once more."""
        if self._track is not None:
            self._begin(self._track)

    def _show_track(self, track: Track | None) -> None:
        """Show the text of a track; the same one is left alone while its delete is told."""
        playback_id = self._playback_id()
        if track is not None and not can_be_backed_up(track, playback_id):
            track = None
        same = track is not None and self._track is not None and track.id == self._track.id
        self._track = track
        if same:
            return
        self._stop()
        self._text = None
        self.cues_changed.emit(())
        if track is None:
            self._window.details.show_text(False)
            return
        if self._pane is not None:
            self._prepare(track)
        self._begin(track)

    def _prepare(self, track: Track) -> None:
        """Make room for the text of a track."""
        self._window.details.show_text(True)
        self._shown_pane().show_loading()
        self._name(self._shown_pane(), track)

    def _begin(self, track: Track) -> None:
        self._stop()
        self._fetching = self._tasks.start(self._fetch(track, self._playback_id()))

    def _stop(self) -> None:
        for task in (self._fetching, self._searching):
            if task is not None:
                task.cancel()

    async def _fetch(self, track: Track, playback_id: str) -> None:
        if self._pane is None:  # built a turn after the details, as both at once would be a stall
            self._prepare(track)
        last = self._text or await self._reading.last(playback_id, track.id)
        if last is not None and self._text is None:
            self._show_text(track, last)
        self._show_text(track, await self._reading.now(playback_id, track.id, last))

    def _show_text(self, track: Track, text: ReadText) -> None:
        self._text = text
        self._shown_pane().show_text(text)
        self.cues_changed.emit(text.salvage.cues)
        self.text_shown.emit(track, text)

    def _shown_pane(self) -> TextPane:
        """Return the pane, connected when it is first needed."""
        if self._pane is None:
            pane = self._pane = self._window.details.text
            pane.cue_activated.connect(self.cue_activated)
            pane.cue_clicked.connect(self.cue_clicked)
            pane.search_wanted.connect(self._search)
            pane.save_requested.connect(self._ask_where)
            pane.retry_requested.connect(self.fetch)
            pane.export_requested.connect(self.export_requested)
            pane.larger_requested.connect(self._window.workspace.read_larger)
        return self._pane

    def _playback_id(self) -> str:
        video = self._window.tracks.video
        return (video.upload.mux_playback_id or "") if video is not None else ""

    def _find(self, step: int) -> None:
        if self._pane is None or self._text is None or not self._pane.isVisible():
            return
        if step:
            self._pane.go_on(step)
        else:
            self._pane.take_search()

    def _show_larger(self, _larger: bool) -> None:
        if self._pane is not None and self._track is not None:
            self._name(self._pane, self._track)
            self._pane.table.setFocus()

    def _name(self, pane: TextPane, track: Track) -> None:
        larger = self._window.workspace.reads_larger
        pane.show_larger(larger, shown(track.name, 80) if larger else "")

    def _search(self) -> None:
        """Search at once, or on a worker where it may take long."""
        if self._searching is not None:
            self._searching.cancel()
        if self._pane is None or self._text is None:
            return
        wanted, way = self._pane.search.text(), self._pane.search.way()
        if wanted and way is SearchMode.EXPRESSION:
            self._searching = self._tasks.start(self._match(self._pane, self._text, wanted))
        else:
            self._pane.show_hits(self._text.words.find(wanted, word=way is SearchMode.WORD))

    async def _match(self, pane: TextPane, text: ReadText, expression: str) -> None:
        try:
            pane.show_hits(await self._reading.search(text.words, expression))
        except ExpressionError as error:
            pane.show_search_problem(self._words.expression(error))

    def _ask_where(self, form: TextForm) -> None:
        if self._track is None or self._text is None:
            return
        video = self._window.tracks.video
        name = file_name(video.upload.filename if video else "", self._track, form)
        kinds = self.tr("Subtitle files (*.{ending})").format(ending=form.value)
        save = partial(self._start_saving, form, self._text)
        ask_for_file(self._window, self.tr("Save subtitles"), name, kinds, save)

    def _start_saving(self, form: TextForm, text: ReadText, path: Path) -> None:
        self._tasks.start(self._save(path, form, text))

    async def _save(self, path: Path, form: TextForm, text: ReadText) -> None:
        try:
            await self._reading.save(path, form, text)
        except ExportError as error:
            self._window.notification.say(self._words.not_saved(error), "error")
        else:
            words = self.tr("Subtitles saved to {file}.").format(file=quoted(path.name))
            self._window.notification.say(words, "success")
