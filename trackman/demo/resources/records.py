"""The records of the look-alike that use uploads, and how DatoCMS shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

_CREATED_AT = "2026-05-04T10:20:30.000Z"
_CHANGED_AT = "2026-06-12T16:05:11.000Z"
VERSIONS = ("current", "published", "published-or-current")
"""The words of the parameter `version` of the references."""


@dataclass(slots=True)
class DemoRecord:
    """A record as the server knows it; `attributes` are the values of its fields."""

    id: str
    model_id: str
    attributes: dict[str, Any] = field(default_factory=dict)
    status: Literal["published", "updated", "draft"] = "published"

    def is_shown(self, version: str) -> bool:
        """Tell whether the references of this version name it."""
        return self.status != "draft" or version != "published"

    def document(self, upload_id: str) -> dict[str, Any]:
        """Return the `item` resource, with the upload in its field `video`."""
        published_at = None if self.status == "draft" else _CREATED_AT
        return {
            "type": "item",
            "id": self.id,
            "attributes": {**self.attributes, "video": _file_field(upload_id)},
            "relationships": {
                "item_type": {"data": {"type": "item_type", "id": self.model_id}},
                "creator": {"data": {"type": "organization", "id": "18263"}},
            },
            "meta": {
                "created_at": _CREATED_AT,
                "updated_at": _CHANGED_AT,
                "published_at": published_at,
                "first_published_at": published_at,
                "publication_scheduled_at": None,
                "unpublishing_scheduled_at": None,
                "status": self.status,
                "is_valid": True,
                "is_current_version_valid": True,
                "is_published_version_valid": None if self.status == "draft" else True,
                "current_version": self.id[::-1],
                "stage": None,
                "has_children": None,
            },
        }


def _file_field(upload_id: str) -> dict[str, Any]:
    return {
        "upload_id": upload_id,
        "alt": None,
        "title": None,
        "custom_data": {},
        "focal_point": None,
    }
