"""Conditions and orders of queries, as SQL about rows of `tracks`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from trackman.domain.folding import fold
from trackman.domain.inventory.rules import Doubles, Keep, TrackRule
from trackman.domain.inventory.tracks import SortKey, TrackField, TracksQuery, TrackView
from trackman.domain.inventory.words import asked
from trackman.domain.languages import serves
from trackman.store.inventory.schema import BLOCK

_LONG = 3600.0  # seconds
_COLUMNS = {
    TrackField.VIDEO: ("title", "video"),
    TrackField.KIND: ("kind",),
    TrackField.LANGUAGE: ("language",),
    TrackField.NAME: ("label",),
    TrackField.CLOSED_CAPTIONS: ("captions",),
    TrackField.STATUS: ("status",),
    TrackField.FINDINGS: ("findings",),
    TrackField.FIRST_SEEN: ("first",),
    TrackField.LAST_SEEN: ("last",),
    TrackField.USED: ("used",),
}
VALUES = {
    TrackField.VIDEO: "(SELECT id FROM videos WHERE videos.key = tracks.video)",
    TrackField.KIND: "kind",
    TrackField.LANGUAGE: "language",
    TrackField.NAME: "name",
    TrackField.CLOSED_CAPTIONS: "captions",
    TrackField.STATUS: "status",
    TrackField.FINDINGS: "findings",
    TrackField.FIRST_SEEN: "date(first, 'unixepoch')",
    TrackField.LAST_SEEN: "date(last, 'unixepoch')",
    TrackField.USED: "used",
}
_DOUBLES = {
    Doubles.SAME_LANGUAGE: "same_language",
    Doubles.SAME_NAME: "same_name",
    Doubles.SAME_TEXT: "same_text",
}
# An errored track never stays in the place of one that works.
_KEPT = {
    Keep.FIRST_SEEN: "status = 'errored', first, place",
    Keep.LAST_SEEN: "status = 'errored', first DESC, place DESC",
    Keep.FEWEST_FINDINGS: "status = 'errored', findings IS NULL, findings, first, place",
}


@dataclass(slots=True)
class Conditions:
    """Conditions that must all hold, with the values they speak of."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, part: str, *values: Any) -> None:
        """Add a condition."""
        self.parts.append(part)
        self.values += values

    def among(self, column: str, values: Iterable[str]) -> None:
        """Add that a column has one of some values."""
        self.add(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(list(values)))

    @property
    def sql(self) -> str:
        """The condition as a whole."""
        return " AND ".join(self.parts) or "1"


@dataclass(frozen=True, slots=True)
class Setting:
    """Facts that conditions depend on beside the query."""

    locales: tuple[str, ...] = ()
    """Locales of the project; empty where they are not known."""
    new_since: float | None = None
    """Time since which a track is new; None where none is."""


def conditions_of(
    connection: sqlite3.Connection, query: TracksQuery, setting: Setting
) -> Conditions:
    """Return the conditions under which a track is asked for."""
    conditions = Conditions()
    _view(connection, conditions, query.view, setting)
    for word in fold(query.text).split():
        conditions.add("instr(words, ?)", word)
    if query.upload_ids:
        ids = "video IN (SELECT key FROM videos WHERE id IN (SELECT value FROM json_each(?)))"
        conditions.add(ids, json.dumps(query.upload_ids))
    if query.track_ids:
        conditions.among("id", query.track_ids)
    _rule(connection, conditions, query.rule)
    return conditions


def order_of(sort: Sequence[SortKey]) -> str:
    """Return the columns of an order, with directions."""
    columns = [
        f"{column} DESC" if key.descending else column
        for key in sort
        for column in _COLUMNS[key.field]
    ]
    return ", ".join(dict.fromkeys((*columns, "video", "place")))


def group_order(sort: Sequence[SortKey], field: TrackField) -> str:
    """Return the order of groups by a field: the query's, where it sorts by it."""
    for key in sort:
        if key.field is field:
            return ", ".join(f"{one}{' DESC' if key.descending else ''}" for one in _COLUMNS[field])
    return ", ".join(_COLUMNS[field])


