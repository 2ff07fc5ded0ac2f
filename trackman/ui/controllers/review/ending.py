"""End of a queue: what became of it, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.review.records import Verdict
from trackman.services.review.open_review import OpenReview
from trackman.services.review.present import PresentTracks
from trackman.ui.review.wording import ReviewWording
from trackman.ui.shell.review_page import ReviewPage
from trackman.ui.wording.inserting import filled

_OVERVIEW = "review-overview"


class ReviewEnding(QObject):
    """Shows it in place of a track."""

    def __init__(self, page: ReviewPage, present: PresentTracks) -> None:
        super().__init__(page)
        self._page = page
        self._present = present
        self._words = ReviewWording(self)
        self._offered = 0
        """Deletions that the page offers to look over."""

    def show_end(self, review: OpenReview) -> None:
        """Show what became of a queue in which everything was looked at."""
        page, counts = self._page, review.tally.counts
        leave = ("review-leave", self.tr("Back to the videos"))
        if not review.queue.items:
            page.done.show_end(
                self.tr("There are no tracks in this queue"),
                self.tr(
                    "Choose tracks among all tracks, by a rule or by a search, to review them."
                ),
                [leave],
                picture="info",
                tone="faint",
            )
            page.show_done_page()
            return
        buttons = []
        deletions = self._offered = self._deletions_to_come(review)
        if deletions:
            words = self.tr("Look over %Ln deletions…", "", deletions)
            buttons.append((_OVERVIEW, words))
        if skipped := counts.get(Verdict.SKIP, 0):
            words = self.tr("Go through %Ln skipped tracks", "", skipped)
            buttons.append(("review-skipped", words))
        buttons.append(leave)
        title = self.tr("%Ln tracks are decided", "", len(review.queue.items))
        if skipped:
            title = self.tr("All tracks have been looked at")
        text = filled(self.tr("{summary}."), summary=self._words.summary(counts))
        page.done.show_end(title, text, buttons)
        page.show_done_page()

    def keep_up(self, review: OpenReview) -> None:
        """Show it anew once deletions are carried out, or one is to come again."""
        if self._page.is_done and self._deletions_to_come(review) != self._offered:
            self.show_end(review)

    def _deletions_to_come(self, review: OpenReview) -> int:
        """Count the deletions that were decided and not carried out yet, or failed."""
        states = ((one, review.state.items.get(one.key)) for one in review.queue.items)
        return sum(
            state is not None
            and state.verdict is Verdict.DELETE
            and (not state.applications or self._present.was_not_deleted(one))
            for one, state in states
        )
