"""Texts of tracks in the tables of an inventory, and the index of their cues."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence

from trackman.domain.inventory.hits import SearchHit
from trackman.domain.inventory.shown_text import ShownCue, ShownText
from trackman.domain.inventory.words import asked, indexed
from trackman.store.inventory.schema import BLOCK

_LEVEL = 6


def put_text(connection: sqlite3.Connection, track: int, text: ShownText, now: float) -> bool:
    """Keep the text of a track, and tell whether it is another one than before."""
    known = connection.execute("SELECT checksum, gone FROM tracks WHERE key = ?", (track,))
    row = known.fetchone()
    if row is None:
        return False
    if row[0] == text.checksum:
        connection.execute("UPDATE tracks SET due = 0 WHERE key = ?", (track,))
        connection.execute("UPDATE texts SET read = ? WHERE track = ?", (now, track))
        return False
    take_out(connection, [track])
    connection.execute(
        "INSERT OR REPLACE INTO texts (track, read, changed, cues, content) VALUES (?, ?, ?, ?, ?)",
        (track, now, now, len(text.cues), zlib.compress(text.content, _LEVEL)),
    )
    connection.execute(
        "UPDATE tracks SET checksum = ?, due = 0 WHERE key = ?", (text.checksum, track)
    )
    if row[1] is None:
        _index(connection, track, text.cues)
    return True


def take_out(connection: sqlite3.Connection, tracks: Sequence[int]) -> None:
    """Have the cues of some tracks not found any more; their texts stay."""
    for track in tracks:
        where = "SELECT block, cues FROM texts WHERE track = ? AND block IS NOT NULL"
        found = connection.execute(where, (track,)).fetchone()
        if found is not None:
            _unindex(connection, range(found[0], found[0] + -(-found[1] // BLOCK)))
            connection.execute("UPDATE texts SET block = NULL WHERE track = ?", (track,))


def put_back(connection: sqlite3.Connection, tracks: Sequence[int]) -> None:
    """Have the cues of tracks found again that were gone."""
    for track in tracks:
        content = content_of(connection, track)
        if content is not None:
            _index(connection, track, ShownText.of(content).cues)


def content_of(connection: sqlite3.Connection, track: int) -> bytes | None:
    """Return the subtitle file of a track as it was read last."""
    found = connection.execute("SELECT content FROM texts WHERE track = ?", (track,)).fetchone()
    return None if found is None else zlib.decompress(found[0])


def hits(connection: sqlite3.Connection, phrase: str, first: int, count: int) -> list[SearchHit]:
    """Return some of the cues that hold a phrase, in the order of tracks and times."""
    rows = connection.execute(
        "SELECT rowid FROM cues WHERE cues MATCH ? ORDER BY rowid LIMIT ? OFFSET ?",
        (asked(phrase), count, first),
    ).fetchall()
    blocks = _Blocks(connection)
    return [hit for (number,) in rows if (hit := blocks.hit(number)) is not None]


def count_hits(
    connection: sqlite3.Connection, phrase: str, most: int, since: float | None = None
) -> int:
    """Count the cues that hold a phrase, to `most`; those of texts that changed since a time."""
    start = 0
    if since is not None:
        newest = "SELECT min(block) FROM texts WHERE changed > ? AND block IS NOT NULL"
        (block,) = connection.execute(newest, (since,)).fetchone()
        if block is None:
            return 0
        start = block * BLOCK
    (found,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM cues WHERE cues MATCH ? AND rowid >= ? LIMIT ?)",
        (asked(phrase), start, most),
    ).fetchone()
    return int(found)


def _unindex(connection: sqlite3.Connection, numbers: range) -> None:
    for number in numbers:
        statement = "SELECT content FROM blocks WHERE number = ?"
        (content,) = connection.execute(statement, (number,)).fetchone()
        words = indexed(text for _, _, text in _cues(content))
        connection.executemany(
            "INSERT INTO cues (cues, rowid, words) VALUES ('delete', ?, ?)",
            [(number * BLOCK + place, one) for place, one in enumerate(words) if one],
        )
        connection.execute("DELETE FROM blocks WHERE number = ?", (number,))


def _index(connection: sqlite3.Connection, track: int, cues: Sequence[ShownCue]) -> None:
    (last,) = connection.execute("SELECT max(number) FROM blocks").fetchone()
    block = 0 if last is None else last + 1
    for number, first in enumerate(range(0, len(cues), BLOCK), block):
        part = cues[first : first + BLOCK]
        content = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
        connection.execute(
            "INSERT INTO blocks (number, track, content) VALUES (?, ?, ?)",
            (number, track, zlib.compress(content, _LEVEL)),
        )
    words = indexed(text for _, _, text in cues)
    connection.executemany(
        "INSERT INTO cues (rowid, words) VALUES (?, ?)",
        [(number, one) for number, one in enumerate(words, block * BLOCK) if one],
    )
    connection.execute("UPDATE texts SET block = ? WHERE track = ?", (block, track))


def _cues(content: bytes) -> list[ShownCue]:
    return [(start, end, text) for start, end, text in json.loads(zlib.decompress(content))]


class _Blocks:
    """Blocks of cues, each read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, tuple[int, list[ShownCue]] | None] = {}

    def hit(self, number: int) -> SearchHit | None:
        """Return a cue by its number, with its neighbours."""
        found = self._block(number // BLOCK)
        if found is None or number % BLOCK >= len(found[1]):
            return None
        track, cues = found
        statement = "SELECT block FROM texts WHERE track = ?"
        (first,) = self._connection.execute(statement, (track,)).fetchone()
        start, end, text = cues[number % BLOCK]
        before, after = (self._text(track, one) for one in (number - 1, number + 1))
        return SearchHit(track, number - first * BLOCK, start, end, text, before, after)

    def _text(self, track: int, number: int) -> str:
        found = self._block(number // BLOCK)
        if found is None or found[0] != track or number % BLOCK >= len(found[1]):
            return ""
        return found[1][number % BLOCK][2]

    def _block(self, number: int) -> tuple[int, list[ShownCue]] | None:
        if number not in self._known:
            statement = "SELECT track, content FROM blocks WHERE number = ?"
            row = self._connection.execute(statement, (number,)).fetchone()
            self._known[number] = None if row is None else (row[0], _cues(row[1]))
        return self._known[number]
