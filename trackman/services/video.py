"""Find the video a link names, and read it with its tracks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial

from trackman.dato.client import Client
from trackman.dato.rate_limiter import Priority
from trackman.domain.errors import NotAVideoError, VideoNotFoundError
from trackman.domain.links import AssetLink, Link, PlaybackLink, UploadLink
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.services.executors import Executors, Lane

Looked = Callable[[int, int], None]
"""Called with how many videos were looked through, of how many."""


class Videos:
    """Open and re-read videos. `environment` is where links that name none are opened."""

    def __init__(
        self, client: Client, executors: Executors, environment: str | None = None
    ) -> None:
        self._client = client
        self._executors = executors
        self._environment = environment

    async def open(self, link: Link, looked: Looked) -> Video:
        """Find and read the video.

        Raises VideoNotFoundError, NotAVideoError, or a DatoError.
        """
        match link:
            case UploadLink():
                return await self.read(link.upload_id, link.environment or self._environment)
            case AssetLink():
                upload = await self._at_path(link.path)
            case PlaybackLink():
                upload = await self._playing(link.playback_id, looked)
        tracks = await self._tracks(upload.id, self._environment) if upload.is_video else ()
        return _as_video(upload, tracks, self._environment)

    async def ahead(self, upload_id: str) -> Video:
        """Read a video nobody waits for, after everything that somebody does. Raises as `read`."""
        client, ahead = self._client.within(self._environment), Priority.BACKGROUND
        upload = await self._executors.run(partial(client.upload, upload_id, ahead), Lane.POLLING)
        read = partial(client.tracks, upload_id, ahead)
        tracks = await self._executors.run(read, Lane.POLLING) if upload.is_video else ()
        return _as_video(upload, tracks, self._environment)

    async def all(self) -> AsyncIterator[Upload]:
        """Yield every upload of type video that plays, in the order of their ids."""
        client = self._client.within(self._environment)
        offset, total = 0, 1
        while offset < total:
            page = await self._executors.run(partial(client.videos, offset))
            for upload in page.uploads:
                if upload.is_video:
                    yield upload
            if not page.uploads:
                break
            offset, total = offset + len(page.uploads), page.total

    async def read(self, upload_id: str, environment: str | None) -> Video:
        """Read a video and its tracks, both at the same time."""
        client = self._client.within(environment)
        upload, tracks = await asyncio.gather(
            self._executors.run(partial(client.upload, upload_id)),
            self._tracks(upload_id, environment),
            return_exceptions=True,
        )
        if isinstance(upload, BaseException):
            raise upload
        if isinstance(tracks, BaseException):
            if not upload.is_video:
                raise NotAVideoError(upload.filename, upload.mime_type) from tracks
            raise tracks
        return _as_video(upload, tracks, environment)

    async def uploads(self, ids: Sequence[str]) -> dict[str, Upload]:
        """Read some hundred uploads by their ids in one call, without those that are not there."""
        client = self._client.within(self._environment)
        read = await self._executors.run(partial(client.uploads, ids))
        return {one.id: one for one in read}

    async def with_tracks(self, upload: Upload) -> Video:
        """Read the tracks of a video that `all` or `uploads` told of.

        Raises NotAVideoError, or a DatoError.
        """
        tracks = await self._tracks(upload.id, self._environment) if upload.is_video else ()
        return _as_video(upload, tracks, self._environment)

    async def _tracks(self, upload_id: str, environment: str | None) -> tuple[Track, ...]:
        return await self._executors.run(
            partial(self._client.within(environment).tracks, upload_id)
        )

    async def _at_path(self, path: str) -> Upload:
        client = self._client.within(self._environment)
        upload = await self._executors.run(partial(client.upload_at, path))
        if upload is None:
            raise VideoNotFoundError(path)
        return upload

    async def _playing(self, playback_id: str, looked: Looked) -> Upload:
        """Look through all videos; DatoCMS cannot be asked for a playback id."""
        client = self._client.within(self._environment)
        offset, total = 0, 1
        while offset < total:
            page = await self._executors.run(partial(client.videos, offset), Lane.POLLING)
            for upload in page.uploads:
                if upload.mux_playback_id == playback_id:
                    return upload
            if not page.uploads:
                break
            offset, total = offset + len(page.uploads), page.total
            looked(offset, total)
        raise VideoNotFoundError(playback_id)


def _as_video(upload: Upload, tracks: tuple[Track, ...], environment: str | None) -> Video:
    if not upload.is_video:
        raise NotAVideoError(upload.filename, upload.mime_type)
    return Video(upload, tracks, environment)
