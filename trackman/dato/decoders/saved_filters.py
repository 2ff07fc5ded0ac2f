"""Filters saved at DatoCMS, translated into queries of ours as far as they can be.

Their form is that of `filter[fields]`; neither that nor what the admin area adds to it is
documented, so whatever is not recognised is named instead of guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from trackman.dato.response import Node
from trackman.domain.library import LibraryQuery, SavedFilter

_DEEPEST = 20


def decode_filter(node: Node) -> SavedFilter:
    """Read an `upload_filter`."""
    attributes = node["attributes"]
    query, not_understood = translated(attributes["filter"].value)
    return SavedFilter(
        id=node["id"].text(),
        name=attributes["name"].text(),
        shared=attributes["shared"].flag(),
        query=query,
        not_understood=not_understood,
    )


def translated(content: Any) -> tuple[LibraryQuery, tuple[str, ...]]:
    """Return the query a filter object stands for, and the parts that were not understood."""
    query = LibraryQuery()
    left_out = []
    taken: set[str] = set()
    for name, operator, value in _conditions(content):
        place = f"{name}.{operator}".rstrip(".")
        change = _change(name, operator, value)
        if change is None or not taken.isdisjoint(change):
            left_out.append(place)
            continue
        taken |= change.keys()
        query = replace(query, **change)
    return query, tuple(dict.fromkeys(left_out))


def _conditions(content: Any, depth: int = 0) -> Iterator[tuple[str, str, Any]]:
    """Yield field, operator and value of each condition that has to be met."""
    if not isinstance(content, dict) or depth > _DEEPEST:
        yield "filter", "", None
        return
    for name, value in content.items():
        if name == "fields":
            yield from _conditions(value, depth + 1)
        elif name == "AND" and isinstance(value, list):
            for part in value:
                yield from _conditions(part, depth + 1)
        elif isinstance(value, dict):
            yield from ((name, str(operator), inner) for operator, inner in value.items())
        else:
            yield name, "", value


def _change(name: str, operator: str, value: Any) -> dict[str, Any] | None:
    """Return the parts of a query that one condition sets; None where it is not understood."""
    match name, operator, value:
        case "query", "", str():
            return {"text": value}
        case "type", "eq", "video":
            return {}
        case "in_use", "eq" | "neq", bool() | "true" | "false":
            return {"used": (value in (True, "true")) == (operator == "eq")}
        case "tags", "contains", str():
            return {"tag": value}
        case "tags", "any_in" | "all_in", [str() as tag]:
            return {"tag": tag}
        case "upload_collection", "eq", str() if value:
            return {"collection_id": value}
        case "_created_at" | "created_at", _, str():
            return _days(operator, value)
    return None


def _days(operator: str, text: str) -> dict[str, date] | None:
    """Understand a moment only where it is the beginning of a day here."""
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone() if moment.tzinfo else moment
        whole = (moment.hour, moment.minute) == (0, 0)  # DatoCMS cuts off the seconds itself
        if operator == "gte" and whole:
            return {"created_from": moment.date()}
        if operator == "lt" and whole:
            return {"created_to": moment.date() - timedelta(days=1)}
    except (ValueError, OverflowError, OSError):
        return None
    return None
