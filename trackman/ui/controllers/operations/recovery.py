"""Recovery: unfinished and unconfirmed operations, looked up and reported."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import JournalError
from trackman.domain.journal import Act, Entry
from trackman.domain.names import shown
from trackman.services.operations.recovery import doubtful, left_over
from trackman.store.folder_state import scarce_room, why_not_writable
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.wording.formats import size_text
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About, Messages

_PAUSES = (15_000, 30_000, 60_000, 120_000, 300_000)
"""Milliseconds before what is not known is looked into again: the network may be back."""


class RecoveryController(QObject):
    """Settles the open entries of one project; only replacements need more than a look for it."""

    activity_requested = Signal()
    """The page that lists what was left is wanted."""
    deletions_wanted = Signal(list)
    """Deletions that were never sent, or did not happen, as entries, are wanted after all."""
    offer_changed = Signal()
    """`offer` may answer differently now."""

    def __init__(self, context: SessionContext, operations: OperationTracker) -> None:
        super().__init__()
        self._context = context
        self._operations = operations
        self._tasks = context.tasks
        self._journal = context.stores.ledger
        self._planner = context.planner
        self._begun = False
        self._dropped: tuple[Entry, ...] = ()
        self._deletions: list[Entry] = []
        """Deletions that are offered to be gone on with."""
        self._words = ""
        """The message that offers it."""
        self._is_going_on = False
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

    @property
    def offer(self) -> str:
        """Words of the button that goes on with deletions; empty where there are none to do."""
        count = 0 if self._is_going_on else len(self._deletions)
        return self.tr("Go on with %Ln deletions", "", count) if count else ""

    def go_on(self) -> None:
        """Ask for the deletions that are offered."""
        if self.offer:
            self._is_going_on = True
            self._context.notification.withdraw(self._words)
            self.offer_changed.emit()
            self.deletions_wanted.emit(self._deletions)

    def note_taken_up(self) -> None:
        """Offer no more what goes on by now, or is not wanted any more."""
        self._is_going_on = False
        self._deletions = []
        self.offer_changed.emit()

    def note_refused(self) -> None:
        """Offer it again, for it could not be begun now."""
        if self._is_going_on:
            self._is_going_on = False
            self._say_offer()

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
            self._tell()

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
            self._tell()

    def _tell(self) -> None:
        """Report what became of it all, a sentence for each kind of end."""
        settled, self._settling = self._settling, []
        dropped, self._dropped = self._dropped, ()
        good = sum(run.is_good for run in settled)
        unknown = sum(isinstance(run.state, Unknown) for run in settled)
        parts = []
        if good:
            parts.append(self.tr("%Ln operations finished.", "", good))
        if failed := len(settled) - good - unknown:
            parts.append(self.tr("%Ln operations did not happen.", "", failed))
        if unknown:
            parts.append(self.tr("%Ln operations are not confirmed yet.", "", unknown))
        if count := len(dropped):
            text = self.tr("%Ln operations hadn’t been sent and were cancelled.", "", count)
            parts.append(text)
        parts += [self._kept(run) for run in settled if run.is_replacement and _was_kept(run)]
        if parts:
            start = self.tr("trackman closed while work was running.")
            self._words = " ".join([start, *parts])
            missed = [run.entry for run in settled if isinstance(run.state, Failed)]
            self._deletions = [one for one in (*missed, *dropped) if one.act is Act.DELETION]
            self._say_offer()

    def _say_offer(self) -> None:
        """Say it, and offer to go on with what was never sent or did not happen."""
        show = self.tr("Show activity"), self.activity_requested.emit
        if words := self.offer:
            self._context.notification.offer(self._words, words, self.go_on, show)
        else:
            self._context.notification.say(self._words, "info", *show)
        self.offer_changed.emit()

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
