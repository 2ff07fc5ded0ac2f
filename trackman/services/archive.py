"""One archive of all that a data folder keeps: history, backups and the reviews of all projects."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from trackman.domain.errors import ArchiveError, ReviewError, ReviewFileError, ReviewFileFault
from trackman.domain.library import Scope
from trackman.domain.review.queue import Reviewer, ReviewPlace, ReviewQueue
from trackman.domain.review.summary import Received
from trackman.services.executors import Executors, Lane
from trackman.services.history import Progress
from trackman.services.review.reviews import Reviews
from trackman.services.stores import Stores
from trackman.store.archive.exporter import Exported
from trackman.store.archive.importer import Imported, unpack_reviews
from trackman.store.error_mapping import store_fault
from trackman.store.review.files import read_review
from trackman.store.review.reviewer import take_over
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
    is_own: bool = False
    """The person at this computer is known by the id of who wrote them from now on."""


class DataArchive:
    """Writes and reads archives; `reviews` are those of the open project and environment."""

    def __init__(self, stores: Stores, reviews: Reviews, executors: Executors) -> None:
        self._stores = stores
        self._records = stores.records
        self._reviews = reviews
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

    async def author(self, path: Path) -> Reviewer | None:
        """Return who did something in the reviews of an archive that they wrote.

        None where that can't be the person at this computer, or is by the same id: who has done
        something in a review here is known by the id they have here. Raises ArchiveError.
        """
        if await self._has_own_records():
            return None
        with _work_folder() as folder:
            unpacked = await self._run(partial(unpack_reviews, path, folder))
            author = await self._run(partial(_author_of, unpacked.files))
        here = self._reviews.reviewer
        return None if author is None or author.id == here.id else author

    async def take(
        self, path: Path, progress: Progress, own: Reviewer | None = None
    ) -> tuple[Imported, ImportedReviews] | None:
        """Take in what an archive holds and is not here; None if that was cancelled.

        `own` is its author where that is the person at this computer, who has this id from then
        on. So they are one person, and can't approve what they decided themselves.
        Raises ArchiveError; then nothing has changed here.
        """
        with _work_folder() as folder:
            unpacked = await self._run(partial(unpack_reviews, path, folder))
            imported = await self._records.import_all(path, progress)
            if imported is None:
                return None
            if own is not None and not await self._has_own_records():
                await self._run(partial(take_over, self._stores.folder, own.id))
                await self._reviews.take_up_reviewer()
            damaged = [ReviewFileError(ReviewFileFault.DAMAGED)] * unpacked.damaged
            taken = await self._take_reviews(unpacked.files, damaged)
            is_own = own is not None and self._reviews.reviewer.id == own.id
            return imported, replace(taken, is_own=is_own)

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

        async with aclosing(self._all_reviews()) as everything:
            async for reviews in everything:
                await write(reviews)
        return files, failed

    async def _all_reviews(self) -> AsyncGenerator[Reviews]:
        """Yield the reviews of all projects, each until the next is asked for."""
        yield self._reviews  # which then has what it takes over from another file
        for path in stored_in(self._stores.review_folder):
            if path != self._reviews.path:
                others = self._reviews.beside(ReviewStore.of_file(path), self._reviews.where)
                try:
                    yield others
                finally:
                    others.close()

    async def _has_own_records(self) -> bool:
        """Tell whether the person at this computer has done anything, or may have."""
        try:
            async with aclosing(self._all_reviews()) as everything:
                async for reviews in everything:
                    if await reviews.has_own_records():
                        return True
        except ReviewError:
            return True  # nobody knows
        return False

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
        store = ReviewStore(self._stores.review_folder, Scope(queue.project, queue.environment))
        if store.path == self._reviews.path:
            return self._reviews
        place = ReviewPlace(queue.project, queue.project_name, queue.environment)
        return self._reviews.beside(store, place)

    async def _run(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.FILES)


def _author_of(files: Sequence[Path]) -> Reviewer | None:
    """Return the one who wrote all reviews, as far as they are as written, and did something."""
    writers: dict[str, Reviewer] = {}
    doers = set[str]()
    for file in files:
        try:
            review = read_review(file)
        except ReviewFileError:
            continue  # it is told when it is taken up
        if review.written_by is not None and not review.is_altered:
            writers[review.written_by.id] = review.written_by
            doers |= {one.by.id for one in review.records}
    found = list(writers.values())
    return found[0] if len(found) == 1 and found[0].id in doers else None


@contextmanager
def _work_folder() -> Iterator[Path]:
    """Make a folder that goes with what is in it."""
    try:
        folder = TemporaryDirectory(ignore_cleanup_errors=True)
    except OSError as error:
        raise ArchiveError(store_fault(error), str(error)) from error
    with folder as path:
        yield Path(path)
