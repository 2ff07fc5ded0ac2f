"""Decoders of an upload's metadata, written by people or measured (API reference, section 2.1).

Nothing here is needed to work with a video, so whatever is missing or of another shape is left out
rather than refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from trackman.dato.decoders.moments import moment_of
from trackman.dato.response import Node
from trackman.domain.errors import UnexpectedShapeError
from trackman.domain.upload_metadata import Antivirus, Localized, UploadMetadata

T = TypeVar("T")


def decode_particulars(node: Node) -> UploadMetadata:
    """Read all of an `upload` that lists do not show."""
    attributes = _member(node, "attributes")
    metadata = _member(attributes, "default_field_metadata")
    return UploadMetadata(
        url=_text(attributes, "url"),
        format=_text(attributes, "format"),
        author=_text(attributes, "author"),
        copyright=_text(attributes, "copyright"),
        notes=_text(attributes, "notes"),
        md5=_text(attributes, "md5"),
        frame_rate=_number(attributes, "frame_rate"),
        mp4_quality=_text(attributes, "mux_mp4_highest_res"),
        smart_tags=_texts(_member(attributes, "smart_tags")),
        alt=_localized(metadata, "alt"),
        title=_localized(metadata, "title"),
        poster_time=_number(metadata, "poster_time"),
        creator_kind=_text(_member(node, "relationships", "creator", "data"), "type"),
        antivirus=_antivirus(_member(node, "meta", "antivirus")),
    )


def _antivirus(node: Node | None) -> Antivirus | None:
    status = _text(node, "status")
    if status is None:
        return None
    return Antivirus(status, _moment(_text(node, "checked_at")), _text(node, "threat_name"))


def _localized(metadata: Node | None, name: str) -> Localized:
    """Read the texts of one name, whichever of its two shapes the metadata has.

    Newer projects have the names outside (`alt.en`), older ones the locales (`en.alt`).
    """
    if metadata is None or not isinstance(metadata.value, dict):
        return ()
    if _is_by_locale(metadata):
        parts = [(locale, _text(inner, name)) for locale, inner in metadata.members()]
    else:
        inside = _member(metadata, name)
        if inside is None or not isinstance(inside.value, dict):
            return ()
        parts = [(locale, _value(text.text_or_none)) for locale, text in inside.members()]
    return tuple((locale, text) for locale, text in parts if text)


def _is_by_locale(metadata: Node) -> bool:
    """Tell the older shape: no name of the newer one is outside, and each locale has its own.

    `alt` is also the code of a language.
    """
    if any(name in metadata.value for name in ("custom_data", "focal_point", "poster_time")):
        return False
    parts = [inner.value for _, inner in metadata.members()]
    return all(isinstance(part, dict) and ("alt" in part or "title" in part) for part in parts)


def _member(node: Node | None, *names: str) -> Node | None:
    """Go down through members; None where one is missing or null."""
    for name in names:
        if node is None or not isinstance(node.value, dict):
            return None
        node = node.get(name)
    return None if node is None or node.is_null else node


def _text(node: Node | None, name: str) -> str | None:
    part = _member(node, name)
    return None if part is None else _value(part.text) or None


def _number(node: Node | None, name: str) -> float | None:
    part = _member(node, name)
    return None if part is None else _value(part.number)


def _texts(node: Node | None) -> tuple[str, ...]:
    if node is None or not isinstance(node.value, list):
        return ()
    return tuple(part.value for part in node.items() if isinstance(part.value, str))


def _value(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except UnexpectedShapeError:
        return None


def _moment(text: str | None) -> datetime | None:
    try:
        return moment_of(text or "")
    except ValueError:
        return None
