"""The project's own resources: the site and its environments (API reference, 5.2 and 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from trackman.demo.resources.uploads import SITE_ID

_CREATED_AT = "2024-09-02T08:00:00.000Z"
_CHANGED_AT = "2026-06-14T09:12:44.000Z"

_META_FLAGS = (
    "draft_mode_default",
    "improved_timezone_management",
    "improved_hex_management",
    "improved_gql_multilocale_fields",
    "improved_gql_visibility_control",
    "improved_boolean_fields",
    "improved_validation_at_publishing",
    "improved_exposure_of_inline_blocks_in_cda",
    "improved_items_listing",
    "milliseconds_in_datetime",
    "non_localized_focal_points",
)


@dataclass(slots=True)
class DemoEnvironment:
    """An environment of the project."""

    id: str
    primary: bool
    status: Literal["creating", "ready", "destroying"] = "ready"
    read_only_mode: bool = False
    forked_from: str | None = None

    def document(self) -> dict[str, Any]:
        """Return the `environment` resource."""
        return {
            "type": "environment",
            "id": self.id,
            "meta": {
                "status": self.status,
                "read_only_mode": self.read_only_mode,
                "created_at": _CREATED_AT,
                "last_data_change_at": _CHANGED_AT,
                "primary": self.primary,
                "forked_from": self.forked_from,
            },
        }


def site_document(name: str, internal_domain: str, locales: tuple[str, ...]) -> dict[str, Any]:
    """Return the `site` resource."""
    return {
        "type": "site",
        "id": SITE_ID,
        "attributes": {
            "name": name,
            "domain": None,
            "internal_domain": internal_domain,
            "locales": list(locales),
            "timezone": "Europe/Rome",
            "google_maps_api_token": None,
            "imgix_host": None,
            "no_index": False,
            "favicon": None,
            "last_data_change_at": _CHANGED_AT,
            "require_2fa": False,
            "ip_tracking_enabled": False,
            "force_use_of_sandbox_environments": False,
            "assets_cdn_default_settings": {
                "image": {},
                "video": {"disable_serving_raw_videos": True},
            },
            "theme": {"type": "monochromatic", "hue": 220, "logo": None},
            "global_seo": None,
        },
        "meta": {"created_at": _CREATED_AT, "allow_custom_theme": True}
        | dict.fromkeys(_META_FLAGS, True),
    }
