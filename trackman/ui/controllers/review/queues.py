"""The list of reviews: gone on with, handed on as files, taken up from files, and removed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trackman.domain.errors import ClosedError, ReviewError, TrackmanError
from trackman.domain.review.queue import QueuePart, ReviewQueue, split
from trackman.domain.review.summary import QueueSummary, SalvagedReviews
from trackman.services.review.open_review import OpenReview
from trackman.services.review.present import PresentTracks
from trackman.services.review.reviews import Reviews
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.review.queue_wording import QueueWording
from trackman.ui.wording.file_names import review_name, statistics_name
from trackman.ui.wording.inserting import filled, isolated, listed, quoted
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.ui.review.queues_dialog import QueuesDialog
    from trackman.ui.review.statistics_dialog import ReviewStatisticsDialog

_MOST_PARTS = 20
_SAID_AFTER = 1.0
"""Seconds."""


class ReviewQueuesController(QObject):
    """Serves *Reviews…*."""

    go_on_wanted = Signal(str)
    """The review with this id is to be gone on with."""

    def __init__(self, context: SessionContext, window: QWidget, reviews: Reviews) -> None:
        super().__init__()
        self._context = context
        self._window = window
        self._reviews = reviews
        self._words = QueueWording(self)
        self._dialog: QueuesDialog | None = None
        self._reading: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Show the list."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        from trackman.ui.review.queues_dialog import QueuesDialog

        dialog = self._dialog = QueuesDialog(self._window)
        dialog.go_on_wanted.connect(self.go_on_wanted)
        dialog.file_wanted.connect(lambda: self._start(self._take_file))
        dialog.files_dropped.connect(self.take_files)
        dialog.save_wanted.connect(lambda one: self._start(partial(self._save, one)))
        dialog.split_wanted.connect(lambda one: self._start(partial(self._split, one)))
        dialog.statistics_wanted.connect(lambda one: self._start(partial(self._count, one)))
        dialog.forget_wanted.connect(lambda one: self._start(partial(self._forget, one)))
        dialog.finished.connect(self._note_closed)
        self._reviews.changed.append(self._renew)
        dialog.open()
        self._renew()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Show the list, and what these files bring."""
        self.open()
        self._start(partial(self._receive_all, paths))

    def stop(self) -> None:
        """Close the list."""
        if self._dialog is not None:
            self._dialog.reject()

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        return self._context.tasks.start(self._guarded(work))

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do some work; what goes wrong is said in the list, which covers the message bar."""
        if self._dialog is not None:
            self._dialog.say("")
        try:
            await work()
        except ClosedError:
            raise  # the session ends
        except TrackmanError as error:
            self._say_error(error)

    def _say_error(self, error: TrackmanError) -> None:
        if self._dialog is None:
            self._context.show_error(error, About.KEEPING)
        else:
            problem = self._context.messages.problem(error, About.KEEPING)
            self._dialog.say(problem.sentences())

    def _note_closed(self) -> None:
        self._dialog = None
        if self._renew in self._reviews.changed:
            self._reviews.changed.remove(self._renew)

    def _renew(self) -> None:
        """Read the list anew, once however often it changed meanwhile."""
        if self._reading is None:
            self._reading = self._context.tasks.start(self._read())

    async def _read(self, chosen: str = "") -> None:
        self._reading = None
        queues: Sequence[QueueSummary] = []
        try:
            queues = await self._reviews.queues()
        except ReviewError as error:
            self._say_error(error)
        if self._dialog is None:
            return
        self._dialog.show_queues(queues, chosen)
        if (salvage := self._reviews.salvage) is not None:
            self._dialog.say(self._salvaged(salvage))

    def _salvaged(self, salvage: SalvagedReviews) -> str:
        if salvage.is_whole:
            found = self.tr("Everything in it could be recovered.")
        else:
            found = self.tr(
                "%Ln decisions and notes could be recovered; others may be missing. Open the files "
                "you saved of your reviews to add what is missing.",
                "",
                salvage.records,
            )
        text = self.tr(
            "The file of your reviews was damaged. {found} The damaged file is kept: {path}"
        )
        return filled(text, found=found, path=isolated(str(salvage.damaged)))

    async def _take_file(self) -> None:
        """Ask for a file, and take it up."""
        if (dialog := self._dialog) is None:
            return
        path = await self._context.dialogs.open_file(
            self.tr("Open a review"), self._kinds(), dialog
        )
        if path is None:
            return
        await self._receive(path)

    async def _receive(self, path: Path) -> None:
        """Show what a file brings, and take it up after a yes."""
        name = quoted(path.name)
        with self._saying(filled(self.tr("Reading {file}…"), file=name)):
            received = await self._reviews.receive(path)
        if (dialog := self._dialog) is None:
            return
        if await self._context.dialogs.look_at_review(received, dialog):
            with self._saying(filled(self.tr("Adding {file} to your reviews…"), file=name)):
                queue = await self._reviews.take(received)
            await self._read(queue.id)
            await self._say_added(queue)

    async def _say_added(self, queue: ReviewQueue) -> None:
        """Say that a file was added, and how its review stands with approvals now."""
        approved, refused, waiting = await self._reviews.approvals(queue.id)
        if not self._context.connection.holds_deletions:
            waiting = 0  # nobody has to approve them
        parts = (
            (approved, self.tr("%Ln deletions approved", "", approved)),
            (refused, self.tr("%Ln deletions refused", "", refused)),
            (waiting, self.tr("%Ln deletions wait for approval", "", waiting)),
        )
        text = filled(self.tr("Added to {name}."), name=quoted(self._words.name(queue)))
        if found := listed(words for count, words in parts if count):
            #: {found} is such as “2 deletions approved, 1 deletion waits for approval”.
            text += " " + filled(self.tr("In it now: {found}."), found=found)
        if self._dialog is not None:
            self._dialog.say(text, is_good=True)

    @contextmanager
    def _saying(self, text: str) -> Iterator[None]:
        """Say in the list what is being done, where that takes longer than a moment."""

        said: list[QueuesDialog] = []

        def say() -> None:
            if self._dialog is not None:
                self._dialog.say(text, is_good=True)
                said.append(self._dialog)

        soon = asyncio.get_running_loop().call_later(_SAID_AFTER, say)
        try:
            yield
        finally:
            soon.cancel()
            if said and said[0] is self._dialog:
                said[0].say("")

    async def _receive_all(self, paths: Sequence[Path]) -> None:
        """Take up several files, one after the other."""
        for path in paths:
            await self._receive(path)

    async def _save(self, queue_id: str) -> None:
        if (dialog := self._dialog) is None:
            return
        opened = await self._reviews.open(queue_id)
        path = await self._context.dialogs.save_file(
            self.tr("Save review as file"), _file_name(opened), self._kinds(), dialog
        )
        if path is None:
            return
        await self._reviews.write_file(queue_id, path)
        self._say_saved(filled(self.tr("Review saved as {file}."), file=quoted(path.name)), path)

    async def _split(self, queue_id: str) -> None:
        """Ask for a number of parts and a folder, and write a file for each part."""
        if (dialog := self._dialog) is None:
            return
        opened = await self._reviews.open(queue_id)
        videos = len({one.track.upload_id for one in opened.queue.items})
        if videos < 2:
            dialog.say(self.tr("Tracks of one video stay together, so this can’t be split."))
            return
        name = self._words.name(opened.queue)
        most = min(videos, _MOST_PARTS)
        parts = await self._context.dialogs.split_review(
            name, most, partial(_sizes, opened), dialog
        )
        if not parts:
            return
        folder = await self._context.dialogs.open_folder(self.tr("Save the parts in"), dialog)
        if folder is None:
            return
        for number in range(1, parts + 1):
            wanted = folder / review_name(opened.queue.name, number, parts)
            path = await self._context.connection.with_file(partial(_free, wanted))
            await self._reviews.write_file(queue_id, path, QueuePart(number, parts))
        text = self.tr("%Ln parts saved in {folder}.", "", parts)
        self._say_saved(filled(text, folder=quoted(folder.name)), folder)

    async def _forget(self, queue_id: str) -> None:
        """Remove a review after a yes."""
        if (dialog := self._dialog) is None:
            return
        opened = await self._reviews.open(queue_id)
        name = quoted(self._words.name(opened.queue))
        states = opened.state.items.values()
        decided = sum(bool(one.decisions) for one in states)  # skipped, or in conflict, among them
        noted = sum(len(one.notes) for one in states)
        if decided:
            text = self.tr(
                "%Ln decisions in it are removed as well. They are on this computer only, unless "
                "you saved the review as a file. No tracks are deleted.",
                "",
                decided,
            )
        elif noted:
            text = self.tr(
                "%Ln notes in it are removed as well. They are on this computer only, unless you "
                "saved the review as a file. No tracks are deleted.",
                "",
                noted,
            )
        else:
            text = self.tr("Nothing is decided in it yet. No tracks are deleted.")
        request = ConfirmationRequest(
            filled(self.tr("Delete the review {name}?"), name=name),
            text,
            self.tr("Delete review"),
        )
        if await self._context.dialogs.confirm(request, over=dialog):
            await self._reviews.forget(queue_id)

    async def _count(self, queue_id: str) -> None:
        """Count the decisions of a review, and save them as a document if that is wanted."""
        if (dialog := self._dialog) is None:
            return
        opened = await self._reviews.open(queue_id)
        reporting = self._context.connection.reporting()
        present = PresentTracks(self._context.stores.ledger, self._context.planner.is_own)
        deleted = await present.carried_out(opened.queue, opened.state)
        found = await reporting.review(opened.queue, opened.records, deleted)
        name = self._words.name(opened.queue)

        def make(window: QWidget) -> ReviewStatisticsDialog:
            from trackman.ui.review.statistics_dialog import ReviewStatisticsDialog

            statistics = ReviewStatisticsDialog(window, name)
            statistics.show_found(found)
            return statistics

        dialogs = self._context.dialogs
        ending = await dialogs.ask_for_document(make, dialog)
        if ending is None:
            return
        path = await dialogs.save_file(
            self.tr("Save the statistics"),
            statistics_name(opened.queue.name, ending),
            self._documents(ending),
            dialog,
        )
        if path is None:
            return
        from trackman.domain.reports.subject import Subject
        from trackman.ui.wording.reports import ReportWording

        where = self._reviews.where
        subject = Subject(where.project_name, where.environment, datetime.now(UTC))
        await reporting.write_review(path, found, name, subject, ReportWording(self).words())
        text = self.tr("Statistics saved to {file}.")
        self._say_saved(filled(text, file=quoted(path.name)), path)

    def _documents(self, ending: str) -> str:
        return {
            "html": self.tr("Web pages (*.html)"),
            "xlsx": self.tr("Excel workbooks (*.xlsx)"),
        }.get(ending, self.tr("Tables (*.csv)"))

    def _say_saved(self, text: str, path: Path) -> None:
        """Say in the list that something was written, for it covers the message bar."""
        if self._dialog is not None:
            self._dialog.say(text, is_good=True)
        self._context.say_saved(text, path)

    def _kinds(self) -> str:
        return self.tr("Reviews") + " (*.trackman-review)"


def _file_name(opened: OpenReview) -> str:
    """Return what a file of a review is called; that of a part tells which one it is."""
    part = opened.queue.part
    if part is None:
        return review_name(opened.queue.name)
    return review_name(opened.queue.name, part.number, part.of)


def _sizes(opened: OpenReview, parts: int) -> list[int]:
    return [len(one.items) for one in split(opened.queue, parts)]


def _free(path: Path) -> Path:
    """Return the path, or one like it where nothing is yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name.removesuffix(path.suffix)} ({number}){path.suffix}")
    return free
