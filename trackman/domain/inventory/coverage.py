"""Coverage: which languages each video of a project has, and how many videos each language."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag, StrEnum
from typing import NamedTuple

from trackman.domain.folding import fold, fold_each
from trackman.domain.inventory.rules import TrackRule
from trackman.domain.inventory.state import TrackBrief, VideoSummary
from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.languages import serves
from trackman.domain.tracks import TrackKind, TrackStatus


class Covered(IntFlag):
    """Kinds of tracks a video has in a language; nothing at all is 0."""

    SUBTITLES = 1
    """Ready subtitles that are not closed captions."""
    CAPTIONS = 2
    """Ready closed captions."""
    AUDIO = 4
    """Ready audio."""
    ERRORED = 8
    PREPARING = 16
    """Not ready, and not errored either."""
    UNREAD = 32
    """The tracks of the video were never read, so nobody knows."""


class CoverageDemand(StrEnum):
    """Kind of track a video must have in a language to count as covered."""

    TEXT = "text"
    """Subtitles, closed captions or not."""
    CAPTIONS = "captions"
    AUDIO = "audio"

    @property
    def mask(self) -> int:
        """The `Covered` of which one is enough."""
        return _MASKS[self]


_MASKS = {
    CoverageDemand.TEXT: int(Covered.SUBTITLES | Covered.CAPTIONS),
    CoverageDemand.CAPTIONS: int(Covered.CAPTIONS),
    CoverageDemand.AUDIO: int(Covered.AUDIO),
}


class CoverageOrder(StrEnum):
    """Orders of the videos."""

    LISTED = "listed"
    """As they were told."""
    NAME = "name"
    WORST = "worst"
    """Those that lack most of the languages expected come first."""


@dataclass(frozen=True, slots=True)
class CoverageQuery:
    """Videos to show, and their order."""

    text: str = ""
    """Words that file name or id must hold, each somewhere."""
    wanted: CoverageDemand = CoverageDemand.TEXT
    lacks: str | None = None
    """Only videos without what is wanted in this language, one of `Coverage.languages`."""
    used: bool | None = None
    """True or False for those that records use or do not."""
    order: CoverageOrder = CoverageOrder.LISTED


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """Numbers of videos by their kinds of tracks in a language; one counts for each kind."""

    language: str
    is_expected: bool
    """True of the project's own languages."""
    text: int
    """Videos with ready subtitles, closed captions or not."""
    captions: int
    audio: int
    errored: int
    none: int
    """Videos with nothing at all in it; those whose tracks were never read are not known."""

    def having(self, wanted: CoverageDemand) -> int:
        """Return how many videos have what is wanted."""
        return {
            CoverageDemand.TEXT: self.text,
            CoverageDemand.CAPTIONS: self.captions,
            CoverageDemand.AUDIO: self.audio,
        }[wanted]


class Coverage:
    """Videos × languages, one byte a cell: 20,000 videos in 40 languages take less than 1 MB.

    A track counts for each language it serves, as rules choose tracks: `it-IT` for `it`, too.
    """

    def __init__(
        self, languages: Sequence[str], expected: int, videos: _Videos, cells: bytes
    ) -> None:
        self.languages = tuple(languages)
        """The project's own, in its order, then those that only tracks have."""
        self.expected = expected
        """Number of them that are the project's own."""
        self.upload_ids = videos.upload_ids
        self.filenames = videos.filenames
        self._used = videos.used
        self._folded = fold_each(
            f"{name}\n{upload_id}"
            for name, upload_id in zip(videos.filenames, videos.upload_ids, strict=True)
        )
        self._cells = cells

    def __len__(self) -> int:
        """Return the number of videos."""
        return len(self.upload_ids)

    def at(self, video: int, language: int) -> Covered:
        """Return what a video has in a language, both by their places."""
        return Covered(self._cells[video * len(self.languages) + language])

    def used(self, video: int) -> bool | None:
        """Tell whether records use a video; None where that was not asked."""
        return _USED[self._used[video]]

    def cells(self, video: int) -> bytes:
        """Return what a video has in each language."""
        width = len(self.languages)
        return self._cells[video * width : (video + 1) * width]

    def missing(self, video: int, wanted: CoverageDemand) -> int:
        """Count the expected languages in which a video does not have what is wanted."""
        return self._expected_of(video).translate(_LACKING[wanted]).count(1)

    def figures(self, videos: Sequence[int] | None = None) -> tuple[LanguageFigures, ...]:
        """Return a figure for each language, of some of the videos or of all."""
        cells, width = self._cells, len(self.languages)
        if videos is not None:
            cells = b"".join(map(self.cells, videos))
        return tuple(
            _figures(language, place < self.expected, cells[place::width])
            for place, language in enumerate(self.languages)
        )

    def videos(self, query: CoverageQuery) -> array[int]:
        """Return the places of the videos asked for, in the order asked for."""
        found: Iterable[int] = range(len(self))
        for word in fold(query.text).split():
            found = [video for video in found if word in self._folded[video]]
        if query.used is not None:
            found = [video for video in found if self.used(video) is query.used]
        if query.lacks in self.languages:
            column = self._cells[self.languages.index(query.lacks) :: len(self.languages)]
            lacking = column.translate(_LACKING[query.wanted])
            found = [video for video in found if lacking[video]]
        if query.order is CoverageOrder.NAME:
            found = sorted(found, key=self._folded.__getitem__)
        elif query.order is CoverageOrder.WORST:
            found = sorted(found, key=lambda video: -self.missing(video, query.wanted))
        return array("L", found)

    def _expected_of(self, video: int) -> bytes:
        return self.cells(video)[: self.expected or None]


