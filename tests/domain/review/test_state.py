"""State of a track: the decision in force, what releases a deletion, and what comes next."""

from __future__ import annotations

from tests.domain.review.people import People, altered, queue_of
from trackman.domain.review.contents import Contents
from trackman.domain.review.queue import ReviewPlace, new_queue
from trackman.domain.review.records import Approval, Verdict
from trackman.domain.review.state import next_open, state_of

KEEP, DELETE, SKIP = 0, 1, 3


def test_who_decided_does_not_release_the_deletion_and_somebody_else_does() -> None:
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, DELETE)
    people.act("Ada", "approve", 0, 0)
    (item,) = people.queue.items
    assert not people.copies["Ada"].state.of(item).is_released
    people.hand_over("Ada", "Bob", 0, 1)
    people.act("Bob", "approve", 0, 0)
    state = people.copies["Bob"].state.of(item)
    assert state.is_released
    assert [one.by.name for one in state.approvals_of_others] == ["Bob"]


def test_one_refusal_holds_what_another_person_released() -> None:
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, DELETE)
    for name, word in (("Bob", 0), ("Cleo", 1)):
        people.hand_over("Ada", name, 0, 1)
        people.act(name, "approve", 0, word)
    state = state_of(people.queue, people.records).of(people.queue.items[0])
    assert state.is_refused
    assert not state.is_released


def test_a_release_is_of_one_decision_and_not_of_the_next() -> None:
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, DELETE)
    people.hand_over("Ada", "Bob", 0, 1)
    people.act("Bob", "approve", 0, 0)
    people.act("Bob", "decide", 0, DELETE)
    state = people.copies["Bob"].state.of(people.queue.items[0])
    assert state.verdict is Verdict.DELETE
    assert not state.approvals


def test_an_altered_undo_of_a_later_decision_releases_nothing() -> None:
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, DELETE)
    people.hand_over("Ada", "Bob", 0, 1)
    people.act("Bob", "approve", 0, 0)
    people.act("Bob", "decide", 0, KEEP)
    people.act("Bob", "undo", 0, 1)
    *others, undone = people.copies["Bob"].records
    item = people.queue.items[0]
    assert state_of(people.queue, [*others, undone]).of(item).is_released
    state = state_of(people.queue, [*others, altered(undone)]).of(item)
    assert state.is_altered
    assert not state.is_released


def test_an_altered_release_is_shown_and_a_genuine_one_beside_it_counts() -> None:
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, DELETE)
    people.hand_over("Ada", "Bob", 0, 1)
    people.act("Bob", "approve", 0, 0)
    decision, word = people.copies["Bob"].records
    item = people.queue.items[0]
    state = state_of(people.queue, [decision, altered(word)]).of(item)
    assert [one.is_altered for one in state.approvals] == [True]
    assert not state.is_released
    assert isinstance(word, Approval)
    people.hand_over("Ada", "Cleo", 0, 1)
    people.act("Cleo", "approve", 0, 0)
    genuine = people.copies["Cleo"].records
    assert state_of(people.queue, [*genuine, altered(word)]).of(item).is_released


def test_an_altered_release_does_not_take_back_what_the_same_person_refused() -> None:
    people = People(queue_of(1))
    people.act("Ada", "decide", 0, DELETE)
    for name, word in (("Bob", 1), ("Cleo", 0)):
        people.hand_over("Ada", name, 0, 1)
        people.act(name, "approve", 0, word)
    people.act("Bob", "approve", 0, 0)
    item = people.queue.items[0]
    assert state_of(people.queue, people.records).of(item).is_released
    *_, last = people.copies["Bob"].records
    others = [one for one in people.records if one != last]
    assert not state_of(people.queue, [*others, altered(last)]).of(item).is_released


def test_what_was_skipped_comes_up_again_when_all_else_is_decided() -> None:
    people = People(queue_of(3))
    copy = people.copies["Ada"]
    people.act("Ada", "decide", 0, SKIP)
    assert next_open(people.queue, copy.state, 0) == 1
    people.act("Ada", "decide", 1, KEEP)
    assert next_open(people.queue, copy.state, 1) == 2
    people.act("Ada", "decide", 2, KEEP)
    assert next_open(people.queue, copy.state, 2) == 0
    people.act("Ada", "decide", 0, KEEP)
    assert next_open(people.queue, copy.state, 0) is None


def test_a_track_that_was_chosen_twice_is_in_the_queue_once() -> None:
    queue = queue_of(3)
    again = new_queue(
        "again", ReviewPlace("1", "", None), queue.created_by, [*queue.items, *queue.items]
    )
    assert again.items == queue.items


def test_the_last_decision_of_a_person_is_by_when_it_came_and_not_by_the_clock() -> None:
    people = People(queue_of(2))
    people.act("Bob", "decide", 0, KEEP)
    people.act("Bob", "decide", 1, KEEP)
    first, second = people.copies["Bob"].records
    behind = Contents(people.queue, [second, first], "id-of-Bob")
    assert behind.last_own == first
