"""Pages of uploads, decoded quickly: a library has many thousands of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from trackman.dato.decoders.moments import moment_of
from trackman.dato.decoders.resources import decode_upload
from trackman.dato.response import Node
from trackman.domain.uploads import Upload

_TEXT = {str}
_TEXT_OR_NONE = {str, type(None)}
_NUMBER_OR_NONE = {int, float, type(None)}
_PIXELS = {int, type(None)}
_MOMENT = {datetime, type(None)}
_USUAL_TYPES: tuple[set[Any], ...] = (
    _TEXT,
    _TEXT,
    {int},
    _TEXT_OR_NONE,
    _NUMBER_OR_NONE,
    _PIXELS,
    _PIXELS,
    _TEXT_OR_NONE,
    _MOMENT,
    {list},
    _TEXT,
    _MOMENT,
    _TEXT_OR_NONE,
    _TEXT_OR_NONE,
)
"""Of the fields of `Upload`, in order."""
_NO_IDS = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True)
class UploadPage:
    """A part of the media library."""

    uploads: tuple[Upload, ...]
    total: int
    """Number of all uploads that match."""


def decode_listing(document: Node) -> UploadPage:
    """Read the answer of `GET /uploads`.

    An upload in which all is as usual takes the quick way; any other the careful way, which
    names what is wrong.
    """
    uploads = tuple(
        _usual_upload(node.value) or decode_upload(node) for node in document["data"].items()
    )
    return UploadPage(uploads, document["meta"]["total_count"].integer())


def _usual_upload(value: Any) -> Upload | None:
    try:
        attributes = value["attributes"]
        collection = value["relationships"]["upload_collection"]["data"]
        parts = [
            value["id"],
            attributes["filename"],
            attributes["size"],
            attributes["mime_type"],
            attributes["duration"],
            attributes["width"],
            attributes["height"],
            attributes["mux_playback_id"],
            _moment(attributes["created_at"]),
            attributes["tags"],
            attributes["path"],
            _moment(attributes["updated_at"]),
            attributes["thumbhash"],
            None if collection is None else collection["id"],
        ]
    except (KeyError, TypeError, ValueError):
        return None
    usual = _are_usual(tuple(map(type, parts))) and parts[0] not in _NO_IDS
    if not usual or not all(isinstance(tag, str) for tag in parts[9]):
        return None
    parts[9] = tuple(parts[9])
    return Upload(*parts)


@lru_cache(maxsize=1024)
def _are_usual(types: tuple[type, ...]) -> bool:
    """Check the types of all parts at once: there are few combinations, each seen many times."""
    return all(one in usual for one, usual in zip(types, _USUAL_TYPES, strict=True))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else moment_of(text)
