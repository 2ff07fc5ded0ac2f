"""The views of all tracks that a person saved: queries with a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from trackman.domain.inventory.rules import Doubles, Keep, TrackRule
from trackman.domain.inventory.tracks import (
    SavedTracksView,
    SortKey,
    TrackField,
    TracksQuery,
    TrackView,
)
from trackman.store.folder import DataFolder

_FILE = "saved-track-views.json"
_PLAIN, _PLAIN_RULE = TracksQuery(), TrackRule()


def load_track_views(folder: DataFolder) -> list[SavedTracksView]:
    """Return the saved views in the person's order. Entries of another form are left out."""
    document = folder.read(_FILE)
    entries = document if isinstance(document, list) else []
    return [view for entry in entries if (view := _read(entry)) is not None]


def save_track_views(folder: DataFolder, views: list[SavedTracksView]) -> None:
    """Keep these views and no others."""
    folder.write(_FILE, [_view_document(view) for view in views])


def rule_document(rule: TrackRule) -> dict[str, Any]:
    """Return the conditions of a rule that are not as in the plain one."""
    return _document(rule, _PLAIN_RULE)


def read_rule(document: Any) -> TrackRule:
    """Return the rule a document describes. Raises ValueError where it is of another form."""
    return TrackRule(**_values(document, _RULE_READERS))


def _view_document(view: SavedTracksView) -> dict[str, Any]:
    document: dict[str, Any] = {"name": view.name, "query": _query_document(view.query)}
    return document if view.grouping is None else {**document, "grouping": view.grouping}


def _query_document(query: TracksQuery) -> dict[str, Any]:
    document = _document(query, _PLAIN)
    if "rule" in document:
        document["rule"] = rule_document(query.rule)
    if "sort" in document:
        document["sort"] = [[str(key.field), key.descending] for key in query.sort]
    return document


def _document(one: TracksQuery | TrackRule, plain: TracksQuery | TrackRule) -> dict[str, Any]:
    values = {field.name: getattr(one, field.name) for field in fields(one)}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value != getattr(plain, name)
    }


def _read(entry: Any) -> SavedTracksView | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return None
    try:
        query = TracksQuery(**_values(entry.get("query"), _QUERY_READERS))
        grouping = TrackField(entry["grouping"]) if "grouping" in entry else None
    except ValueError:
        return None
    return SavedTracksView(entry["name"], query, grouping)


def _values(document: Any, readers: dict[str, Callable[[Any], Any]]) -> dict[str, Any]:
    if not isinstance(document, dict) or not document.keys() <= readers.keys():
        raise ValueError(document)
    return {name: readers[name](value) for name, value in document.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(value)
    return tuple(map(_text, value))


def _sort(value: Any) -> tuple[SortKey, ...]:
    if not isinstance(value, list) or not all(isinstance(key, list) for key in value):
        raise ValueError(value)
    return tuple(SortKey(TrackField(field), _flag(turned)) for field, turned in value)


_RULE_READERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("kinds", "languages", "other_languages", "statuses"), _texts),
    **dict.fromkeys(("name", "text", "tag", "collection_id"), _text),
    **dict.fromkeys(("closed_captions", "has_findings", "used"), _flag),
    "doubles": Doubles,
    "keep": Keep,
}
_QUERY_READERS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "view": TrackView,
    "rule": read_rule,
    "upload_ids": _texts,
    "track_ids": _texts,
    "sort": _sort,
}
