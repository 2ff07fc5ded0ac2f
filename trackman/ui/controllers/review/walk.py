"""The way through a queue: which track comes next, and which are read before one comes to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trackman.domain.review.queue import QueueItem
from trackman.domain.review.records import Verdict
from trackman.services.review.open_review import OpenReview

AHEAD = 8
"""Tracks that are read ahead, at most."""
_SEARCHED = 400
"""Places in which they are looked for."""


class ReviewWalk:
    """Places in one queue, counted from 0."""

    def __init__(self, review: OpenReview) -> None:
        self._review = review
        self._of_video: dict[str, list[QueueItem]] = {}
        self._count = 0
        self.take_tracks()

    def take_tracks(self) -> bool:
        """Take up the tracks of the queue; tell whether more have come."""
        items = self._review.queue.items
        if self._count == len(items):
            return False
        self._count, self._of_video = len(items), {}
        for item in items:
            self._of_video.setdefault(item.track.upload_id, []).append(item)
        return True

    def of_video(self, upload_id: str) -> Sequence[QueueItem]:
        """Return the tracks of one video, by its upload id."""
        return self._of_video.get(upload_id, ())

    def undecided_after(self, position: int) -> int | None:
        """Return the next track nobody decided on, around the end; None if there is none."""
        review = self._review
        if not review.tally.counts.get(None, 0):
            return None
        items, count = review.queue.items, len(review.queue.items)
        places = ((position + step) % count for step in range(1, count + 1))
        return next((one for one in places if review.state.of(items[one]).verdict is None), None)

    def open_after(self, position: int) -> int | None:
        """Return the next track that is undecided or was skipped, up to the end of the queue."""
        items = self._review.queue.items
        places = range(position + 1, len(items))
        return next((one for one in places if self._review.state.of(items[one]).is_open), None)

    def coming(self, position: int) -> list[QueueItem]:
        """Return the tracks a person will come to, the one at a place first."""
        items, count = self._review.queue.items, len(self._review.queue.items)
        coming = [items[position]]
        for step in range(1, min(count, _SEARCHED)):
            if len(coming) >= AHEAD:
                break
            item = items[(position + step) % count]
            if step == 1 or self._review.state.of(item).verdict is None:
                coming.append(item)
        return coming

    def going(self, item: QueueItem, now: Callable[[QueueItem], QueueItem]) -> list[str]:
        """Return the ids of the other tracks of a track's video that are decided to go.

        `now` returns an item with the id that its track has now; `item` has this one.
        """
        state = self._review.state
        return [
            here.track.id
            for one in self._of_video.get(item.track.upload_id, ())
            if (here := now(one)).key != item.key and state.of(one).verdict is Verdict.DELETE
        ]
