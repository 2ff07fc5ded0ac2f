"""Request bodies, checked as the API's schemas say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.requests import DemoRequest

_JSON_TYPES = ("application/json", "application/vnd.api+json")


@dataclass(frozen=True, slots=True)
class Attribute:
    """Values allowed for an attribute."""

    kinds: tuple[type, ...]
    required: bool = False
    words: tuple[str, ...] = ()
    """The only values allowed; empty for any."""

    def allows(self, value: Any) -> bool:
        """Tell whether it may be `value`."""
        return isinstance(value, self.kinds) and (not self.words or value in self.words)


@dataclass(frozen=True, slots=True)
class Schema:
    """A resource that can be sent: its type and what it may hold."""

    type: str
    attributes: Mapping[str, Attribute]
    more_attributes: bool = False
    """True if there may be others, which are not looked at."""
    relationships: bool = False
    """True if there may be relationships, which are not looked at either."""


UPLOAD_REQUEST = Schema(
    "upload_request",
    {"filename": Attribute((str,))},
    more_attributes=True,
    relationships=True,
)
UPLOAD_TRACK = Schema(
    "upload_track",
    {
        "url_or_upload_request_id": Attribute((str,), required=True),
        "type": Attribute((str,), required=True, words=("subtitles", "audio")),
        "language_code": Attribute((str,), required=True),
        "name": Attribute((str,)),
        "closed_captions": Attribute((bool, NoneType)),
    },
)
SUBTITLES_GENERATION = Schema(
    "subtitles_generation",
    {"language_code": Attribute((str,), required=True), "name": Attribute((str,))},
)


def attributes_of(seen: DemoRequest, schema: Schema) -> dict[str, Any]:
    """Return the attributes of the resource a request brings; raise `RefusedError` for faults."""
    content_type = (seen.headers["Content-Type"] or "").partition(";")[0].strip().lower()
    if content_type not in _JSON_TYPES:
        raise RefusedError(refusals.INVALID_CONTENT_TYPE_HEADER)
    document = _object(_decoded(seen.body), "#", {"data"})
    data = _object(document["data"], "#/data", {"type", "attributes"})
    known = {"type", "attributes", *(("relationships",) if schema.relationships else ())}
    if document.keys() - {"data"} or data.keys() - known or data["type"] != schema.type:
        raise RefusedError(refusals.invalid_format("#/data"))
    return _checked(_object(data["attributes"], "#/data/attributes", set()), schema)


def _checked(attributes: dict[str, Any], schema: Schema) -> dict[str, Any]:
    if not schema.more_attributes and attributes.keys() - schema.attributes.keys():
        raise RefusedError(refusals.INVALID_ATTRIBUTES)
    for name, attribute in schema.attributes.items():
        missing = attribute.required and name not in attributes
        if missing or (name in attributes and not attribute.allows(attributes[name])):
            raise RefusedError(refusals.invalid_format(f"#/data/attributes/{name}"))
    return attributes


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise RefusedError(refusals.invalid_format("#")) from error


def _object(value: Any, place: str, required: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or required - value.keys():
        raise RefusedError(refusals.invalid_format(place))
    return value
