"""Third stage of a scan: the texts that are due, and what the checks notice about them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from trackman.domain.errors import BackupError, BackupFault, LostAnswerError
from trackman.domain.inventory.shown_text import ShownText, checksum_of
from trackman.domain.uploads import Upload
from trackman.services.executors import THREADS, Lane
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.progress import ScanTally
from trackman.services.inventory.video_texts import CheckedText, VideoTexts
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.quality import QualityChecks
from trackman.store.inventory.reading import KnownTrack

T = TypeVar("T")

_PART = 200
"""Videos that are looked up at once."""
_AT_ONCE = THREADS[Lane.READING_AHEAD]
_MOST_IN_A_ROW = 8
"""Texts one after another that could not be reached, whereupon none can."""


class TextReading:
    """The texts that are due, one video after another."""

    def __init__(
        self,
        texts: SubtitleBackups,
        checks: QualityChecks,
        inventory: Inventory,
        progress: ScanTally,
    ) -> None:
        self._texts = texts
        self._executors = texts.executors
        self._video_texts = VideoTexts(inventory.store, checks, texts.executors)
        self._inventory = inventory
        self._store = inventory.store
        self._progress = progress
        self._in_a_row = 0

    async def read(self) -> None:
        """Read what is due, and keep it. Raises TrackmanError; what was kept is not due again.

        A text that cannot be had stays due for another scan.
        """
        self._progress.begin(await self._disk(self._store.due_text_count))
        last = 0
        while due := await self._disk(partial(self._store.due_texts, last, _PART)):
            last = due[-1][0]
            for _, upload in due:
                await self._video(upload)

    async def _video(self, upload: Upload) -> None:
        known = await self._disk(partial(self._store.tracks_of, upload.id))
        due = [one for one in known if one.is_due]
        contents: dict[int, bytes] = {}
        for first in range(0, len(due), _AT_ONCE):
            part = due[first : first + _AT_ONCE]
            came = await asyncio.gather(*(self._content(upload, one) for one in part))
            pairs = zip(part, came, strict=True)
            contents |= {one.key: content for one, content in pairs if content is not None}
        if not contents:
            return
        if all(_is_settled(one, contents) for one in due if one.key in contents):
            # Only the checksums are looked at where nothing changes.
            read: list[CheckedText] = [
                (key, ShownText(content, ()), None) for key, content in contents.items()
            ]
        else:
            read = await self._video_texts.checked(upload, known, contents)

        def put() -> None:
            with self._progress.keeping():
                self._store.put_texts(read, self._progress.keeps_texts(len(contents)))

        await self._disk(put)
        self._inventory.tell()

    async def _content(self, upload: Upload, known: KnownTrack) -> bytes | None:
        """Return the content of a text that is due; None where it is not to be had."""
        is_due_to_checks = known.checksum is not None and not self._progress.record.everything
        try:
            if is_due_to_checks:
                content = await self._disk(partial(self._store.text, known.key))
            else:
                content = await self._texts.fetch(
                    upload.mux_playback_id or "", known.track.id, asked=False
                )
        except BackupError as error:
            self._progress.got_text(failed=True)
            self._note_failure(error)
            return None
        self._in_a_row = 0
        self._progress.got_text()
        return content

    def _note_failure(self, error: BackupError) -> None:
        if error.fault is BackupFault.UNREACHABLE:
            self._in_a_row += 1
            if self._in_a_row >= _MOST_IN_A_ROW:
                raise LostAnswerError("no text can be fetched") from error

    async def _disk(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.INVENTORY)


def _is_settled(known: KnownTrack, contents: Mapping[int, bytes]) -> bool:
    """Tell whether a text is as it was when it was checked."""
    return known.findings is not None and checksum_of(contents[known.key]) == known.checksum
