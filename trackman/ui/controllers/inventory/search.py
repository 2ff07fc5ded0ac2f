"""Controller of the search in all subtitles and of its word lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.app_links import AppLink
from trackman.domain.inventory.hits import SearchPage
from trackman.domain.inventory.rules import TrackRule
from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.inventory.word_lists import WordList
from trackman.services.inventory.inventory import Inventory
from trackman.store.preferences.word_lists import load_word_lists, save_word_lists
from trackman.ui.controllers.context import SessionContext
from trackman.ui.cue_search.model import FoundCue

if TYPE_CHECKING:
    import asyncio

    from trackman.ui.cue_search.cue_search_tab import CueSearchTab

_AT_ONCE = 100
"""Cues that are read together."""


class CueSearchController(QObject):
    """Serves the tab from its first time on screen until the session ends."""

    review_requested = Signal(str, list)
    """Under this name, the tracks with these keys are to be judged one after another: `list[int]`.
    """

    def __init__(
        self,
        context: SessionContext,
        tab: CueSearchTab,
        inventory: Inventory,
        open_at: Callable[[AppLink], None],
    ) -> None:
        super().__init__()
        self._tasks = context.tasks
        self._folder = context.stores.folder
        self._tab = tab
        self._inventory = inventory
        self._open_at = open_at
        self._lists = load_word_lists(self._folder)
        self._search = ""
        self._searching: asyncio.Task[None] | None = None
        tab.searched.connect(self._start)
        tab.more_wanted.connect(lambda first: self._tasks.start(self._more(self._search, first)))
        tab.open_wanted.connect(self._open)
        tab.lists_changed.connect(self._keep)
        tab.list_seen.connect(self._note_seen)
        tab.review_wanted.connect(lambda *what: self._tasks.start(self._review(*what)))
        tab.show_lists(self._lists)
        inventory.changed.append(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take up what is known by now."""
        self._tasks.start(self._refresh())

    def stop(self) -> None:
        """Take up nothing any more."""
        if self.refresh in self._inventory.changed:
            self._inventory.changed.remove(self.refresh)

    async def _refresh(self) -> None:
        self._tab.show_state(await self._inventory.state())
        new = {}
        for one in self._lists:
            since = one.seen_at or datetime.min.replace(tzinfo=UTC)
            new[one.name] = await self._inventory.new_hits(one.search, since)
        self._tab.lists.show_new(new)

    def _start(self, search: str) -> None:
        """Search; whatever was searched for before is given up."""
        self._search = search
        if self._searching is not None:
            self._searching.cancel()
        if search:
            self._searching = self._tasks.start(self._find(search))

    async def _find(self, search: str) -> None:
        page = await self._inventory.search(search, 0, _AT_ONCE)
        cues = await self._with_tracks(page)
        self._tab.show_found(search, cues, page.total, is_bound=page.is_bound)

    async def _more(self, search: str, first: int) -> None:
        page = await self._inventory.search(search, first, _AT_ONCE)
        cues = await self._with_tracks(page)
        if search == self._search:
            self._tab.model.add_found(first, cues)

    async def _with_tracks(self, page: SearchPage) -> list[FoundCue]:
        keys = list(dict.fromkeys(hit.key for hit in page.hits))
        tracks = {one.key: one for one in await self._inventory.tracks(keys)}
        return [FoundCue(hit, tracks[hit.key]) for hit in page.hits if hit.key in tracks]

    async def _review(self, search: str, name: str) -> None:
        keys = await self._inventory.keys(TracksQuery(rule=TrackRule(text=search)))
        if keys:
            self.review_requested.emit(name, keys.tolist())

    def _open(self, cue: FoundCue) -> None:
        """Open the video at the track and the moment."""
        track = cue.track.track
        link = AppLink(track.upload_id, track_id=track.id, seconds=cue.hit.start / 1000)
        self._open_at(link)

    def _note_seen(self, one: WordList) -> None:
        now = datetime.now(UTC)
        self._put([replace(each, seen_at=now) if each == one else each for each in self._lists])

    def _keep(self, lists: Sequence[WordList]) -> None:
        self._put(lists)
        self.refresh()

    def _put(self, lists: Sequence[WordList]) -> None:
        self._lists = list(lists)
        save_word_lists(self._folder, self._lists)
        self._tab.show_lists(self._lists)
