"""One archive of all that a data folder keeps: history, backups and the reviews of all projects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from trackman.domain.errors import ArchiveError, ReviewError, ReviewFileError, ReviewFileFault
from trackman.domain.library import Scope
from trackman.domain.review.queue import ReviewPlace, ReviewQueue
from trackman.domain.review.summary import Received
from trackman.services.executors import Executors, Lane
from trackman.services.history import History, Progress
from trackman.services.review.reviews import Reviews
from trackman.store.archive.exporter import Exported
from trackman.store.archive.importer import Imported, unpack_reviews
from trackman.store.error_mapping import store_fault
from trackman.store.review.files import read_review
from trackman.store.review.reviews import ReviewStore, stored_in

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ImportedReviews:
    """Result of taking up the reviews of an archive."""

    new: int
    """Those of which something was not here."""
    known: int
    """Those that were here just so."""
    conflicts: int
    """Tracks on which people decided differently, which was not known here."""
    failed: tuple[ReviewError | ReviewFileError, ...]
    """For each that could not be taken up, why."""


class DataArchive:
    """Writes and reads archives; `reviews` are those of the open project and environment."""

    def __init__(
        self, records: History, reviews: Reviews, folder: Path, executors: Executors
    ) -> None:
        self._records = records
        self._reviews = reviews
        self._folder = folder
        """Folder of the reviews, a file for each project and environment."""
        self._executors = executors

    async def write(
        self, path: Path, progress: Progress
    ) -> tuple[Exported, list[ReviewError]] | None:
        """Write everything, and return why reviews are not in it; None if that was cancelled.

        Raises ExportError or ArchiveError; then nothing at `path` has changed.
        """
        with _work_folder() as folder:
            files, failed = await self._write_reviews(folder)
            exported = await self._records.export_all(path, progress, files)
        return None if exported is None else (exported, failed)

    async def take(self, path: Path, progress: Progress) -> tuple[Imported, ImportedReviews] | None:
        """Take in what an archive holds and is not here; None if that was cancelled.

        Raises ArchiveError; then nothing has changed here.
        """
        with _work_folder() as folder:
            unpacked = await self._run(partial(unpack_reviews, path, folder))
            imported = await self._records.import_all(path, progress)
            if imported is None:
                return None
            damaged = [ReviewFileError(ReviewFileFault.DAMAGED)] * unpacked.damaged
            return imported, await self._take_reviews(unpacked.files, damaged)

    async def _write_reviews(self, folder: Path) -> tuple[list[Path], list[ReviewError]]:
        files: list[Path] = []
        failed: list[ReviewError] = []

        async def write(reviews: Reviews) -> None:
            try:
                for summary in await reviews.queues():
                    file = folder / str(len(files))
                    await reviews.write_file(summary.queue.id, file)
                    files.append(file)
            except ReviewError as error:
                failed.append(error)

        await write(self._reviews)  # which then has what it takes over from another file
        for path in stored_in(self._folder):
            if path != self._reviews.path:
                others = self._reviews.beside(ReviewStore.of_file(path), self._reviews.where)
                try:
                    await write(others)
                finally:
                    others.close()
        return files, failed

    async def _take_reviews(
        self, files: Sequence[Path], damaged: Sequence[ReviewFileError]
    ) -> ImportedReviews:
        new = known = conflicts = 0
        failed: list[ReviewError | ReviewFileError] = [*damaged]
        for file in files:
            try:
                received = await self._take_review(file)
            except (ReviewError, ReviewFileError) as error:
                failed.append(error)
                continue
            is_new = not received.is_known or received.new_items or received.new_records
            new, known = (new + 1, known) if is_new else (new, known + 1)
            conflicts += len(received.conflicts)
        return ImportedReviews(new, known, conflicts, tuple(failed))

    async def _take_review(self, file: Path) -> Received:
        """Take up a review where it belongs, as if somebody opened its file there."""
        reviews = self._of((await self._run(partial(read_review, file))).queue)
        try:
            received = await reviews.receive(file)
            await reviews.take(received)
        finally:
            if reviews is not self._reviews:
                await reviews.settled()
                reviews.close()
        return received

    def _of(self, queue: ReviewQueue) -> Reviews:
        """Return the open reviews where a queue is one of them, else those of its place."""
        open_at = self._reviews.where
        if (queue.project, queue.environment) == (open_at.project, open_at.environment):
            return self._reviews
        store = ReviewStore(self._folder, Scope(queue.project, queue.environment))
        if store.path == self._reviews.path:
            return self._reviews
        place = ReviewPlace(queue.project, queue.project_name, queue.environment)
        return self._reviews.beside(store, place)

    async def _run(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.FILES)


@contextmanager
def _work_folder() -> Iterator[Path]:
    """Make a folder that goes with what is in it."""
    try:
        folder = TemporaryDirectory(ignore_cleanup_errors=True)
    except OSError as error:
        raise ArchiveError(store_fault(error), str(error)) from error
    with folder as path:
        yield Path(path)
