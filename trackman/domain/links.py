"""Ids and links by which a person can name a video (API reference, sections 2.1 and 9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from trackman.domain.errors import LinkError, LinkFault

_ASSET_PAGE = re.compile(r"(?:/environments/([a-z0-9-]+))?/media/assets/([A-Za-z0-9_-]+)/?$")
_ID = re.compile(r"[A-Za-z0-9_-]+")
_PLAYBACK_PATH = re.compile(r"/([A-Za-z0-9]+)(?:\.m3u8|/.*)?$")
_STORED_FILE = re.compile(r"/[0-9]+/[0-9]+-[^/]+")
AROUND = " \t\r\n\u00a0\u200b\ufeff<>\"'"  # what comes along when a link is copied from a mail
_LARGEST_OLD_ID = 281474976710655
_SHORTEST_ID_OF_LETTERS = 20


@dataclass(frozen=True, slots=True)
class UploadLink:
    """An upload by its id."""

    upload_id: str
    environment: str | None = None
    """The environment an asset link names."""
    host: str | None = None
    """The admin host of an asset link."""


@dataclass(frozen=True, slots=True)
class AssetLink:
    """An upload by the address of its file; `path` as in `attributes.path`."""

    path: str


@dataclass(frozen=True, slots=True)
class PlaybackLink:
    """A video by its Mux playback id."""

    playback_id: str


Link = UploadLink | AssetLink | PlaybackLink


def parse_link(text: str) -> Link:
    """Read what a person typed or pasted.

    Raises LinkError when it can name no upload.
    """
    text = text.strip(AROUND)
    if not text:
        raise LinkError(LinkFault.EMPTY)
    if re.search(r"\s", text):
        raise LinkError(LinkFault.SPACES, text)
    if "/" not in text:
        return parse_id(text)
    return _parse_address(text if "://" in text else f"https://{text}")


def parse_id(text: str) -> UploadLink:
    """Read a bare id.

    DatoCMS's are 22 letters, digits, `-` and `_`, or decimal numbers; other servers of the API may
    have ids of other shapes, so only what is surely none is refused.
    """
    if not _ID.fullmatch(text):
        raise LinkError(LinkFault.NOT_AN_ID, text)
    if text.isdigit() and int(text) > _LARGEST_OLD_ID:
        raise LinkError(LinkFault.ID_TOO_LARGE, text)
    if text.isalpha() and len(text) < _SHORTEST_ID_OF_LETTERS:
        raise LinkError(LinkFault.NOT_AN_ID, text)
    return UploadLink(text)


def _parse_address(text: str) -> Link:
    try:
        address = urlsplit(text)
        host = (address.hostname or "").lower()
    except ValueError:
        raise LinkError(LinkFault.DAMAGED, text) from None
    if address.scheme not in {"http", "https"} or not host:
        raise LinkError(LinkFault.NOT_WEB, text)
    if page := _ASSET_PAGE.search(address.path):
        environment, upload_id = page.groups()
        return UploadLink(upload_id, environment, host)
    if host in {"stream.mux.com", "image.mux.com", "player.mux.com"}:
        return _parse_playback(address.path)
    if host == "www.datocms-assets.com" or host.endswith((".imgix.net", ".datocms-assets.com")):
        return AssetLink(unquote(address.path))
    if host.endswith("datocms.com"):
        raise LinkError(LinkFault.OTHER_PAGE, text)
    if _STORED_FILE.fullmatch(address.path):  # a project's own asset host
        return AssetLink(unquote(address.path))
    raise LinkError(LinkFault.ELSEWHERE, text)


def _parse_playback(path: str) -> PlaybackLink:
    if found := _PLAYBACK_PATH.match(path):
        return PlaybackLink(found[1])
    raise LinkError(LinkFault.NO_PLAYBACK_ID, path)
