"""The aftermath of deleting chosen tracks, counted over the inventory."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trackman.domain.inventory.aftermath import Aftermath
from trackman.domain.inventory.state import VideoSummary

if TYPE_CHECKING:
    from trackman.services.inventory.inventory import Inventory

_FEW = 2000
"""Tracks; of more, all videos are gone through rather than each looked up."""
_PAGE = 500


@dataclass(frozen=True, slots=True)
class CountedAftermath:
    """Consequence, and the tracks it is about."""

    after: Aftermath
    keys: array[int]
    """Those that are still there, in the order in which they were chosen."""


async def aftermath_of(inventory: Inventory, keys: Sequence[int]) -> CountedAftermath:
    """Count what would be missing without these tracks; others get their turn meanwhile."""
    after, chosen, there = Aftermath(), frozenset(keys), set[int]()
    videos = _of_tracks(inventory, keys) if len(keys) <= _FEW else inventory.videos()
    async for page in videos:
        for video in page:
            there.update(one.key for one in video.tracks if one.key in chosen)
            after.add(video, chosen)
        await asyncio.sleep(0)
    after.end(len(chosen))
    after.is_partial = (await inventory.state()).can_resume
    return CountedAftermath(after, array("q", (key for key in keys if key in there)))


async def _of_tracks(
    inventory: Inventory, keys: Sequence[int]
) -> AsyncIterator[Sequence[VideoSummary]]:
    """Yield the videos of some tracks, page by page."""
    tracks = await inventory.tracks(keys)
    upload_ids = list(dict.fromkeys(one.track.upload_id for one in tracks))
    for first in range(0, len(upload_ids), _PAGE):
        yield await inventory.summaries(upload_ids[first : first + _PAGE])
