"""The proof that a restored track is ready, with the text it had."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import (
    BackupError,
    BackupFault,
    ClosedError,
    DatoError,
    LostAnswerError,
    NotCreatedError,
    TrackErroredError,
)
from trackman.domain.journal import now
from trackman.domain.restores import Comparing, Preparing, Restored, RestoreEnd, RestoreState
from trackman.domain.subtitles.webvtt import Comparison, Subtitles, compared
from trackman.domain.tracks import Track, TrackStatus
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.operations.jobs import Jobs
from trackman.services.operations.journal_writer import EntryRecorder

Report = Callable[[RestoreState], None]
"""Takes each state of a restore, before the step it describes."""


@dataclass(slots=True)
class RestoreCheck:
    """Follows one new track and compares its text with the backup."""

    jobs: Jobs
    texts: SubtitleBackups
    record: EntryRecorder
    report: Report
    began: float = field(default_factory=time.monotonic)
    content: bytes = b""
    """The backup as it was saved, once it is read."""
    text: Subtitles | None = None

    async def read_backup(self) -> Subtitles:
        """Read the saved text. Raises BackupError."""
        if (backup := self.record.entry.backup) is None:
            raise BackupError(BackupFault.MISSING, "it was never saved")
        self.content, self.text = await self.texts.kept(backup)
        return self.text

    async def of(self, track: Track) -> RestoreEnd:
        """Wait until a track is ready, and compare its text with the backup."""
        self.report(Preparing(track))
        upload_id = self.record.entry.place.upload_id
        try:
            now_there = await self.jobs.prepared(upload_id, track.id)
        except ClosedError:
            raise
        except DatoError as error:
            return Unknown(error)
        if now_there is None:
            return Failed(NotCreatedError(LostAnswerError("the new track is gone again")))
        if now_there.status == TrackStatus.ERRORED:
            return Failed(TrackErroredError(now_there))
        if now_there.status != TrackStatus.READY:
            return self._restored(now_there, None, "still being prepared")
        self.report(Comparing(now_there))
        return self._restored(now_there, *await self._compared(now_there))

    async def _compared(self, track: Track) -> tuple[Comparison | None, str]:
        """Compare the new text with the backup; where it cannot be read, return why.

        What the stream host serves may come a moment after the track is ready.
        """
        unread = ""
        for pause in (0.0, *self.jobs.pauses.texts):
            await asyncio.sleep(pause)
            try:
                before = self.text or await self.read_backup()
                after = await self.texts.read(self.record.entry.place.playback_id or "", track.id)
            except BackupError as error:
                unread = str(error)
            else:
                return compared(before, after), ""
        return None, unread

    def _restored(self, track: Track, comparison: Comparison | None, unread: str) -> Restored:
        seconds = time.monotonic() - self.began
        return Restored(now(), seconds, track, comparison, unread, self.record.entry.job_id)
