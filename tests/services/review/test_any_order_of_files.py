"""Files of many people, of parts and of wholes, taken up in any order, give the same review."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.review.people import NAMES, WHERE, People, stories
from trackman.domain.library import Scope
from trackman.domain.review.queue import Reviewer, split
from trackman.domain.review.state import state_of
from trackman.services.executors import Executors
from trackman.services.review.reviews import Reviews
from trackman.store.review.files import write_review
from trackman.store.review.reviews import ReviewStore


def files_of(people: People, parts: int, folder: Path) -> list[Path]:
    """Write what each person knows as files: of the whole queue, or one for each part."""
    files: list[Path] = []
    for number, name in enumerate(NAMES):
        by, records = Reviewer(f"id-of-{name}", name), people.copies[name].records
        shares = split(people.queue, parts) if number else [people.queue]
        for share in shares:
            keys = {item.key for item in share.items}
            files.append(folder / f"{name}-{len(files)}")
            write_review(files[-1], share, [one for one in records if one.item in keys], by)
    return files


async def taken_up(files: list[Path], folder: Path, executors: Executors) -> Reviews:
    """Return the reviews of somebody who takes up files in this order."""
    zoe = Reviewer("id-of-Zoë", "Zoë")
    store = ReviewStore(folder, Scope(WHERE.project, None))
    reviews = Reviews(store, executors, lambda: WHERE, lambda: zoe)
    for file in files:
        await reviews.take(await reviews.receive(file))
    return reviews


@settings(max_examples=12)
@given(people=stories(), parts=st.integers(1, 4), data=st.data())
def test_any_order_of_files_gives_the_same_queue_and_the_same_state(
    people: People, parts: int, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("files")
    files = files_of(people, parts, folder)
    order = data.draw(st.permutations([*files, *data.draw(st.lists(st.sampled_from(files)))]))
    wanted = state_of(people.queue, people.records)

    async def work() -> None:
        executors = Executors()
        reviews = await taken_up(order, folder / "zoe", executors)
        opened = await reviews.open(people.queue.id)
        (summary,) = await reviews.queues()
        reviews.close()
        again = await taken_up([], folder / "zoe", executors)
        stored = await again.open(people.queue.id)
        for one in (opened, stored):
            assert one.queue.items == people.queue.items
            assert one.state == wanted
            assert one.tally == summary.tally
        again.close()
        executors.close()

    asyncio.run(work())