class CoverageBuilder:
    """Takes videos as they come, and lays them out once all are known."""

    def __init__(self) -> None:
        self._videos = _Videos([], [], bytearray())
        self._codes: dict[str, int] = {}
        self._of_tracks = array("L")
        """Video, code and `Covered` of one track after the other."""
        self._unread = array("L")
        """Videos whose tracks were never read."""

    def add(self, video: VideoSummary) -> None:
        """Take up a video."""
        place = len(self._videos.upload_ids)
        self._videos.upload_ids.append(video.upload_id)
        self._videos.filenames.append(video.filename)
        self._videos.used.append(_USED.index(video.used))
        if video.looked_at is None:
            self._unread.append(place)
        for track in video.tracks:
            if covered := covered_by(track):
                code = self._codes.setdefault(track.language_code, len(self._codes))
                self._of_tracks.extend((place, code, covered))

    def build(self, locales: Sequence[str] = ()) -> Coverage:
        """Return the coverage; `locales` are the project's languages."""
        counts = Counter(self._of_tracks[1::3])
        numbers = self._codes
        by_count = sorted(numbers, key=lambda code: (code.count("-"), -counts[numbers[code]]))
        expected = _distinct(locales)
        languages = list(expected)
        for code in by_count:
            if not any(serves(code, one) for one in languages):
                languages.append(code)
        served = {
            number: [place for place, one in enumerate(languages) if serves(code, one)]
            for code, number in self._codes.items()
        }
        width = len(languages)
        cells = bytearray(width * len(self._videos.upload_ids))
        of_tracks = iter(self._of_tracks)
        for video, number, covered in zip(of_tracks, of_tracks, of_tracks, strict=True):
            for place in served[number]:
                cells[video * width + place] |= covered
        for video in self._unread:
            cells[video * width : (video + 1) * width] = bytes([Covered.UNREAD]) * width
        return Coverage(languages, len(expected), self._videos, bytes(cells))


def coverage_of(videos: Iterable[VideoSummary], locales: Sequence[str] = ()) -> Coverage:
    """Return the coverage of videos; `locales` are the project's languages."""
    builder = CoverageBuilder()
    for video in videos:
        builder.add(video)
    return builder.build(locales)


def tracks_of_cell(upload_id: str, language: str | None = None) -> TracksQuery:
    """Return the query of a video's tracks, in one language or in all."""
    rule = TrackRule() if language is None else TrackRule(languages=(language,))
    return TracksQuery(rule=rule, upload_ids=(upload_id,))


def tracks_of_figure(language: str, wanted: CoverageDemand) -> TracksQuery:
    """Return the query of all tracks that a language's figure counts, ready ones alone."""
    kind = TrackKind.AUDIO if wanted is CoverageDemand.AUDIO else TrackKind.SUBTITLES
    return TracksQuery(
        rule=TrackRule(
            kinds=(kind,),
            languages=(language,),
            statuses=(TrackStatus.READY,),
            closed_captions=True if wanted is CoverageDemand.CAPTIONS else None,
        )
    )


def covered_by(track: TrackBrief) -> int:
    """Return what a track adds to its language; 0 for a kind that is not known."""
    if track.kind not in _KINDS:
        return 0
    if track.status == TrackStatus.READY:
        if track.kind == TrackKind.AUDIO:
            return _AUDIO
        return _CAPTIONS if track.closed_captions else _SUBTITLES
    return _ERRORED if track.status == TrackStatus.ERRORED else _PREPARING


class _Videos(NamedTuple):
    upload_ids: list[str]
    filenames: list[str]
    used: bytearray
    """Places in `_USED`."""


def _distinct(codes: Iterable[str]) -> list[str]:
    """Return codes without those that differ from one before only in case."""
    seen: dict[str, str] = {}
    for code in codes:
        seen.setdefault(code.casefold(), code)
    return list(seen.values())


def _figures(language: str, is_expected: bool, column: bytes) -> LanguageFigures:
    text, captions, audio, errored = (column.translate(table).count(1) for table in _HAVING)
    return LanguageFigures(language, is_expected, text, captions, audio, errored, column.count(0))


def _table(mask: int) -> bytes:
    """Return for each value of a cell 1 where it has one of the things of a mask."""
    return bytes(bool(cell & mask) for cell in range(256))


_KINDS = frozenset(TrackKind)
# As plain numbers: a flag is an object that takes a microsecond to make.
_SUBTITLES, _CAPTIONS, _AUDIO, _ERRORED, _PREPARING, _ = map(int, Covered)
_USED = (None, False, True)
_HAVING = (*(_table(wanted.mask) for wanted in CoverageDemand), _table(Covered.ERRORED))
"""In the order of `LanguageFigures`."""
_LACKING = {
    wanted: bytes(not cell & (wanted.mask | Covered.UNREAD) for cell in range(256))
    for wanted in CoverageDemand
}
"""For each value of a cell, 1 where what is wanted is missing."""
