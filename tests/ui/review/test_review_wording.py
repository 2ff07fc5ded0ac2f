"""Words for decisions on a track."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tests.domain.review.people import People, altered, queue_of
from trackman.domain.review.state import ReviewItemState, state_of
from trackman.ui.review.wording import ReviewWording


@pytest.fixture
def words(qapp: QApplication) -> ReviewWording:
    """Return the words."""
    return ReviewWording()


def decided(*, by_hand: bool) -> ReviewItemState:
    """Return a track that Ada keeps, perhaps only because somebody wrote so into a file."""
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, 0)
    (record,) = people.copies["Ada"].records
    records = [altered(record) if by_hand else record]
    return state_of(people.queue, records).of(people.queue.items[0])


def test_a_decision_of_a_file_changed_by_hand_says_so(words: ReviewWording) -> None:
    said = words.decided(decided(by_hand=True), "id-of-Bob")
    assert said.startswith("From a file that was changed by hand; decide again to confirm it. Ada")
    assert words.badge(decided(by_hand=True))[1:] == ("warning", "warning")


def test_a_genuine_decision_says_no_more_than_who_and_when(words: ReviewWording) -> None:
    said = words.decided(decided(by_hand=False), "id-of-Bob")
    assert said.startswith("Ada decided")
    assert words.badge(decided(by_hand=False))[1:] == ("check", "success")


def test_people_of_the_same_name_are_told_apart(words: ReviewWording) -> None:
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, 0)
    people.act("Bob", "decide", 0, 1)
    one, other = (people.copies[name].records[-1] for name in ("Ada", "Bob"))
    named = replace(other, by=replace(other.by, name="Ada"))
    state = state_of(people.queue, [one, named]).of(people.queue.items[0])
    assert state.is_in_conflict
    said = words.decided(state, "id-of-Bob")
    assert "Ada: " in said
    assert "You: " in said
