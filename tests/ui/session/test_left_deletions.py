"""Deletions of a review that a kill left: gone on with, as far as the review still wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.ui.session.seen import Seen
from tests.ui.session.test_applying import BEN, Deciding, strip
from tests.ui.session.test_bulk import Bulk, deletes, fill, ids_of, there
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.journal import Entry, Stage, new_id
from trackman.domain.review.records import Approval, Record, ReviewSnapshot, Verdict
from trackman.domain.uploads import Video
from trackman.services.review.open_review import OpenReview
from trackman.ui.review.queues_dialog import QueuesDialog


@pytest.fixture
def three(project: DemoProject) -> list[Video]:
    """Return three videos of the project with two subtitles each."""
    return fill(project, 3, tracks=2)


async def left_by_a_kill(
    sitting: Any, videos: list[Video], *, tried: bool = False
) -> tuple[OpenReview, list[Entry]]:
    """Decide to delete all tracks, and leave what follows from it as a kill leaves it.

    Where it was tried before, the review has the ids of that try.
    """
    deciding = await Deciding.of(sitting, videos)
    await deciding.decide(sum(len(one.tracks) for one in videos))
    review, planner = deciding.review, sitting.session.context.planner
    entries = [
        planner.deletion(video, track, "batch", f"reason {track.id}")
        for video in videos
        for track in video.tracks
    ]
    decisions = [review.state.of(item).decisions[0] for item in review.queue.items]
    await review.note_all_applied(
        [(one, entry.id) for one, entry in zip(decisions, entries, strict=True)]
    )
    if tried:
        failed = [replace(one, stage=Stage.FAILED) for one in entries]
        sitting.kept.ledger.journal.put(*failed)
        entries = [planner.again(one) for one in entries]
    sitting.kept.ledger.journal.put(*entries)
    return review, entries


async def offered(sitting: Any) -> Any:
    """Wait until all that was left is offered, and return the bar that does so."""
    bar = sitting.window.notification
    await sitting.until(lambda: "6 deletions hadn’t been sent" in sitting.texts(bar))
    return bar


@pytest.mark.parametrize("tried", [False, True], ids=["first try", "tried again"])
async def test_what_was_taken_back_or_decided_otherwise_meanwhile_stays(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video], tried: bool
) -> None:
    review, _ = await left_by_a_kill(sitting, three, tried=tried)
    await sitting.begin()
    bar = await offered(sitting)
    withdrawn, kept, *_ = review.queue.items
    await review.withdraw(review.state.of(withdrawn).decisions[0])
    await review.decide(kept, Verdict.KEEP, ReviewSnapshot(kept.track))
    sitting.press("Go on with 6 deletions", bar)
    await sitting.until(lambda: "4 tracks deleted" in strip(sitting))
    assert "2 deletions are left out: in the review, the decision was taken back" in sitting.texts(
        bar
    )
    assert there(project, three) == {withdrawn.track.id, kept.track.id}
    assert deletes(server) == 4
    deleted = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert {one.reason for one in deleted} == {f"reason {one}" for one in ids_of(three)[2:]}
    applied = {one.entry for about in review.state.items.values() for one in about.applications}
    assert {one.id for one in deleted} <= applied, "so that the decisions can still be taken back"
    sitting.press("Show reviews", bar)
    await sitting.until(
        lambda: any(one.isVisible() for one in sitting.window.findChildren(QueuesDialog))
    )


async def test_what_waits_for_approval_or_was_refused_meanwhile_is_held(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    review, _ = await left_by_a_kill(sitting, three)
    await sitting.begin()
    bar = await offered(sitting)
    sitting.session.connection.second_approval = True
    sitting.session.header.set_second_approval(True)
    decisions = [review.state.of(item).decisions[0] for item in review.queue.items]
    words = [
        Approval(new_id(), one.item, BEN, one.at, one.id, released)
        for one, released in zip(decisions, (True, False), strict=False)
    ]
    await review.take(review.queue, words)
    sitting.press("Go on with 6 deletions", bar)
    await sitting.until(lambda: "1 track deleted" in strip(sitting))
    assert "5 deletions are left out: the review holds them" in sitting.texts(bar)
    assert there(project, three) == set(ids_of(three)[1:])
    (deleted,) = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert deleted.consent is not None
    assert deleted.consent.by == "Ben"


async def test_nothing_is_sent_where_no_decision_stands_any_more(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    review, _ = await left_by_a_kill(sitting, three)
    await sitting.begin()
    bar = await offered(sitting)
    for item in review.queue.items:
        await review.withdraw(review.state.of(item).decisions[0])
    sitting.press("Go on with 6 deletions", bar)
    await sitting.until(lambda: "6 deletions are left out" in sitting.texts(bar))
    assert len(there(project, three)) == 6
    assert deletes(server) == 0
    await sitting.until(lambda: not sitting.kept.ledger.journal.left())  # it is answered


async def test_what_others_refuse_or_keep_while_what_was_left_goes_on_is_not_deleted(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    review, _ = await left_by_a_kill(sitting, three)
    await sitting.begin()
    bar = await offered(sitting)
    project.jobs_never_end = True  # so that of each video the second track waits for the first
    sitting.press("Go on with 6 deletions", bar)
    await sitting.until(lambda: deletes(server) == 3)
    waiting = [one for one in review.queue.items if one.track.id.endswith("de")]
    refused, kept, _ = (review.state.of(one).decisions[0] for one in waiting)
    words: list[Record] = [
        Approval(new_id(), refused.item, BEN, refused.at, refused.id, released=False),
        replace(kept, id=new_id(), by=BEN, verdict=Verdict.KEEP),
    ]
    await review.take(review.queue, words)  # as with a colleague's file that comes that minute
    await sitting.until(lambda: "2 of 6" in strip(sitting) or deletes(server) > 3)
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.until(lambda: "4 tracks deleted · 2 cancelled" in strip(sitting))
    assert deletes(server) == 4
    assert there(project, three) == {one.track.id for one in waiting[:2]}
    assert sitting.kept.ledger.journal.left() == []


async def test_a_review_of_a_batch_before_has_no_say_in_tracks_that_are_chosen_by_hand(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    review, _ = await left_by_a_kill(sitting, three)
    await sitting.begin()
    bar = await offered(sitting)
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", method="DELETE", times=6)
    sitting.press("Go on with 6 deletions", bar)
    await sitting.until(lambda: "6 failed" in strip(sitting))
    project.jobs_never_end = True
    bulk = Bulk(sitting, Seen(three))
    await bulk.delete(ids_of(three))
    await sitting.until(lambda: deletes(server) == 6 + 3)
    for item in review.queue.items:
        await review.withdraw(review.state.of(item).decisions[0])
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.until(lambda: "6 tracks deleted" in strip(sitting))
    assert there(project, three) == set()


async def failed(sitting: Any, project: DemoProject, videos: list[Video]) -> OpenReview:
    """Decide to delete all tracks, apply that, and have every deletion refused by the server."""
    deciding = await Deciding.of(sitting, videos)
    await deciding.decide(6)
    await deciding.open()
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", method="DELETE", times=6)
    await deciding.apply(6)
    await sitting.until(lambda: "6 failed" in strip(sitting))
    return deciding.review


async def test_what_failed_is_tried_again_as_far_as_the_review_still_wants_it(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    review = await failed(sitting, project, three)
    withdrawn, kept, *_ = review.queue.items
    await review.withdraw(review.state.of(withdrawn).decisions[0])
    await review.decide(kept, Verdict.KEEP, ReviewSnapshot(kept.track))
    sitting.press("Retry failed only", sitting.window.workspace.bulk)
    await sitting.until(lambda: "4 tracks deleted" in strip(sitting))
    assert "2 failed" in strip(sitting)
    words = sitting.texts(sitting.window.notification)
    assert "2 deletions are left out: in the review, the decision was taken back" in words
    assert there(project, three) == {withdrawn.track.id, kept.track.id}
    assert deletes(server) == 6 + 4
    await review.decide(kept, Verdict.DELETE, ReviewSnapshot(kept.track), reason="Yes")
    sitting.press("Retry failed only", sitting.window.workspace.bulk)
    await sitting.until(lambda: "5 tracks deleted" in strip(sitting))
    assert deletes(server) == 6 + 5


async def test_what_failed_and_waits_for_approval_since_is_tried_again_once_it_has_that(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    review = await failed(sitting, project, three)
    sitting.session.connection.second_approval = True
    sitting.session.header.set_second_approval(True)
    decision = review.state.of(review.queue.items[0]).decisions[0]
    word = Approval(new_id(), decision.item, BEN, decision.at, decision.id, True)
    await review.take(review.queue, [word])
    sitting.press("Retry failed only", sitting.window.workspace.bulk)
    await sitting.until(lambda: "1 track deleted" in strip(sitting))
    words = sitting.texts(sitting.window.notification)
    assert "5 deletions are left out: the review holds them" in words
    assert there(project, three) == set(ids_of(three)[1:])
    (deleted,) = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert deleted.consent is not None
    assert deleted.consent.by == "Ben"


async def test_the_row_of_a_track_asks_the_review_before_it_tries_again(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.open(three[0].id)
    review = await failed(sitting, project, three)
    item = review.queue.items[0]
    decision = review.state.of(item).decisions[0]
    await review.withdraw(decision)
    sitting.window.tracks.select_track(item.track.id)
    sitting.press("Try again", sitting.window.work)
    await sitting.until(
        lambda: (
            "1 deletion is left out: in the review" in sitting.texts(sitting.window.notification)
        )
    )
    assert deletes(server) == 6
    await review.decide(item, Verdict.DELETE, ReviewSnapshot(item.track))
    sitting.press("Try again", sitting.window.work)
    await sitting.until(lambda: deletes(server) == 7)
    await sitting.until(lambda: there(project, three) == set(ids_of(three)[1:]))


async def test_a_decision_takes_back_what_another_try_deleted(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    review = await failed(sitting, project, three)
    sitting.press("Retry failed only", sitting.window.workspace.bulk)
    await sitting.until(lambda: "6 tracks deleted" in strip(sitting))
    decision = review.state.of(review.queue.items[0]).decisions[0]
    assert await sitting.session.applying.take_back(review, decision)
    await sitting.until(lambda: len(there(project, three)) == 1)


async def test_a_decision_takes_back_what_was_deleted_after_a_pause(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(6)
    await deciding.open()
    project.jobs_never_end = True  # so that of each video the second track waits for the first
    await deciding.apply(6)
    await sitting.until(lambda: len(project.jobs) == 3)
    sitting.press("Pause", sitting.window.workspace.bulk)
    await sitting.until(lambda: "Paused" in strip(sitting))
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.until(lambda: "Paused: 3 of 6" in strip(sitting))
    sitting.press("Go on", sitting.window.workspace.bulk)
    await sitting.until(lambda: "6 tracks deleted" in strip(sitting))
    for item in deciding.review.queue.items:
        decision = deciding.review.state.of(item).decisions[0]
        assert await sitting.session.applying.take_back(deciding.review, decision)
    await sitting.until(lambda: len(there(project, three)) == 6)
