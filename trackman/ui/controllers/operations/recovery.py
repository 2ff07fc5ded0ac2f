"""Recovery: unfinished and unconfirmed operations, looked up and reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import JournalError
from trackman.domain.journal import Act, Entry
from trackman.domain.names import shown
from trackman.services.operations.recovery import doubtful, left_over
from trackman.store.folder_state import scarce_room, why_not_writable
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.deletion_offer import DeletionOffer
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.wording.formats import size_text
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About, Messages

_PAUSES = (15_000, 30_000, 60_000, 120_000, 300_000)
"""Milliseconds before what is not known is looked into again: the network may be back."""


class RecoveryController(QObject):
    """Settles the open entries of one project; only replacements need more than a look for it."""

    def __init__(self, context: SessionContext, operations: OperationTracker) -> None:
        super().__init__()
        self._context = context
        self._operations = operations
        self._tasks = context.tasks
        self._journal = context.stores.ledger
        self._planner = context.planner
        self.offer = DeletionOffer(context, operations)
        """The offer to go on with deletions that were never sent, or did not happen."""
        self.offer.setParent(self)
        self._begun = False
        self._dropped: tuple[Entry, ...] = ()
        self._settling: list[Operation] = []
        self._tries = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.recheck)
        operations.ended.connect(self._end)

    def start(self) -> None:
        """Take up what was left, as soon as it is certain which project this is."""
        if self._planner.is_certain:
            self._begin()

    def note_project(self) -> None:
        """The project was read."""
        self._begin()

    def stop(self) -> None:
        """Look into nothing any more."""
        self._again.stop()

    def recheck(self) -> None:
        """Look into everything that is not known."""
        self._tasks.start(self._recheck())

    def settle_run(self, run: Operation) -> None:
        """Find out how one ended."""
        self._context.start(partial(self._settle_one, run.entry.id), About.UNKNOWN)

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._context.start(self._take_up, About.OPENING)

    def _is_left(self, entry: Entry) -> bool:
        operations = self._operations
        under_way = any(run.entry.id == entry.id for run in operations.running())
        is_left = not under_way and entry.id not in operations.queued
        return (
            is_left and self._planner.is_own(entry.place) and not operations.awaits_proof(entry.id)
        )

    async def _take_up(self) -> None:
        try:
            left = await left_over(self._journal, self._is_left)
        except JournalError as error:
            self._say_what_is_not_kept(error)
            return
        self._say_where_room_is_scarce()
        self._dropped = left.dropped
        self._settle(left.open, told=True)
        if not left.open:
            await self._tell()

    def _say_what_is_not_kept(self, error: JournalError) -> None:
        """Say why nothing can be changed, and whether all else is lost at the end, too."""
        folder = self._context.stores.folder.root
        words = words_about_folder(self._context.messages, error, folder)
        self._context.notification.say(words, "error")

    def _say_where_room_is_scarce(self) -> None:
        """Say that the disk is nearly full, before something finds no room; later words follow."""
        folder = self._context.stores.folder.root
        if (free := scarce_room(folder)) is not None:
            text = self.tr(
                "Only {size} are free on the disk with trackman’s data folder, {folder}. Backups "
                "need room, and no subtitles are deleted without one: make some free."
            )
            words = filled(text, size=size_text(free), folder=shown(str(folder), 160))
            self._context.notification.say(words, "warning")

    async def _recheck(self) -> None:
        try:
            self._settle(await doubtful(self._journal, self._is_left), told=False)
        except JournalError:
            return  # said at the start

    async def _settle_one(self, entry_id: str) -> None:
        entry = await self._journal.run(lambda journal: journal.entry(entry_id))
        if entry is not None:
            self._settle((entry,), told=False)

    def _settle(self, entries: tuple[Entry, ...], *, told: bool) -> None:
        runs = [run for entry in entries if (run := self._operations.settle(entry)) is not None]
        if told:
            self._settling += runs

    def _end(self, run: Operation) -> None:
        if isinstance(run.state, Unknown):
            pause = _PAUSES[min(self._tries, len(_PAUSES) - 1)]
            self._tries += 1
            if not self._again.isActive():
                self._again.start(pause)
        elif run.settles:
            self._tries = 0
        if run in self._settling and not any(one.is_running for one in self._settling):
            self._context.start(self._tell, About.OPENING)

    async def _tell(self) -> None:
        """Report what became of it all, a sentence for each kind of end."""
        settled, self._settling = self._settling, []
        dropped, self._dropped = self._dropped, ()
        try:
            deletions = await self.offer.read()
        except JournalError as error:
            self._say_what_is_not_kept(error)
            return
        told = {one.id for one in dropped} | {run.entry.id for run in settled}
        earlier = sum(one.id not in told for one in deletions)
        parts = [*self._ends(settled), *self._never_sent(dropped)]
        parts += [self._kept(run) for run in settled if run.is_replacement and _was_kept(run)]
        if earlier:
            parts.append(self.tr("%Ln earlier deletions haven’t been done since.", "", earlier))
        if parts:
            start = self.tr("trackman closed while work was running.")
            self.offer.say(" ".join([start, *parts]))
        await self.offer.look()

    def _ends(self, settled: Sequence[Operation]) -> Iterator[str]:
        good = sum(run.is_good for run in settled)
        unknown = sum(isinstance(run.state, Unknown) for run in settled)
        if good:
            yield self.tr("%Ln operations finished.", "", good)
        if failed := len(settled) - good - unknown:
            yield self.tr("%Ln operations did not happen.", "", failed)
        if unknown:
            yield self.tr("%Ln operations are not confirmed yet.", "", unknown)

    def _never_sent(self, dropped: Sequence[Entry]) -> Iterator[str]:
        deletions = sum(one.act is Act.DELETION for one in dropped)
        if deletions:
            yield self.tr("%Ln deletions hadn’t been sent.", "", deletions)
        if others := len(dropped) - deletions:
            yield self.tr("%Ln operations hadn’t been sent and were cancelled.", "", others)

    def _kept(self, run: Operation) -> str:
        text = self.tr("{name} was not replaced; the old track is kept.")
        return filled(text, name=quoted(run.track.name))


def words_about_folder(messages: Messages, error: JournalError, folder: Path) -> str:
    """Return why nothing can be changed, and whether all else in the folder is lost, too."""
    sentences = [messages.problem(error, About.OPENING).sentences()]
    if why_not_writable(folder) is not None:
        text = QCoreApplication.translate(
            "RecoveryController",
            "Settings and drafts aren’t kept either. The data folder is {folder}.",
        )
        sentences.append(filled(text, folder=shown(str(folder), 160)))
    return " ".join(sentences)


def _was_kept(run: Operation) -> bool:
    return isinstance(run.state, Failed)
