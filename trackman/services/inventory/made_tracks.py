"""Texts of tracks that trackman itself has made, so that no scan has to read them."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from trackman.domain.errors import ClosedError, TrackmanError
from trackman.domain.journal import Backup
from trackman.services.executors import Lane
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.video_texts import VideoTexts
from trackman.services.operations.backups import SubtitleBackups

_QUIET = 0.3  # seconds
_log = logging.getLogger(__name__)


class MadeTracks:
    """Takes the texts of new tracks out of the backups into the inventory, and checks them.

    Where no text of the project was read, there is nothing to add to.
    """

    def __init__(self, inventory: Inventory, backups: SubtitleBackups, texts: VideoTexts) -> None:
        self._inventory = inventory
        self._store = inventory.store
        self._backups = backups
        self._texts = texts
        self._waiting: dict[str, dict[str, Backup]] = {}
        """The backups of new tracks by their ids, by upload."""

    async def note(self, upload_id: str, track_id: str, backup: Backup) -> None:
        """Take up the text of a track that the inventory knows; the next scan if that fails."""
        is_first = upload_id not in self._waiting
        self._waiting.setdefault(upload_id, {})[track_id] = backup
        if is_first:
            await asyncio.sleep(_QUIET)  # all of a video are checked at once
            try:
                await self._take_in(upload_id, self._waiting.pop(upload_id))
            except ClosedError:
                raise
            except TrackmanError as error:
                _log.info("no text of %s is taken in: %s", upload_id, error)

    async def _take_in(self, upload_id: str, made: dict[str, Backup]) -> None:
        run = self._backups.executors.run
        videos = await self._inventory.whole_videos([upload_id])
        known = await run(partial(self._store.tracks_of, upload_id), Lane.INVENTORY)
        contents = {
            one.key: (await self._backups.kept(made[one.track.id])).content
            for one in known
            if one.track.id in made
        }
        if not contents or not videos or not await run(self._store.holds_texts, Lane.INVENTORY):
            return
        checked = await self._texts.checked(videos[0].upload, known, contents)
        await run(partial(self._store.put_texts, checked), Lane.INVENTORY)
        self._inventory.tell()
