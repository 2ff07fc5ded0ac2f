"""Save the text of a subtitle track before it is deleted, and read that of a new one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from trackman.dato.mux.streams import Streams
from trackman.domain.errors import (
    BackupError,
    BackupFault,
    ClosedError,
    DatoError,
    TooLargeError,
    UnreadableAnswerError,
)
from trackman.domain.journal import Backup
from trackman.domain.subtitles.webvtt import Subtitles, read_webvtt
from trackman.domain.tracks import Track
from trackman.services.executors import Executors, Lane
from trackman.store.backups import Backups

_NOTHING_THERE = {404, 410}


@dataclass(frozen=True, slots=True)
class SubtitleBackups:
    """The texts of one project's subtitle tracks.

    Whatever fails is a BackupError, but for a ClosedError when the program ends.
    """

    streams: Streams
    executors: Executors
    backups: Backups

    async def save(self, playback_id: str, track: Track) -> Backup:
        """Fetch a track's text, prove it whole and keep it; it is on the disk then."""
        fetch = partial(self._fetched, playback_id, track.id)
        content, subtitles = await self.executors.run(fetch, Lane.TRANSFERS)
        keep = partial(self.backups.keep, content, len(subtitles.cues))
        return await self.executors.run(keep, Lane.DISK)

    async def read(self, playback_id: str, track_id: str) -> Subtitles:
        """Fetch a track's text and prove it whole, without keeping it."""
        _, subtitles = await self.executors.run(
            partial(self._fetched, playback_id, track_id), Lane.TRANSFERS
        )
        return subtitles

    async def fetch(self, playback_id: str, track_id: str, *, asked: bool = True) -> bytes:
        """Fetch the bytes of a track's text to be read, whatever they are.

        `asked` says whether a person waits for it.
        """
        content = partial(self._content, playback_id, track_id)
        return await self.executors.run(content, Lane.READING if asked else Lane.READING_AHEAD)

    async def kept(self, backup: Backup) -> tuple[bytes, Subtitles]:
        """Return a saved text, as it came and read."""
        content = await self.executors.run(partial(self.backups.read, backup), Lane.DISK)
        return content, await self.executors.run(partial(read_webvtt, content), Lane.TRANSFERS)

    def _fetched(self, playback_id: str, track_id: str) -> tuple[bytes, Subtitles]:
        content = self._content(playback_id, track_id)
        return content, read_webvtt(content)

    def _content(self, playback_id: str, track_id: str) -> bytes:
        try:
            return self.streams.text(playback_id, track_id)
        except ClosedError:
            raise
        except DatoError as error:
            raise BackupError(_fault_of(error), str(error)) from error


def _fault_of(error: DatoError) -> BackupFault:
    match error:
        case TooLargeError():
            return BackupFault.TOO_LARGE
        case UnreadableAnswerError() if error.status in _NOTHING_THERE:
            return BackupFault.NO_TEXT
        case UnreadableAnswerError() if error.status == 200:  # its compression is damaged
            return BackupFault.CUT
    return BackupFault.UNREACHABLE
