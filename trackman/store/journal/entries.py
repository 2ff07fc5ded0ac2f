"""Entries of the journal as text and back. The text is ASCII, whatever strangers put into names."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, TypeVar

from trackman.domain.journal import Act, Backup, Consent, Entry, Place, Stage
from trackman.domain.tracks import Track, TrackDraft

T = TypeVar("T")


def entry_text(entry: Entry) -> str:
    """Return an entry as one line of JSON, its times in UTC (ISO 8601)."""
    return json.dumps(asdict(entry), default=_moment_text, allow_nan=False)


def read_entry(text: str) -> Entry:
    """Return the entry a text holds; raise ValueError for any other text."""
    try:
        document = json.loads(text)
        return _entry(document)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"no entry: {error}") from error


def _entry(document: dict[str, Any]) -> Entry:
    parts = _LATER | document
    parts["act"] = Act(parts["act"])
    parts["stage"] = Stage(parts["stage"])
    parts["place"] = _place(parts["place"])
    parts["track"] = _read(Track, parts["track"], _TRACK)
    parts["planned_at"] = _moment(parts["planned_at"])
    parts["changed_at"] = _moment(parts["changed_at"])
    parts["backup"] = _read_some(Backup, parts["backup"], _BACKUP)
    parts["returned"] = _read_some(Track, parts["returned"], _TRACK)
    parts["draft"] = _read_some(TrackDraft, parts["draft"], _DRAFT)
    parts["consent"] = None if parts["consent"] is None else _consent(parts["consent"])
    parts["request_ids"] = _texts(parts["request_ids"])
    return _read(Entry, parts, _ENTRY)


def _read(form: Callable[..., T], parts: dict[str, Any], types: dict[str, Any]) -> T:
    """Return an object of the parts, each of which must be there and of its type."""
    for name, kinds in types.items():
        if not isinstance(parts[name], kinds):
            raise TypeError(name)
    return form(**parts)


def _place(parts: dict[str, Any]) -> Place:
    """Return a place, of which entries of before know less."""
    return _read(Place, {"md5": None, "duration": None} | parts, _PLACE)


def _consent(parts: dict[str, Any]) -> Consent:
    return _read(Consent, parts | {"at": _moment(parts["at"])}, {"by": _TEXT})


def _read_some(form: Callable[..., T], parts: Any, types: dict[str, Any]) -> T | None:
    return None if parts is None else _read(form, parts, types)


def _texts(found: Any) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError("not a list of texts")
    return tuple(found)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without time zone")
    return moment


def _moment_text(moment: Any) -> str:
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise TypeError(f"not a time with time zone: {moment!r}")
    return moment.astimezone(UTC).isoformat()


_TEXT = str
_TEXT_OR_NONE = (str, type(None))
_PLACE: dict[str, Any] = {
    "project": _TEXT,
    "project_name": _TEXT,
    "environment": _TEXT_OR_NONE,
    "upload_id": _TEXT,
    "filename": _TEXT,
    "playback_id": _TEXT_OR_NONE,
    "md5": _TEXT_OR_NONE,
    "duration": (int, float, type(None)),
}
_TRACK: dict[str, Any] = {
    "id": _TEXT,
    "upload_id": _TEXT,
    "kind": _TEXT,
    "name": _TEXT,
    "language_code": _TEXT,
    "closed_captions": (bool, type(None)),
    "status": _TEXT,
    "error": _TEXT_OR_NONE,
}
_DRAFT = {name: _TRACK[name] for name in ("kind", "name", "language_code", "closed_captions")}
_BACKUP: dict[str, Any] = {"sha256": _TEXT, "size": int, "cues": int}
_ENTRY: dict[str, Any] = {
    "id": _TEXT,
    "batch": _TEXT,
    "account": _TEXT_OR_NONE,
    "reason": _TEXT,
    "job_id": _TEXT_OR_NONE,
    "seconds": (int, float, type(None)),
    "code": _TEXT_OR_NONE,
    "fault": _TEXT,
    "origin": _TEXT_OR_NONE,
    "restored_as": _TEXT_OR_NONE,
    "difference": _TEXT,
    "parent": _TEXT_OR_NONE,
    "source": _TEXT,
    "decided_text": _TEXT_OR_NONE,
    "unproven": bool,
}
_LATER: dict[str, Any] = {
    "draft": None,
    "parent": None,
    "source": "",
    "consent": None,
    "decided_text": None,
    "unproven": False,
}
"""Parts that entries of before do not have."""
