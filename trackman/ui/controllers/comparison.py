"""The texts of two tracks, fetched and shown beside each other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trackman.domain.tracks import Track
from trackman.services.texts import ReadText, TextReader
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.text.wording import TextWording

if TYPE_CHECKING:
    from trackman.ui.comparison.comparison_page import ComparisonPage


class ComparisonController(QObject):
    """Compares the two selected tracks when that is asked for."""

    def __init__(self, window: MainWindow, tasks: Tasks, reading: TextReader) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._reading = reading
        self._words = TextWording(self)
        self._page: ComparisonPage | None = None
        self._tracks: list[Track] = []
        self._playback_id = ""
        self._fetching: asyncio.Task[None] | None = None
        window.compare_requested.connect(self._compare)
        window.find_text_requested.connect(self._go_on)

    def _compare(self) -> None:
        tracks, video = self._window.tracks.comparable_tracks(), self._window.tracks.video
        if not tracks or video is None:
            return
        self._tracks = tracks
        self._playback_id = video.upload.mux_playback_id or ""
        self._shown_page().show_loading()
        self._window.workspace.show_comparison()
        self._begin()

    def _begin(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
        self._fetching = self._tasks.start(self._fetch(*self._tracks))

    async def _fetch(self, left: Track, right: Track) -> None:
        from trackman.ui.comparison.model import Side, are_in_one_language

        texts = await asyncio.gather(self._text(left), self._text(right))
        page = self._shown_page()
        for text in texts:
            if not text.salvage.cues and text.damage is not None:
                damage = text.damage
                page.show_problem(self._words.damage(damage), self._words.advice(damage))
                return
        words = are_in_one_language(left, right)
        aligned = await self._reading.side_by_side(*texts, words=words)
        page.show_sides(Side(left, texts[0]), Side(right, texts[1]), aligned)
        page.take_keyboard()

    async def _text(self, track: Track) -> ReadText:
        last = await self._reading.last(self._playback_id, track.id)
        return await self._reading.now(self._playback_id, track.id, last)

    def _shown_page(self) -> ComparisonPage:
        """Return the page, connected when it is first needed."""
        if self._page is None:
            self._page = self._window.workspace.comparison
            self._page.retry_requested.connect(self._begin)
        return self._page

    def _go_on(self, step: int) -> None:
        if step and self._page is not None and self._page.isVisible():
            self._page.go_on(step)
