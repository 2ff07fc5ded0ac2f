"""The coverage of the project: read when it is on screen, and made into files."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trackman.domain.errors import ClosedError, TrackmanError
from trackman.domain.inventory.accessibility import Accessibility, SpokenLanguage, Use
from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.references import Uses
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.reports import subject_of
from trackman.ui.controllers.context import SessionContext
from trackman.ui.wording.file_names import accessibility_name, coverage_name
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About
from trackman.ui.wording.reports import ReportWording

if TYPE_CHECKING:
    from trackman.domain.reports.subject import Subject
    from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
    from trackman.ui.coverage.coverage_tab import CoverageTab

_SOON_MS = 1_000
"""Between two readings while a scan goes on."""
_AT_ONCE = 4
"""Requests for records that are under way together."""


class CoverageController(QObject):
    """Fills the tab of the coverage, and serves what is asked for in it."""

    tracks_wanted = Signal(TracksQuery)
    """These tracks are wanted in the table of all tracks."""
    video_wanted = Signal(str)
    """The video with this upload id is to be opened."""
    scan_wanted = Signal()
    """The place to begin a scan is wanted."""

    def __init__(self, context: SessionContext, inventory: Inventory) -> None:
        super().__init__()
        self._context = context
        self._inventory = inventory
        self._reports = context.connection.reporting()
        self._words = ReportWording(self)
        self._tab: CoverageTab | None = None
        self._is_stale = True
        self._reading: asyncio.Task[None] | None = None
        self._counting: asyncio.Task[None] | None = None
        self._counted: tuple[Accessibility, SpokenLanguage, bool] | None = None
        """Last judgement, its way, and True if published records are to be asked for."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._read_if_shown)
        inventory.changed.append(self._doubt)

    def show(self, tab: CoverageTab) -> None:
        """Fill the tab, which has come on screen."""
        if self._tab is not tab:
            self._tab = tab
            tab.tracks_wanted.connect(self.tracks_wanted)
            tab.video_wanted.connect(self.video_wanted)
            tab.scan_wanted.connect(self.scan_wanted)
            tab.export_requested.connect(self._request_export)
            tab.accessibility_requested.connect(self.report_accessibility)
            self._is_stale = True
        self._read_if_shown()

    def stop(self) -> None:
        """Read no more: the session ends."""
        self._soon.stop()
        if self._doubt in self._inventory.changed:
            self._inventory.changed.remove(self._doubt)
        self._tab = None

    def _doubt(self) -> None:
        """Read again soon; what changed while the tab is not on screen waits until it is."""
        self._is_stale = True
        if self._tab is not None and not self._soon.isActive():
            self._soon.start()

    def _read_if_shown(self) -> None:
        tab = self._tab
        if tab is None or not self._is_stale or not tab.isVisible():
            return
        if self._reading is None or self._reading.done():
            self._reading = self._context.start(self._read, About.KEEPING)

    async def _read(self) -> None:
        self._is_stale = False
        state = await self._inventory.state()
        coverage = await self._reports.coverage(self._inventory)
        if self._tab is not None:
            self._tab.show_coverage(coverage, state)

    async def _subject(self) -> Subject:
        planner, environment = self._context.planner, self._context.connection.environment
        name = environment or planner.primary
        return await subject_of(self._inventory, planner.name or planner.project, name)

    async def _path(self, title: str, name: str, ending: str) -> Path | None:
        kinds = {
            "html": self.tr("Web pages (*.html)"),
            "xlsx": self.tr("Excel workbooks (*.xlsx)"),
        }.get(ending, self.tr("Tables (*.csv)"))
        return await self._context.dialogs.save_file(title, name, kinds)

    def _say_saved(self, path: Path) -> None:
        text = filled(self.tr("Report saved to {file}."), file=quoted(path.name))
        self._context.say_saved(text, path)

    def _request_export(self, ending: str) -> None:
        self._context.start(partial(self._export, ending), About.KEEPING)

    async def _export(self, ending: str) -> None:
        """Write what is shown, as it was when it was asked for."""
        if self._tab is None:
            return
        coverage, videos = self._tab.model.coverage, self._tab.model.videos
        path = await self._path(self.tr("Export the coverage"), coverage_name(ending), ending)
        if path is None:
            return
        subject, words = await self._subject(), self._words.words()
        await self._reports.write_coverage(path, coverage, videos, subject, words)
        self._say_saved(path)

    def report_accessibility(self) -> None:
        """Ask what the report shall be about, and save it."""
        self._context.start(self._accessibility, About.KEEPING)

    async def _accessibility(self) -> None:
        ending = await self._context.dialogs.ask_for_document(self._make)
        if ending is None or self._counted is None:
            return
        found, spoken, asks = self._counted
        title = self.tr("Save the accessibility report")
        path = await self._path(title, accessibility_name(ending), ending)
        if path is None:
            return
        if asks:
            records = await self._records(found)
            found = await self._reports.accessibility(self._inventory, spoken, records)
        subject, words = await self._subject(), self._words.words()
        await self._reports.write_accessibility(path, found, subject, words)
        self._say_saved(path)

    def _make(self, window: QWidget) -> AccessibilityDialog:
        from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog

        dialog = AccessibilityDialog(window, self._inventory.locales)
        dialog.changed.connect(partial(self._count, dialog))
        dialog.chosen.connect(lambda _: self._note_question(dialog))
        self._counted = None
        dialog.finished.connect(self._stop_counting)
        self._count(dialog)
        return dialog

    def _note_question(self, dialog: AccessibilityDialog) -> None:
        if self._counted is not None:
            found, spoken, _ = self._counted
            self._counted = found, spoken, dialog.asks_for_records()

    def _count(self, dialog: AccessibilityDialog) -> None:
        """Judge the videos as is asked for now; what is being judged is not wanted any more."""
        self._stop_counting()
        dialog.wait()
        self._counting = self._context.tasks.start(self._show(dialog))

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    async def _show(self, dialog: AccessibilityDialog) -> None:
        spoken = dialog.spoken()
        try:
            found = await self._reports.accessibility(self._inventory, spoken)
        except ClosedError:
            raise  # the session ends
        except TrackmanError as error:
            dialog.reject()
            self._context.show_error(error, About.KEEPING)
            return
        self._counted = found, spoken, False
        dialog.show_found(found)

    async def _records(self, found: Accessibility) -> dict[str, Uses]:
        """Ask DatoCMS for the records that use the videos without captions, a few at once."""
        ids = [gap.upload_id for gap in found.gaps if gap.use is Use.USED]
        videos = await self._inventory.whole_videos(ids)
        waiting, records = iter(videos), dict[str, Uses]()
        text = self.tr("Asking DatoCMS for the records that use the videos…")

        async def ask() -> None:
            for video in waiting:
                records[video.id] = await self._context.connection.references.read(video)
                self._context.notification.progress(text, len(records), len(videos), cancel=False)

        await asyncio.gather(*(ask() for _ in range(_AT_ONCE)))
        return records
