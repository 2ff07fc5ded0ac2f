"""People who decide on copies of one queue, and hand each other what they know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from trackman.domain.review.contents import Contents
from trackman.domain.review.queue import QueueItem, Reviewer, ReviewPlace, ReviewQueue, new_queue
from trackman.domain.review.records import (
    Approval,
    Decision,
    Note,
    Record,
    ReviewApplication,
    ReviewSnapshot,
    Verdict,
    Withdrawal,
)
from trackman.domain.tracks import Track

NAMES = ("Ada", "Bob", "Cleo")
WHERE = ReviewPlace("64174", "Museum", None)
START = datetime(2026, 5, 1, 9, tzinfo=UTC)


def queue_item(number: int) -> QueueItem:
    """Return a track to decide on; two are of one video."""
    upload = f"video-{number // 2}"
    track = Track(f"track-{number}", upload, "subtitles", f"Nº {number}", "it", None, "ready", None)
    return QueueItem(track, f"{upload}.mp4")


def queue_of(count: int) -> ReviewQueue:
    """Return a queue."""
    by = Reviewer("id-of-Ada", "Ada")
    return new_queue("Summer", WHERE, by, [queue_item(number) for number in range(count)])


@dataclass
class People:
    """Copies of a queue; clocks of people differ by hours."""

    queue: ReviewQueue
    copies: dict[str, Contents] = field(init=False)
    made: int = 0

    def __post_init__(self) -> None:
        self.copies = {name: Contents(self.queue, [], f"id-of-{name}") for name in NAMES}

    def act(self, name: str, act: str, number: int, choice: int) -> None:
        """Have a person do something that is possible for them."""
        record = self._record(name, act, self.queue.items[number % len(self.queue.items)], choice)
        if record is not None:
            copy = self.copies[name]
            copy.add(copy.adding([record]))

    def hand_over(self, giver: str, taker: str, first: int, step: int) -> None:
        """Have somebody take up some of what another one knows."""
        taken = self.copies[taker]
        taken.add(taken.adding(taken.new_of(self.copies[giver].records[first::step])))

    @property
    def records(self) -> list[Record]:
        """Everything anybody knows, as often as it is known."""
        return [one for copy in self.copies.values() for one in copy.records]

    def _record(self, name: str, act: str, item: QueueItem, choice: int) -> Record | None:
        self.made += 1
        by = Reviewer(f"id-of-{name}", name)
        at = START + timedelta(hours=NAMES.index(name) * -5, minutes=self.made)
        new = f"record-{self.made}"
        about = self.copies[name].about(item.key)
        decisions = [one for one in about if isinstance(one, Decision)]
        match act:
            case "decide":
                known = frozenset(one.id for one in decisions)
                verdict = list(Verdict)[choice % 4]
                snapshot = ReviewSnapshot(item.track, None, ("too-fast",))
                return Decision(
                    new, item.key, by, at, verdict, snapshot, "because", 1.5, replaces=known
                )
            case "note":
                own = frozenset(one.id for one in about if isinstance(one, Note) and one.by == by)
                return Note(new, item.key, by, at, "" if choice == 0 else f"Nº {choice}", own)
        if not decisions:
            return None
        decision = decisions[choice % len(decisions)].id
        match act:
            case "undo":
                return Withdrawal(new, item.key, by, at, decision)
            case "approve":
                return Approval(new, item.key, by, at, decision, choice % 2 == 0)
        return ReviewApplication(new, item.key, by, at, decision, f"entry-{choice}")


def altered(record: Record) -> Record:
    """Return what a person made of a record in an editor."""
    match record:
        case Decision():
            return replace(record, verdict=Verdict.DELETE, is_altered=True)
        case Approval():
            return replace(record, released=True, is_altered=True)
    return replace(record, is_altered=True)


_ACTS = st.tuples(
    st.just("act"),
    st.sampled_from(NAMES),
    st.sampled_from(["decide", "decide", "decide", "note", "undo", "approve", "apply"]),
    st.integers(0, 5),
    st.integers(0, 9),
)
_GIFTS = st.tuples(
    st.just("gift"),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.integers(0, 3),
    st.integers(1, 2),
)


@st.composite
def stories(draw: st.DrawFn) -> People:
    """Return people after some work, in which they handed each other some of it."""
    people = People(queue_of(draw(st.integers(1, 6))))
    for kind, who, other, first, second in draw(
        st.lists(st.one_of(_ACTS, _ACTS, _GIFTS), max_size=30)
    ):
        if kind == "act":
            people.act(who, other, first, second)
        else:
            people.hand_over(who, other, first, second)
    return people
