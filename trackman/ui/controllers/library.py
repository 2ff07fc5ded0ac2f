"""Controller of the library pane: its requests become work, results go back to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import TrackmanError
from trackman.domain.library import LibraryQuery, SavedView, Scope
from trackman.domain.listings import (
    Counted,
    ListingEvent,
    ListingFailed,
    Loaded,
    LoadedFromCache,
    UpToDate,
)
from trackman.domain.uploads import Upload, Video
from trackman.store.preferences.views import load_views, save_views
from trackman.ui.controllers.context import SessionContext
from trackman.ui.library.filter_wording import FilterChoices
from trackman.ui.library.library_pane import LibraryPane
from trackman.ui.library.row_sources import ListingRows
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    import asyncio

    from trackman.ui.palette.entries import PaletteEntry

_LANGUAGES = (
    *("ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja"),
    *("ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh"),
)
"""Offered to be searched for; any other code can be typed."""
_MORE = 30
"""Rows that are loaded where the list is not known further down."""


class LibraryController(QObject):
    """Serves one pane with the videos of one project in one environment."""

    answered = Signal()
    """DatoCMS answered, or it is known why not: the rows on screen are as good as they get."""

    def __init__(self, context: SessionContext, pane: LibraryPane, scope: Scope) -> None:
        super().__init__()
        self._pane = pane
        self._stage, self._criteria = pane.stage, pane.criteria
        self._tasks = context.tasks
        self.library = context.connection.library(context.stores.cache, scope, self._take)
        self._thumbnails = context.connection.thumbnails(
            context.stores.pictures, self._stage.tiles.take
        )
        self._folder = context.stores.folder
        self._messages = context.messages
        self._views = load_views(self._folder)
        self._languages: tuple[str, ...] = _LANGUAGES
        self._choices = FilterChoices()
        self._choosing: asyncio.Task[None] | None = None
        self._shown: object = None
        """The rows the pane shows."""
        self._knows_whole = False
        """True if the number of all videos was counted once; each count is a metered call."""
        self._read_at: datetime | None = None
        """Time of the last reading."""
        self.has_failed = False
        """True while the list says that it could not be read."""
        self._running: list[asyncio.Task[None]] = []
        self._connect()

    def start(self) -> None:
        """Show the library."""
        self._criteria.set_views(self._views)
        self._running += [
            self._tasks.start(self.library.run()),
            self._tasks.start(self._thumbnails.run()),
        ]
        self._show(self._pane.query)

    def stop(self) -> None:
        """Give up what is under way; another desk may serve the pane then."""
        for task in self._running:
            task.cancel()
        self._running.clear()
        self._pane.leave()
        self.deleteLater()

    def refresh(self) -> None:
        """Read again what is on screen; selection and place stay."""
        self._stage.show_refreshing()
        self._thumbnails.forgive()
        self.library.listing.reread()
        self._criteria.set_filters(None)
        if self._pane.query.is_filtered:
            self._tasks.start(self._count_all())

    def show_current(self, upload_id: str | None) -> None:
        """Mark the video whose tracks are on screen."""
        self._pane.set_current(upload_id)

    def videos_after(self, upload_id: str) -> Iterator[Upload]:
        """Go through the videos below one in the list, as far as they are loaded."""
        rows = self.library.rows
        here = rows.row_of(upload_id)
        for row in range(0 if here is None else here + 1, rows.total or 0):
            upload = rows.get(row)
            if upload is None:
                self.library.listing.wanted(row, row + _MORE)
                return
            yield upload

    def note_tracks(self, video: Video) -> None:
        """Take up the tracks of a video that were just read or changed."""
        self._tasks.start(self._remember(video))

    def note_findings(self, upload_id: str, count: int) -> None:
        """Take up how many findings all tracks of a video have together."""
        self._tasks.start(self._keep_findings(upload_id, count))

    def forget_findings(self) -> None:
        """Show no numbers of findings until videos are checked again, by other limits."""
        self._tasks.start(self._forget_findings())

    def palette_entries(self, show_panes: Callable[[], None]) -> list[PaletteEntry]:
        """Return the saved views of videos, as the command palette offers them."""
        from trackman.ui.palette.entries import EntryKind, PaletteEntry

        def show(view: SavedView) -> None:
            show_panes()
            self._criteria.ask_for(view.query, view)

        place = self.tr("Videos")
        return [
            PaletteEntry(EntryKind.VIEW, view.name, place, partial(show, view))
            for view in self._views
        ]

    def offer_languages(self, codes: Iterable[str]) -> None:
        """Offer the project's languages, too, to search for videos that lack them."""
        self._languages = tuple(dict.fromkeys((*codes, *_LANGUAGES)))

    def _connect(self) -> None:
        pane, criteria = self._pane, self._criteria
        pane.query_changed.connect(self._show)
        pane.rows_wanted.connect(self._want)
        pane.pictures_wanted.connect(self._want_pictures)
        pane.retry_requested.connect(self._retry)
        pane.recent_wanted.connect(self._complete_recent)
        criteria.choices_wanted.connect(self._offer_choices)
        criteria.filters_wanted.connect(self._offer_filters)
        criteria.save_view_requested.connect(self._save_view)
        criteria.rename_view_requested.connect(self._rename_view)
        criteria.remove_view_requested.connect(self._remove_view)

    def _show(self, query: LibraryQuery) -> None:
        self._read_at = None
        if query != self.library.listing.query:
            self.library.show(query)
        if query.is_filtered and not self._knows_whole:
            self._tasks.start(self._count_all())

    def _want(self, first: int, last: int) -> None:
        if self._shown is self.library.rows:  # else they are rows of what was asked for before
            self.library.listing.wanted(first, last)

    def _want_pictures(self, playback_ids: list[str]) -> None:
        self._thumbnails.want(playback_ids)

    def _retry(self) -> None:
        self._stage.show_refreshing()
        self._thumbnails.forgive()
        self.library.listing.retry()

    def _take(self, event: ListingEvent) -> None:
        """Take in news about the query shown. Called on the GUI thread."""
        rows = self.library.rows
        if not self._running:
            return  # it was stopped
        if self._shown is not rows:
            self._shown = rows
            self._stage.show_shelf(ListingRows(rows, self.library.summary))
        match event:
            case Counted(total):
                self._stage.show_total()
                self._take_whole(total, self._pane.query)
            case Loaded(first, last):
                self._stage.show_loaded(first, last)
            case LoadedFromCache(seen_at):
                self._stage.show_seen(seen_at)
            case UpToDate():
                self._read_at = datetime.now(UTC)
                self._stage.show_fresh()
                self.has_failed = False
                self.answered.emit()
            case ListingFailed(error, _, _, tries_again):
                problem = self._messages.problem(error, About.OPENING)
                then = self.library.listing.seen_at or self._read_at
                self._stage.show_trouble(problem, then, tries_again)
                self.has_failed = True
                self.answered.emit()

    async def _remember(self, video: Video) -> None:
        await self.library.remember(video)
        self._stage.add_known({video.id: video.upload}, await self.library.summaries([video.id]))
        self._stage.show_changed(video.id)

    async def _keep_findings(self, upload_id: str, count: int) -> None:
        await self.library.note_findings(upload_id, count)
        self._stage.add_known({}, await self.library.summaries([upload_id]))
        self._stage.show_changed(upload_id)

    async def _forget_findings(self) -> None:
        await self.library.forget_findings()
        await self._find_recent()
        self._stage.show_all_changed()

    def _complete_recent(self) -> None:
        self._tasks.start(self._find_recent())

    async def _find_recent(self) -> None:
        """Find what is known of the videos opened lately beside their names."""
        uploads: dict[str, Upload] = {}
        for video in self._stage.recent_videos:
            if (seen := await self.library.last_seen(video.id)) is not None:
                uploads[video.id] = seen.video.upload
        self._stage.add_known(uploads, await self.library.summaries(list(uploads)))

    async def _count_all(self) -> None:
        try:
            query = LibraryQuery()
            self._take_whole(await self.library.count(query), query)
        except TrackmanError:  # the list itself says what is wrong
            return

    def _take_whole(self, total: int, query: LibraryQuery) -> None:
        """Take in how many videos a query finds, if it is the one for all."""
        if not query.is_filtered:
            self._knows_whole = True
            self._stage.set_whole(total)

    def _offer_choices(self) -> None:
        if self._choosing is None or self._choosing.done():  # what it shows may ask for it again
            self._choosing = self._tasks.start(self._read_choices())

    async def _read_choices(self) -> None:
        self._choices = replace(self._choices, languages=self._languages)
        self._criteria.set_choices(self._choices)
        known = await self.library.known_tracks()
        self._criteria.set_known(known)
        self._stage.set_known(known)
        try:
            tags, collections = await self.library.tags(), await self.library.collections()
        except TrackmanError:  # what is known already can still be chosen, and tags be typed
            return
        self._choices = FilterChoices(tags, collections, self._languages)
        self._criteria.set_choices(self._choices)

    def _offer_filters(self) -> None:
        self._tasks.start(self._read_filters())

    async def _read_filters(self) -> None:
        try:
            self._criteria.set_filters(await self.library.filters())
        except TrackmanError as error:
            problem = self._messages.problem(error, About.OPENING)
            self._criteria.set_filters(None, problem.title)

    def _save_view(self, name: str) -> None:
        view = SavedView(name, self._pane.query)
        names = [one.name for one in self._views]
        if name in names:
            self._views[names.index(name)] = view
        else:
            self._views.append(view)
        self._keep_views()

    def _rename_view(self, before: str, after: str) -> None:
        others = [one for one in self._views if one.name != after or before == after]
        self._views = [replace(one, name=after) if one.name == before else one for one in others]
        self._keep_views()

    def _remove_view(self, name: str) -> None:
        self._views = [one for one in self._views if one.name != name]
        self._keep_views()

    def _keep_views(self) -> None:
        save_views(self._folder, self._views)
        self._criteria.set_views(self._views)
