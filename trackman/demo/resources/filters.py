"""`filter[fields][…]` of `GET /uploads` (API reference, section 2.3).

DatoCMS knows more fields and operators than are imitated here. Of an array only the last element
is seen, since that is all that trackman sends.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.resources.uploads import DemoUpload

Test = Callable[[DemoUpload], bool]

_NAME = re.compile(r"filter\[fields\]\[(\w+)\]\[(\w+)\](\[\])?")

_TEXTS: Mapping[str, Callable[[DemoUpload], Any]] = {
    "type": lambda upload: upload.kind,
    "id": lambda upload: upload.id,
    "path": lambda upload: upload.path,
    "format": lambda upload: upload.format,
    "mime_type": lambda upload: upload.mime_type,
    # The reference names no filter on the collection; this has the form of the others.
    "upload_collection": lambda upload: upload.collection_id,
}
_NUMBERS: Mapping[str, Callable[[DemoUpload], Any]] = {
    "size": lambda upload: upload.size,
    "width": lambda upload: upload.width or 0,
    "height": lambda upload: upload.height or 0,
}
_MOMENTS: Mapping[str, Callable[[DemoUpload], Any]] = {
    "_created_at": lambda upload: _minute(upload.created_at),
    "_updated_at": lambda upload: _minute(upload.changed_at),
}
_COMPARISONS = {
    "eq": operator.eq,
    "neq": operator.ne,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def field_test(name: str, value: str) -> Test:
    """Return the test behind a parameter; raise `RefusedError` for one that is not known."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise RefusedError(refusals.INVALID_FILTER_FIELDS_PARAM)
    field, comparison, is_array = match.groups()
    test = _test(field, comparison, value, is_array=bool(is_array))
    if test is None:
        raise RefusedError(refusals.INVALID_FILTER_FIELDS_PARAM)
    return test


def _test(field: str, comparison: str, value: str, *, is_array: bool) -> Test | None:
    if is_array != (comparison in ("in", "not_in", "any_in", "all_in")):
        return None
    if field == "tags":
        return _tag_test(comparison, value)
    if field == "in_use":
        known = comparison == "eq" and value in ("true", "false")
        return (lambda upload: upload.in_use == (value == "true")) if known else None
    if field in _TEXTS:
        return _text_test(_TEXTS[field], comparison, value)
    if field in _NUMBERS and value.isdecimal():
        return _compared(_NUMBERS[field], comparison, int(value))
    if field in _MOMENTS:
        try:
            return _compared(_MOMENTS[field], comparison, _minute(value))
        except ValueError:
            return None
    return None


def _tag_test(comparison: str, value: str) -> Test | None:
    if comparison in ("contains", "any_in", "all_in"):
        return lambda upload: value in upload.tags
    return (lambda upload: value not in upload.tags) if comparison == "not_in" else None


def _text_test(part: Callable[[DemoUpload], Any], comparison: str, value: str) -> Test | None:
    if comparison in ("eq", "in"):
        return lambda upload: bool(part(upload) == value)
    if comparison in ("neq", "not_in"):
        return lambda upload: bool(part(upload) != value)
    return None


def _compared(part: Callable[[DemoUpload], Any], comparison: str, value: Any) -> Test | None:
    compare = _COMPARISONS.get(comparison)
    return None if compare is None else lambda upload: bool(compare(part(upload), value))


def _minute(text: str) -> datetime:
    """Cut a moment off to the minute, as DatoCMS does before it compares."""
    moment = datetime.fromisoformat(text).replace(second=0, microsecond=0)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
