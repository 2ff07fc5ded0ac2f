"""Reviews of several people, each with a folder of their own, all real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trackman.domain.library import Scope
from trackman.domain.review.queue import QueueItem, Reviewer, ReviewPlace
from trackman.domain.review.records import ReviewSnapshot
from trackman.domain.tracks import Track
from trackman.services.executors import Executors
from trackman.services.review.reviews import Reviews
from trackman.store.review.reviews import ReviewStore

WHERE = ReviewPlace("64174", "Museum", None)

MakeReviews = Callable[..., Reviews]


def item(number: int, video: int | None = None) -> QueueItem:
    """Return a track to decide on."""
    upload = f"video-{number // 2 if video is None else video}"
    track = Track(
        f"track-{number}", upload, "subtitles", f"Nr. {number}", "it", False, "ready", None
    )
    return QueueItem(track, f"{upload}.mp4", "playback")


def snapshot(one: QueueItem) -> ReviewSnapshot:
    """Return what a decision on a track was made on."""
    return ReviewSnapshot(one.track, "0" * 64, ("too-fast",))


@pytest.fixture
def executors() -> Iterator[Executors]:
    """Return worker threads that end with the test."""
    executors = Executors()
    yield executors
    executors.close()


@pytest.fixture
def make_reviews(executors: Executors, tmp_path: Path) -> Iterator[MakeReviews]:
    """Return a function that makes the reviews of a person, as after a start of the program."""
    made: list[Reviews] = []

    def make(name: str = "Ada", where: ReviewPlace = WHERE) -> Reviews:
        store = ReviewStore(tmp_path / name, Scope(where.project, where.environment))
        reviewer = Reviewer(f"id-of-{name}", name)
        made.append(Reviews(store, executors, lambda: where, lambda: reviewer))
        return made[-1]

    yield make
    for one in made:
        one.close()
