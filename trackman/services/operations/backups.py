"""Save the text of a subtitle track before it is deleted, and read that of a new one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from trackman.dato.mux.streams import Streams
from trackman.domain.errors import (
    BackupError,
    BackupFault,
    ClosedError,
    DatoError,
    TooLargeError,
    UnreadableAnswerError,
    WebPageError,
)
from trackman.domain.journal import Backup
from trackman.domain.subtitles.webvtt import Comparison, Subtitles, compared, read_webvtt
from trackman.domain.tracks import Track
from trackman.services.executors import Executors, Lane
from trackman.store.backups import Backups

_NOTHING_THERE = {404, 410}
_WEB_PAGE = (b"<!doctype html", b"<html")
_LONGEST_MARK = 16


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text as it came, and read where it can be."""

    content: bytes
    subtitles: Subtitles | None
    """None where it is no WebVTT, or has no cue."""

    @classmethod
    def of(cls, content: bytes) -> KeptText:
        """Read a text; to be called on a worker thread."""
        try:
            return cls(content, read_webvtt(content))
        except BackupError:
            return cls(content, None)

    @property
    def checksum(self) -> str:
        """SHA-256 of the bytes as they came."""
        return sha256(self.content).hexdigest()

    @property
    def cues(self) -> int:
        """Number of cues that could be read."""
        return 0 if self.subtitles is None else len(self.subtitles.cues)

    def compared_with(self, other: KeptText) -> Comparison | None:
        """Compare with a later text; None where one cannot be read and they differ."""
        if self.content == other.content:
            return Comparison()
        if self.subtitles is None or other.subtitles is None:
            return None
        return compared(self.subtitles, other.subtitles)


@dataclass(frozen=True, slots=True)
class SubtitleBackups:
    """The texts of one project's subtitle tracks.

    Whatever fails is a BackupError, but for a ClosedError when the program ends.
    """

    streams: Streams
    executors: Executors
    backups: Backups

    async def save(self, playback_id: str, track: Track) -> Backup:
        """Fetch all of a track's text and keep it, readable or not; it is on the disk then.

        What cannot be read must come twice the same, and be no web page, which is what a host or a
        proxy in trouble sends in place of a file.
        """
        text = await self.read(playback_id, track.id)
        if text.subtitles is None:
            again = await self.read(playback_id, track.id)
            if again.subtitles is None and again.content != text.content:
                raise BackupError(BackupFault.CUT, "it came in two forms")
            if again.content.lstrip()[:_LONGEST_MARK].lower().startswith(_WEB_PAGE):
                raise BackupError(BackupFault.UNREACHABLE, "a web page for a text")
            text = again
        keep = partial(self.backups.keep, text.content, text.cues)
        return await self.executors.run(keep, Lane.DISK)

    async def keep(self, content: bytes) -> Backup:
        """Keep a text that shall be sent, readable or not; it is on the disk then."""
        text = await self.executors.run(partial(KeptText.of, content), Lane.TRANSFERS)
        return await self.executors.run(partial(self.backups.keep, content, text.cues), Lane.DISK)

    async def read(self, playback_id: str, track_id: str) -> KeptText:
        """Fetch all of a track's text, without keeping it."""
        fetch = partial(self._content, playback_id, track_id)
        content = await self.executors.run(fetch, Lane.TRANSFERS)
        return await self.executors.run(partial(KeptText.of, content), Lane.TRANSFERS)

    async def fetch(self, playback_id: str, track_id: str, *, asked: bool = True) -> bytes:
        """Fetch the bytes of a track's text to be read, whatever they are.

        `asked` says whether a person waits for it.
        """
        content = partial(self._content, playback_id, track_id)
        return await self.executors.run(content, Lane.READING if asked else Lane.READING_AHEAD)

    async def is_the_one(self, text: KeptText, checksum: str) -> bool:
        """Tell whether a text is the one with this checksum, or shows the same.

        A restored track is served with other bytes than the saved text it was made of.
        """
        if text.checksum == checksum:
            return True
        try:
            known = await self.kept(Backup(checksum, 0, 0))
        except BackupError:
            return False
        difference = known.compared_with(text)
        return difference is not None and difference.same

    async def kept(self, backup: Backup) -> KeptText:
        """Return a saved text."""
        content = await self.executors.run(partial(self.backups.read, backup), Lane.DISK)
        return await self.executors.run(partial(KeptText.of, content), Lane.TRANSFERS)

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
        case WebPageError():
            return BackupFault.UNREACHABLE
        case UnreadableAnswerError() if error.status == 200:  # its compression is damaged
            return BackupFault.CUT
    return BackupFault.UNREACHABLE
