"""Controller of the table of all tracks: what is asked for on it becomes work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from trackman.domain.additions import NewTrack
from trackman.domain.app_links import AppLink
from trackman.domain.inventory.pasted import ListedLine, videos_meant
from trackman.domain.inventory.tracks import InventoryTrack, SavedTracksView, TracksQuery
from trackman.domain.inventory.vanished import tracks_to_put_back
from trackman.domain.tracks import TrackDraft
from trackman.domain.whereabouts import Whereabouts, Workplace, whereabouts_of_line
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.lists import TrackLists
from trackman.store.preferences.track_views import load_track_views, save_track_views
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.controllers.inventory.export_wording import TrackListWording
from trackman.ui.shell.workspace import Workspace
from trackman.ui.theme.direction import is_mirrored
from trackman.ui.widgets.notification import Kind
from trackman.ui.wording.file_names import tracks_name
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.ui.all_tracks.all_tracks_tab import AllTracksTab

_FIRST = 80
"""Tracks that are read with the keys: the rows of a screen."""
_AT_ONCE = 200
"""Tracks that are read together while one scrolls."""
_EXPORTED_AT_ONCE = 1000


class AllTracksController(QObject):
    """Serves the tab of one session with the inventory of its project."""

    link_wanted = Signal(object)
    """A video is to be opened at a track: this `AppLink`."""
    delete_requested = Signal(list)
    """The tracks with these keys are to be deleted: `list[int]`."""
    review_requested = Signal(str, list)
    """Under this name, the tracks with these keys are to be judged one after another: `list[int]`.
    """
    rule_requested = Signal()
    """A rule is to choose the tracks."""
    put_back_wanted = Signal(object, object)
    """Tracks that vanished are to be made again in this `Video`: a sequence of `NewTrack`."""

    def __init__(
        self, context: SessionContext, workspace: Workspace, inventory: Inventory, lists: TrackLists
    ) -> None:
        super().__init__()
        environment = context.connection.environment
        self.place: Callable[[], Workplace] = lambda: Workplace(None, environment, None)
        """Returns the project and environment one works in, as far as they are known."""
        self._context = context
        self._workspace = workspace
        self._inventory = inventory
        self._lists = lists
        self._words = TrackListWording(self)
        self._folder = context.stores.folder
        self._views = load_track_views(self._folder)
        self._tab: AllTracksTab | None = None
        self._asking: asyncio.Task[None] | None = None
        self._counting: asyncio.Task[None] | None = None
        self._loading: asyncio.Task[None] | None = None
        self._is_outdated = False
        """True if something else is asked for than what is being read."""
        self._is_miscounted = True
        """True if views may have other numbers of tracks than those shown."""
        self._refusal = ""
        """Words about a list that could not be taken."""
        self._wanted: list[int] = []
        """Keys of tracks to read; the latest are on screen."""
        inventory.changed.append(self._note_change)

    def show(self) -> None:
        """Fill the tab, which has come on screen."""
        if self._tab is None:
            self._tab = self._workspace.project_page.all_tracks
            self._connect(self._tab)
            self._tab.show_views(self._views)
        self._is_miscounted = True
        self._ask()

    def _connect(self, tab: AllTracksTab) -> None:
        tab.query_changed.connect(self._ask)
        tab.tracks_wanted.connect(self._want)
        tab.track_opened.connect(self._open)
        tab.delete_requested.connect(self.delete_requested)
        tab.rule_requested.connect(self.rule_requested)
        tab.review_requested.connect(self.review_requested)
        tab.put_back_requested.connect(self._begin_putting_back)
        tab.forget_requested.connect(self._begin_forgetting)
        tab.export_requested.connect(self._begin_export)
        tab.ids_requested.connect(self._begin_copying)
        tab.references_offered.connect(self._take_text)
        tab.files_offered.connect(self._take_files)
        tab.save_view_requested.connect(self._save_view)
        tab.rename_view_requested.connect(self._rename_view)
        tab.remove_view_requested.connect(self._remove_view)
        tab.left.connect(self._note_visit)

    def _note_change(self) -> None:
        self._is_miscounted = True
        if self._tab is not None and self._tab.isVisible():
            self._ask()

    def _note_visit(self) -> None:
        self._context.start(self._inventory.note_visit, About.KEEPING)

    def _ask(self) -> None:
        """Read what is asked for now; what is being read is finished first, and not shown."""
        self._is_outdated = True
        if self._asking is None or self._asking.done():
            self._asking = self._context.start(self._answer, About.KEEPING)

    async def _answer(self) -> None:
        tab, inventory = self._tab, self._inventory
        while self._is_outdated and tab is not None:
            self._is_outdated = False
            query, field = tab.query, tab.grouping
            keys = await inventory.keys(query)
            if self._is_outdated:
                continue
            groups = await inventory.groups(query, field) if field is not None else []
            first = await inventory.tracks(keys[:_FIRST])
            if not self._is_outdated:
                tab.show_keys(keys, groups, first)
                self._begin_counting()

    def _begin_counting(self) -> None:
        """Count anew what the views have, where that may have changed, beside what is typed."""
        if self._is_miscounted and (self._counting is None or self._counting.done()):
            self._counting = self._context.start(self._count, About.KEEPING)

    async def _count(self) -> None:
        while self._is_miscounted and self._tab is not None:
            self._is_miscounted = False
            self._tab.show_counts(await self._inventory.counts())

    def _want(self, keys: list[int]) -> None:
        self._wanted = [*self._wanted[-_AT_ONCE:], *keys]
        if self._loading is None or self._loading.done():
            self._loading = self._context.start(self._load, About.KEEPING)

    async def _load(self) -> None:
        """Read tracks, those that were asked for last first: they are on screen."""
        while self._wanted and self._tab is not None:
            keys, self._wanted = self._wanted[-_AT_ONCE:], self._wanted[:-_AT_ONCE]
            self._tab.model.take(keys, await self._inventory.tracks(keys))

    def _open(self, one: InventoryTrack) -> None:
        environment = self._context.connection.environment
        track = one.track.id if one.gone_at is None else None
        self._workspace.show_panes()
        self.link_wanted.emit(AppLink(one.track.upload_id, None, environment, track))

    def _begin_copying(self, keys: list[int]) -> None:
        self._context.start(partial(self._copy_ids, keys), About.KEEPING)

    async def _copy_ids(self, keys: Sequence[int]) -> None:
        tracks = await self._inventory.tracks(keys)
        QGuiApplication.clipboard().setText("\n".join(one.track.id for one in tracks))
        self._context.notification.say(self._words.copied(len(tracks)), "info")

    def _take_text(self, text: str) -> None:
        self._context.start(lambda: self._choose(text=text), About.KEEPING)

    def _take_files(self, paths: list[Path]) -> None:
        self._context.start(lambda: self._choose(paths=paths), About.KEEPING)

    async def _choose(self, text: str = "", paths: Sequence[Path] = ()) -> None:
        """Show the tracks that a list names."""
        try:
            found = await self._lists.read(paths) if paths else await self._lists.parse(text)
        except OSError as error:
            self._refuse(self._words.unreadable(error), "error")
            return
        if not found:
            self._refuse(self._words.no_ids(), "warning")
            return
        self._context.notification.withdraw(self._refusal)
        place = self.place()
        leads = [whereabouts_of_line(line.links, line.hosts, place) for line in found]
        here = [line for line, to in zip(found, leads, strict=True) if to is Whereabouts.HERE]
        chosen, known = await self._resolved(here)
        elsewhere = len(leads) - len(here) - leads.count(Whereabouts.UNKNOWN)
        if self._tab is not None:
            words = self._words.found(known, len(found), elsewhere)
            self._tab.narrow_to(words, tuple(chosen))

    def _refuse(self, words: str, kind: Kind) -> None:
        self._refusal = words
        self._context.notification.say(words, kind)

    async def _resolved(self, references: Sequence[ListedLine]) -> tuple[list[str], int]:
        """Return the ids of all tracks that are named, and how many lines name some.

        In a line with a track the video only says where that is, even if the track is gone; else
        all its tracks are meant.
        """
        lines = [line.ids for line in references]
        ids = tuple(dict.fromkeys(key for line in lines for key in line))
        # An empty condition means all tracks.
        tracks = await self._found(TracksQuery(track_ids=ids)) if ids else []
        by_id = {one.track.id for one in tracks}
        rest = [line for line in lines if by_id.isdisjoint(line)]
        uploads = tuple(dict.fromkeys(key for line in rest for key in line))
        of_videos = await self._found(TracksQuery(upload_ids=uploads)) if uploads else []
        videos = {one.track.upload_id: one.playback_id for one in of_videos}
        meant = [videos_meant(line, videos) for line in rest]
        whole = {key for line in meant for key in line}
        more = (one for one in of_videos if one.track.upload_id in whole)
        chosen = dict.fromkeys(one.track.id for one in (*tracks, *more))
        return list(chosen), len(references) - meant.count([])

    async def _found(self, query: TracksQuery) -> list[InventoryTrack]:
        return await self._inventory.tracks(await self._inventory.keys(query))

    def _begin_export(self, kind: str) -> None:
        self._context.start(partial(self._export, kind), About.KEEPING)

    async def _export(self, kind: str) -> None:
        """Write all tracks that are asked for, as they are in the inventory."""
        if self._tab is None:
            return
        keys = self._tab.model.rows.keys
        kinds = self._words.kinds()
        offered = ";;".join((kinds[kind], *(one for key, one in kinds.items() if key != kind)))
        path = await self._context.dialogs.save_file(
            self._words.export_title(), tracks_name(kind), offered
        )
        if path is None:
            return
        rows = []
        for first in range(0, len(keys), _EXPORTED_AT_ONCE):
            tracks = await self._inventory.tracks(keys[first : first + _EXPORTED_AT_ONCE])
            rows += [self._words.row(one) for one in tracks]
        headings = self._words.headings()
        await self._lists.write(path, headings, rows, right_to_left=is_mirrored())
        self._context.say_saved(self._words.exported(len(rows)), path)

    def _begin_putting_back(self, keys: list[int]) -> None:
        self._context.start(partial(self._put_back, keys), About.RESTORING)

    async def _put_back(self, keys: Sequence[int]) -> None:
        """Have tracks made again; say first which are left out, and why."""
        texts = {key: text for key in keys if (text := await self._inventory.text(key)) is not None}
        readable = await self._inventory.tracks(list(texts))
        ids = list(dict.fromkeys(one.track.upload_id for one in readable))
        videos = await self._inventory.whole_videos(ids)
        wanted, taken = tracks_to_put_back(readable, {one.id: one.tracks for one in videos})
        why_not = self._words.not_put_back(len(keys) - len(wanted) - len(taken), len(taken))
        if not wanted:
            self._context.notification.say(why_not, "warning")
            return
        count = len(wanted)
        request = ConfirmationRequest(
            self._words.put_back_title(count),
            why_not,
            self._words.put_back(count),
            is_harmless=True,
        )
        if why_not and not await self._context.dialogs.confirm(request):
            return
        for video in videos:
            new = [
                NewTrack(TrackDraft.of(one.track), texts[one.key])
                for one in wanted
                if one.track.upload_id == video.id
            ]
            if new:
                self.put_back_wanted.emit(video, new)

    def _begin_forgetting(self, days: int) -> None:
        self._context.start(partial(self._forget, days), About.KEEPING)

    async def _forget(self, days: int) -> None:
        """Forget tracks that vanished so long ago, after a question."""
        before = datetime.now(UTC) - timedelta(days=days)
        found = await self._inventory.vanished(before)
        if not found.tracks:
            self._context.notification.say(self._words.none_vanished(days), "info")
            return
        request = ConfirmationRequest(
            self._words.forget_title(found.tracks),
            self._words.forget_text(found, before if days else None),
            self._words.forget(found.tracks),
        )
        if await self._context.dialogs.confirm(request):
            await self._inventory.forget_vanished(before)
            if not (await self._inventory.vanished(before)).tracks:
                self._context.notification.say(self._words.forgotten(found.tracks), "success")

    def _save_view(self, view: SavedTracksView) -> None:
        others = [one for one in self._views if one.name != view.name]
        self._keep_views([*others, view])

    def _rename_view(self, before: str, after: str) -> None:
        others = [one for one in self._views if one.name != after or before == after]
        self._keep_views(
            [replace(one, name=after) if one.name == before else one for one in others]
        )

    def _remove_view(self, name: str) -> None:
        self._keep_views([one for one in self._views if one.name != name])

    def _keep_views(self, views: list[SavedTracksView]) -> None:
        self._views = views
        save_track_views(self._folder, views)
        if self._tab is not None:
            self._tab.show_views(views)
