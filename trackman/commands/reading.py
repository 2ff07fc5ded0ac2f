"""Videos that a command is about, read side by side."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from trackman.commands.results import Results, nothing_of, progress
from trackman.domain.errors import (
    ApiError,
    DeactivatedProjectError,
    NoApiAccessError,
    NotSentError,
    TrackmanError,
    VideoNotFoundError,
    WrongTokenError,
)
from trackman.domain.links import parse_link
from trackman.domain.uploads import Upload, Video
from trackman.services.video import Videos

_AT_ONCE = 16
"""Videos; the pace lets no more through anyway."""
_LISTED = 6 * _AT_ONCE
"""Ids in one call, as far as an address of a usual length holds them."""
_ID = re.compile(r"[A-Za-z0-9_-]+")


def is_about_connection(error: TrackmanError) -> bool:
    """Tell whether there is no connection or no permission, so that nothing else would work."""
    if isinstance(error, ApiError):
        lost = isinstance(error, WrongTokenError | DeactivatedProjectError)
        return lost or error.fault.status in {401, 403}
    return isinstance(error, NotSentError | NoApiAccessError)


@dataclass(frozen=True, slots=True)
class VideoReader:
    """Reads videos, and tells which could not be read.

    Raises the TrackmanError that would come for every other one, too.
    """

    videos: Videos
    environment: str | None
    results: Results

    async def all(self) -> AsyncGenerator[Video, None]:
        """Yield every video of the project with its tracks."""
        some = list[Upload]()
        async for upload in self.videos.all():
            some.append(upload)
            if len(some) == _AT_ONCE:
                for video in await self._with_tracks(some):
                    yield video
                some = []
        for video in await self._with_tracks(some):
            yield video

    async def named(self, names: Sequence[str]) -> dict[str, Video]:
        """Return the videos with these ids or links, each with its tracks, as far as they are."""
        names = list(dict.fromkeys(names))
        found, uploads = dict[str, Video](), dict[str, Upload | None]()
        for first in range(0, len(names), _AT_ONCE):
            if len(names) > _AT_ONCE and first % _LISTED == 0:
                uploads = await self._listed(names[first : first + _LISTED])
                progress(f"videos {first} of {len(names)}")
            some = names[first : first + _AT_ONCE]
            reading = (self._one(name, uploads) for name in some)
            for name, video in zip(some, await self._read(reading), strict=True):
                if isinstance(video, Video):
                    found[name] = video
                else:
                    self.results.failed(nothing_of(name), video)
        return found

    async def one(self, name: str) -> Video | None:
        """Return one video."""
        return (await self.named([name])).get(name)

    async def _with_tracks(self, uploads: Sequence[Upload]) -> list[Video]:
        read = await self._read(map(self.videos.with_tracks, uploads))
        found = []
        for upload, video in zip(uploads, read, strict=True):
            if isinstance(video, Video):
                found.append(video)
            else:
                self.results.failed(nothing_of(upload.id), video)
        return found

    async def _listed(self, names: Sequence[str]) -> dict[str, Upload | None]:
        """Return the uploads of ids out of one list; None for those that are not there.

        Each is asked about by itself where DatoCMS refuses the list.
        """
        ids = [name for name in names if _ID.fullmatch(name)]
        try:
            found = await self.videos.uploads(ids) if ids else {}
        except ApiError as error:
            if is_about_connection(error):
                raise
            return {}
        return {one: found.get(one) for one in ids}

    async def _one(self, name: str, uploads: Mapping[str, Upload | None]) -> Video:
        if name in uploads:
            if (upload := uploads[name]) is None:
                raise VideoNotFoundError(name)
            return await self.videos.with_tracks(upload)
        if "/" not in name:
            return await self.videos.read(name, self.environment)
        return await self.videos.open(parse_link(name), lambda *_: None)

    async def _read(self, reading: Iterable[Awaitable[Video]]) -> list[Video | TrackmanError]:
        read = list[Video | TrackmanError]()
        for video in await asyncio.gather(*reading, return_exceptions=True):
            if isinstance(video, BaseException) and (
                not isinstance(video, TrackmanError) or is_about_connection(video)
            ):
                raise video
            read.append(video)
        return read
