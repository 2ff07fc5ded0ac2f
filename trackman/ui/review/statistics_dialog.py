"""Dialog of the statistics of a review: the figures, and the kind of file to save them in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trackman.domain.names import shown
from trackman.domain.review.records import Verdict
from trackman.domain.review.statistics import CarriedOut, ReviewStatistics
from trackman.ui.review.wording import ReviewWording
from trackman.ui.widgets.document_dialog import DocumentDialog
from trackman.ui.wording.formats import elapsed_text, short_time_text
from trackman.ui.wording.inserting import dotted, filled, number, quoted

_MOST_NAMED = 3
_OTHERS = (Verdict.FIX, Verdict.SKIP)


class ReviewStatisticsDialog(DocumentDialog):
    """Open it with `open()`."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(
            parent,
            "reviewStatistics",
            filled(self.tr("Statistics of {name}"), name=quoted(name)),
            self.tr(
                "The file lists every track with decision, reason, notes, findings and the text it "
                "was decided on, and counts them by person, reason, language and kind."
            ),
        )
        self._words = ReviewWording(self)
        self.complete(self._format)

    def show_found(self, found: ReviewStatistics) -> None:
        """Show the figures of a review."""
        tally = found.tally
        lines = [
            (self._outcome(outcome), number(count))
            for outcome in (Verdict.KEEP, Verdict.DELETE, CarriedOut.DELETED, *_OTHERS)
            if (count := found.counts.get(outcome, 0))
        ]
        if tally.conflicts:
            lines.append((self.tr("Decided differently"), number(tally.conflicts)))
        if undecided := found.counts.get(None, 0):
            lines.append((self.tr("Undecided"), number(undecided)))
        if found.time.middle is not None:
            lines.append((self.tr("Time a track (median)"), short_time_text(found.time.middle)))
            lines.append((self.tr("Time in all"), elapsed_text(found.time.total)))
        self.show_figures(lines, self._people(found))

    def _outcome(self, outcome: Verdict | CarriedOut) -> str:
        if isinstance(outcome, CarriedOut):
            return self.tr("Deleted")
        return self._words.verdict(outcome)

    def _people(self, found: ReviewStatistics) -> str:
        """Return who decided most: "Ada: 12 · Bob: 4"."""
        return dotted(
            filled(
                #: A person and how many tracks that person decided on.
                self.tr("{name}: {count}"),
                name=shown(name, 40) or self.tr("Somebody"),
                count=sum(counts.values()),
            )
            for name, counts in list(found.people.items())[:_MOST_NAMED]
        )
