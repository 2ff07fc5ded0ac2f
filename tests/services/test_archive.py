"""Everything of a data folder on its way to another computer, reviews of all projects among it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from tests.services.review.conftest import item, snapshot
from trackman.domain.errors import ReviewFileError, ReviewFileFault, StoreFault
from trackman.domain.library import Scope
from trackman.domain.review.queue import ReviewPlace
from trackman.domain.review.records import Verdict
from trackman.domain.review.staging import Evidence, StagingRules, Standing, staged
from trackman.services.archive import DataArchive, ImportedReviews
from trackman.services.executors import Executors
from trackman.services.review.open_review import OpenReview
from trackman.services.review.reviews import Reviews
from trackman.services.stores import Stores
from trackman.store.archive.exporter import Exported
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.store.review.reviewer import own_reviewer
from trackman.store.review.reviews import ReviewStore

MUSEUM = ReviewPlace("64174", "Museum", None)
SANDBOX = ReviewPlace("64174", "Museum", "redesign")
SHOP = ReviewPlace("9", "Shop", None)


@dataclass
class Computer:
    """A data folder in use, at which a project is open."""

    stores: Stores
    reviews: Reviews
    executors: Executors
    others: list[Reviews] = field(default_factory=list)

    @property
    def archive(self) -> DataArchive:
        """What exports and imports."""
        return DataArchive(self.stores, self.reviews, self.executors)

    def at(self, where: ReviewPlace) -> Reviews:
        """Return the reviews of a project, as after a start of the program."""
        store = ReviewStore(self.stores.review_folder, Scope(where.project, where.environment))
        self.others.append(self.reviews.beside(store, where))
        return self.others[-1]

    async def begun(self, name: str, where: ReviewPlace = MUSEUM) -> OpenReview:
        """Return a new review of some tracks, two of which are decided on, one with a note."""
        reviews = self.reviews if where == self.reviews.where else self.at(where)
        queue = await reviews.add(name, [item(number) for number in range(4)])
        opened = await reviews.open(queue.id)
        first, second = queue.items[:2]
        await opened.decide(first, Verdict.DELETE, snapshot(first), reason="old")
        await opened.decide(second, Verdict.KEEP, snapshot(second))
        await opened.note(second, "ask Bob")
        return opened

    async def kept(self, where: ReviewPlace = MUSEUM) -> dict[str, OpenReview]:
        """Return what a new start of the program finds, by its names."""
        reviews = self.at(where)
        return {one.queue.name: await reviews.open(one.queue.id) for one in await reviews.queues()}

    async def export(self, path: Path) -> Exported:
        """Export everything, which has to succeed."""
        written = await self.archive.write(path, lambda _done, _total: None)
        assert written is not None
        assert written[1] == []
        return written[0]

    async def take(self, path: Path) -> ImportedReviews:
        """Import an archive and return what became of its reviews."""
        taken = await self.archive.take(path, lambda _done, _total: None)
        assert taken is not None
        return taken[1]


Make = Callable[..., Computer]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Return a function that makes the computer of a person."""
    made: list[Computer] = []

    def make(name: str, where: ReviewPlace = MUSEUM) -> Computer:
        folder, executors = tmp_path / name, Executors()
        stores = Stores.within(DataFolder(folder), Cache(folder / "seen.sqlite"))
        store = ReviewStore(stores.review_folder, Scope(where.project, where.environment))
        me = partial(own_reviewer, stores.folder, name)
        made.append(Computer(stores, Reviews(store, executors, lambda: where, me), executors))
        return made[-1]

    yield make
    for one in made:
        one.executors.close()
        for reviews in (one.reviews, *one.others):
            reviews.close()
        one.stores.records.close()
        asyncio.run(one.stores.ledger.close())


