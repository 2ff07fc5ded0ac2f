"""The list of reviews, as a person works with it: files out, files in, and what goes wrong."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog

from tests.ui.session.test_keeping import choose
from trackman.demo.catalogue import shown_project, summer_clean_up
from trackman.domain.library import Scope
from trackman.domain.review.queue import Reviewer, ReviewQueue
from trackman.domain.review.records import ReviewSnapshot, Verdict
from trackman.services.executors import Executors
from trackman.services.review.reviews import Reviews
from trackman.store.review.reviews import ReviewStore
from trackman.ui.controllers.review import queues
from trackman.ui.review.queues_dialog import QueuesDialog
from trackman.ui.review.received_dialog import ReceivedDialog
from trackman.ui.review.split_dialog import SplitDialog
from trackman.ui.review.statistics_dialog import ReviewStatisticsDialog
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.question import Question

ITEMS = summer_clean_up(shown_project())


@pytest.fixture
def executors() -> Iterator[Executors]:
    """Return the worker threads of another program."""
    executors = Executors()
    yield executors
    executors.close()


def shown(sitting: Any, kind: type[QDialog]) -> Any:
    """Return the dialog of a kind that is on screen; None where there is none."""
    found = [one for one in sitting.window.findChildren(kind) if one.isVisible()]
    return found[0] if found else None


async def opened(sitting: Any, kind: type[QDialog]) -> Any:
    """Wait for a dialog."""
    await sitting.until(lambda: shown(sitting, kind) is not None)
    return shown(sitting, kind)


def press(dialog: QDialog, name: str) -> None:
    """Press a button."""
    button = dialog.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled(), name
    button.click()


async def begun(sitting: Any) -> tuple[QueuesDialog, ReviewQueue]:
    """Begin with one review in the list, of which two tracks are decided."""
    read: list[bool] = []
    sitting.session.header.project_read.connect(lambda: read.append(True))
    await sitting.begin()
    await sitting.until(lambda: read)
    reviews = sitting.session.reviews
    queue = await reviews.add("Summer clean-up", ITEMS)
    review = await reviews.open(queue.id)
    for item in queue.items[:2]:
        await review.decide(item, Verdict.KEEP, ReviewSnapshot(item.track), seconds=3.0)
    sitting.window.reviews_requested.emit()
    dialog = await opened(sitting, QueuesDialog)
    await sitting.until(lambda: dialog.model.count() == 1)
    return dialog, queue


def bobs(sitting: Any, folder: Path, executors: Executors) -> Reviews:
    """Return the reviews of a colleague who works on another computer."""
    here = sitting.session
    store, bob = ReviewStore(folder, Scope("64174", None)), Reviewer("id-of-Bob", "Bob")
    return Reviews(store, executors, lambda: here.reviews.where, lambda: bob)


async def test_the_list_tells_how_far_each_review_is_and_goes_on_with_one(sitting: Any) -> None:
    dialog, queue = await begun(sitting)
    assert dialog.model.text(0, 0) == "Summer clean-up"
    assert dialog.model.text(0, 1) == "2 of 40 decided"
    assert dialog.model.text(0, 2) == "2 kept"
    assert "2 of 40 decided" in dialog.model.sentence(0)
    asked: list[str] = []
    controller = sitting.session.review_queues
    controller.go_on_wanted.disconnect()
    controller.go_on_wanted.connect(asked.append)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked == [queue.id]
    assert not dialog.isVisible()


async def test_a_file_goes_out_and_decisions_come_back_with_conflicts_shown(
    sitting: Any, tmp_path: Path, executors: Executors
) -> None:
    dialog, queue = await begun(sitting)
    path = tmp_path / "out.trackman-review"
    press(dialog, "queuesSave")
    await choose(sitting, path)
    await sitting.until(lambda: "saved as" in sitting.texts(dialog))

    bob = bobs(sitting, tmp_path / "bob", executors)
    await bob.take(await bob.receive(path))
    theirs = await bob.open(queue.id)
    for item in queue.items[:5]:
        await theirs.decide(item, Verdict.DELETE, ReviewSnapshot(item.track))
    review = await sitting.session.reviews.open(queue.id)
    for item in queue.items[2:4]:
        await review.decide(item, Verdict.KEEP, ReviewSnapshot(item.track))
    back = tmp_path / "back.trackman-review"
    await bob.write_file(queue.id, back)
    bob.close()

    press(dialog, "queuesFile")
    await choose(sitting, back)
    question = await opened(sitting, ReceivedDialog)
    assert "Bob" in sitting.texts(question)
    assert "5 deletions" in sitting.texts(question)
    assert "2 tracks are decided differently" in sitting.texts(question)
    assert sitting.texts(question).count("Bob: To be deleted · You: Kept") == 2
    assert review.tally.counts[Verdict.DELETE] == 0
    press(question, "receivedAction")
    await sitting.until(lambda: dialog.model.text(0, 2).startswith("2 conflicts"))
    assert review.tally.counts[Verdict.DELETE] == 3, "two of Ada's were known to him"

    press(dialog, "queuesFile")
    await choose(sitting, back)
    question = await opened(sitting, ReceivedDialog)
    assert "Nothing new" in sitting.texts(question)
    press(question, "receivedCancel")


async def test_what_a_file_approved_is_said_once_it_is_added(
    sitting: Any, tmp_path: Path, executors: Executors
) -> None:
    dialog, queue = await begun(sitting)
    sitting.session.connection.second_approval = True
    review = await sitting.session.reviews.open(queue.id)
    for item in queue.items[2:5]:
        await review.decide(item, Verdict.DELETE, ReviewSnapshot(item.track))
    path = tmp_path / "out.trackman-review"
    await sitting.session.reviews.write_file(queue.id, path)
    bob = bobs(sitting, tmp_path / "bob", executors)
    await bob.take(await bob.receive(path))
    theirs = await bob.open(queue.id)
    first, second, _ = (theirs.state.of(one).decisions[0] for one in queue.items[2:5])
    await theirs.approve([first], released=True)
    await theirs.approve([second], released=False)
    back = tmp_path / "back.trackman-review"
    await bob.write_file(queue.id, back)
    bob.close()

    press(dialog, "queuesFile")
    await choose(sitting, back)
    press(await opened(sitting, ReceivedDialog), "receivedAction")
    await sitting.until(lambda: "Added to “Summer clean-up”." in sitting.texts(dialog))
    said = "In it now: 1 deletion approved, 1 deletion refused, 1 deletion waits for approval."
    assert said in sitting.texts(dialog)


async def test_a_review_that_is_dropped_on_the_window_is_looked_at(
    sitting: Any, tmp_path: Path
) -> None:
    dialog, queue = await begun(sitting)
    for name in ("one", "other"):
        await sitting.session.reviews.write_file(queue.id, tmp_path / f"{name}.trackman-review")
    dialog.reject()
    await sitting.session.reviews.forget(queue.id)
    sitting.window.files_dropped.emit(
        [tmp_path / "one.trackman-review", tmp_path / "other.trackman-review"]
    )
    question = await opened(sitting, ReceivedDialog)
    assert "Add the review “Summer clean-up”?" in sitting.texts(question)
    press(question, "receivedAction")
    await sitting.until(lambda: "Nothing new" in sitting.texts(shown(sitting, ReceivedDialog)))
    press(shown(sitting, ReceivedDialog), "receivedCancel")
    dialog = await opened(sitting, QueuesDialog)
    await sitting.until(lambda: dialog.model.count() == 1)


async def test_what_takes_long_is_said_while_it_is_done(
    sitting: Any, tmp_path: Path, executors: Executors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "_SAID_AFTER", 0.0)
    dialog, _ = await begun(sitting)
    where = sitting.session.reviews.where
    store = ReviewStore(tmp_path / "bob", Scope(where.project, where.environment))
    bob = Reviews(store, executors, lambda: where, lambda: Reviewer("id-of-bob", "Bob"))
    first = ITEMS[0]
    many = [replace(first, track=replace(first.track, id=f"t{one}")) for one in range(6_000)]
    file = tmp_path / "large.trackman-review"
    await bob.write_file((await bob.add("Large", many)).id, file)
    bob.close()

    told: list[str] = []
    say = dialog.say

    def note(text: str, **how: Any) -> None:
        told.append(text)
        say(text, **how)

    monkeypatch.setattr(dialog, "say", note)
    press(dialog, "queuesFile")
    await choose(sitting, file)
    await sitting.until(lambda: "Reading “large.trackman-review”…" in told)
    question = await opened(sitting, ReceivedDialog)
    assert "Reading “large" not in sitting.texts(dialog)
    press(question, "receivedAction")
    await sitting.until(lambda: any("Adding “large.trackman-review”" in one for one in told))
    await sitting.until(lambda: dialog.model.count() == 2)
    assert "Adding “large" not in sitting.texts(dialog)


async def test_a_file_that_is_none_says_so_and_nothing_changes(
    sitting: Any, tmp_path: Path
) -> None:
    dialog, _ = await begun(sitting)
    (tmp_path / "photo").write_bytes(b"\x89PNG")
    press(dialog, "queuesFile")
    await choose(sitting, tmp_path / "photo")
    await sitting.until(lambda: "isn’t a review" in sitting.texts(dialog))
    assert dialog.model.count() == 1


async def test_a_review_is_split_in_files_that_replace_no_others(
    sitting: Any, tmp_path: Path, executors: Executors
) -> None:
    dialog, queue = await begun(sitting)
    for _ in range(2):
        press(dialog, "queuesSplit")
        question = await opened(sitting, SplitDialog)
        assert question.windowTitle() == f"Split “{queue.name}”"
        parts = question.findChild(Choice, "splitParts")
        parts.show_value("3")
        parts.chosen.emit("3")
        press(question, "splitAction")
        await choose(sitting, tmp_path)
        await sitting.until(lambda: "3 parts saved in" in sitting.texts(dialog))
        await sitting.session.reviews.settled()
    files = sorted(await asyncio.to_thread(lambda: list(tmp_path.glob("*.trackman-review"))))
    assert len(files) == 6
    bob = bobs(sitting, tmp_path / "bob", executors)
    for file in files:
        await bob.take(await bob.receive(file))
    assert (await bob.open(queue.id)).queue.items == queue.items
    bob.close()


async def test_a_review_goes_after_a_question_that_says_what_is_lost(sitting: Any) -> None:
    dialog, _ = await begun(sitting)
    for answer, left in (("questionCancel", 1), ("questionAction", 0)):
        QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
        question = await opened(sitting, Question)
        assert "2 decisions in it are removed as well" in sitting.texts(question)
        press(question, answer)
        await sitting.until(lambda left=left: dialog.model.count() == left)
    assert not await sitting.session.reviews.queues()
    await sitting.until(lambda: "No reviews yet" in sitting.texts(dialog))


async def test_skips_conflicts_and_notes_are_lost_with_a_review_as_well(
    sitting: Any, tmp_path: Path, executors: Executors
) -> None:
    dialog, queue = await begun(sitting)
    reviews = sitting.session.reviews
    bob = bobs(sitting, tmp_path / "bob", executors)
    await sitting.session.reviews.write_file(queue.id, tmp_path / "out.trackman-review")
    await bob.take(await bob.receive(tmp_path / "out.trackman-review"))
    theirs, review = await bob.open(queue.id), await reviews.open(queue.id)
    for one, other in ((theirs, Verdict.DELETE), (review, Verdict.KEEP)):
        item = queue.items[2]
        await one.decide(item, other, ReviewSnapshot(item.track))
    await bob.write_file(queue.id, tmp_path / "back.trackman-review")
    await reviews.take(await reviews.receive(tmp_path / "back.trackman-review"))
    await review.decide(queue.items[3], Verdict.SKIP, ReviewSnapshot(queue.items[3].track))
    bob.close()
    assert review.state.of(queue.items[2]).is_in_conflict
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    question = await opened(sitting, Question)
    assert "4 decisions in it are removed as well" in sitting.texts(question)
    press(question, "questionCancel")

    for item in queue.items[:4]:
        while decisions := review.state.of(item).decisions:
            await review.withdraw(decisions[0])
    await review.note(queue.items[0], "Ask Ada")
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    question = await opened(sitting, Question)
    assert "1 note in it is removed as well" in sitting.texts(question)
    press(question, "questionCancel")


async def test_a_review_that_is_removed_leaves_the_screen(sitting: Any) -> None:
    dialog, queue = await begun(sitting)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    page = sitting.window.workspace.review_page
    await sitting.until(page.isVisible)
    await sitting.session.reviews.forget(queue.id)
    await sitting.until(lambda: not page.isVisible())
    assert not await sitting.session.reviews.queues()


async def test_statistics_are_shown_and_saved_with_every_track(
    sitting: Any, tmp_path: Path
) -> None:
    dialog, queue = await begun(sitting)
    review = await sitting.session.reviews.open(queue.id)
    await review.note(queue.items[1], "ask Bob")
    for ending in ("html", "xlsx", "csv"):
        press(dialog, "queuesStatistics")
        statistics = await opened(sitting, ReviewStatisticsDialog)
        assert "Kept\n2" in sitting.texts(statistics)
        assert "Undecided\n38" in sitting.texts(statistics)
        assert "Time a track (median)\n3.0 s" in sitting.texts(statistics)
        statistics.findChild(Choice, "reviewStatisticsFormat").show_value(ending)
        press(statistics, "reviewStatisticsSave")
        path = tmp_path / f"statistics.{ending}"
        await choose(sitting, path)
        await sitting.until(lambda path=path: path.name in sitting.texts(dialog))
    with (tmp_path / "statistics.csv").open(encoding="utf-16", newline="") as file:
        rows = list(csv.DictReader(file, dialect=csv.excel_tab))
    assert len(rows) == 40
    assert [one["Decision"] for one in rows[:3]] == ["Kept", "Kept", "Undecided"]
    assert "ask Bob" in rows[1]["Notes"]
    assert rows[0]["Track ID"] == queue.items[0].track.id


@pytest.mark.parametrize("content", [b"no database at all", b""])
async def test_damage_is_said_with_where_the_damaged_file_is(sitting: Any, content: bytes) -> None:
    folder = sitting.session.context.stores.review_folder
    folder.mkdir(parents=True)
    planner = sitting.session.context.planner
    store = ReviewStore(folder, Scope(planner.project, None))
    store.path.write_bytes(content)
    await sitting.begin()
    sitting.window.reviews_requested.emit()
    dialog = await opened(sitting, QueuesDialog)
    await sitting.until(lambda: "was damaged" in sitting.texts(dialog))
    assert ".damaged-" in sitting.texts(dialog)
