"""Texts and streams from Mux's stream host, which is public: no token goes there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from trackman.dato.mux.playlists import is_playlist, read_sounds
from trackman.dato.mux.public_http import HostLimits, PublicHttp
from trackman.domain.addresses import STREAM_URL
from trackman.domain.errors import UnreadableAnswerError
from trackman.domain.playback import Playable, PlaybackFormat
from trackman.domain.subtitles.webvtt import LARGEST_TEXT

_RENDITIONS = ("low", "medium", "high")
_LARGEST_PICTURE = "720p"  # enough to judge a track by, and a third of what 1080p takes


@dataclass(frozen=True, slots=True)
class TextLimits(HostLimits):
    """Limits for fetching a subtitle file. Times in seconds, sizes in bytes."""

    connect: float = 6.1
    read: float = 20.0
    whole: float = 60.0
    largest: int = LARGEST_TEXT
    read_again: tuple[float, ...] = (0.5, 1.5)
    follow: bool = True


@dataclass(frozen=True, slots=True)
class StreamLimits(HostLimits):
    """Limits for fetching a playlist. Times in seconds, sizes in bytes."""

    connect: float = 6.1
    read: float = 10.0
    whole: float = 20.0
    largest: int = 2 * 1024 * 1024
    follow: bool = True


class Streams:
    """Fetch texts, and tell what can be played.

    Safe from any thread; not counted against the pace of the API.
    """

    def __init__(
        self,
        base_url: str = STREAM_URL,
        limits: TextLimits = TextLimits(),
        stream_limits: StreamLimits = StreamLimits(),
    ) -> None:
        self._host = PublicHttp(base_url, limits, "text")
        self._streams = PublicHttp(base_url, stream_limits, "stream")

    def playlist(self, playback_id: str) -> str:
        """Return the address of a video's HLS playlist; whoever fetches it is metered."""
        return self._streams.address(_playlist_path(playback_id))

    def text(self, playback_id: str, track_id: str) -> bytes:
        """Fetch the WebVTT of a ready subtitle track: all its bytes, as they came.

        Raises DatoError: TooLargeError beyond the limit, UnreadableAnswerError with status 404
        where the host has no such text.
        """
        path = f"/{quote(playback_id, safe='')}/text/{quote(track_id, safe='')}.vtt"
        return self._host.get(path, "text/vtt, */*;q=0.1")

    def hls(self, playback_id: str) -> Playable:
        """Fetch the list of a video's streams, which DatoCMS counts as streaming.

        Raises DatoError: UnreadableAnswerError with the status where the host serves none, and
        with status 200 where what came is no such list.
        """
        query = urlencode({"max_resolution": _LARGEST_PICTURE})
        path = f"{_playlist_path(playback_id)}?{query}"
        content = self._streams.get(path, "application/vnd.apple.mpegurl, */*;q=0.1")
        text = content.decode("utf-8", "replace")
        if not is_playlist(text):
            raise UnreadableAnswerError("not a playlist", 200)
        return Playable(PlaybackFormat.HLS, self._streams.address(path), read_sounds(text))

    def mp4(self, playback_id: str, highest: str | None) -> Playable:
        """Find the largest rendition there is of those up to `highest`, without reading it.

        Raises DatoError: UnreadableAnswerError with status 404 where there is none.
        """
        place = _RENDITIONS.index(highest) + 1 if highest in _RENDITIONS else 0
        for rendition in reversed(_RENDITIONS[:place]):
            path = f"/{quote(playback_id, safe='')}/{rendition}.mp4"
            try:
                self._streams.look(path, "video/mp4, */*;q=0.1")
            except UnreadableAnswerError as error:
                if error.status != 404:
                    raise
            else:
                return Playable(PlaybackFormat.MP4, self._streams.address(path))
        raise UnreadableAnswerError("no rendition", 404)

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and start nothing more (ClosedError)."""
        self._host.close()
        self._streams.close()


def _playlist_path(playback_id: str) -> str:
    return f"/{quote(playback_id, safe='')}.m3u8"
