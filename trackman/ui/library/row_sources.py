"""Sources of the list's rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from trackman.domain.library import TrackSummary
from trackman.domain.recent import RecentVideo
from trackman.domain.uploads import Upload

Summaries = Callable[[str], TrackSummary | None]
"""Returns what is known of the tracks of a video, by its id."""


class RowSource(Protocol):
    """Very many rows, of which some are known; `services.rows.SparseRows` is one."""

    @property
    def total(self) -> int | None:
        """Number of rows; None while it is not known."""

    def get(self, row: int, /) -> Upload | None:
        """Return the upload in a row; None while it is not known."""

    def row_of(self, upload_id: str, /) -> int | None:
        """Return the row of an upload if it is known."""


@dataclass(frozen=True, slots=True)
class ListingRows:
    """Rows and what is known beside them."""

    rows: RowSource
    summary: Summaries


class NoRows:
    """No rows, and nobody knows how many there will be."""

    total: int | None = None

    def get(self, _: int) -> Upload | None:
        """Return nothing."""
        return None

    def row_of(self, _: str) -> int | None:
        """Return nothing."""
        return None


class FixedRows:
    """A few rows that are all known."""

    def __init__(self, uploads: Sequence[Upload]) -> None:
        self._uploads = uploads
        self.total: int | None = len(uploads)

    def get(self, row: int) -> Upload | None:
        """Return the upload in a row."""
        return self._uploads[row] if 0 <= row < len(self._uploads) else None

    def row_of(self, upload_id: str) -> int | None:
        """Return the row of an upload."""
        return next((row for row, one in enumerate(self._uploads) if one.id == upload_id), None)


def recent_shelf(
    videos: Sequence[RecentVideo],
    uploads: Mapping[str, Upload],
    summaries: Mapping[str, TrackSummary],
) -> ListingRows:
    """Return the videos opened lately, with what else is known of them by their ids."""
    rows = FixedRows([uploads.get(video.id) or _upload(video) for video in videos])
    return ListingRows(rows, summaries.get)


def _upload(video: RecentVideo) -> Upload:
    return Upload(
        id=video.id,
        filename=video.name,
        size=0,
        mime_type=None,
        duration=video.duration,
        width=None,
        height=None,
        mux_playback_id=None,
        created_at=None,
        tags=(),
    )
