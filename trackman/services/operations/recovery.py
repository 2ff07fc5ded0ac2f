"""Take up what was left when trackman ended last (design section 5.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from trackman.domain.journal import Entry, Stage, now
from trackman.services.operations.journal_writer import JournalWriter


@dataclass(frozen=True, slots=True)
class UnfinishedWork:
    """Unfinished entries of one project in the journal."""

    dropped: tuple[Entry, ...]
    """Nothing of these was sent; they are given up now."""
    open: tuple[Entry, ...]
    """Of these it has to be found out what is true."""


async def left_over(ledger: JournalWriter, is_left: Callable[[Entry], bool]) -> UnfinishedWork:
    """Give up what was never sent, and return what is to be settled. Raises JournalError.

    `is_left` tells what belongs to the project and is not under way.
    """
    unfinished = [
        entry
        for entry in await ledger.run(lambda journal: journal.unfinished())
        if is_left(entry) and entry.parent is None  # a replacement settles its own steps
    ]
    dropped = tuple(
        replace(entry, stage=Stage.DROPPED, changed_at=now())
        for entry in unfinished
        if not entry.stage.was_sent
    )
    if dropped:
        await ledger.put(*dropped)
    return UnfinishedWork(
        dropped,
        tuple(entry for entry in unfinished if entry.stage.was_sent)
        + await doubtful(ledger, is_left),
    )


async def doubtful(ledger: JournalWriter, is_left: Callable[[Entry], bool]) -> tuple[Entry, ...]:
    """Return what is not known, or not proven, of one project. Raises JournalError."""
    unknown = await ledger.run(lambda journal: journal.unknown() + journal.unproven())
    return tuple(entry for entry in unknown if is_left(entry) and entry.parent is None)


async def left_count(ledger: JournalWriter, is_left: Callable[[Entry], bool]) -> int:
    """Return how many entries are to be given up or settled; changes none. Raises JournalError."""
    unfinished = await ledger.run(lambda journal: journal.unfinished())
    open_ = sum(is_left(entry) and entry.parent is None for entry in unfinished)
    return open_ + len(await doubtful(ledger, is_left))
