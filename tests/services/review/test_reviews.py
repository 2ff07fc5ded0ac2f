"""A queue on disk: decisions survive, parts come together, and files of others are taken up."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from tests.services.review.conftest import WHERE, MakeReviews, item, snapshot
from trackman.domain.errors import ReviewError, ReviewFileError, ReviewFileFault, StoreFault
from trackman.domain.review.queue import QueuePart, ReviewPlace
from trackman.domain.review.records import Approval, Verdict


def test_what_was_decided_is_there_after_a_restart_with_the_place_it_was_left_at(
    make_reviews: MakeReviews,
) -> None:
    async def work() -> None:
        first = make_reviews()
        queue = await first.add("Summer", [item(number) for number in range(6)])
        opened = await first.open(queue.id)
        made = await opened.decide(
            queue.items[0], Verdict.DELETE, snapshot(queue.items[0]), reason="old", seconds=2.5
        )
        await opened.note(queue.items[1], "  ask Bob ")
        await opened.note_position(3)

        again = await make_reviews().open(queue.id)
        assert again.queue == queue
        assert again.position == 3
        assert again.state.of(queue.items[0]).decision == made
        assert [one.text for one in again.state.of(queue.items[1]).notes] == ["ask Bob"]
        assert again.state == opened.state
        assert again.tally == opened.tally
        (summary,) = await make_reviews().queues()
        assert summary.tally.counts[Verdict.DELETE] == 1
        assert summary.tally.open == 5
        assert summary.worked_at is not None

    asyncio.run(work())


def test_undo_takes_back_the_last_decision_of_this_person_and_puts_the_one_before_in_force(
    make_reviews: MakeReviews,
) -> None:
    async def work() -> None:
        reviews = make_reviews()
        queue = await reviews.add("Summer", [item(0), item(1)])
        opened = await reviews.open(queue.id)
        first, second = queue.items
        await opened.decide(first, Verdict.KEEP, snapshot(first))
        await opened.decide(second, Verdict.SKIP, snapshot(second))
        await opened.decide(first, Verdict.DELETE, snapshot(first))

        assert await opened.undo() == first
        assert opened.state.of(first).verdict is Verdict.KEEP
        assert await opened.undo() == second
        assert opened.state.of(second).verdict is None
        again = await make_reviews().open(queue.id)
        assert await again.undo() == first
        assert await again.undo() is None
        assert again.tally.open == 2

        meant = await again.decide(second, Verdict.DELETE, snapshot(second))
        await again.decide(first, Verdict.FIX, snapshot(first))
        assert await again.undo(meant) == second
        assert again.state.of(first).verdict is Verdict.FIX
        assert again.state.of(second).verdict is None

    asyncio.run(work())


def test_a_new_queue_is_worked_on_as_it_was_made(make_reviews: MakeReviews) -> None:
    async def work() -> None:
        reviews = make_reviews()
        begun = await reviews.begin("Summer", [item(0), item(1)])
        assert await reviews.open(begun.queue.id) is begun
        await begun.decide(begun.queue.items[1], Verdict.KEEP, snapshot(item(1)))
        (summary,) = await reviews.queues()
        assert summary.tally.open == 1
        again = await make_reviews().open(begun.queue.id)
        assert (again.queue, again.records) == (begun.queue, begun.records)

    asyncio.run(work())


def test_a_file_without_new_tracks_leaves_the_place_where_it_is(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def work() -> None:
        reviews = make_reviews()
        begun = await reviews.begin("Summer", [item(number) for number in range(3)])
        await reviews.write_file(begun.queue.id, tmp_path / "file")
        await begun.note_position(2)
        other = make_reviews("Bob")
        theirs = await other.open((await other.take(await other.receive(tmp_path / "file"))).id)
        await theirs.decide(theirs.queue.items[0], Verdict.SKIP, snapshot(item(0)))
        await other.write_file(theirs.queue.id, tmp_path / "back")
        await reviews.take(await reviews.receive(tmp_path / "back"))

        again = await make_reviews().open(begun.queue.id)
        assert (again.position, again.tally.open) == (2, 3)
        assert again.records == theirs.records

    asyncio.run(work())


def test_undo_takes_back_the_last_decision_after_a_file_was_taken_up_too(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def work() -> None:
        ada, bob = make_reviews("Ada"), make_reviews("Bob")
        queue = await ada.add("Summer", [item(number) for number in range(4)])
        own = await ada.open(queue.id)
        await ada.write_file(queue.id, tmp_path / "file")
        theirs = await bob.open((await bob.take(await bob.receive(tmp_path / "file"))).id)
        await theirs.decide(queue.items[3], Verdict.KEEP, snapshot(queue.items[3]))
        await bob.write_file(queue.id, tmp_path / "back")
        for place in (0, 1, 0):  # the first one once more
            await own.decide(queue.items[place], Verdict.DELETE, snapshot(queue.items[place]))
        await ada.take(await ada.receive(tmp_path / "back"))
        assert await own.undo() == queue.items[0]
        await ada.write_file(queue.id, tmp_path / "all")
        await ada.forget(queue.id)
        await ada.take(await ada.receive(tmp_path / "all"))
        for again in (await ada.open(queue.id), await make_reviews("Ada").open(queue.id)):
            assert again.last_own is not None
            assert again.last_own.item == queue.items[1].key

    asyncio.run(work())


def test_a_decision_whose_waiting_is_cancelled_is_written_all_the_same(
    make_reviews: MakeReviews,
) -> None:
    async def work() -> None:
        reviews = make_reviews()
        queue = await reviews.add("Summer", [item(0), item(1)])
        opened = await reviews.open(queue.id)
        deciding = asyncio.ensure_future(
            opened.decide(queue.items[0], Verdict.KEEP, snapshot(queue.items[0]))
        )
        await asyncio.sleep(0)
        deciding.cancel()
        await reviews.settled()
        assert opened.state.of(queue.items[0]).verdict is Verdict.KEEP
        again = await make_reviews().open(queue.id)
        assert again.state.of(queue.items[0]).verdict is Verdict.KEEP

    asyncio.run(work())


def test_parts_decided_by_others_come_together_and_what_differs_is_a_conflict(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def work() -> None:
        ada = make_reviews("Ada")
        queue = await ada.add("Summer", [item(number) for number in range(8)])
        own = await ada.open(queue.id)
        for number in (1, 2):
            await ada.write_file(queue.id, tmp_path / f"part-{number}", QueuePart(number, 2))
        for number, name in ((1, "Bob"), (2, "Cleo")):
            theirs = make_reviews(name)
            await theirs.take(await theirs.receive(tmp_path / f"part-{number}"))
            opened = await theirs.open(queue.id)
            for one in opened.queue.items:
                await opened.decide(one, Verdict.DELETE, snapshot(one))
            await theirs.write_file(queue.id, tmp_path / f"from-{name}")
        await own.decide(queue.items[0], Verdict.KEEP, snapshot(queue.items[0]))

        received = await ada.receive(tmp_path / "from-Bob")
        assert received.is_known
        assert not received.is_altered
        assert len(received.new_records) == 4
        assert [one.item for one in received.conflicts] == [queue.items[0]]
        assert [one.by.name for one in received.conflicts[0].decisions] == ["Bob", "Ada"]
        assert own.tally.counts[Verdict.DELETE] == 0, "nothing is taken up before it is wanted"
        await ada.take(received)
        await ada.take(await ada.receive(tmp_path / "from-Cleo"))
        assert own.queue == queue
        assert own.tally.counts[Verdict.DELETE] == 7
        assert own.tally.conflicts == 1
        assert not (await ada.receive(tmp_path / "from-Cleo")).new_records

        await own.decide(queue.items[0], Verdict.DELETE, snapshot(queue.items[0]))
        assert own.tally.conflicts == 0
        assert (await make_reviews("Ada").open(queue.id)).tally == own.tally

    asyncio.run(work())


def test_records_of_a_file_changed_by_hand_are_kept_with_a_mark_and_release_nothing(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def work() -> None:
        ada, bob = make_reviews("Ada"), make_reviews("Bob")
        queue = await ada.add("Summer", [item(0), item(1)])
        own = await ada.open(queue.id)
        decision = await own.decide(queue.items[0], Verdict.DELETE, snapshot(queue.items[0]))
        path = tmp_path / "review"
        await ada.write_file(queue.id, path)
        await bob.take(await bob.receive(path))
        theirs = await bob.open(queue.id)
        await theirs.approve([decision], released=False)
        await bob.write_file(queue.id, path)
        good = path.read_text()
        path.write_text(good.replace('"released":false', '"released":true'))

        received = await ada.receive(path)
        assert received.is_altered
        await ada.take(received)
        state = own.state.of(queue.items[0])
        assert [one.released for one in state.approvals] == [True]
        assert state.approvals[0].is_altered
        assert not state.is_released

        path.write_text(good)
        received = await ada.receive(path)
        assert received.clashes == 1
        await ada.take(received)
        state = own.state.of(queue.items[0])
        assert state.is_refused
        assert not state.approvals[0].is_altered

    asyncio.run(work())


def test_the_file_as_it_was_saved_takes_the_mark_off_what_was_changed_by_hand(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def work() -> None:
        ada, bob = make_reviews("Ada"), make_reviews("Bob")
        queue = await ada.add("Summer", [item(0), item(1)])
        own = await ada.open(queue.id)
        decision = await own.decide(queue.items[0], Verdict.DELETE, snapshot(queue.items[0]))
        path = tmp_path / "review"
        await ada.write_file(queue.id, path)
        await bob.take(await bob.receive(path))
        await (await bob.open(queue.id)).approve([decision], released=True)
        await bob.write_file(queue.id, path)
        good = path.read_text()
        spaced = good.replace('"released":true', '"released": true')  # nobody can tell it's Bob's
        path.write_text(spaced)

        received = await ada.receive(path)
        assert received.is_altered
        await ada.take(received)
        assert not own.state.of(queue.items[0]).is_released
        assert not (await ada.receive(path)).new_records

        path.write_text(good)
        received = await ada.receive(path)
        assert [type(one) for one in received.new_records] == [Approval]
        await ada.take(received)
        assert own.state.of(queue.items[0]).is_released
        again = await make_reviews("Ada").open(queue.id)
        assert again.state.of(queue.items[0]).is_released, "it is on the disk, too"

    asyncio.run(work())


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        (ReviewPlace("9", "Zoo", None), ReviewFileFault.OTHER_PROJECT),
        (ReviewPlace("9", "", None, is_certain=False), ReviewFileFault.NOT_CERTAIN),
        (ReviewPlace("64174", "Museum", "sandbox"), ReviewFileFault.OTHER_ENVIRONMENT),
    ],
)
def test_a_file_of_another_place_is_refused_by_name(
    make_reviews: MakeReviews, tmp_path: Path, where: ReviewPlace, fault: ReviewFileFault
) -> None:
    async def work() -> None:
        ada = make_reviews("Ada")
        queue = await ada.add("Summer", [item(0)])
        await ada.write_file(queue.id, tmp_path / "review")
        with pytest.raises(ReviewFileError) as caught:
            await make_reviews("Bob", where).receive(tmp_path / "review")
        assert caught.value.fault is fault
        if fault is not ReviewFileFault.OTHER_ENVIRONMENT:
            assert caught.value.place == "Museum"

    asyncio.run(work())


def test_a_queue_that_is_forgotten_is_gone_and_others_stay(make_reviews: MakeReviews) -> None:
    async def work() -> None:
        reviews = make_reviews()
        gone, stays = [await reviews.add(name, [item(0)]) for name in ("one", "other")]
        opened = await reviews.open(gone.id)
        await reviews.forget(gone.id)
        with pytest.raises(ReviewError):
            await opened.decide(gone.items[0], Verdict.KEEP, snapshot(gone.items[0]))
        assert [one.queue.id for one in await reviews.queues()] == [stays.id]
        await reviews.open(gone.id)

    with pytest.raises(ReviewError) as caught:
        asyncio.run(work())
    assert caught.value.fault is StoreFault.MISSING


def test_strangers_are_kept_and_count_once_their_tracks_come(
    make_reviews: MakeReviews, tmp_path: Path
) -> None:
    async def work() -> None:
        ada, bob = make_reviews("Ada"), make_reviews("Bob")
        queue = await ada.add("Summer", [item(0), item(2)])
        own = await ada.open(queue.id)
        await ada.write_file(queue.id, tmp_path / "first", QueuePart(1, 2))
        await bob.take(await bob.receive(tmp_path / "first"))
        for one in queue.items:
            await own.decide(one, Verdict.KEEP, snapshot(one))
        await ada.write_file(queue.id, tmp_path / "all")
        lines = (tmp_path / "all").read_text().splitlines()
        less = [one for one in lines if '"place":1' not in one]
        (tmp_path / "less").write_text("\n".join(less))

        received = await bob.receive(tmp_path / "less")
        assert received.strangers == 1
        await bob.take(received)
        theirs = await bob.open(queue.id)
        assert [one.item for one in theirs.state.strangers] == [queue.items[1].key]
        await bob.take(await bob.receive(tmp_path / "all"))
        assert (await bob.open(queue.id)).state.strangers == ()
        assert theirs.queue.items == queue.items
        assert theirs.tally.counts[Verdict.KEEP] == 2

    asyncio.run(work())


def test_a_file_says_whose_it_is_in_plain_lines(make_reviews: MakeReviews, tmp_path: Path) -> None:
    async def work() -> None:
        ada = make_reviews("Ada")
        queue = await ada.add("Summer", [item(0)])
        await ada.write_file(queue.id, tmp_path / "review")
        head, *_, end = map(json.loads, (tmp_path / "review").read_text().splitlines())
        assert head["queue"]["project_name"] == WHERE.project_name
        assert head["written_by"]["name"] == "Ada"
        assert end["lines"] == 2

    asyncio.run(work())
