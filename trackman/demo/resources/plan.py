"""Limits of the project's plan (API reference, section 4, and 5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trackman.demo.resources.uploads import SITE_ID

PERIODS = ("today", "current_month", "last_month")
COUNTERS = ("cma_endpoint_requests",)
"""Those of many that can be asked for here (API reference, section 7)."""


@dataclass(slots=True)
class DemoLimit:
    """Limit of the plan for one thing, and the use made of it."""

    code: str
    usage: float
    limit: float | None
    """None for no limit."""

    @property
    def is_reached(self) -> bool:
        """True if nothing is left."""
        return self.limit is not None and self.usage >= self.limit

    def document(self) -> dict[str, Any]:
        """Return the `subscription_limit` resource."""
        attributes = {"code": self.code, "usage": self.usage, "limit": self.limit}
        return {"type": "subscription_limit", "id": self.code, "attributes": attributes}


def counter_document(counter: str, limits: Mapping[str, DemoLimit]) -> dict[str, Any]:
    """Return the `usage_counter` resource of the requests by endpoint, which add up to the use."""
    used = int(limits["cma_api_calls"].usage) if "cma_api_calls" in limits else 0
    tracks = used // 3
    result = [
        {"value": "/uploads", "counter": used - tracks},
        {"value": "/uploads/:upload_id/tracks", "counter": tracks},
    ]
    return {"type": "usage_counter", "id": counter, "attributes": {"result": result}}


def usual_limits() -> dict[str, DemoLimit]:
    """Return the limits of a plan that is far from used up, by their codes."""
    limits = (
        DemoLimit("cma_api_calls", 18_240, 100_000),
        DemoLimit("mux_encoding_seconds", 9_120, 18_000),
        DemoLimit("mux_streaming_seconds", 402_300, None),
        DemoLimit("uploadable_bytes", 9_663_676_416, 107_374_182_400),
    )
    return {one.code: one for one in limits}


def public_info_document(name: str, largest_upload: int | None) -> dict[str, Any]:
    """Return the `public_info` resource as those see it who have a token."""
    extras = None
    if largest_upload is not None:
        extras = {
            "blocks_depth": 5,
            "blocks_per_item": 600,
            "maximum_single_upload_bytes": largest_upload,
            "overage_thresholds": {},
        }
    return {
        "type": "public_info",
        "id": SITE_ID,
        "attributes": {
            "name": name,
            "sso_saml_init_url": None,
            "logo_url": None,
            "white_label": False,
            "custom_i18n_messages_template_url": None,
            "theme": {"type": "monochromatic", "hue": 220},
            "extras": extras,
        },
    }
