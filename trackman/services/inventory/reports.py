"""Reports of a project: counted from what the inventory and the journal know, and written to files.

Nothing here needs a window: commands use it as well, with the words of
`domain/reports/words.english`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from trackman.domain.history import HistoryQuery
from trackman.domain.inventory.accessibility import (
    Accessibility,
    SpokenLanguage,
    accessibility_of,
)
from trackman.domain.inventory.coverage import Coverage, CoverageBuilder
from trackman.domain.inventory.state import VideoSummary
from trackman.domain.references import Uses
from trackman.domain.reports.accessibility_document import accessibility_document
from trackman.domain.reports.coverage_document import coverage_document
from trackman.domain.reports.document import Document
from trackman.domain.reports.moderation import Moderation, ReportPeriod, moderation_of
from trackman.domain.reports.moderation_document import moderation_document
from trackman.domain.reports.review_document import review_document
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import ReportWords
from trackman.domain.review.queue import ReviewQueue
from trackman.domain.review.records import Record
from trackman.domain.review.state import state_of
from trackman.domain.review.statistics import ReviewStatistics, statistics_of
from trackman.services.executors import Executors, Lane
from trackman.services.history import History
from trackman.services.inventory.inventory import Inventory


class ReportWriter:
    """Counts on worker threads, and writes what was counted."""

    def __init__(self, executors: Executors) -> None:
        self._executors = executors

    async def coverage(self, inventory: Inventory) -> Coverage:
        """Return which languages each video has; the project's locales are those it is told."""
        builder = CoverageBuilder()
        async for videos in inventory.videos():
            await self._executors.run(partial(_add, builder, videos), Lane.COMPUTING)
        return await self._executors.run(partial(builder.build, inventory.locales), Lane.COMPUTING)

    async def accessibility(
        self,
        inventory: Inventory,
        spoken: SpokenLanguage,
        records: Mapping[str, Uses] | None = None,
    ) -> Accessibility:
        """Return which videos lack captions; `records` are those that use some, where asked for."""
        videos = [one async for some in inventory.videos() for one in some]
        return await self._executors.run(
            partial(accessibility_of, videos, spoken, records), Lane.COMPUTING
        )

    async def moderation(
        self, history: History, period: ReportPeriod, project: str | None = None
    ) -> Moderation:
        """Return what was done in a period, in one project or, with None, in all.

        Raises JournalError.
        """
        query = HistoryQuery(project=project, since=period.since, until=period.until)
        rows = await history.history(query)
        return await self._executors.run(partial(moderation_of, rows), Lane.COMPUTING)

    async def write_coverage(
        self,
        path: Path,
        coverage: Coverage,
        videos: Sequence[int],
        subject: Subject,
        words: ReportWords,
    ) -> None:
        """Write some videos of the coverage, given by their places. Raises ExportError."""
        await self._write(path, partial(coverage_document, coverage, videos, subject, words), words)

    async def write_accessibility(
        self, path: Path, found: Accessibility, subject: Subject, words: ReportWords
    ) -> None:
        """Write the accessibility report. Raises ExportError."""
        await self._write(path, partial(accessibility_document, found, subject, words), words)

    async def write_moderation(
        self,
        path: Path,
        found: Moderation,
        period: ReportPeriod,
        subject: Subject,
        words: ReportWords,
    ) -> None:
        """Write the moderation report. Raises ExportError."""
        await self._write(path, partial(moderation_document, found, period, subject, words), words)

    async def review(
        self, queue: ReviewQueue, records: Sequence[Record], deleted: Collection[str]
    ) -> ReviewStatistics:
        """Return what was decided in a review; `deleted` are the keys of tracks that are gone."""

        def work() -> ReviewStatistics:
            return statistics_of(queue, state_of(queue, records), deleted)

        return await self._executors.run(work, Lane.COMPUTING)

    async def write_review(
        self, path: Path, found: ReviewStatistics, name: str, subject: Subject, words: ReportWords
    ) -> None:
        """Write the statistics of a review of this name, with every track. Raises ExportError."""
        await self._write(path, partial(review_document, found, name, subject, words), words)

    async def _write(self, path: Path, make: partial[Document], words: ReportWords) -> None:
        from trackman.store.reports.files import write_document

        def work() -> None:
            write_document(path, make(), words)

        await self._executors.run(work, Lane.FILES)


async def subject_of(
    inventory: Inventory,
    project: str | None,
    environment: str | None,
    made_at: datetime | None = None,
) -> Subject:
    """Return the subject of a report on a project: with the age of what is known of it."""
    state = await inventory.state()
    known = state.oldest_look if state.scanned_at is not None else None
    return Subject(project, environment, made_at or datetime.now(UTC), known)


def _add(builder: CoverageBuilder, videos: Sequence[VideoSummary]) -> None:
    for video in videos:
        builder.add(video)
