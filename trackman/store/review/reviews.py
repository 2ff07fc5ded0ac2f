"""Queues of one project and environment on disk, with all that people decided on them."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TypeVar

from trackman.domain.errors import ReviewError, StoreFault
from trackman.domain.library import Scope
from trackman.domain.review.queue import ReviewQueue
from trackman.domain.review.records import Decision, Record, Verdict
from trackman.domain.review.summary import QueueSummary, SalvagedReviews, Tally
from trackman.store.files import part_of
from trackman.store.lasting_file import LastingFile
from trackman.store.review.documents import (
    head_text,
    item_text,
    moment_of,
    read_head,
    read_item,
    read_record,
    record_text,
)
from trackman.store.review.salvage import move_queues, salvage
from trackman.store.review.schema import APPLICATION, MIGRATIONS

T = TypeVar("T")

_PATIENCE = 5.0
_NAME = 20  # digits that tell the file of one scope from others
_WORKED = "UPDATE queues SET worked_at = ? WHERE ? > coalesce(worked_at, '') AND id = ?"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredQueue:
    """A queue with all its records, in the order in which they came here, and where it was left."""

    queue: ReviewQueue
    records: tuple[Record, ...]
    position: int


class ReviewStore:
    """A SQLite file of which nothing is ever thrown away. Safe from any thread; every call blocks.

    What was written is on the disk when a call returns. Each raises ReviewError where the file
    cannot be used; then nothing of the call is kept, and what was there before still is. A damaged
    file is kept beside a new one that has what could be read of it (`salvage`).
    """

    def __init__(self, folder: Path, scope: Scope, before: Scope | None = None) -> None:
        """Use the file of a scope; `before` is what stood for it while its project was unknown."""
        self.path = _path(folder, scope)
        self._before = None if before is None else _path(folder, before)
        """File whose queues are taken over once; None where there is none, or no more."""
        self.salvage: SalvagedReviews | None = None
        """Damage that was found since this was made."""
        self._file = self._new_file(self.path)
        self._recovering, self._taking_over = Lock(), Lock()

    @classmethod
    def of_file(cls, path: Path) -> ReviewStore:
        """Return the store of a file, whatever its scope is."""
        store = cls(path.parent, Scope(path.stem, None))
        store.path, store._file = path, store._new_file(path)
        return store

    def summaries(self) -> list[QueueSummary]:
        """Return all queues, the one made last first."""

        def work(connection: sqlite3.Connection) -> list[QueueSummary]:
            rows = connection.execute(
                "SELECT head, tally, position, worked_at FROM queues ORDER BY key DESC"
            ).fetchall()  # a question left half read keeps a damaged file open
            return [_summary(*row) for row in rows]

        return self._run(lambda one: _understood(work, one))

    def queue(self, queue_id: str) -> StoredQueue | None:
        """Return a queue with its records; None where there is none with this id."""

        def work(connection: sqlite3.Connection) -> StoredQueue | None:
            row = connection.execute(
                "SELECT key, head, position FROM queues WHERE id = ?", [queue_id]
            ).fetchone()
            if row is None:
                return None
            key, head, position = row
            items = connection.execute(
                "SELECT content FROM items WHERE queue = ? ORDER BY place, key", [key]
            ).fetchall()
            records = connection.execute(
                "SELECT content FROM records WHERE queue = ? ORDER BY key", [key]
            ).fetchall()
            queue = replace(
                read_head(json.loads(head)),
                items=tuple(read_item(json.loads(one)) for (one,) in items),
            )
            return StoredQueue(
                queue, tuple(read_record(json.loads(one)) for (one,) in records), position
            )

        return self._run(lambda one: _understood(work, one))

    def has_records_of(self, reviewer_id: str) -> bool:
        """Tell whether a person has decided, noted, approved or carried out anything in it."""

        def work(connection: sqlite3.Connection) -> bool:
            (found,) = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM records WHERE json_extract(content, '$.by.id') = ?)",
                [reviewer_id],
            ).fetchone()
            return bool(found)

        return self._run(work)

    def put(self, queue: ReviewQueue, records: Iterable[Record], tally: Tally) -> None:
        """Add a queue or take its place, and add these records or take the place of them.

        Records that are there and not among these stay.
        """
        head, count = head_text(queue), _tally_text(tally)
        items = [(one.place, one.key, item_text(one)) for one in queue.items]
        records = tuple(records)
        rows, worked_at = [(one.id, record_text(one)) for one in records], _last_decision(records)

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO queues (id, head, tally) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET head = excluded.head, tally = excluded.tally",
                [queue.id, head, count],
            )
            connection.execute(_WORKED, [worked_at, worked_at, queue.id])
            key = _key(connection, queue.id)
            connection.execute("DELETE FROM items WHERE queue = ?", [key])
            connection.executemany(
                f"INSERT OR IGNORE INTO items (queue, place, key, content) VALUES ({key}, ?, ?, ?)",
                items,
            )
            _put_records(connection, key, rows)

        self._run(work, writes=True)

    def add(
        self,
        queue_id: str,
        records: Iterable[Record],
        tally: Tally,
        position: int | None = None,
    ) -> None:
        """Add records to a queue, and keep how far it is; also where, if that is given."""
        records = tuple(records)
        count, rows = _tally_text(tally), [(one.id, record_text(one)) for one in records]
        worked_at = _last_decision(records)

        def work(connection: sqlite3.Connection) -> None:
            key = _key(connection, queue_id)
            _put_records(connection, key, rows)
            connection.execute(
                "UPDATE queues SET tally = ?, position = coalesce(?, position) WHERE key = ?",
                [count, position, key],
            )
            connection.execute(_WORKED, [worked_at, worked_at, queue_id])

        self._run(work, writes=True)

    def note_position(self, queue_id: str, position: int) -> None:
        """Keep at which place a queue was left."""
        self._run(
            lambda one: one.execute(
                "UPDATE queues SET position = ? WHERE id = ?", [position, queue_id]
            ),
            writes=True,
        )

    def forget(self, queue_id: str) -> None:
        """Remove a queue with all its records."""
        self._run(
            lambda one: one.execute("DELETE FROM queues WHERE id = ?", [queue_id]), writes=True
        )

    def close(self) -> None:
        """Put everything into the one file; what is asked later raises ReviewError."""
        self._file.close()

    def _new_file(self, path: Path) -> LastingFile:
        return LastingFile(path, APPLICATION, MIGRATIONS, _PATIENCE, ReviewError)

    def _run(self, work: Callable[[sqlite3.Connection], T], *, writes: bool = False) -> T:
        self._take_over()
        file = self._file
        try:
            return file.run(work, writes=writes)
        except ReviewError as error:
            if error.fault is not StoreFault.DAMAGED:
                raise
            self._recover(file, error)
        return self._file.run(work, writes=writes)

    def _take_over(self) -> None:
        """Take the queues of the file from before, which then is out of the way."""
        with self._taking_over:
            path, self._before = self._before, None
            if path is None or path == self.path or not path.is_file():
                return
            file = self._new_file(path)
            try:
                move_queues(file, self._file)
            except ReviewError as error:
                self._before = path  # the next time, then
                _log.warning("reviews of %s are not taken over yet: %s", path.name, error)
            finally:
                file.close()

    def _recover(self, file: LastingFile, error: ReviewError) -> None:
        """Set a damaged file aside and go on with a new one; raise the error where that fails."""
        with self._recovering:
            if file is not self._file:
                return  # another thread did
            _log.warning("reviews are damaged: %s", error)
            file.close()
            try:
                self.salvage = salvage(self.path, self._new_file(part_of(self.path)))
            except OSError as refusal:
                raise error from refusal
            finally:
                self._file = self._new_file(self.path)


def stored_in(folder: Path) -> list[Path]:
    """Return the files of all scopes in a folder, without the damaged ones set aside."""
    return sorted(folder.glob("[0-9a-f]" * _NAME + ".sqlite"))


def _path(folder: Path, scope: Scope) -> Path:
    name = "\0".join((scope.project, scope.environment or ""))
    return folder / f"{sha256(name.encode()).hexdigest()[:_NAME]}.sqlite"


def _key(connection: sqlite3.Connection, queue_id: str) -> int:
    row = connection.execute("SELECT key FROM queues WHERE id = ?", [queue_id]).fetchone()
    if row is None:
        raise ReviewError(StoreFault.MISSING, f"queue {queue_id}")
    return int(row[0])


def _put_records(connection: sqlite3.Connection, key: int, rows: list[tuple[str, str]]) -> None:
    connection.executemany(
        f"INSERT INTO records (queue, id, content) VALUES ({key}, ?, ?)"
        " ON CONFLICT (queue, id) DO UPDATE SET content = excluded.content",
        rows,
    )


def _last_decision(records: Iterable[Record]) -> str | None:
    """Return when the last decision was made, by anybody; a clock that is ahead counts as now."""
    moments = [one.at for one in records if isinstance(one, Decision)]
    return min(max(moments), datetime.now(UTC)).astimezone(UTC).isoformat() if moments else None


def _summary(head: str, tally: str, position: int, worked_at: str | None) -> QueueSummary:
    return QueueSummary(
        read_head(json.loads(head)),
        _read_tally(tally),
        position,
        None if worked_at is None else moment_of(worked_at),
    )


def _tally_text(tally: Tally) -> str:
    counts = {"" if verdict is None else verdict: count for verdict, count in tally.counts.items()}
    return json.dumps({"counts": counts, "conflicts": tally.conflicts})


def _read_tally(text: str) -> Tally:
    """It is counted again with the next decision, so nothing depends on it."""
    try:
        document = json.loads(text)
        counts: Mapping[str, int] = document["counts"]
        return Tally(
            {Verdict(name) if name else None: int(count) for name, count in counts.items()},
            int(document["conflicts"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Tally({})


def _understood(work: Callable[[sqlite3.Connection], T], connection: sqlite3.Connection) -> T:
    """Read rows; what makes no sense is damage."""
    try:
        return work(connection)
    except (ValueError, KeyError, TypeError) as error:
        raise ReviewError(StoreFault.DAMAGED, str(error)) from error
