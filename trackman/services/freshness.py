"""Follow tracks that DatoCMS is still preparing, until they are ready or errored."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from trackman.domain.changes import TrackChanges, compared
from trackman.domain.errors import (
    ApiError,
    ClosedError,
    DatoError,
    RateLimitError,
    ServerFaultError,
)
from trackman.domain.tracks import Track, TrackStatus
from trackman.domain.uploads import Video

Changed = Callable[[Video, TrackChanges], None]
"""Called with the video as it is now and what changed since the last look."""

PAUSES = (3.0, 5.0, 8.0, 12.0, 20.0, 30.0, 45.0, 60.0)
"""Seconds before each look; the last again and again. Captions take a tenth of the length."""
LOOKS = 60
_log = logging.getLogger(__name__)


def is_preparing(tracks: Iterable[Track]) -> bool:
    """Tell whether some track is neither ready nor errored yet."""
    return any(track.status == TrackStatus.PREPARING for track in tracks)


async def followed(
    read_tracks: Callable[[], Awaitable[tuple[Track, ...]]],
    video: Video,
    changed: Changed,
    pauses: Iterable[float] = PAUSES,
    looks: int = LOOKS,
) -> Video:
    """Look at the tracks again and again until none is preparing; return how they ended up.

    Errors do not end it, unless DatoCMS refuses to show the tracks: then its ApiError is raised.
    After so many looks it ends too.
    """
    growing = iter(pauses)
    pause = next(growing)
    for _ in range(looks):
        if not is_preparing(video.tracks):
            break
        await asyncio.sleep(pause)
        pause = next(growing, pause)
        try:
            tracks = await read_tracks()
        except DatoError as error:
            if isinstance(error, ClosedError) or _is_refused(error):
                raise
            _log.info("tracks of %s: %s", video.id, error)
            continue
        changes = compared(video.tracks, tracks)
        video = replace(video, tracks=tracks)
        if changes:
            changed(video, changes)
    return video


def _is_refused(error: DatoError) -> bool:
    passing = isinstance(error, RateLimitError | ServerFaultError)
    return isinstance(error, ApiError) and not passing
