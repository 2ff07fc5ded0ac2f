"""Opens the list of reviews and its dialogs in each state, and checks what must hold anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from tests.domain.review.people import START, People, queue_of
from tests.screens.geometry import check_buttons, check_headers, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.review.queue import QueuePart
from trackman.domain.review.records import Verdict
from trackman.domain.review.state import state_of
from trackman.domain.review.statistics import statistics_of
from trackman.domain.review.summary import QueueSummary, Received, ReviewConflict, Tally
from trackman.ui.review.queues_dialog import QueuesDialog
from trackman.ui.review.received_dialog import ReceivedDialog
from trackman.ui.review.split_dialog import SplitDialog
from trackman.ui.review.statistics_dialog import ReviewStatisticsDialog

LONG = "Bedienungsanleitungsübersetzungsqualitätssicherung, Endfassung des Sommers"
QUEUE = replace(queue_of(40), created_at=START)


def tally(keep: int, delete: int, fix: int, skip: int, rest: int, conflicts: int = 0) -> Tally:
    """Return counts of a review."""
    counts = (keep, delete, fix, skip, rest)
    return Tally(dict(zip([*Verdict, None], counts, strict=True)), conflicts)


SUMMARIES = [
    QueueSummary(QUEUE, tally(5, 7, 1, 2, 25, 3), 12, START + timedelta(days=2)),
    QueueSummary(replace(QUEUE, id="new", name=LONG), tally(0, 0, 0, 0, 8_400)),
    QueueSummary(
        replace(QUEUE, id="part", name="Automatic Italian", part=QueuePart(2, 3)),
        tally(1_204, 812, 3, 0, 0),
        0,
        START + timedelta(hours=3),
    ),
]


def decided_differently() -> People:
    """Return people who decided on the same tracks without knowing of each other."""
    people = People(QUEUE)
    for number in range(7):
        people.act("Ada", "decide", number, 0)
        people.act("Bob", "decide", number, 1)
        people.act("Bob", "note", number, 2)
    people.act("Bob", "decide", 20, 1)
    return people


def received(**parts: object) -> Received:
    """Return what a file of Bob's brings."""
    people = decided_differently()
    records = tuple(people.copies["Bob"].records)
    state = state_of(QUEUE, people.records)
    conflicts = tuple(
        ReviewConflict(item, state.of(item).decisions)
        for item in QUEUE.items
        if state.of(item).is_in_conflict
    )
    plain = Received(
        Path("Summer.trackman-review"),
        QUEUE,
        records,
        here=replace(QUEUE, items=()),
        is_altered=False,
        new_records=records,
        conflicts=conflicts,
        known_records=12,
        written_by=records[0].by,
        written_at=START,
    )
    return replace(plain, **parts)  # type: ignore[arg-type]


def listed(window):
    dialog = QueuesDialog(window)
    dialog.show_queues(SUMMARIES)
    dialog.open()


def none_yet(window):
    QueuesDialog(window).open()


def damaged(window):
    dialog = QueuesDialog(window)
    dialog.show_queues(SUMMARIES[:1])
    dialog.say(
        "The file of your reviews was damaged. 214 decisions and notes could be recovered; others "
        "may be missing. The damaged file is “/home/ada/.local/share/trackman/reviews/"
        "64d0a1f3c5.damaged-20261127-120000.sqlite”."
    )
    dialog.open()


def saved(window):
    dialog = QueuesDialog(window)
    dialog.show_queues(SUMMARIES)
    dialog.say("Review saved as “Summer.2026-11-27.trackman-review”.", is_good=True)
    dialog.open()


def in_conflict(window):
    ReceivedDialog(window, received()).open()


def altered(window):
    ReceivedDialog(
        window, received(is_altered=True, clashes=2, strangers=3, new_items=4, conflicts=())
    ).open()


def new_review(window):
    one = received(here=None, conflicts=(), known_records=0)
    ReceivedDialog(window, replace(one, queue=replace(QUEUE, name=LONG))).open()


def a_part(window):
    one = received(conflicts=(), known_records=0)
    part = replace(QUEUE, name=LONG, part=QueuePart(2, 3))
    ReceivedDialog(window, replace(one, queue=part, here=replace(part, part=None))).open()


def nothing_new(window):
    ReceivedDialog(window, received(new_records=(), conflicts=(), known_records=25)).open()


def split(window):
    SplitDialog(window, LONG, 6, lambda parts: [7] * (parts - 1) + [6]).open()


def statistics(window):
    people = decided_differently()
    for number in range(10, 18):
        people.act("Ada", "decide", number, number)
    dialog = ReviewStatisticsDialog(window, LONG)
    dialog.show_found(statistics_of(QUEUE, state_of(QUEUE, people.records)))
    dialog.open()


STATES = [
    *(listed, none_yet, damaged, saved),
    *(in_conflict, altered, new_review, a_part, nothing_new, split, statistics),
]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)], ids=["1280x800", "1024x640"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.library.set_current(launch.id)
    window.tracks.show_video(launch, {})
    state(window)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    name = f"queues-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    check_headers(window)
    for dialog in dialogs:
        dialog.close()
