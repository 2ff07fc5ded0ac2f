"""Records that use a video, read in the background and remembered for the session."""

from __future__ import annotations

import asyncio
import logging
import time
from functools import partial

from trackman.dato.client import Client
from trackman.domain.errors import DatoError
from trackman.domain.references import Unread, Uses
from trackman.domain.uploads import Video
from trackman.services.executors import Executors, Lane

GOOD_FOR = 60.0  # seconds an answer is not asked for again
_PAUSE = 0.25  # seconds; who only passes by asks nothing
_log = logging.getLogger(__name__)


class References:
    """Ask DatoCMS once for each video, and again when it is read again later."""

    def __init__(
        self,
        client: Client,
        executors: Executors,
        good_for: float = GOOD_FOR,
        pause: float = _PAUSE,
    ) -> None:
        self._client = client
        self._executors = executors
        self._good_for = good_for
        self._pause = pause
        self._answers: dict[tuple[str, str | None], tuple[Uses, float]] = {}

    def known(self, video: Video) -> Uses:
        """Return what DatoCMS said the last time; `Unread.ASKED` where it was not asked yet."""
        uses, _ = self._answers.get(_key(video), (Unread.ASKED, 0.0))
        return uses

    async def read(self, video: Video) -> Uses:
        """Return the records that use a video, `Unread.UNKNOWN` where DatoCMS does not say.

        Nothing is sent while the last answer is good.
        """
        uses, at = self._answers.get(_key(video), (Unread.ASKED, 0.0))
        if not isinstance(uses, Unread) and time.monotonic() - at < self._good_for:
            return uses
        await asyncio.sleep(self._pause)
        uses = await self._asked(video)
        self._answers[_key(video)] = (uses, time.monotonic())
        return uses

    def doubt(self) -> None:
        """Ask again at the next reading; until then what is known stays."""
        long_ago = float("-inf")
        self._answers = {key: (uses, long_ago) for key, (uses, _) in self._answers.items()}

    async def _asked(self, video: Video) -> Uses:
        client = self._client.within(video.environment)
        try:
            return await self._executors.run(partial(client.references, video.id), Lane.POLLING)
        except DatoError as error:
            _log.info("who uses %s could not be read: %s", video.id, error)
            return Unread.UNKNOWN


def _key(video: Video) -> tuple[str, str | None]:
    return video.id, video.environment
