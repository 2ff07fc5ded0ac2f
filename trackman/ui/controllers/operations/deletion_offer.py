"""The offer to go on with deletions that trackman's end kept from being done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import JournalError
from trackman.domain.journal import Entry, Place
from trackman.domain.tracks import Track
from trackman.services.operations.recovery import LeftUndone
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.wording.messages import About


class DeletionOffer(QObject):
    """Stays over any number of starts until a person says yes or no, or nothing is left to do."""

    activity_requested = Signal()
    """The page that lists what was left is wanted."""
    deletions_wanted = Signal(list)
    """Deletions that are left undone, as entries, are wanted after all."""
    changed = Signal()
    """`yes` and `no` may answer differently now."""

    def __init__(self, context: SessionContext, operations: OperationTracker) -> None:
        super().__init__()
        self._context = context
        self._left = LeftUndone(context.stores.ledger, context.planner.is_own)
        self._deletions: list[Entry] = []
        """Deletions that are offered to be gone on with."""
        self._message = ""
        """The message that offers it."""
        self._is_answered = False
        """True from an answer on, until what is asked for is done or refused."""
        operations.begun.connect(self._note_begun)

    @property
    def yes(self) -> str:
        """Words of the button that goes on with deletions; empty where there are none to do."""
        count = 0 if self._is_answered else len(self._deletions)
        return self.tr("Go on with %Ln deletions", "", count) if count else ""

    @property
    def no(self) -> str:
        """Words of the button that leaves the tracks; empty where nothing is offered."""
        return self.tr("Keep %Ln tracks", "", len(self._deletions)) if self.yes else ""

    async def read(self) -> list[Entry]:
        """Take up what is left undone, and return it. Raises JournalError."""
        self._deletions = await self._left.entries()
        return self._deletions

    def say(self, message: str) -> None:
        """Say what was left, and offer to go on with what of it can be done."""
        self._message = message
        show = self.tr("Show activity"), self.activity_requested.emit
        if words := self.yes:
            self._context.notification.offer(message, words, self.go_on, show)
        else:
            self._context.notification.say(message, "info", *show)
        self.changed.emit()

    def go_on(self) -> None:
        """Ask for the deletions that are offered."""
        if self.yes:
            self._answer()
            self.deletions_wanted.emit(self._deletions)

    def keep(self) -> None:
        """Leave the tracks as they are, and never offer their deletion again."""
        if self.yes:
            self._answer()
            self._context.start(self._keep, About.KEEPING)

    def note_taken_up(self) -> None:
        """Offer no more what goes on by now, or is not wanted any more."""
        self._is_answered = False
        self._deletions = []
        self.changed.emit()

    def note_refused(self) -> None:
        """Offer it again, for it could not be begun now."""
        if self._is_answered:
            self._is_answered = False
            self.say(self._message)

    async def look(self) -> None:
        """Offer nothing of which a look shows that the track is gone."""
        try:
            if await self._left.leave_gone(self._deletions, self._tracks):
                self._offer_only(await self._left.still(self._deletions))
        except JournalError:
            return  # each is looked at once more before it is deleted

    def _answer(self) -> None:
        self._is_answered = True
        self._context.notification.withdraw(self._message)
        self.changed.emit()

    async def _keep(self) -> None:
        count = len(self._deletions)
        try:
            await self._left.answer(self._deletions, "a person kept the track")
        except JournalError:
            self.note_refused()
            raise
        self.note_taken_up()
        self._context.notification.say(self.tr("%Ln tracks are kept.", "", count), "info")

    async def _tracks(self, place: Place) -> tuple[Track, ...]:
        return await self._context.connection.jobs.within(place.environment).tracks(place.upload_id)

    def _note_begun(self, run: Operation) -> None:
        """Offer no more what is being deleted in another way."""
        if run.is_deletion and not run.settles:
            self._offer_only([one for one in self._deletions if one.track.id != run.track.id])

    def _offer_only(self, deletions: list[Entry]) -> None:
        """Offer these of what is offered; the message is said anew where it still stands."""
        if len(deletions) == len(self._deletions):
            return
        self._deletions = deletions
        stands = self._context.notification.offers(self._message)
        self._context.notification.withdraw(self._message)
        if stands and self.yes:
            self.say(self._message)
        else:
            self.changed.emit()
