"""The inventory of one project and environment: what is known of all its tracks."""

from __future__ import annotations

from array import array
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime

from trackman.domain.inventory.hits import SearchPage
from trackman.domain.inventory.state import InventoryState, VideoSummary
from trackman.domain.inventory.tracks import InventoryTrack, TrackField, TracksQuery, TrackView
from trackman.domain.uploads import Video


class Inventory:
    """All tracks of one project, as they were last seen. To be used from one loop.

    Nothing here asks DatoCMS, and nothing raises: where the file is of no use, nothing is known.
    """

    def __init__(self) -> None:
        self.changed: list[Callable[[], None]] = []
        """Called on the loop after something changed, at most once a second during a scan."""
        self.locales: tuple[str, ...] = ()
        """Locales of the project, for the view of foreign languages; empty if not known."""

    async def keys(self, query: TracksQuery) -> array[int]:
        """Return the keys ('q') of the tracks asked for, in the order asked for.

        Tracks that are gone are in the view VANISHED only.
        """
        raise NotImplementedError

    async def tracks(self, keys: Sequence[int]) -> list[InventoryTrack]:
        """Return tracks in this order; those that are unknown by now are left out."""
        raise NotImplementedError

    async def counts(self) -> dict[TrackView, int]:
        """Count the tracks of each view."""
        raise NotImplementedError

    async def groups(self, query: TracksQuery, field: TrackField) -> list[tuple[str, int]]:
        """Count the tracks asked for by each value of a field, in the query's order.

        The value of VIDEO is the upload's id; of CLOSED_CAPTIONS and USED `1`, `0` or empty; of
        FINDINGS the number or empty; of times the day in UTC, such as `2026-05-31`.
        """
        raise NotImplementedError

    async def languages(self) -> list[tuple[str, int]]:
        """Count the tracks that are there by language code, the most frequent first."""
        raise NotImplementedError

    async def state(self) -> InventoryState:
        """Return how much is known, and how old it is."""
        raise NotImplementedError

    def videos(self) -> AsyncIterator[Sequence[VideoSummary]]:
        """Yield all videos that are there with their tracks in short, some hundred at a time."""
        raise NotImplementedError

    async def summaries(self, upload_ids: Sequence[str]) -> list[VideoSummary]:
        """Return some videos with their tracks in short, in this order; unknown ones left out."""
        raise NotImplementedError

    async def whole_videos(self, upload_ids: Sequence[str]) -> list[Video]:
        """Return videos as they were last seen, for operations on their tracks."""
        raise NotImplementedError

    async def text(self, key: int) -> bytes | None:
        """Return the subtitle file of a track as it was last read, also of one that is gone."""
        raise NotImplementedError

    async def search(self, phrase: str, first: int, count: int) -> SearchPage:
        """Search all subtitles that were read, of tracks that are there.

        All words of `phrase` must stand in one cue; `"some words"` in this order; `wor*` begins
        so. Letters are folded as in the search of a text, and of scripts without spaces any part
        is found. The tracks of all hits are those of `TrackRule.text`.
        """
        raise NotImplementedError

    async def new_hits(self, phrase: str, since: datetime) -> int:
        """Count the hits in texts that were first read, or read anew, after a moment; to 1,000."""
        raise NotImplementedError

    async def note_video(self, video: Video) -> None:
        """Take in the tracks of a video that were just read or changed elsewhere in the program.

        What is not among them any more is gone.
        """
        raise NotImplementedError

    async def note_gone(self, upload_id: str) -> None:
        """Take in that a video is not there any more."""
        raise NotImplementedError

    async def note_visit(self) -> None:
        """Take in that a person has seen the inventory as it is now."""
        raise NotImplementedError

    async def forget_findings(self) -> None:
        """Forget all numbers of findings, because other limits are in force."""
        raise NotImplementedError
