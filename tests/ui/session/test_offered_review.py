"""A review to try out, which the demo has ready."""

from __future__ import annotations

from tests.ui.session.conftest import InOneProject, Sitting
from trackman.demo.catalogue import shown_project, summer_clean_up

NAME = "Summer clean-up"
ITEMS = summer_clean_up(shown_project())


async def listed(sitting: Sitting) -> list[tuple[str, int]]:
    """Return the names of the reviews there are, and how many of their tracks are open."""
    return [(one.queue.name, one.tally.open) for one in await sitting.session.reviews.queues()]


async def offered(sitting: Sitting) -> None:
    """Begin with a review on offer, and wait until it is there."""
    told: list[bool] = []
    sitting.session.reviews.changed.append(lambda: told.append(True))
    sitting.session.offer_review(NAME, ITEMS)
    await sitting.begin()
    await sitting.until(lambda: told)


async def test_a_review_on_offer_is_there_as_soon_as_the_project_is_known(
    sitting: InOneProject,
) -> None:
    await offered(sitting)
    assert await listed(sitting) == [(NAME, 40)]
    (one,) = await sitting.session.reviews.queues()
    assert one.queue.project == "64174"


async def test_it_is_offered_once_and_not_again_when_it_was_removed(sitting: InOneProject) -> None:
    await offered(sitting)
    (one,) = await sitting.session.reviews.queues()
    await sitting.session.reviews.forget(one.queue.id)
    read: list[bool] = []
    sitting.session.header.project_read.connect(lambda: read.append(True))
    sitting.session.header.refresh()
    await sitting.until(lambda: read)
    for _ in range(3):  # one look at them comes after the other, and after what is on offer
        assert await listed(sitting) == []


async def test_one_of_this_name_is_left_as_it_is(sitting: InOneProject) -> None:
    await sitting.session.reviews.add(NAME, ITEMS[:3])
    sitting.session.offer_review(NAME, ITEMS)
    read: list[bool] = []
    sitting.session.header.project_read.connect(lambda: read.append(True))
    await sitting.begin()
    await sitting.until(lambda: read)
    for _ in range(3):  # one look at them comes after the other, and after what is on offer
        assert await listed(sitting) == [(NAME, 3)]
