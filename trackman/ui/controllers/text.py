"""The text of the selected track: fetched, shown, searched and saved."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import ExportError, ExpressionError
from trackman.domain.subtitles.export import TextForm
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.search import SearchMode
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track
from trackman.services.texts import TextReader
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.workspace import Workspace
from trackman.ui.text.text_pane import TextPane
from trackman.ui.wording.file_names import subtitles_name
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.subtitles import TextWording


class TextController(QObject):
    """Follows what the details show."""

    play_wanted = Signal(Cue)
    """It is to play from this cue."""
    cue_activated = Signal(Cue)
    """The video is wanted at this cue."""
    cue_clicked = Signal(Cue)
    """The same, if it plays already."""
    cues_changed = Signal(object, object)
    """These cues are on screen, a sequence of `Cue`, with the styling of their text; empty where
    there is no text."""
    export_requested = Signal()
    """The findings are wanted as a file."""
    replace_requested = Signal()
    """The track is to be replaced by a file."""
    edit_requested = Signal(object, object)
    """This `Track` is to be edited, whose `ReadText` is on screen."""
    text_shown = Signal(object, object)
    """The cues of this `Track` are on screen: its `ReadText`."""

    def __init__(self, context: SessionContext, workspace: Workspace, reader: TextReader) -> None:
        super().__init__()
        self._context = context
        self._current = context.current
        self._work = workspace.work
        self._tasks = context.tasks
        self._reader = reader
        self._wording = TextWording(self)
        self._pane: TextPane | None = None
        self._track: Track | None = None
        self._text: ReadText | None = None
        self._fetching: asyncio.Task[None] | None = None
        self._searching: asyncio.Task[None] | None = None
        self._current.panel_changed.connect(self._show_current)

    @property
    def text(self) -> ReadText | None:
        """The text on screen."""
        return self._text

    def show_current_cues(self, numbers: tuple[int, ...]) -> None:
        """Mark the cues that are on the video now, counted from 1."""
        if self._pane is not None and self._text is not None:
            self._pane.show_current_cues(numbers)

    def follow_video(self) -> None:
        """Keep the cue that is on the video on screen, wherever one had scrolled."""
        if self._pane is not None:
            self._pane.table.follow()

    def fetch(self) -> None:
        """Fetch the text on screen once more."""
        if self._track is not None:
            self._begin(self._track)

    def find(self, step: int) -> None:
        """Begin to search (0), or go to the next (1) or previous (-1) match."""
        if self._pane is None or self._text is None or not self._pane.isVisible():
            return
        if step:
            self._pane.go_on(step)
        else:
            self._pane.take_search()

    def request_edit(self) -> None:
        """Ask for the text on screen to be edited."""
        if self._track is not None and self._text is not None:
            self.edit_requested.emit(self._track, self._text)

    def show_again(self) -> None:
        """Put the cues on screen on the video again, after others were there."""
        salvage = None if self._text is None else self._text.salvage
        self.cues_changed.emit(*((), ()) if salvage is None else (salvage.cues, salvage.styling))

    def go_to_finding(self, step: int) -> None:
        """Go to the next finding in the text, or with -1 to the one before."""
        if self._pane is not None and self._text is not None:
            self._pane.go_to_finding(step)

    def _show_current(self) -> None:
        """Show the subtitles of the track at the side; the same one is left alone."""
        track, video = self._current.track, self._current.video
        if track is not None and not (video is not None and video.can_back_up(track)):
            track = None
        same = track is not None and self._track is not None and track.id == self._track.id
        self._track = track
        if same:
            return
        self._stop()
        self._text = None
        self.cues_changed.emit((), ())
        if track is None:
            self._work.show_text(False)
            return
        if self._pane is not None:
            self._prepare()
        self._begin(track)

    def _prepare(self) -> None:
        """Make room for the text of a track."""
        self._work.show_text(True)
        self._shown_pane().show_loading()

    def _begin(self, track: Track) -> None:
        self._stop()
        self._fetching = self._tasks.start(self._fetch(track, self._current.playback_id))

    def _stop(self) -> None:
        for task in (self._fetching, self._searching):
            if task is not None:
                task.cancel()

    async def _fetch(self, track: Track, playback_id: str) -> None:
        if self._pane is None:  # built a turn after the details, as both at once would be a stall
            self._prepare()
        last = self._text or await self._reader.last(playback_id, track.id)
        if last is not None and self._text is None:
            self._show_text(track, last)
        self._show_text(track, await self._reader.now(playback_id, track.id, last))

    def _show_text(self, track: Track, text: ReadText) -> None:
        self._text = text
        self._shown_pane().show_text(text, track.language_code)
        self.cues_changed.emit(text.salvage.cues, text.salvage.styling)
        self.text_shown.emit(track, text)

    def _shown_pane(self) -> TextPane:
        """Return the pane, connected when it is first needed."""
        if self._pane is None:
            pane = self._pane = self._work.text
            pane.cue_activated.connect(self.cue_activated)
            pane.play_wanted.connect(self.play_wanted)
            pane.cue_clicked.connect(self.cue_clicked)
            pane.search_wanted.connect(self._search)
            pane.edit_requested.connect(self.request_edit)
            pane.replace_requested.connect(self.replace_requested)
            pane.save_requested.connect(self._request_file)
            pane.retry_requested.connect(self.fetch)
            pane.export_requested.connect(self.export_requested)
        return self._pane

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
            pane.show_hits(await self._reader.search(text.words, expression))
        except ExpressionError as error:
            pane.show_search_problem(self._wording.expression(error))

    def _request_file(self, form: TextForm) -> None:
        self._tasks.start(self._save(form))

    async def _save(self, form: TextForm) -> None:
        """Save the subtitles on screen as a file of the person's choice."""
        track, text, video = self._track, self._text, self._current.video
        if track is None or text is None:
            return
        name = subtitles_name(video.upload.filename if video else "", track, form)
        kinds = self.tr("Subtitle files (*.{ending})").format(ending=form.value)
        path = await self._context.dialogs.save_file(self.tr("Save subtitles"), name, kinds)
        if path is None:
            return
        try:
            await self._reader.save(path, form, text)
        except ExportError as error:
            self._context.notification.say(self._wording.not_saved(error), "error")
        else:
            said = filled(self.tr("Subtitles saved to {file}."), file=quoted(path.name))
            self._context.say_saved(said, path)
