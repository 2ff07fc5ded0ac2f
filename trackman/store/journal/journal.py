"""The journal: every operation, each of its stages on the disk before the step it describes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from trackman.domain.errors import JournalError, StoreFault
from trackman.domain.history import HistoryQuery, HistoryRow, ordered
from trackman.domain.journal import Act, Entry, Stage
from trackman.store.journal import records
from trackman.store.journal.entries import read_entry
from trackman.store.journal.schema import APPLICATION, LEFT_UNDONE, MIGRATIONS, UNPROVEN
from trackman.store.lasting_file import LastingFile, Migration

T = TypeVar("T")

_PATIENCE = 5.0
_AT_ONCE = 500
StagedEntry = tuple[Entry, Sequence[tuple[Stage, datetime]]]
"""An entry and the stages it went through, with their times."""


class Journal:
    """The entries of one file, safe from any thread; every call blocks.

    Each method raises JournalError when the file cannot be used; then nothing may be deleted.
    Nothing saved is ever dropped or built anew.
    """

    def __init__(
        self,
        path: Path,
        *,
        migrations: Sequence[Migration] = MIGRATIONS,
        patience: float = _PATIENCE,
    ) -> None:
        self._file = LastingFile(path, APPLICATION, migrations, patience, JournalError)

    def put(self, *entries: Entry) -> None:
        """Add or replace whole entries as one step, which is on the disk when this returns.

        Raises ValueError, a bug, if one would go back to an earlier stage or leave its end.
        """
        if entries:
            self._file.run(lambda connection: records.put(connection, entries), writes=True)

    def refute(self, entry: Entry) -> None:
        """Let a deletion have failed that nothing but an event told of: a list shows the track.

        The one way from an end that is certain to another, so `put` has no part in it. What was
        written beside the deletion meanwhile stays. Raises ValueError, a bug, for anything else.
        """

        def work(connection: sqlite3.Connection) -> None:
            found = records.contents(connection, "id = ?", [entry.id])
            known = read_entry(found[0]) if found else None
            if known is None or not _can_be_refuted(known, entry):
                raise ValueError(f"{entry.id} is no deletion that {entry.stage} can refute")
            records.overwrite(
                connection, replace(entry, restored_as=known.restored_as, unproven=False)
            )

        self._file.run(work, writes=True)

    def prove(self, entry_ids: Sequence[str]) -> None:
        """Note that a list shows the tracks gone of which nothing but an event told that."""

        def work(connection: sqlite3.Connection) -> None:
            for entry_id in entry_ids:
                for text in records.contents(connection, f"id = ? AND {UNPROVEN}", [entry_id]):
                    records.overwrite(connection, replace(read_entry(text), unproven=False))

        self._file.run(work, writes=True)

    def merge(self, others: Sequence[StagedEntry]) -> int:
        """Add the entries that are not known yet and return how many; known ones stay as they are.

        They are put among those that are here by when they were planned.
        """
        return self._file.run(lambda connection: records.merge(connection, others), writes=True)

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id."""
        return next(iter(self._entries("id = ?", entry_id)), None)

    def stages(self, entry_id: str) -> list[tuple[Stage, datetime]]:
        """Return the stages an entry went through, with the time it came to each."""
        return self._reading(lambda connection: records.stages(connection, entry_id))

    def unfinished(self) -> list[Entry]:
        """Return what has not come to an end, in the order planned."""
        stages = [stage for stage in Stage if not stage.is_end]
        return self._entries(f"stage IN ({records.marks(stages)})", *stages)

    def saved(self) -> list[Entry]:
        """Return the entries whose text was saved, in the order planned."""
        return self._entries("backup IS NOT NULL")

    def saved_of(self, upload_id: str) -> list[Entry]:
        """Return the entries of one video whose text was saved, in the order planned."""
        return self._entries("backup IS NOT NULL AND upload_id = ?", upload_id)

    def steps(self, parent: str) -> list[Entry]:
        """Return the steps of a replacement, in the order planned."""
        return self._entries("parent = ?", parent)

    def unknown(self) -> list[Entry]:
        """Return the entries of which nobody knows the end yet, in the order planned."""
        return self._entries("stage = ?", Stage.UNKNOWN)

    def deletions_of(self, track_ids: Sequence[str]) -> list[Entry]:
        """Return the deletions of these tracks, steps of replacements included, as planned."""
        return self._about(track_ids, Act.DELETION)

    def tries_of(self, entry_ids: Iterable[str]) -> list[Entry]:
        """Return deletions by their ids, and all others of the same tracks in the same batches.

        Another try, or a pause, plans the same deletion under another id.
        """
        known = [one for entry_id in entry_ids if (one := self.entry(entry_id)) is not None]
        tries = {(one.track.id, one.batch) for one in known}
        found = self.deletions_of([track_id for track_id, _ in tries])
        return [one for one in found if (one.track.id, one.batch) in tries]

    def replacements_of(self, track_ids: Sequence[str]) -> list[Entry]:
        """Return the replacements of these tracks, as planned."""
        return self._about(track_ids, Act.REPLACEMENT)

    def unproven(self) -> list[Entry]:
        """Return the deletions that nothing but an event told of, in the order planned."""
        return self._entries(UNPROVEN)

    def left(self) -> list[Entry]:
        """Return the deletions that are left undone by trackman's end, in the order planned.

        Those of which more was said are none: where the same track was to be deleted once more
        later, or is gone.
        """
        return self._entries(
            f"{LEFT_UNDONE} AND act = 'deletion' AND parent IS NULL AND NOT EXISTS ("
            " SELECT 1 FROM entries AS other WHERE other.track_id = entries.track_id"
            " AND other.act = 'deletion' AND other.environment IS entries.environment AND ("
            " other.position > entries.position OR other.stage IN ('deleted', 'already_gone')))"
        )

    def recently_deleted(self, project: str | None = None) -> list[Entry]:
        """Return the deletions whose track is gone, of one project or all, the last one first.

        Those without a backup were `deleted`; those with one may have been `already_gone` too.
        """
        found = self._entries(
            "act = 'deletion' AND parent IS NULL AND project = coalesce(?, project)"
            " AND (stage = 'deleted' OR stage = 'already_gone' AND backup IS NOT NULL)",
            project,
        )
        return found[::-1]

    def history(self, query: HistoryQuery) -> list[HistoryRow]:
        """Return the rows of a table of the entries asked for, in the order asked for."""
        return ordered(self._reading(lambda connection: records.rows(connection, query)), query)

    def entries(self, query: HistoryQuery) -> list[Entry]:
        """Return the whole entries asked for, in the order asked for: for files, not for tables."""

        def work(connection: sqlite3.Connection) -> list[Entry]:
            found = ordered(records.rows(connection, query), query)
            texts = records.contents_by_id(connection)
            return [read_entry(texts[row.id]) for row in found]

        return self._reading(work)

    def all_staged(self) -> list[StagedEntry]:
        """Return everything there is, in the order planned: to be merged into another journal."""

        def work(connection: sqlite3.Connection) -> list[StagedEntry]:
            entries = map(read_entry, records.contents(connection, "1"))
            return [(entry, records.stages(connection, entry.id)) for entry in entries]

        return self._reading(work)

    def projects(self) -> list[tuple[str, str]]:
        """Return the projects there is anything of, by id and the name they had last."""
        return self._reading(records.projects)

    def totals(self) -> dict[Stage, int]:
        """Count the entries at each stage; stages without any are left out."""
        return self._reading(records.totals)

    def copy(self, target: Path) -> None:
        """Write the whole journal, as it is at this moment, to a file that takes `target`'s place.

        Others can go on using the journal meanwhile.
        """
        self._file.copy(target)

    def close(self) -> None:
        """Put everything into the one file; what is asked later raises JournalError."""
        self._file.close()

    def _about(self, track_ids: Sequence[str], act: Act) -> list[Entry]:
        ids, found = list(dict.fromkeys(track_ids)), list[Entry]()
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            condition = f"act = ? AND track_id IN ({records.marks(some)})"
            found += self._entries(condition, act, *some)
        return found

    def _entries(self, condition: str, *values: str | None) -> list[Entry]:
        return self._reading(
            lambda one: [read_entry(text) for text in records.contents(one, condition, values)]
        )

    def _reading(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work that changes nothing; a record that makes no sense is damage."""
        try:
            return self._file.run(work)
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            raise JournalError(StoreFault.DAMAGED, str(error)) from error


def _can_be_refuted(known: Entry, now: Entry) -> bool:
    return (
        (known.act, known.stage, now.stage) == (Act.DELETION, Stage.DELETED, Stage.FAILED)
        and known.job_id is not None
        and known.job_id == now.job_id
    )
