"""Reviews as files that people hand on: lines of JSON, with a mark of the format and a digest.

The first line says what queue it is; then come its tracks and what people decided, a line each;
the last line has how many there are and the digest of all before. White space at the ends of lines
does not count, so that a file may go through mail.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from trackman.domain.errors import ReviewFileError, ReviewFileFault
from trackman.domain.journal import now
from trackman.domain.review.queue import MOST_ITEMS, QueueItem, Reviewer, ReviewQueue
from trackman.domain.review.records import Record
from trackman.store.files import exported
from trackman.store.review.documents import (
    head_document,
    is_record,
    item_text,
    moment_of,
    read_head,
    read_item,
    read_record,
    read_reviewer,
    record_text,
)

FORMAT = "trackman-review"
VERSION = 1
MOST_BYTES = 1 << 29
_LONGEST_LINE = 1 << 20
_MOST_RECORDS = 20 * MOST_ITEMS
_END = "trackman-review-end"


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """A review file as it was read."""

    queue: ReviewQueue
    records: tuple[Record, ...]
    """Each marked where the file was altered."""
    is_altered: bool
    """It was changed after trackman wrote it."""
    written_by: Reviewer | None
    written_at: datetime | None


def write_review(path: Path, queue: ReviewQueue, records: Iterable[Record], by: Reviewer) -> None:
    """Write a queue with its records for others.

    Raises ExportError; then nothing at `path` has changed.
    """
    digest, lines = sha256(), 0
    with exported(path) as file:
        for line in _lines(queue, records, by):
            file.write(line + b"\n")
            digest.update(line + b"\n")
            lines += 1
        end = {"format": _END, "lines": lines, "sha256": digest.hexdigest()}
        file.write(json.dumps(end).encode("ascii") + b"\n")


def read_review(path: Path) -> ReviewFile:
    """Return the review of a file. Raises ReviewFileError."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            return _Reading(size).whole(iter(lambda: file.readline(_LONGEST_LINE + 1), b""))
    except OSError as error:
        fault = ReviewFileFault.UNREADABLE
        raise ReviewFileError(fault, error.strerror or str(error)) from error


def _lines(queue: ReviewQueue, records: Iterable[Record], by: Reviewer) -> Iterator[bytes]:
    head = {
        "format": FORMAT,
        "version": VERSION,
        "written_at": now().isoformat(),
        "written_by": {"id": by.id, "name": by.name},
        "queue": head_document(queue),
    }
    yield json.dumps(head).encode("ascii")
    for item in queue.items:
        yield item_text(item).encode("ascii")
    for record in records:
        yield record_text(record).encode("ascii")


class _Reading:
    """Reading of one file."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._digest = sha256()
        self._count = 0

    def whole(self, lines: Iterator[bytes]) -> ReviewFile:
        """Return what the lines hold."""
        head = self._head(next(lines, b""))
        try:
            queue = read_head(head["queue"])
            by, at = read_reviewer(head["written_by"]), moment_of(head["written_at"])
        except (ValueError, KeyError) as error:
            raise ReviewFileError(ReviewFileFault.DAMAGED, str(error)) from error
        items, records, is_altered = self._body(self._documents(lines))
        if is_altered:
            records = [replace(one, is_altered=True) for one in records]
            items = [replace(one, is_altered=True) for one in items]
        unique = {one.key: one for one in reversed(items)}
        placed = tuple(sorted(unique.values(), key=lambda one: (one.place, one.key)))
        return ReviewFile(replace(queue, items=placed), tuple(records), is_altered, by, at)

    def _body(
        self, documents: Iterator[dict[str, Any]]
    ) -> tuple[list[QueueItem], list[Record], bool]:
        """Return tracks, records, and if they are others than those that were written."""
        items: list[QueueItem] = []
        records: list[Record] = []
        for document in documents:
            if document.get("format") == _END:
                break
            try:
                if is_record(document):
                    records.append(read_record(document))
                else:
                    items.append(read_item(document))
            except ValueError as error:
                raise self._damaged(str(error)) from error
            if len(items) > MOST_ITEMS or len(records) > _MOST_RECORDS:
                raise ReviewFileError(ReviewFileFault.TOO_LARGE)
        else:
            raise ReviewFileError(ReviewFileFault.CUT, f"ends after line {self._count}")
        if next(documents, None) is not None:
            raise self._damaged("goes on after its end")
        return items, records, self._is_altered(document)

    def _head(self, line: bytes) -> dict[str, Any]:
        """Return the first line, which carries the mark of the format and a version we know."""
        if FORMAT.encode() not in line:
            raise ReviewFileError(ReviewFileFault.FOREIGN)
        document = self._document(line)
        if document.get("format") != FORMAT:
            raise ReviewFileError(ReviewFileFault.FOREIGN)
        version = document.get("version")
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            raise ReviewFileError(ReviewFileFault.DAMAGED, "no version")
        if version > VERSION:
            raise ReviewFileError(ReviewFileFault.NEWER, f"version {version}")
        if self._size > MOST_BYTES:
            raise ReviewFileError(ReviewFileFault.TOO_LARGE, f"{self._size} bytes")
        return document

    def _documents(self, lines: Iterator[bytes]) -> Iterator[dict[str, Any]]:
        for line in lines:
            if line.strip():
                yield self._document(line)

    def _document(self, line: bytes) -> dict[str, Any]:
        """Return the object of a line, which goes into the digest unless it is the last one."""
        if len(line) > _LONGEST_LINE:
            raise self._damaged("too long a line")
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
        try:
            document = json.loads(stripped.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError) as error:
            if not line.endswith(b"\n") and self._count:
                raise ReviewFileError(
                    ReviewFileFault.CUT, f"ends in line {self._count + 1}"
                ) from error
            raise self._damaged(str(error)) from error
        if not isinstance(document, dict):
            raise self._damaged("no object")
        if document.get("format") != _END:
            self._digest.update(stripped + b"\n")
            self._count += 1
        return document

    def _is_altered(self, end: dict[str, Any]) -> bool:
        """Tell whether the lines before the end are others than those that were written."""
        return (end.get("lines"), end.get("sha256")) != (self._count, self._digest.hexdigest())

    def _damaged(self, detail: str) -> ReviewFileError:
        return ReviewFileError(ReviewFileFault.DAMAGED, f"line {self._count + 1}: {detail}")
