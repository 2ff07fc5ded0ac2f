"""DatoCMS's ways to say no, as error documents (API reference, section 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

_DOCS = "https://www.datocms.com/docs/content-management-api/errors#"

_RECORDED_IDS = {
    "INVALID_AUTHORIZATION_HEADER": "5413bc",
    "INVALID_ENDPOINT": "cf3acb",
    "INVALID_SITE": "02f293",
    "NOT_FOUND": "302048",
}

UNDOCUMENTED = 422
"""The status given to codes for which the reference knows none."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One error: what a request is refused with, or what a job ends with."""

    status: int
    code: str
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    transient: bool = False

    def document(self) -> dict[str, Any]:
        """Return the error document."""
        attributes: dict[str, Any] = {
            "code": self.code,
            "doc_url": _DOCS + self.code,
            "details": dict(self.details),
        }
        if self.transient:
            attributes["transient"] = True
        return {"data": [{"id": _id_of(self.code), "type": "api_error", "attributes": attributes}]}


class RefusedError(Exception):
    """Ends the work on a request; its refusal becomes the answer."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def _id_of(code: str) -> str:
    """Return the six hexadecimal digits that are constant for a code."""
    return _RECORDED_IDS.get(code) or hashlib.sha256(code.encode()).hexdigest()[:6]


INVALID_AUTHORIZATION_HEADER = Refusal(401, "INVALID_AUTHORIZATION_HEADER")
INVALID_ACCEPT_HEADER = Refusal(406, "INVALID_ACCEPT_HEADER")
# The status of INVALID_SITE is not documented; without a token 401 says what is missing.
INVALID_SITE = Refusal(401, "INVALID_SITE")
INVALID_API_VERSION = Refusal(UNDOCUMENTED, "INVALID_API_VERSION")
INVALID_ENVIRONMENT = Refusal(404, "INVALID_ENVIRONMENT")
DEACTIVATED_SITE = Refusal(UNDOCUMENTED, "DEACTIVATED_SITE")
ENVIRONMENT_NOT_READY = Refusal(UNDOCUMENTED, "ENVIRONMENT_NOT_READY")
ENVIRONMENT_IN_READ_ONLY_MODE = Refusal(UNDOCUMENTED, "ENVIRONMENT_IN_READ_ONLY_MODE")
MAINTENANCE_MODE = Refusal(UNDOCUMENTED, "MAINTENANCE_MODE")
INSUFFICIENT_PERMISSIONS = Refusal(403, "INSUFFICIENT_PERMISSIONS")
INVALID_ENDPOINT = Refusal(404, "INVALID_ENDPOINT")
INVALID_CONTENT_TYPE_HEADER = Refusal(UNDOCUMENTED, "INVALID_CONTENT_TYPE_HEADER")
INVALID_ATTRIBUTES = Refusal(UNDOCUMENTED, "INVALID_ATTRIBUTES")
INVALID_PARAMS = Refusal(UNDOCUMENTED, "INVALID_PARAMS")
INVALID_ORDERING = Refusal(UNDOCUMENTED, "INVALID_ORDERING")
INVALID_FILTER_FIELDS_PARAM = Refusal(UNDOCUMENTED, "INVALID_FILTER_FIELDS_PARAM")
NOT_FOUND = Refusal(404, "NOT_FOUND")
NOT_A_VIDEO = Refusal(UNDOCUMENTED, "NOT_A_VIDEO")
NO_PRIMARY_AUDIO_TRACK = Refusal(UNDOCUMENTED, "NO_PRIMARY_AUDIO_TRACK")
TRACKS_IMMUTABLE_IN_SANDBOX = Refusal(
    UNDOCUMENTED, "IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT"
)
# Which codes are transient is not documented; for CONCURRENT_* the reference calls it likely.
CONCURRENT_UPLOAD_UPDATE = Refusal(UNDOCUMENTED, "CONCURRENT_UPLOAD_UPDATE", transient=True)
RATE_LIMIT_EXCEEDED = Refusal(429, "RATE_LIMIT_EXCEEDED")


def invalid_format(place: str) -> Refusal:
    """Say that a body is malformed; which details come along is not documented."""
    return Refusal(UNDOCUMENTED, "INVALID_FORMAT", {"messages": [place]})


def invalid_field(name: str) -> Refusal:
    """Say that a value will not do."""
    details = {"field": name, "code": "VALIDATION_INVALID"}
    return Refusal(UNDOCUMENTED, "INVALID_FIELD", details)


def plan_upgrade_required(limit: str) -> Refusal:
    """Say that the plan does not allow so much."""
    return Refusal(UNDOCUMENTED, "PLAN_UPGRADE_REQUIRED", {"limit": limit})


def mux_error(explanation: str) -> Refusal:
    """Say that Mux refused something; how its details are named is not documented."""
    return Refusal(UNDOCUMENTED, "MUX_ERROR", {"explanation": explanation})
