"""Reviews in words: how far one is, and what people decided."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.names import shown
from trackman.domain.review.queue import Reviewer, ReviewQueue
from trackman.domain.review.summary import ReviewConflict, Tally
from trackman.ui.review.wording import ReviewWording
from trackman.ui.wording.inserting import dotted, filled, quoted

_LONGEST_NAME = 80


class QueueWording(QObject):
    """Words for whole reviews."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = ReviewWording(self)

    def name(self, queue: ReviewQueue) -> str:
        """Return what a review is called, with its part."""
        name = self._whole(queue)
        if queue.part is None:
            return name
        return filled(
            #: A review of which somebody got one of several parts.
            self.tr("{name} (part {number} of {parts})"),
            name=name,
            number=queue.part.number,
            parts=queue.part.of,
        )

    def part(self, queue: ReviewQueue) -> str:
        """Say which part of which review it is; empty for a whole one."""
        if queue.part is None:
            return ""
        #: One of the parts a review was split into; {name} is the review’s, in quotation marks.
        text = self.tr("The file is part {number} of {parts} of {name}.")
        name, part = quoted(self._whole(queue)), queue.part
        return filled(text, number=part.number, parts=part.of, name=name)

    def _whole(self, queue: ReviewQueue) -> str:
        return shown(queue.name, _LONGEST_NAME) or self.tr("Review")

    def person(self, reviewer: Reviewer) -> str:
        """Return the name of a person."""
        return shown(reviewer.name, _LONGEST_NAME) or self.tr("Somebody")

    def progress(self, tally: Tally) -> str:
        """Return "12 of 80 decided"."""
        decided = tally.total - tally.open
        #: {decided} is a number, of tracks.
        text = self.tr("{decided} of %Ln decided", "", tally.total)
        return filled(text, decided=decided)

    def decisions(self, tally: Tally) -> str:
        """Return "5 kept, 7 to delete"; empty where nothing is decided."""
        return self._review.summary(tally.counts)

    def conflicts(self, count: int) -> str:
        """Return "2 conflicts"; empty where there are none."""
        return self.tr("%Ln conflicts", "", count) if count else ""

    def conflict(self, conflict: ReviewConflict, me: str) -> str:
        """Return "film.mp4 · Italiano – Ada: Kept · You: To be deleted"."""
        track = conflict.item.track
        words = dotted(
            filled(
                #: A person and the decision that person made.
                self.tr("{name}: {decision}"),
                name=self._review.person(one.by, me) or self.person(one.by),
                decision=self._review.verdict(one.verdict),
            )
            for one in conflict.decisions
        )
        name = dotted([shown(conflict.item.filename, 60), shown(track.name, 40)])
        #: A track, and who decided what about it.
        return filled(self.tr("{track} – {decisions}"), track=name, decisions=words)
