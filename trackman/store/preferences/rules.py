"""The rules a person saved, and rules as JSON.

A condition that is not understood is never left out: a rule without it would mean more tracks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from trackman.domain.inventory.rules import Doubles, Keep, SavedRule, TrackRule
from trackman.store.folder import DataFolder

LONGEST_NAME = 80
"""Characters of a rule's name."""
_FILE = "saved-rules.json"
_MOST_PARTS = 1000
_LONGEST_TEXT = 1000
_PLAIN = TrackRule()


class NotUnderstoodError(ValueError):
    """A rule has a condition that this trackman does not know."""


def load_rules(folder: DataFolder) -> list[SavedRule]:
    """Return the saved rules in the person's order. Entries of another form are left out."""
    document = folder.read(_FILE)
    entries = document if isinstance(document, list) else []
    return [rule for entry in entries if (rule := _read(entry)) is not None]


def save_rules(folder: DataFolder, rules: list[SavedRule]) -> None:
    """Keep these rules and no others."""
    folder.write(_FILE, [{"name": one.name, "rule": as_document(one.rule)} for one in rules])


def as_document(rule: TrackRule) -> dict[str, Any]:
    """Return what a rule asks for beyond the plain one."""
    plain = asdict(_PLAIN)
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(rule).items()
        if value != plain[name]
    }


def read_rule(document: object) -> TrackRule:
    """Return the rule a document describes.

    Raises NotUnderstoodError for conditions of a newer trackman, ValueError for all else.
    """
    if not isinstance(document, dict):
        raise ValueError("no rule")
    if unknown := sorted(map(str, document.keys() - _READERS.keys())):
        raise NotUnderstoodError(", ".join(unknown))
    return TrackRule(**{name: _READERS[name](value) for name, value in document.items()})


def _read(entry: Any) -> SavedRule | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return None
    try:
        return SavedRule(entry["name"], read_rule(entry.get("rule")))
    except ValueError:
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise ValueError("no text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_PARTS:
        raise ValueError("no list of texts")
    return tuple(map(_text, value))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _choice(known: type[Doubles] | type[Keep], value: Any) -> Doubles | Keep:
    try:
        return known(_text(value))
    except ValueError as error:
        raise NotUnderstoodError(str(error)) from error


_READERS: dict[str, Callable[[Any], Any]] = {
    "kinds": _texts,
    "languages": _texts,
    "other_languages": _texts,
    "statuses": _texts,
    "name": _text,
    "closed_captions": _flag,
    "doubles": partial(_choice, Doubles),
    "keep": partial(_choice, Keep),
    "has_findings": _flag,
    "text": _text,
    "tag": _text,
    "collection_id": _text,
    "used": _flag,
}
