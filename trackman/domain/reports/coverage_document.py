"""The coverage as a document: a figure for each language, and all videos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trackman.domain.inventory.coverage import Coverage, Covered, LanguageFigures
from trackman.domain.reports.document import (
    Chart,
    Document,
    ReportSection,
    ReportShare,
    ReportTable,
    Value,
)
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import Phrase, ReportWords


def coverage_document(
    coverage: Coverage, videos: Sequence[int], subject: Subject, words: ReportWords
) -> Document:
    """Return the document of some videos, given by their places, in their order."""
    count = len(videos)
    facts = (
        *subject.facts(words),
        subject.age(words),
        (words(Phrase.VIDEOS), words.number(count)),
    )
    subtitles, captions, audio, errored, preparing, _ = words.marks
    legend = words(
        Phrase.LEGEND,
        subtitles=subtitles,
        captions=captions,
        audio=audio,
        errored=errored,
        preparing=preparing,
    )
    matrix = _matrix(coverage, videos, words)
    return Document(
        words(Phrase.COVERAGE_TITLE),
        facts,
        (
            ReportSection(
                paragraphs=(words(Phrase.COUNTED),),
                table=_languages(coverage.figures(videos), count, words),
            ),
            ReportSection(paragraphs=(legend,), table=matrix),
        ),
        matrix,
        words.language,
        words.right_to_left,
    )


def cell_marks(cell: int, marks: Sequence[str]) -> str:
    """Return the short marks of what a video has in a language; empty for nothing."""
    return " ".join(mark for one, mark in zip(Covered, marks, strict=True) if cell & one)


def _languages(figures: Sequence[LanguageFigures], videos: int, words: ReportWords) -> ReportTable:
    headings = (
        words(Phrase.LANGUAGE),
        words(Phrase.SUBTITLES),
        words(Phrase.SHARE),
        words(Phrase.CAPTIONS),
        words(Phrase.AUDIO),
        words(Phrase.ERRORED),
        words(Phrase.NOTHING),
    )
    rows = [
        (
            words.language_of(one.language),
            one.text,
            ReportShare(one.text / videos if videos else 0.0),
            one.captions,
            one.audio,
            one.errored,
            one.none,
        )
        for one in figures
    ]
    return ReportTable(words(Phrase.BY_LANGUAGE), headings, rows, Chart.BARS)


class _Rows(Sequence[Sequence[Value]]):
    """Rows made when they are written: those of 20,000 videos would take 100 MB at once."""

    def __init__(self, coverage: Coverage, videos: Sequence[int], words: ReportWords) -> None:
        self._coverage = coverage
        self._videos = videos
        self._uses = {
            True: words(Phrase.YES),
            False: words(Phrase.NO),
            None: words(Phrase.NOT_KNOWN),
        }
        self._marks = [cell_marks(cell, words.marks) for cell in range(1 << len(Covered))]

    def __len__(self) -> int:
        return len(self._videos)

    def __getitem__(self, place: int) -> Sequence[Value]:  # type: ignore[override]
        """Return one row; no slice is asked for."""
        coverage, video = self._coverage, self._videos[place]
        return (
            coverage.filenames[video],
            coverage.upload_ids[video],
            self._uses[coverage.used(video)],
            *(self._marks[cell] for cell in coverage.cells(video)),
        )

    def __iter__(self) -> Iterator[Sequence[Value]]:
        return (self[place] for place in range(len(self)))


def _matrix(coverage: Coverage, videos: Sequence[int], words: ReportWords) -> ReportTable:
    headings = (
        words(Phrase.VIDEO),
        words(Phrase.VIDEO_ID),
        words(Phrase.USED),
        *(one or words(Phrase.NO_LANGUAGE) for one in coverage.languages),
    )
    rows = _Rows(coverage, videos, words)
    return ReportTable(words(Phrase.BY_VIDEO), headings, rows, is_grid=True)
