"""Records put together in any order, any portions and any number of times give one state."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.review.people import People, altered, stories
from trackman.domain.review.contents import Contents
from trackman.domain.review.queue import joined, split
from trackman.domain.review.records import Record, Verdict
from trackman.domain.review.state import state_of
from trackman.domain.review.summary import tally_of


def portions(data: st.DataObject, records: list[Record]) -> list[list[Record]]:
    """Return records in some order, cut into portions, some of them twice."""
    again = data.draw(st.lists(st.sampled_from(records), max_size=5)) if records else []
    mixed = data.draw(st.permutations([*records, *again]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(mixed)), max_size=5)))
    return [mixed[one:other] for one, other in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]


@given(people=stories(), data=st.data())
def test_any_order_any_split_and_any_repetition_give_the_same_state(
    people: People, data: st.DataObject
) -> None:
    wanted = state_of(people.queue, people.records)
    contents = Contents(people.queue, [], "")
    for portion in portions(data, people.records):
        contents.add(contents.adding(contents.new_of(portion)))
    assert contents.state == wanted
    assert contents.tally == tally_of(people.queue, wanted)
    assert Contents(people.queue, people.records, "").state == wanted


@given(people=stories(), data=st.data())
def test_what_was_altered_gives_way_whenever_the_genuine_record_comes(
    people: People, data: st.DataObject
) -> None:
    records = people.records
    changed = [altered(one) for one in records if data.draw(st.booleans())]
    contents = Contents(people.queue, [], "")
    for portion in portions(data, [*records, *changed]):
        contents.add(contents.adding(contents.new_of(portion)))
    assert contents.state == state_of(people.queue, records)
    assert not any(one.is_altered for one in contents.records)


@given(people=stories(), data=st.data())
def test_no_deletion_is_released_by_altered_records_that_is_not_without_them(
    people: People, data: st.DataObject
) -> None:
    records = list({one.id: one for one in people.records}.values())
    changed = [altered(one) if data.draw(st.booleans()) else one for one in records]
    genuine = [one for one in changed if not one.is_altered]
    before, after = state_of(people.queue, genuine), state_of(people.queue, changed)
    for item in people.queue.items:
        state = after.of(item)
        if state.verdict is Verdict.DELETE and state.is_released:
            assert before.of(item).verdict is Verdict.DELETE
            assert before.of(item).is_released


@given(people=stories(), parts=st.integers(1, 8), data=st.data())
def test_a_queue_comes_together_from_its_parts_in_any_order(
    people: People, parts: int, data: st.DataObject
) -> None:
    shares = split(people.queue, parts)
    assert all(share.items for share in shares)
    assert [one for share in shares for one in share.items] == list(people.queue.items)
    videos = [{one.track.upload_id for one in share.items} for share in shares]
    assert sum(map(len, videos)) == len(set().union(*videos)), "a video is in one part only"
    first, *others = data.draw(st.permutations(shares))
    for share in others:
        first = joined(first, share)
    assert first.items == people.queue.items


@given(people=stories(), parts=st.integers(1, 4), data=st.data())
def test_altered_tracks_of_a_queue_give_way_whenever_the_genuine_ones_come(
    people: People, parts: int, data: st.DataObject
) -> None:
    changed = [
        replace(one, is_altered=True, filename=data.draw(st.sampled_from(["a.mp4", "b.mp4"])))
        for one in people.queue.items
    ]
    by_hand = replace(people.queue, name="By hand", items=tuple(changed))
    shares = [*split(people.queue, parts), *split(by_hand, data.draw(st.integers(1, 3)))]
    first, *others = data.draw(st.permutations(shares))
    for share in others:
        first = joined(first, share)
    assert first.items == people.queue.items
    assert first.name == people.queue.name


@given(people=stories())
def test_a_person_who_knows_everything_settles_every_conflict_by_deciding_again(
    people: People,
) -> None:
    everything = Contents(people.queue, people.records, "id-of-Ada")
    people.copies["Ada"] = everything
    for number in range(len(people.queue.items)):
        people.act("Ada", "decide", number, 0)
    assert everything.tally.conflicts == 0
    assert everything.tally.open == 0
