"""The watch over the decisions that a batch of deletions carries out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from trackman.domain.journal import Entry
from trackman.domain.review.records import Decision
from trackman.domain.review.staging import StagingRules, is_still_decided
from trackman.services.review.open_review import OpenReview
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.operations.bulk import BulkController

Carried = Sequence[tuple[OpenReview, Sequence[tuple[Decision, Entry]]]]
"""Decisions of reviews, each with the deletion that carries it out."""


class DecisionWatch:
    """Has nothing more deleted that others decide differently, or refuse, while a batch runs.

    Their words come in files of the review. One batch runs at a time, so one is watched.
    """

    def __init__(self, context: SessionContext, bulk: BulkController) -> None:
        self._context = context
        self._bulk = bulk
        self._ends: list[Callable[[], None]] = []

    def begin(self, carried: Carried) -> None:
        """Watch these decisions, and those of the batch before no more."""
        self.end()
        for review, planned in carried:
            withdraw = partial(self._withdraw, review, planned)
            review.changed.append(withdraw)
            self._ends.append(partial(review.changed.remove, withdraw))
            withdraw()  # something may have come since it was planned

    def end(self) -> None:
        """Watch nothing any more."""
        ends, self._ends = self._ends, []
        for end in ends:
            end()

    def _withdraw(self, review: OpenReview, planned: Sequence[tuple[Decision, Entry]]) -> None:
        me, rules, states = review.reviewer.id, staging_rules(self._context), review.state.items
        self._bulk.withdraw(
            [
                entry
                for decision, entry in planned
                if decision.item not in states
                or not is_still_decided(states[decision.item], me, rules)
            ]
        )


def staging_rules(context: SessionContext) -> StagingRules:
    """Return what a deletion of a review needs in this project, by the settings of now."""
    reason_required = load_settings(context.stores.folder).reason_required
    return StagingRules(context.connection.holds_deletions, reason_required)
