"""`GET /uploads`: which uploads, in what order, which page (API reference, section 2.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.resources.filters import Test, field_test
from trackman.demo.resources.uploads import DemoUpload

DEFAULT_LIMIT = 30
MOST = 500
DEFAULT_ORDER = "_created_at_DESC"

_ORDERS: Mapping[str, Callable[[DemoUpload], Any]] = {
    "_created_at": lambda upload: upload.created_at,
    "_updated_at": lambda upload: upload.changed_at,
    "basename": lambda upload: upload.basename,
    "filename": lambda upload: upload.filename,
    "format": lambda upload: upload.format,
    "id": lambda upload: upload.id,
    "mime_type": lambda upload: upload.mime_type,
    "resolution": lambda upload: (upload.width or 0) * (upload.height or 0),
    "size": lambda upload: upload.size,
}


def listed_uploads(uploads: Iterable[DemoUpload], query: Mapping[str, str]) -> dict[str, Any]:
    """Return the document that answers `GET /uploads`; raise `RefusedError` for a bad query."""
    offset = number(query, "page[offset]", 0)
    limit = number(query, "page[limit]", DEFAULT_LIMIT, MOST)
    found = list(uploads)
    for name, value in query.items():
        if name.startswith("filter"):
            found = list(filter(_test(name, value), found))
    _sort(found, query.get("order_by", DEFAULT_ORDER))
    return {
        "data": [upload.document() for upload in found[offset : offset + limit]],
        "meta": {"total_count": len(found)},
    }


def number(query: Mapping[str, str], name: str, default: int, most: int | None = None) -> int:
    """Return a whole number among the parameters; raise `RefusedError` for any other value."""
    text = query.get(name, str(default))
    if not (text.isascii() and text.isdecimal()):
        raise RefusedError(refusals.INVALID_PARAMS)
    if most is not None and int(text) > most:
        # Only the limit itself is documented, not what happens beyond it.
        raise RefusedError(refusals.INVALID_PARAMS)
    return int(text)


def _test(name: str, value: str) -> Test:
    match name:
        case "filter[ids]":
            ids = frozenset(value.split(","))
            return lambda upload: upload.id in ids
        case "filter[query]":
            words = value.casefold().split()
            return lambda upload: all(word in _searchable(upload) for word in words)
    return field_test(name, value)


def _searchable(upload: DemoUpload) -> str:
    return " ".join([upload.filename, *upload.tags]).casefold()


def _sort(uploads: list[DemoUpload], order_by: str) -> None:
    """Sort in place by the last criterion first, so that the first one rules."""
    for criterion in reversed(order_by.split(",")):
        name, _, direction = criterion.rpartition("_")
        if name not in _ORDERS or direction not in ("ASC", "DESC"):
            raise RefusedError(refusals.INVALID_ORDERING)
        uploads.sort(key=_ORDERS[name], reverse=direction == "DESC")
