"""Sources to play a video from, looked up when a person presses Play."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import partial

from trackman.dato.mux.images import Images
from trackman.dato.mux.streams import Streams
from trackman.dato.proxies import proxy_to
from trackman.domain.errors import (
    ClosedError,
    DatoError,
    LostAnswerError,
    NotSentError,
    PlayError,
    UnreadableAnswerError,
)
from trackman.domain.playback import Playable, PlaybackFormat, PlayFault
from trackman.domain.uploads import Upload
from trackman.services.executors import Executors, Lane

POSTER_SIZE = (640, 360)
"""Pixels it fits into."""
_VARIABLE = "http_proxy"
_REFUSALS = {401, 403, 451}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Playback:
    """The streams and posters of one project's videos."""

    streams: Streams
    images: Images
    executors: Executors

    async def find(self, upload: Upload, way: PlaybackFormat) -> Playable:
        """Find what a video can be played from in one way; DatoCMS counts it as streaming.

        Raises PlayError, and ClosedError when the program ends.
        """
        playback_id = upload.mux_playback_id
        if playback_id is None:
            raise PlayError(PlayFault.NOT_THERE)
        match way:
            case PlaybackFormat.HLS:
                find = partial(self.streams.hls, playback_id)
            case PlaybackFormat.MP4:
                known = upload.particulars
                highest = known.mp4_quality if known is not None else None
                find = partial(self.streams.mp4, playback_id, highest)
        look_up = partial(proxy_to, self.streams.playlist(playback_id))
        tell_player(await self.executors.run(look_up, Lane.PICTURES))
        try:
            return await self.executors.run(find, Lane.TRANSFERS)
        except ClosedError:
            raise
        except DatoError as error:
            _log.info("%s of %s cannot be played: %s", way, playback_id, error)
            raise PlayError(_fault_of(error), str(error)) from error

    async def poster(self, upload: Upload) -> bytes | None:
        """Fetch a picture of a video; it is not counted as streaming. None if there is none."""
        if upload.mux_playback_id is None:
            return None
        fetch = partial(self.images.poster, upload.mux_playback_id, *POSTER_SIZE)
        try:
            return await self.executors.run(fetch, Lane.PICTURES)
        except ClosedError:
            raise
        except DatoError as error:
            _log.info("no poster of %s: %s", upload.mux_playback_id, error)
            return None


def tell_player(proxy: str | None) -> None:
    """Have players take a proxy, or none. Raises PlayError where they cannot.

    FFmpeg, which plays, knows of proxies by this variable alone, whatever the address begins with
    (`tls.c`, `http.c`), and speaks to them by http. Its pieces come from more hosts than one, so
    they all take the same way. Nothing of ours reads it: but for this computer all is https.
    """
    if proxy is None:
        os.environ.pop(_VARIABLE, None)
    elif not proxy.lower().startswith("http://"):
        raise PlayError(PlayFault.PROXY, proxy.rpartition("@")[2].rpartition("//")[2])
    elif os.environ.get(_VARIABLE) != proxy:
        os.environ[_VARIABLE] = proxy


def _fault_of(error: DatoError) -> PlayFault:
    match error:
        case NotSentError():
            return PlayFault.OFFLINE
        case LostAnswerError():
            return PlayFault.BROKE_OFF
        case UnreadableAnswerError() if error.status in _REFUSALS:
            return PlayFault.REFUSED
        case UnreadableAnswerError() if error.status in {404, 410}:
            return PlayFault.NOT_THERE
        case UnreadableAnswerError() if error.status >= 500 or error.status == 429:
            return PlayFault.BROKE_OFF
    return PlayFault.UNREADABLE
