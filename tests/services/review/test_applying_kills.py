"""Killed at many points of deciding and applying: no decision lost, and nothing deleted twice."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from tests.services.conftest import say
from tests.services.review.reviewing_life import ME, SCOPE, WHERE, ReviewTask, live
from trackman.demo.catalogue import large_project
from trackman.demo.server import DemoServer
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Stage
from trackman.domain.review.records import Decision, Verdict
from trackman.services.executors import Executors
from trackman.services.review.open_review import OpenReview
from trackman.services.review.reviews import Reviews
from trackman.store.journal.journal import Journal
from trackman.store.review.reviews import ReviewStore

_DEEP = settings().max_examples > 100
_KILLS = 60 if _DEEP else 12
_VIDEOS, _TRACKS = 5, 8
_FARTHEST = 30  # steps that a life may see at most
_PATIENCE = 60  # seconds without a step


def test_a_review_killed_again_and_again_loses_no_decision_and_deletes_nothing_twice(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = large_project(_VIDEOS, _TRACKS)
    project.job_seconds = 0.05
    project.requests_per_window = 10_000
    before = {one for upload in project.uploads.values() for one in upload.tracks}
    chance, kills = random.Random(15), 0
    with DemoServer(project) as server:
        task = ReviewTask(
            server.token, server.api_url, server.stream_url, str(tmp_path), tuple(project.uploads)
        )
        while kills < _KILLS and _live_until(task, chance.randint(1, _FARTHEST)):
            kills += 1
        while any(upload.tracks for upload in project.uploads.values()):
            assert not _live_until(task, None)
        received = Counter(one.path for one in server.seen if one.method == "DELETE")
    accepted = Counter(job.track.id for job in project.jobs.values())
    say(request.config, f"{kills} kills, {len(before)} tracks, {received.total()} DELETEs")
    assert set(accepted) == before
    assert set(accepted.values()) == {1}
    review = asyncio.run(_left(tmp_path))
    decisions = [one for one in review.records if isinstance(one, Decision)]
    assert len(decisions) == len(before), "none lost, none doubled"
    assert {one.verdict for one in decisions} == {Verdict.DELETE}
    entries = _stages(tmp_path)
    assert Counter(track for track, stage in entries if stage is Stage.DELETED).keys() <= before
    done = [track for track, stage in entries if stage in (Stage.DELETED, Stage.ALREADY_GONE)]
    assert set(done) == before
    applied = {one.entry for item in review.state.items.values() for one in item.applications}
    assert len(applied) >= len(before)


async def _left(folder: Path) -> OpenReview:
    """Return the review as it is on the disk."""
    executors = Executors()
    reviews = Reviews(ReviewStore(folder / "reviews", SCOPE), executors, lambda: WHERE, lambda: ME)
    try:
        (one,) = await reviews.queues()
        return await reviews.open(one.queue.id)
    finally:
        reviews.close()
        executors.close()


def _stages(folder: Path) -> list[tuple[str, Stage]]:
    journal = Journal(folder / "journal.sqlite")
    found = [(row.track_id, row.stage) for row in journal.history(HistoryQuery())]
    journal.close()
    return found


def _live_until(task: ReviewTask, steps: int | None) -> bool:
    """Live until so many steps were told, or to the end; tell whether it was killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.services.review.reviewing_life"])
    ours, theirs = context.Pipe()
    process = context.Process(target=live, args=(task, theirs))
    process.start()
    theirs.close()
    seen = 0
    try:
        while steps is None or seen < steps:
            assert ours.poll(_PATIENCE), "it tells nothing any more"
            if ours.recv() == "end":
                return False
            seen += 1
        return True
    finally:
        process.kill()
        process.join()
        ours.close()
