"""Tracks of one batch of bulk work: what each waits for, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from trackman.domain.deletions import Failed
from trackman.domain.errors import BackupError, TrackmanError
from trackman.domain.inventory.fresh_look import TrackChange
from trackman.domain.journal import Entry
from trackman.ui.controllers.operations.tracker import Operation


class ItemState(Enum):
    """States of one track of a batch."""

    WAITING = auto()
    """Its video has not come to its turn."""
    RUNNING = auto()
    """Its video is looked at, or it is being deleted."""
    DONE = auto()
    FAILED = auto()
    """It was not deleted, or nobody knows yet whether it was."""
    LEFT_OUT = auto()
    """It is not any more what a person chose, so nothing was done to it."""
    CANCELLED = auto()


@dataclass(eq=False, slots=True)
class BulkItem:
    """One track of a batch."""

    entry: Entry
    """As it was planned last; a new one after a pause and for another try."""
    key: int | None = None
    """Its key in the inventory; None where it is not known there."""
    look: bool = True
    """True if its video must be looked at before it is deleted."""
    state: ItemState = ItemState.WAITING
    run: Operation | None = None
    change: TrackChange | None = None
    """Why it was left out; None where something else is under way with it."""
    error: TrackmanError | None = None
    """Why its video could not be looked at."""
    without_backup: bool = False
    """True if a person has said that its text need not be saved."""

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is to come any more."""
        return self.state not in (ItemState.WAITING, ItemState.RUNNING)

    @property
    def is_unsaved(self) -> bool:
        """Tell whether it was not deleted because its text could not be saved."""
        return self.state is ItemState.FAILED and isinstance(self.problem(), BackupError)

    def take_end(self) -> None:
        """Take up how its operation ended."""
        if self.run is not None and not self.run.is_running:
            self.state = ItemState.DONE if self.run.is_good else ItemState.FAILED

    def problem(self) -> TrackmanError | None:
        """Return what went wrong with a track that failed."""
        if self.run is not None and isinstance(self.run.state, Failed):
            return self.run.state.error
        return self.error


@dataclass(frozen=True, slots=True)
class BulkCount:
    """Numbers of tracks of a batch, by their state."""

    total: int
    over: int
    done: int
    failed: int
    cancelled: int
    vanished: int
    changed: int
    """Left out, because they are others now, or something else is under way with them."""
    waiting: int
    running: int

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is to come any more."""
        return self.over == self.total


def counted(items: Iterable[BulkItem]) -> BulkCount:
    """Count the tracks of a batch."""
    items = list(items)
    states = Counter(one.state for one in items)
    vanished = sum(one.change is TrackChange.VANISHED for one in items)
    return BulkCount(
        total=len(items),
        over=len(items) - states[ItemState.WAITING] - states[ItemState.RUNNING],
        done=states[ItemState.DONE],
        failed=states[ItemState.FAILED],
        cancelled=states[ItemState.CANCELLED],
        vanished=vanished,
        changed=states[ItemState.LEFT_OUT] - vanished,
        waiting=states[ItemState.WAITING],
        running=states[ItemState.RUNNING],
    )
