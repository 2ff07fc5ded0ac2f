"""Queries as JSON, the same for the same query."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from trackman.domain.library import LibraryQuery, Sort

_PLAIN = LibraryQuery()


def as_document(query: LibraryQuery) -> dict[str, Any]:
    """Return what a query asks for beyond the plain one."""
    plain = asdict(_PLAIN)
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(query).items()
        if value != plain[name]
    }


def as_key(query: LibraryQuery) -> str:
    """Return a text that stands for this query alone."""
    return json.dumps(as_document(query), sort_keys=True, ensure_ascii=False)


def read_query(document: Any) -> LibraryQuery | None:
    """Return the query a document describes; None where it is of another form or a newer one."""
    if not isinstance(document, dict) or not document.keys() <= _READERS.keys():
        return None
    try:
        return LibraryQuery(**{name: _READERS[name](value) for name, value in document.items()})
    except (TypeError, ValueError):
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "used": _flag,
    "tag": _text,
    "collection_id": _text,
    "created_from": date.fromisoformat,
    "created_to": date.fromisoformat,
    "sort": Sort,
    "has_errored": _flag,
    "lacks_language": _text,
}
