"""Sources of the texts of a review: this computer first, which costs no request, then the hosts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from trackman.domain.errors import BackupError, JournalError
from trackman.domain.library import Scope
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.executors import Executors, Lane
from trackman.services.history import History
from trackman.services.inventory.inventory import Inventory
from trackman.services.texts import TextReader
from trackman.services.video import Videos
from trackman.store.cache.cache import Cache


@dataclass(frozen=True, slots=True)
class TextSources:
    """Videos and texts of one project: those known on this computer, and the hosts of the rest."""

    reader: TextReader
    records: History
    inventory: Inventory
    cache: Cache
    videos: Videos
    scope: Scope
    executors: Executors

    async def known_video(self, upload_id: str) -> Video | None:
        """Return a video with its tracks as they were last seen; None if they never were."""
        for video in await self.inventory.whole_videos([upload_id]):
            if video.tracks:
                return video
        read = partial(self.cache.video, self.scope, upload_id)
        seen = await self.executors.run(read, Lane.DISK)
        return None if seen is None else seen.video

    async def known_text(self, playback_id: str, track: Track) -> ReadText | None:
        """Return a text that was read, scanned or saved before; None if none of it was.

        It counts as fresh: DatoCMS makes and deletes tracks, and changes the text of none.
        """
        last = await self.reader.last(playback_id, track.id)
        if last is not None:
            return replace(last, fresh=True)
        content = await self.inventory.text_of(track)
        if content is not None:
            return await self.executors.run(partial(ReadText.of, content, None), Lane.COMPUTING)
        return await self._saved_text(track)

    async def video(self, upload_id: str) -> Video:
        """Read a video as it is now, after what people wait for. Raises TrackmanError."""
        video = await self.videos.ahead(upload_id)
        await self.inventory.note_video(video)
        return video

    async def text(self, playback_id: str, track_id: str, *, asked: bool) -> ReadText:
        """Fetch a text; `asked` says whether a person waits for it."""
        return await self.reader.now(playback_id, track_id, asked=asked)

    async def _saved_text(self, track: Track) -> ReadText | None:
        try:
            backup = await self.records.saved_text(track)
            return None if backup is None else await self.reader.kept(backup)
        except (BackupError, JournalError):
            return None  # it is fetched, then
