"""Pictures of videos from Mux's image host, which is public: no token goes there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from trackman.dato.mux.public_http import HostLimits, PublicHttp
from trackman.domain.addresses import IMAGE_URL
from trackman.domain.errors import UnreadableAnswerError

_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")


@dataclass(frozen=True, slots=True)
class PictureLimits(HostLimits):
    """Limits for fetching a picture. Times in seconds, sizes in bytes."""

    connect: float = 5.0
    read: float = 10.0
    whole: float = 15.0
    largest: int = 1024 * 1024


class Images:
    """Fetch pictures. Safe from any thread; not counted against the pace of the API."""

    def __init__(self, base_url: str = IMAGE_URL, limits: PictureLimits = PictureLimits()) -> None:
        self._host = PublicHttp(base_url, limits, "picture")

    def thumbnail(self, playback_id: str, width: int, height: int) -> bytes:
        """Fetch a picture from the middle of a video, cut to this size in pixels.

        What comes back begins like a picture; whether it is one shows when it is drawn. Raises
        DatoError.
        """
        return self._picture(playback_id, width, height, "smartcrop")

    def poster(self, playback_id: str, width: int, height: int) -> bytes:
        """Fetch the same picture uncut, as large as it fits into this size."""
        return self._picture(playback_id, width, height, "preserve")

    def _picture(self, playback_id: str, width: int, height: int, fit: str) -> bytes:
        path = f"/{quote(playback_id, safe='')}/thumbnail.jpg"
        query = {"width": str(width), "height": str(height), "fit_mode": fit}
        content = self._host.get(path, "image/*", query)
        if not looks_like_a_picture(content):
            raise UnreadableAnswerError("not a picture", 200)
        return content

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and start nothing more (ClosedError)."""
        self._host.close()


def looks_like_a_picture(content: bytes) -> bool:
    """Tell whether bytes begin like a JPEG, PNG, GIF or WebP file."""
    return content.startswith(_BEGINNINGS) or (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
