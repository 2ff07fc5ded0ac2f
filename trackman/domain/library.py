"""The library: which videos are asked for, in what order, and what sorts them into groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from trackman.domain.folding import fold
from trackman.domain.languages import serves
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.domain.uploads import Upload


class Sort(StrEnum):
    """The orders DatoCMS can list uploads in (`order_by`, API reference, section 2.3)."""

    NEWEST = "_created_at_DESC"
    OLDEST = "_created_at_ASC"
    CHANGED = "_updated_at_DESC"
    """The one changed last comes first."""
    NAME = "filename_ASC"
    NAME_BACKWARDS = "filename_DESC"
    LARGEST = "size_DESC"
    SMALLEST = "size_ASC"
    HIGHEST_RESOLUTION = "resolution_DESC"


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """Query of the library. The plain one asks for all videos, the newest first."""

    text: str = ""
    used: bool | None = None
    """True if records use it; None asks for both."""
    tag: str | None = None
    collection_id: str | None = None
    created_from: date | None = None
    """First day, in the time zone of this computer."""
    created_to: date | None = None
    """Last day, itself included."""
    sort: Sort = Sort.NEWEST
    has_errored: bool = False
    """Only videos known to have an errored track."""
    lacks_language: str | None = None
    """Only videos known to have no subtitles in this language (BCP 47)."""

    @property
    def is_local(self) -> bool:
        """Tell whether it asks about tracks, which DatoCMS cannot filter by."""
        return self.has_errored or self.lacks_language is not None

    @property
    def is_filtered(self) -> bool:
        """Tell whether it asks for anything but all videos."""
        return replace(self, sort=Sort.NEWEST) != LibraryQuery()


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose library it is: what is kept of one is never shown in another."""

    project: str
    """The project's id, or whatever else tells it from others."""
    environment: str | None
    """None is the primary one."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A query a person gave a name, kept on this computer."""

    name: str
    query: LibraryQuery


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter kept at DatoCMS (`GET /upload-filters`), as far as it could be understood."""

    id: str
    name: str
    shared: bool
    query: LibraryQuery
    not_understood: tuple[str, ...] = ()
    """The parts of the filter `query` leaves out, such as `alt.exists`."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of the media area (`GET /upload-collections`)."""

    id: str
    label: str
    position: int
    parent_id: str | None


@dataclass(frozen=True, slots=True)
class TrackSummary:
    """Summary of a video's tracks."""

    count: int
    errored: int
    preparing: int
    languages: tuple[str, ...]
    """Of the subtitles that are not errored, as DatoCMS gave them, each once."""
    findings: int | None = None
    """Findings of all tracks together; None where these tracks were not all checked."""

    def lacks(self, language: str) -> bool:
        """Tell whether no subtitles have this language; `it-IT` counts as `it`."""
        return not any(serves(code, language) for code in self.languages)


def summary_of(tracks: Iterable[Track]) -> TrackSummary:
    """Sum up the tracks of one video."""
    tracks = list(tracks)
    states = [track.status for track in tracks]
    spoken = [
        track.language_code
        for track in tracks
        if track.kind == TrackKind.SUBTITLES and track.status != TrackStatus.ERRORED
    ]
    return TrackSummary(
        len(tracks),
        states.count(TrackStatus.ERRORED),
        states.count(TrackStatus.PREPARING),
        tuple(dict.fromkeys(spoken)),
    )


def matches(query: LibraryQuery, upload: Upload, summary: TrackSummary) -> bool:
    """Tell whether a video is asked for, by all that is known here; `used` is not known here."""
    if query.has_errored and not summary.errored:
        return False
    if query.lacks_language is not None and not summary.lacks(query.lacks_language):
        return False
    if query.tag is not None and query.tag not in upload.tags:
        return False
    if query.collection_id is not None and query.collection_id != upload.collection_id:
        return False
    return _was_created(query, upload) and _is_worded(query.text, upload)


def _was_created(query: LibraryQuery, upload: Upload) -> bool:
    if query.created_from is None and query.created_to is None:
        return True
    if upload.created_at is None:
        return False
    day = upload.created_at.astimezone().date()
    return (query.created_from or date.min) <= day <= (query.created_to or date.max)


def _is_worded(text: str, upload: Upload) -> bool:
    known = fold(" ".join((upload.filename, *upload.tags)))
    return all(word in known for word in fold(text).split())
