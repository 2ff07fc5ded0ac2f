"""Controller of the scan: begun, paused and resumed from the bar above the table of all tracks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import ClosedError, TrackmanError
from trackman.domain.inventory.scanning import CallUsage, ScanEnd, ScanProgress
from trackman.domain.inventory.state import InventoryState
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.scan import Scan
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.ui.all_tracks.all_tracks_tab import AllTracksTab


class ScanController(QObject):
    """Runs one scan at a time; the tab need not be on screen meanwhile."""

    ended = Signal(object)
    """The scan ended or paused: this `ScanEnd`."""

    def __init__(
        self, context: SessionContext, workspace: Workspace, inventory: Inventory, scan: Scan
    ) -> None:
        super().__init__()
        self._context = context
        self._workspace = workspace
        self._inventory = inventory
        self._scan = scan
        self._tab: AllTracksTab | None = None
        self._usage: CallUsage | None = None
        self._running: asyncio.Task[None] | None = None
        inventory.changed.append(self._note_change)

    def show(self) -> None:
        """Fill the bar, which has come on screen, or the page before the first scan."""
        if self._tab is None:
            tab = self._tab = self._workspace.project_page.all_tracks
            tab.scan_bar.scan_requested.connect(self.begin)
            tab.scan_bar.resume_requested.connect(self.resume)
            tab.scan_bar.pause_requested.connect(self._scan.pause)
            tab.first_scan.scan_requested.connect(self.begin)
        self._context.start(self._show_all, About.KEEPING)

    def begin(self, texts: bool, everything: bool) -> None:
        """Begin a scan."""
        self._run(
            lambda: self._scan.run(texts=texts, everything=everything, report=self._show_progress)
        )

    def resume(self) -> None:
        """Go on with the scan that was not ended."""
        self._run(lambda: self._scan.resume(self._show_progress))

    def _run(self, work: Callable[[], Awaitable[ScanEnd | None]]) -> None:
        if self._running is not None and not self._running.done():
            return
        self._running = self._context.start(lambda: self._until_end(work), About.OPENING)

    async def _until_end(self, work: Callable[[], Awaitable[ScanEnd | None]]) -> None:
        end: ScanEnd | None = None
        state: InventoryState | None = None
        if self._tab is not None:
            self._tab.scan_bar.show_running()
            self._tab.show_state(await self._inventory.state())
        try:
            end = await work()
            state = await self._inventory.state()
        finally:
            self._running = None  # the bar offers another scan from here on
            if self._tab is not None:
                self._tab.scan_bar.show_end(end)
                if state is not None:  # at once, or the end stood beside what was before it
                    self._tab.show_state(state)
        if end is not None:
            self.ended.emit(end)
        await self._read_usage()

    def _show_progress(self, progress: ScanProgress) -> None:
        if self._tab is not None:
            self._tab.scan_bar.show_progress(progress)

    def _note_change(self) -> None:
        if self._tab is not None and self._tab.isVisible():
            self._context.start(self._show_state, About.KEEPING)

    async def _show_state(self) -> None:
        if self._tab is not None:
            self._tab.show_state(await self._inventory.state())

    async def _show_all(self) -> None:
        await self._show_state()
        tab = self._tab
        if tab is None or self._usage is not None:
            return
        await self._read_usage()
        if not tab.first_scan.isVisible():
            return
        try:
            estimate = await self._scan.estimate(everything=True)
        except ClosedError:
            raise
        except TrackmanError as error:
            tab.first_scan.show_problem(self._context.messages.problem(error, About.OPENING))
        else:
            tab.first_scan.show_cost(estimate, self._usage)

    async def _read_usage(self) -> None:
        self._usage = await self._scan.usage()
        if self._tab is not None:
            self._tab.scan_bar.show_usage(self._usage)
