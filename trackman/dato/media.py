"""Pictures of videos from Mux's image host, which is public: no token goes there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import quote

import requests
from requests.auth import AuthBase

from trackman.dato.connections import Connections, our_errors
from trackman.domain.addresses import IMAGE_URL, checked_base
from trackman.domain.errors import LostAnswerError, UnreadableAnswerError

_PIECE = 64 * 1024
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """How long and how large a picture may be. Times in seconds."""

    connect: float = 5.0
    read: float = 10.0
    whole: float = 15.0
    largest: int = 1024 * 1024
    """Bytes."""


class _NoAuth(AuthBase):
    """Sign nothing; without it a `~/.netrc` would be looked into."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Leave the request as it is."""
        return request


class Images:
    """Fetch pictures. Safe from any thread; not counted against the pace of the API."""

    def __init__(self, base_url: str = IMAGE_URL, limits: PictureLimits = PictureLimits()) -> None:
        self._base_url = checked_base(base_url)
        self._limits = limits
        self._connections = Connections(self._base_url, "")

    def thumbnail(self, playback_id: str, width: int, height: int) -> bytes:
        """Fetch a picture from the middle of a video, cut to this size in pixels.

        What comes back begins like a picture; whether it is one shows when it is drawn. Raises
        DatoError.
        """
        path = f"/{quote(playback_id, safe='')}/thumbnail.jpg"
        query = {"width": str(width), "height": str(height), "fit_mode": "smartcrop"}
        with our_errors(self._connections.was_sent):
            response = self._connections.session().get(
                self._base_url + path,
                params=query,
                auth=_NoAuth(),
                headers={"Accept": "image/*", "X-Api-Version": None},
                timeout=(self._limits.connect, self._limits.read),
                allow_redirects=False,
                stream=True,
                proxies=self._connections.proxies,
            )
            with response:
                content = self._content(response)
        if not looks_like_a_picture(content):
            raise UnreadableAnswerError("not a picture", response.status_code)
        return content

    def close(self) -> None:
        """Break off what is under way (LostAnswerError)."""
        self._connections.close()

    def _content(self, response: requests.Response) -> bytes:
        if response.status_code != 200:
            raise UnreadableAnswerError("no picture", response.status_code)
        give_up = time.monotonic() + self._limits.whole
        content = bytearray()
        while piece := response.raw.read1(_PIECE, decode_content=True):
            content += piece
            if len(content) > self._limits.largest:
                raise UnreadableAnswerError("too large", response.status_code)
            if time.monotonic() > give_up:
                raise LostAnswerError("the picture came too slowly")
        return bytes(content)


def looks_like_a_picture(content: bytes) -> bool:
    """Tell whether bytes begin like a JPEG, PNG, GIF or WebP file."""
    return content.startswith(_BEGINNINGS) or (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
