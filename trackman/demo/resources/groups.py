"""Groups of uploads: collections, tags and saved filters (API reference, 2.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from trackman.demo.resources.listing import MOST, number
from trackman.demo.resources.uploads import DemoUpload

_DEFAULT_LIMIT = 50


@dataclass(slots=True)
class DemoCollection:
    """A folder of the media area."""

    id: str
    label: str
    position: int
    parent_id: str | None = None


@dataclass(slots=True)
class DemoFilter:
    """A filter that somebody saved."""

    id: str
    name: str
    filter: dict[str, Any]
    shared: bool = True

    def document(self) -> dict[str, Any]:
        """Return the `upload_filter` resource."""
        attributes = {"name": self.name, "filter": self.filter, "shared": self.shared}
        return {"type": "upload_filter", "id": self.id, "attributes": attributes}


def collection_documents(collections: Iterable[DemoCollection]) -> list[dict[str, Any]]:
    """Return the `upload_collection` resources."""
    collections = list(collections)
    return [
        {
            "type": "upload_collection",
            "id": one.id,
            "attributes": {"label": one.label, "position": one.position},
            "relationships": {
                "parent": {"data": _reference(one.parent_id)},
                "children": {
                    "data": [
                        _reference(other.id) for other in collections if other.parent_id == one.id
                    ]
                },
            },
        }
        for one in collections
    ]


def listed_tags(uploads: Iterable[DemoUpload], query: Mapping[str, str]) -> dict[str, Any]:
    """Return the document that answers `GET /upload-tags`."""
    offset = number(query, "page[offset]", 0)
    limit = number(query, "page[limit]", _DEFAULT_LIMIT, MOST)
    text = query.get("filter[query]", "").casefold()
    names = sorted({tag for upload in uploads for tag in upload.tags if text in tag.casefold()})
    data = [
        {"type": "upload_tag", "id": str(place), "attributes": {"name": name}}
        for place, name in enumerate(names, 1)
    ]
    return {"data": data[offset : offset + limit], "meta": {"total_count": len(data)}}


def _reference(collection_id: str | None) -> dict[str, str] | None:
    return None if collection_id is None else {"type": "upload_collection", "id": collection_id}