def view_sql(view: TrackView, setting: Setting, foreign: Sequence[str]) -> tuple[str, list[Any]]:
    """Return the condition of a built-in view; `foreign` are codes of foreign languages."""
    conditions = Conditions()
    if view is TrackView.VANISHED:
        return "gone IS NOT NULL", []
    conditions.add("gone IS NULL")
    match view:
        case TrackView.LONG_PREPARING:
            conditions.add("status = 'preparing' AND last - preparing > ?", _LONG)
        case TrackView.FOREIGN_LANGUAGE:
            conditions.among("language", foreign)
        case TrackView.NEW:
            conditions.add("first > ?", setting.new_since)
        case _ if view in _PLAIN_VIEWS:
            conditions.add(_PLAIN_VIEWS[view])
    return conditions.sql, conditions.values


_PLAIN_VIEWS = {
    TrackView.ERRORED: "status = 'errored'",
    TrackView.SAME_LANGUAGE: "same_language IS NOT NULL",
    TrackView.SAME_NAME: "same_name IS NOT NULL",
    TrackView.NO_CLOSED_CAPTIONS: "uncaptioned",
    TrackView.FINDINGS: "findings > 0",
}


def foreign_languages(connection: sqlite3.Connection, setting: Setting) -> list[str]:
    """Return the codes that are none of the project's locales; none if these are not known."""
    if not setting.locales:
        return []
    return _languages(
        connection, lambda code: not any(serves(code, one) for one in setting.locales)
    )


def _view(
    connection: sqlite3.Connection, conditions: Conditions, view: TrackView, setting: Setting
) -> None:
    foreign = []
    if view is TrackView.FOREIGN_LANGUAGE:
        foreign = foreign_languages(connection, setting)
    sql, values = view_sql(view, setting, foreign)
    conditions.add(sql, *values)


def _rule(connection: sqlite3.Connection, conditions: Conditions, rule: TrackRule) -> None:
    for column, values in (("kind", rule.kinds), ("status", rule.statuses)):
        if values:
            conditions.among(column, values)
    _spoken(connection, conditions, rule)
    if name := fold(rule.name).strip():
        conditions.add("instr(label, ?)", name)
    if rule.closed_captions is not None:
        conditions.add("coalesce(captions, 0) = ?", int(rule.closed_captions))
    if rule.has_findings is not None:
        conditions.add("findings > 0" if rule.has_findings else "findings = 0")
    if rule.doubles is not None:
        _doubles(conditions, rule.doubles, rule.keep)
    _text(conditions, rule.text)
    _video(conditions, rule)


def _spoken(connection: sqlite3.Connection, conditions: Conditions, rule: TrackRule) -> None:
    wanted, kept = rule.languages, rule.other_languages
    if wanted:
        codes = _languages(connection, lambda code: any(serves(code, one) for one in wanted))
        conditions.among("language", codes)
    if kept:
        codes = _languages(connection, lambda code: not any(serves(code, one) for one in kept))
        conditions.among("language", codes)


def _doubles(conditions: Conditions, doubles: Doubles, keep: Keep) -> None:
    group = _DOUBLES[doubles]
    conditions.add(
        "key IN (SELECT key FROM (SELECT key, row_number() OVER"
        f" (PARTITION BY video, {group} ORDER BY {_KEPT[keep]}) AS place_in_group"
        f" FROM tracks WHERE {group} IS NOT NULL) WHERE place_in_group > 1)"
    )


def _text(conditions: Conditions, phrase: str) -> None:
    if not phrase.strip():
        return
    if expression := asked(phrase):
        conditions.add(
            "key IN (SELECT track FROM blocks WHERE number IN"
            f" (SELECT DISTINCT rowid / {BLOCK} FROM cues WHERE cues MATCH ?))",
            expression,
        )
    else:
        conditions.add("0")  # nothing but marks, which are not indexed


def _video(conditions: Conditions, rule: TrackRule) -> None:
    if rule.used is not None:
        conditions.add("used = ?", int(rule.used))
    if rule.tag is not None:
        conditions.add(
            "video IN (SELECT videos.key FROM videos, json_each(videos.tags) AS tag"
            " WHERE tag.value = ?)",
            rule.tag,
        )
    if rule.collection_id is not None:
        conditions.add(
            "video IN (SELECT key FROM videos WHERE collection_id = ?)", rule.collection_id
        )


def _languages(connection: sqlite3.Connection, wanted: Callable[[str], bool]) -> list[str]:
    codes = connection.execute("SELECT DISTINCT language FROM tracks")
    return [code for (code,) in codes if wanted(code)]
