"""Plans deletions once more that were not done, as far as the reviews still want them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import TrackmanError
from trackman.domain.journal import Entry
from trackman.services.inventory.inventory import Inventory
from trackman.services.operations.recovery import LeftUndone
from trackman.services.review.applying import Applying
from trackman.services.review.left_deletions import LeftDeletions, LeftDeletionsCheck
from trackman.services.review.open_review import OpenReview
from trackman.services.review.reviews import Reviews
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.bulk import BulkController
from trackman.ui.controllers.operations.decision_watch import DecisionWatch, staging_rules
from trackman.ui.wording.messages import About


class LeftDeletionsController(QObject):
    """Asks the reviews first: a decision may have been taken back, or be held, since."""

    reviews_requested = Signal()
    """The list of reviews is wanted."""
    taken_up = Signal()
    """Deletions that were left go on, as far as they are still wanted."""
    refused = Signal()
    """Nothing of what was left could be begun now."""

    def __init__(
        self,
        context: SessionContext,
        reviews: Reviews,
        inventory: Inventory,
        bulk: BulkController,
        watch: DecisionWatch,
    ) -> None:
        super().__init__()
        self._context = context
        self._inventory = inventory
        self._bulk = bulk
        self._watch = watch
        ledger, planner = context.stores.ledger, context.planner
        self._check = LeftDeletionsCheck(reviews, ledger, planner, self._applying)
        self._left = LeftUndone(ledger, planner.is_own)

    def go_on(self, left: Sequence[Entry]) -> None:
        """Do what of it is still wanted, and say what is left out."""
        self._context.start(partial(self._go_on, left), About.DELETING)

    async def plan_again(self, left: Sequence[Entry]) -> list[Entry]:
        """Plan once more what may be deleted now, and say what is left out.

        Raises JournalError and ReviewError; then nothing is to be done.
        """
        found = await self._plan(left, self._bulk.why_not_delete)
        return [] if found is None else found.planned

    async def _go_on(self, left: Sequence[Entry]) -> None:
        try:
            left = await self._left.still(left)  # what was gone on with before is none of it
            found = await self._plan(left, self._bulk.why_not_begin)
            if found is None:
                return
            refused = await self._bulk.begin(found.planned) if found.planned else None
            if refused is None:
                self._watch.begin(found.noted)
                again = {(one.track.id, one.batch) for one in found.planned}
                left_out = [one for one in left if (one.track.id, one.batch) not in again]
                await self._left.answer(left_out, "left out when the others were gone on with")
        except TrackmanError:
            self.refused.emit()
            raise
        if refused is None:
            self.taken_up.emit()
        else:
            self._refuse(refused)

    async def _plan(
        self, left: Sequence[Entry], why_not: Callable[[Sequence[Entry]], str | None]
    ) -> LeftDeletions | None:
        """Plan what is wanted still; None where nothing may be done now, which is said."""
        found = await self._check.plan(left, staging_rules(self._context))
        refused = why_not(found.planned) if found.planned else None
        if refused is not None:
            self._refuse(refused)
            return None
        await found.note()
        if words := self._left_out(found):
            reviews = self.tr("Show reviews"), self.reviews_requested.emit
            self._context.notification.say(words, "warning", *reviews)
        return found

    def _refuse(self, words: str) -> None:
        self.refused.emit()
        self._context.notification.remark(words)

    def _left_out(self, found: LeftDeletions) -> str:
        parts = []
        if found.withdrawn:
            text = self.tr(
                "%Ln deletions are left out: in the review, the decision was taken back or is "
                "another one now.",
                "",
                found.withdrawn,
            )
            parts.append(text)
        if found.held:
            text = self.tr(
                "%Ln deletions are left out: the review holds them, because an approval or a "
                "reason is missing.",
                "",
                found.held,
            )
            parts.append(text)
        if found.settled:
            text = self.tr(
                "%Ln deletions are left out: these tracks were deleted in another way.",
                "",
                found.settled,
            )
            parts.append(text)
        return " ".join(parts)

    def _applying(self, review: OpenReview) -> Applying:
        context = self._context
        return context.connection.applying(review, self._inventory, context.stores, context.planner)