def rewritten(path: Path, change: Callable[[str, bytes], bytes], *, proven: bool) -> None:
    """Change what is in an archive, with a manifest that says so or one that does not."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(contents.pop("manifest.json"))
    contents = {name: change(name, content) for name, content in contents.items()}
    for name, member in manifest["members"].items():
        member["size"] = len(contents[name])
        if proven:
            member["sha256"] = hashlib.sha256(contents[name]).hexdigest()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest))


def test_reviews_of_all_projects_move_to_an_empty_computer_just_as_they_are(
    make: Make, tmp_path: Path
) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        places = {"Summer": MUSEUM, "Winter": MUSEUM, "Redesign": SANDBOX, "Shop": SHOP}
        begun = {name: await old.begun(name, where) for name, where in places.items()}
        assert (await old.export(tmp_path / "all.zip")).reviews == 4
        assert await new.take(tmp_path / "all.zip") == ImportedReviews(4, 0, 0, ())
        for where in (MUSEUM, SANDBOX, SHOP):
            kept = await new.kept(where)
            assert kept.keys() == {name for name, place in places.items() if place == where}
            for name, review in kept.items():
                assert review.queue == begun[name].queue
                assert review.records == begun[name].records
                assert review.state == begun[name].state

    asyncio.run(work())


def test_importing_twice_changes_nothing(make: Make, tmp_path: Path) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        await old.begun("Summer")
        await old.begun("Shop", SHOP)
        await old.export(tmp_path / "all.zip")
        await new.take(tmp_path / "all.zip")
        before = [(await new.kept(where)) for where in (MUSEUM, SHOP)]
        assert await new.take(tmp_path / "all.zip") == ImportedReviews(0, 2, 0, ())
        assert await old.take(tmp_path / "all.zip") == ImportedReviews(0, 2, 0, ())
        after = [(await new.kept(where)) for where in (MUSEUM, SHOP)]
        for one, other in zip(before, after, strict=True):
            assert {name: review.records for name, review in one.items()} == {
                name: review.records for name, review in other.items()
            }

    asyncio.run(work())


def test_decisions_that_differ_are_both_kept_and_told(make: Make, tmp_path: Path) -> None:
    async def work() -> None:
        ada, bob = make("Ada"), make("Bob")
        review = await ada.begun("Summer")
        await ada.export(tmp_path / "all.zip")
        await bob.take(tmp_path / "all.zip")
        theirs = await bob.reviews.open(review.queue.id)
        await theirs.decide(theirs.queue.items[3], Verdict.KEEP, snapshot(theirs.queue.items[3]))
        await review.decide(review.queue.items[3], Verdict.DELETE, snapshot(review.queue.items[3]))
        await ada.export(tmp_path / "all.zip")
        assert await bob.take(tmp_path / "all.zip") == ImportedReviews(1, 0, 1, ())
        state = theirs.state.of(theirs.queue.items[3])  # the review that is open has it at once
        assert state.is_in_conflict
        assert {one.verdict for one in state.decisions} == {Verdict.KEEP, Verdict.DELETE}
        kept = (await bob.kept())["Summer"]
        assert kept.state == theirs.state

    asyncio.run(work())


def test_a_review_that_is_damaged_or_none_is_told_and_the_others_come(
    make: Make, tmp_path: Path
) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        for name in ("One", "Two", "Three"):
            await old.begun(name)
        await old.export(tmp_path / "all.zip")
        reviews = [f"reviews/{number}.trackman-review" for number in (1, 2)]
        rewritten(
            tmp_path / "all.zip",
            lambda name, content: b"a letter\n" if name == reviews[0] else content,
            proven=True,
        )
        rewritten(
            tmp_path / "all.zip",
            lambda name, content: content[:-40] if name == reviews[1] else content,
            proven=False,
        )
        done = await new.take(tmp_path / "all.zip")
        assert (done.new, done.known) == (1, 0)
        assert [one.fault for one in done.failed if isinstance(one, ReviewFileError)] == [
            ReviewFileFault.DAMAGED,
            ReviewFileFault.FOREIGN,
        ]
        assert len(await new.kept()) == 1

    asyncio.run(work())


def test_reviews_that_cannot_be_read_are_told_and_the_rest_is_exported(
    make: Make, tmp_path: Path
) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        await old.begun("Summer")
        (old.stores.review_folder / f"{'0' * 20}.sqlite").mkdir()
        written = await old.archive.write(tmp_path / "all.zip", lambda _done, _total: None)
        assert written is not None
        assert written[0].reviews == 1
        assert [one.fault for one in written[1]] == [StoreFault.OTHER]
        assert (await new.take(tmp_path / "all.zip")).new == 1

    asyncio.run(work())


def test_a_damaged_file_of_reviews_that_was_set_aside_is_left_alone(
    make: Make, tmp_path: Path
) -> None:
    async def work() -> None:
        old = make("old")
        file = old.at(SHOP).path
        file.parent.mkdir(parents=True)
        file.write_bytes(b"no database" * 1000)
        assert (await old.export(tmp_path / "all.zip")).reviews == 0
        after = sorted(old.stores.review_folder.glob("*.damaged-*"))
        assert [one.read_bytes()[:11] for one in after] == [b"no database"]
        assert (await old.export(tmp_path / "all.zip")).reviews == 0
        assert sorted(old.stores.review_folder.glob("*.damaged-*")) == after

    asyncio.run(work())


def test_an_archive_without_reviews_is_one_of_before(make: Make, tmp_path: Path) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        await old.export(tmp_path / "all.zip")
        with zipfile.ZipFile(tmp_path / "all.zip") as archive:
            assert json.loads(archive.read("manifest.json"))["format"] == 1
        assert await new.take(tmp_path / "all.zip") == ImportedReviews(0, 0, 0, ())
        await old.begun("Summer")
        await old.export(tmp_path / "all.zip")
        with zipfile.ZipFile(tmp_path / "all.zip") as archive:
            assert json.loads(archive.read("manifest.json"))["format"] == 2

    asyncio.run(work())


async def handed_over(old: Computer, new: Computer, path: Path, *, is_own: bool) -> OpenReview:
    """Return a review of an old computer on a new one, whose person says whether it is theirs."""
    queue = (await old.begun("Summer")).queue
    await old.export(path)
    author = await new.archive.author(path)
    assert author == old.reviews.reviewer
    taken = await new.archive.take(path, lambda _done, _total: None, author if is_own else None)
    assert taken is not None
    assert taken[1].is_own is is_own
    return await new.reviews.open(queue.id)


def standing(review: OpenReview) -> Standing:
    """Return what can be done about the first track, where a second person has to approve."""
    (row, *_) = staged(
        review.queue, review.state, review.reviewer.id, StagingRules(True), Evidence()
    )
    return row.standing


def test_who_moves_to_another_computer_is_the_same_person_there(make: Make, tmp_path: Path) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        review = await handed_over(old, new, tmp_path / "all.zip", is_own=True)
        assert new.reviews.reviewer.id == old.reviews.reviewer.id
        first = review.state.of(review.queue.items[0]).decisions
        assert standing(review) is Standing.WAITING
        await review.approve(first, True)
        assert standing(review) is Standing.WAITING, "nobody approves what they decided themselves"
        assert review.last_own is not None
        assert await new.archive.author(tmp_path / "all.zip") is None

    asyncio.run(work())


def test_somebody_else_stays_another_person(make: Make, tmp_path: Path) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        review = await handed_over(old, new, tmp_path / "all.zip", is_own=False)
        assert new.reviews.reviewer.id != old.reviews.reviewer.id
        assert standing(review) is Standing.TO_APPROVE
        await review.approve(review.state.of(review.queue.items[0]).decisions, True)
        assert standing(review) is Standing.READY
        assert await new.archive.author(tmp_path / "all.zip") is None, "it is too late by now"

    asyncio.run(work())


def test_a_review_that_is_open_goes_on_as_the_same_person(make: Make, tmp_path: Path) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        queue = await new.reviews.add("Mine", [item(7)])
        opened = await new.reviews.open(queue.id)
        await handed_over(old, new, tmp_path / "all.zip", is_own=True)
        decision = await opened.decide(queue.items[0], Verdict.KEEP, snapshot(queue.items[0]))
        assert decision.by.id == old.reviews.reviewer.id
        assert opened.last_own == decision

    asyncio.run(work())


@pytest.mark.parametrize("done", ["note", "elsewhere"])
def test_who_has_done_something_here_keeps_the_id(make: Make, tmp_path: Path, done: str) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        await old.begun("Summer")
        await old.export(tmp_path / "all.zip")
        if done == "elsewhere":
            await new.begun("Own", SHOP)
        else:
            queue = await new.reviews.add("Own", [item(7)])
            await (await new.reviews.open(queue.id)).note(queue.items[0], "Ask Ben")
        before, author = new.reviews.reviewer, old.reviews.reviewer
        assert await new.archive.author(tmp_path / "all.zip") is None
        await new.archive.take(tmp_path / "all.zip", lambda _done, _total: None, author)
        assert new.reviews.reviewer == before

    asyncio.run(work())


def test_nobody_is_asked_whose_reviews_they_are_where_that_says_nothing(
    make: Make, tmp_path: Path
) -> None:
    async def work() -> None:
        old, new = make("old"), make("new")
        await old.export(tmp_path / "none.zip")
        assert await new.archive.author(tmp_path / "none.zip") is None
        await old.reviews.add("Nothing decided", [item(1)])
        await old.export(tmp_path / "all.zip")
        assert await new.archive.author(tmp_path / "all.zip") is None
        await old.begun("Summer")
        await old.export(tmp_path / "all.zip")
        assert await new.archive.author(tmp_path / "all.zip") is not None

        def change(name: str, content: bytes) -> bytes:
            return content.replace(b'"reason":"old"', b'"reason":"new"')

        rewritten(tmp_path / "all.zip", change, proven=True)
        assert await new.archive.author(tmp_path / "all.zip") is None

    asyncio.run(work())
