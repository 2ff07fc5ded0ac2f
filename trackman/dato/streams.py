"""Subtitle texts from Mux's stream host, which is public: no token goes there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from trackman.dato.hosts import HostLimits, PublicHost
from trackman.domain.addresses import STREAM_URL, checked_base
from trackman.domain.subtitles import LARGEST_TEXT


@dataclass(frozen=True, slots=True)
class TextLimits(HostLimits):
    """How long and how large a text may be. Times in seconds."""

    connect: float = 6.1
    read: float = 20.0
    whole: float = 60.0
    largest: int = LARGEST_TEXT
    read_again: tuple[float, ...] = (0.5, 1.5)
    follow: bool = True


class Streams:
    """Fetch texts. Safe from any thread; not counted against the pace of the API."""

    def __init__(self, base_url: str = STREAM_URL, limits: TextLimits = TextLimits()) -> None:
        self._host = PublicHost(base_url, limits, "text")
        self._base_url = checked_base(base_url)

    def playlist(self, playback_id: str) -> str:
        """Return the address of a video's HLS playlist; whoever fetches it is metered."""
        return f"{self._base_url}/{quote(playback_id, safe='')}.m3u8"

    def text(self, playback_id: str, track_id: str) -> bytes:
        """Fetch the WebVTT of a ready subtitle track: all its bytes, as they came.

        Raises DatoError: TooLargeError beyond the limit, UnreadableAnswerError with status 404
        where the host has no such text.
        """
        path = f"/{quote(playback_id, safe='')}/text/{quote(track_id, safe='')}.vtt"
        return self._host.get(path, "text/vtt, */*;q=0.1")

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and start nothing more (ClosedError)."""
        self._host.close()
