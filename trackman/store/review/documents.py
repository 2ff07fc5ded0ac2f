"""Queues and records as lines of JSON, the same for the same record."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

from trackman.domain.review.queue import QueueItem, QueuePart, Reviewer, ReviewQueue
from trackman.domain.review.records import (
    Approval,
    Decision,
    Note,
    Record,
    ReviewApplication,
    ReviewSnapshot,
    Verdict,
    Withdrawal,
)
from trackman.domain.tracks import Track

T = TypeVar("T")

_EARLIEST, _LATEST = 2000, 2200
"""Years: a time at the edge of what a calendar holds could not be shown in every time zone."""

_FORMS: Mapping[str, type[Record]] = {
    "decision": Decision,
    "note": Note,
    "withdrawal": Withdrawal,
    "approval": Approval,
    "application": ReviewApplication,
}
_PARTS = {form: tuple(one.name for one in fields(form)) for form in _FORMS.values()}
_TRACK = tuple(one.name for one in fields(Track))
_NAMES = {form: name for name, form in _FORMS.items()}
_NONE: frozenset[str] = frozenset()
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)


def head_text(queue: ReviewQueue) -> str:
    """Return what a queue is, without its items."""
    return _text(head_document(queue))


def head_document(queue: ReviewQueue) -> dict[str, Any]:
    """Return what a queue is, without its items."""
    document = asdict(replace(queue, items=()))
    del document["items"]
    return document | {"created_at": _moment_text(queue.created_at)}


def read_head(document: Any) -> ReviewQueue:
    """Return a queue without items; raise ValueError for any other document."""
    return _checked(_queue, document)


def item_text(item: QueueItem) -> str:
    """Return a track of a queue."""
    return _text(
        {
            "track": _track_document(item.track),
            "filename": item.filename,
            "playback_id": item.playback_id,
            "place": item.place,
        }
        | ({"is_altered": True} if item.is_altered else {})
    )


def read_item(document: Any) -> QueueItem:
    """Return a track of a queue; raise ValueError for any other document."""
    return _checked(_item, document)


def record_text(record: Record) -> str:
    """Return a record; its mark is left out where it has none."""
    document: dict[str, Any] = {"record": _NAMES[type(record)]}
    for name in _PARTS[type(record)]:
        value = getattr(record, name)
        write = _WRITERS.get(name)
        document[name] = value if write is None else write(value)
    if not record.is_altered:
        del document["is_altered"]
    return _text(document)


def read_record(document: Any) -> Record:
    """Return a record; raise ValueError for any other document."""
    return _checked(_record, document)


def is_record(document: Any) -> bool:
    """Tell whether a document says that it is a record, of whatever kind."""
    return isinstance(document, dict) and "record" in document


def read_reviewer(document: Any) -> Reviewer:
    """Return a person; raise ValueError for any other document."""
    return _checked(_reviewer, document)


def moment_of(text: Any) -> datetime:
    """Return a time; raise ValueError for any other text."""
    return _checked(_moment, text)


def _text(document: Any) -> str:
    return _ENCODER.encode(document)


def _track_document(track: Track) -> dict[str, Any]:
    """Return what `asdict` does, sooner: of a large queue there are very many."""
    return {name: getattr(track, name) for name in _TRACK}


def _reviewer_document(one: Reviewer) -> dict[str, Any]:
    return {"id": one.id, "name": one.name}


def _snapshot_document(one: ReviewSnapshot) -> dict[str, Any]:
    return {
        "track": _track_document(one.track),
        "text_sha256": one.text_sha256,
        "findings": one.findings,
    }


def _moment_text(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise TypeError(f"nothing JSON can hold: {moment!r}")
    return moment.astimezone(UTC).isoformat()


def _checked(read: Callable[[Any], T], document: Any) -> T:
    try:
        return read(document)
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _queue(document: Any) -> ReviewQueue:
    part = document.get("part")
    return ReviewQueue(
        _word(document["id"]),
        _string(document["name"]),
        _word(document["project"]),
        _string(document.get("project_name", "")),
        _string_or_none(document.get("environment")),
        _moment(document["created_at"]),
        _reviewer(document["created_by"]),
        (),
        None if part is None else QueuePart(_count(part["number"]), _count(part["of"])),
    )


def _item(document: Any) -> QueueItem:
    return QueueItem(
        _track(document["track"]),
        _string(document["filename"]),
        _string_or_none(document.get("playback_id")),
        _count(document.get("place", 0)),
        _flag(document.get("is_altered", False)),
    )


def _record(document: Any) -> Record:
    form = _FORMS[document["record"]]
    parts: dict[str, Any] = {
        name: _READERS[name](document[name]) for name in _PARTS[form] if name in document
    }
    return form(**parts)


def _reviewer(document: Any) -> Reviewer:
    return _person(_word(document["id"]), _string(document["name"]))


@lru_cache(maxsize=64)
def _person(person_id: str, name: str) -> Reviewer:
    """Return the same object for the same person, who has decided on thousands of tracks."""
    return Reviewer(person_id, name)


def _snapshot(document: Any) -> ReviewSnapshot:
    return ReviewSnapshot(
        _track(document["track"]),
        _string_or_none(document.get("text_sha256")),
        tuple(_string(one) for one in _list(document.get("findings", []))),
    )


def _track(document: Any) -> Track:
    captions = document["closed_captions"]
    return Track(
        _key(document["id"]),
        _key(document["upload_id"]),
        _string(document["kind"]),
        _string(document["name"]),
        _string(document["language_code"]),
        None if captions is None else _flag(captions),
        _string(document["status"]),
        _string_or_none(document["error"]),
    )


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _word(value: Any) -> str:
    text = _key(value)
    if not text:
        raise ValueError("an empty text")
    return text


def _key(value: Any) -> str:
    text = _string(value)
    text.encode()  # half a character fits into JSON, and into no column of a table
    return text


def _string_or_none(value: Any) -> str | None:
    return None if value is None else _string(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 40:
        raise ValueError("not a count")
    return value


def _seconds(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise ValueError("not a duration")
    return float(value)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _ids(value: Any) -> frozenset[str]:
    ids = _list(value)
    return frozenset(_word(one) for one in ids) if ids else _NONE


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_string(value))
    if moment.tzinfo is None:
        raise ValueError("a time without time zone")
    if not _EARLIEST <= moment.year < _LATEST:
        raise ValueError("a time nobody can have decided at")
    return moment.astimezone(UTC)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "id": _word,
    "item": _word,
    "by": _reviewer,
    "at": _moment,
    "verdict": Verdict,
    "snapshot": _snapshot,
    "reason": _string,
    "seconds": _seconds,
    "replaces": _ids,
    "text": _string,
    "decision": _word,
    "released": _flag,
    "entry": _string,
    "is_altered": _flag,
}
_WRITERS: Mapping[str, Callable[[Any], Any]] = {
    "by": _reviewer_document,
    "at": _moment_text,
    "snapshot": _snapshot_document,
    "replaces": sorted,
}
