"""The views a person saved: queries with a name."""

from __future__ import annotations

from typing import Any

from trackman.domain.library import SavedView
from trackman.store.cache.queries import as_document, read_query
from trackman.store.folder import DataFolder

_FILE = "saved-views.json"


def load_views(folder: DataFolder) -> list[SavedView]:
    """Return the saved views in the person's order. Entries of another form are left out."""
    document = folder.read(_FILE)
    entries = document if isinstance(document, list) else []
    return [view for entry in entries if (view := _read(entry)) is not None]


def save_views(folder: DataFolder, views: list[SavedView]) -> None:
    """Keep these views and no others."""
    folder.write(_FILE, [{"name": view.name, "query": as_document(view.query)} for view in views])


def _read(entry: Any) -> SavedView | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return None
    query = read_query(entry.get("query"))
    return None if query is None else SavedView(entry["name"], query)
