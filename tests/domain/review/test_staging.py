"""Standings of decisions: what can be carried out, and what is in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.store.samples import BACKUP, PLANNED, TRACK, sample
from trackman.domain.journal import Consent, Entry, Stage
from trackman.domain.review.conflicts import DecisionConflict
from trackman.domain.review.queue import QueueItem, Reviewer
from trackman.domain.review.records import (
    Approval,
    Decision,
    Record,
    ReviewApplication,
    ReviewSnapshot,
    Verdict,
)
from trackman.domain.review.staging import (
    Evidence,
    JointConsequences,
    StagedDecision,
    StagingRules,
    Standing,
    VideoLook,
    by_video,
    consent_of,
    is_still_decided,
    staged_item,
)
from trackman.domain.review.state import item_state
from trackman.domain.tracks import Track

ME, BEN, CLEO = Reviewer("me", "Anna"), Reviewer("ben", "Ben"), Reviewer("cleo", "Cleo")
ITEM = QueueItem(TRACK, "film.mp4", "play")
RULES, HELD = StagingRules(), StagingRules(second_approval=True)


def decided(
    by: Reviewer = ME, verdict: Verdict = Verdict.DELETE, at: int = 0, reason: str = "typos"
) -> Decision:
    moment = PLANNED + timedelta(minutes=at)
    return Decision(f"d-{by.id}", ITEM.key, by, moment, verdict, ReviewSnapshot(TRACK), reason)


def word(
    by: Reviewer, *, released: bool = True, of: Reviewer = ME, altered: bool = False
) -> Record:
    moment = PLANNED + timedelta(hours=1)
    return Approval(f"a-{by.id}", ITEM.key, by, moment, f"d-{of.id}", released, altered)


def begun(by: Reviewer, entry: str) -> Record:
    return ReviewApplication(f"b-{entry}", ITEM.key, by, PLANNED, "d-me", entry)


def standing(
    *records: Record,
    rules: StagingRules = RULES,
    entries: tuple[Entry, ...] = (),
    now: tuple[Track, ...] | None = (TRACK,),
    failed: bool = False,
) -> Standing:
    look = VideoLook(TRACK.upload_id, "film.mp4", now, is_fresh=not failed, failed=failed)
    evidence = Evidence({TRACK.id: entries}, {TRACK.upload_id: look})
    return staged_item(ITEM, item_state(records), ME.id, rules, evidence).standing


def test_a_deletion_nobody_holds_is_ready() -> None:
    assert standing(decided()) is Standing.READY
    assert standing(decided(BEN)) is Standing.READY
    assert standing(decided(verdict=Verdict.KEEP)) is Standing.NO_DELETION


def test_people_who_decided_differently_hold_it() -> None:
    assert standing(decided(), decided(BEN, Verdict.KEEP)) is Standing.DISPUTED


def test_a_second_person_has_to_agree_where_that_is_required() -> None:
    assert standing(decided(), rules=HELD) is Standing.WAITING
    assert standing(decided(BEN), rules=HELD) is Standing.TO_APPROVE
    assert standing(decided(), word(BEN), rules=HELD) is Standing.READY
    assert standing(decided(), word(ME), rules=HELD) is Standing.WAITING, "not one's own word"
    assert standing(decided(), word(BEN), word(CLEO, released=False), rules=HELD) is (
        Standing.REFUSED
    )


def test_two_who_decided_the_same_without_knowing_of_each_other_agree() -> None:
    both = (decided(), decided(BEN, at=5))
    assert standing(*both, rules=HELD) is Standing.READY
    assert consent_of(item_state(both)) == Consent("Ben", PLANNED + timedelta(minutes=5))


def test_a_refusal_holds_it_also_where_nobody_has_to_agree() -> None:
    assert standing(decided(), word(BEN, released=False)) is Standing.REFUSED


def test_what_was_changed_by_hand_releases_nothing_and_deletes_nothing() -> None:
    assert standing(decided(), word(BEN, altered=True), rules=HELD) is Standing.WAITING
    assert standing(replace(decided(), is_altered=True)) is Standing.ALTERED
    forged = replace(decided(BEN), is_altered=True)
    assert standing(decided(), forged, rules=HELD) is Standing.ALTERED
    assert standing(forged, rules=HELD) is Standing.ALTERED


def test_a_word_on_an_older_decision_releases_no_newer_one() -> None:
    newer = replace(decided(), id="newer", replaces=frozenset({"d-me"}))
    assert standing(decided(), word(BEN), newer, rules=HELD) is Standing.WAITING


def test_a_reason_can_be_required() -> None:
    rules = StagingRules(reason_required=True)
    assert standing(decided(reason=""), rules=rules) is Standing.NO_REASON
    assert standing(decided(), rules=rules) is Standing.READY


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.PLANNED, Standing.UNDER_WAY),
        (Stage.SENT, Standing.UNDER_WAY),
        (Stage.UNKNOWN, Standing.UNDER_WAY),
        (Stage.DELETED, Standing.DONE),
        (Stage.ALREADY_GONE, Standing.DONE),
        (Stage.FAILED, Standing.READY),
        (Stage.DROPPED, Standing.READY),
    ],
)
def test_the_journal_tells_what_was_done_already(stage: Stage, expected: Standing) -> None:
    assert standing(decided(), entries=(sample(stage=stage),)) is expected


def test_one_deletion_that_worked_tells_more_than_others_before_and_after() -> None:
    entries = (sample("1", Stage.FAILED), sample("2", Stage.DELETED), sample("3", Stage.DROPPED))
    assert standing(decided(), entries=entries) is Standing.DONE
    restored = replace(entries[1], restored_as="new", backup=BACKUP)
    assert standing(decided(), entries=(restored,)) is Standing.UNDONE


def test_who_decides_again_after_an_undo_means_the_track_that_is_back() -> None:
    back = replace(TRACK, id="back")
    gone = sample(stage=Stage.DELETED, restored_as="back", backup=BACKUP)
    look = VideoLook(TRACK.upload_id, "film.mp4", (back,), is_fresh=True)
    again = replace(decided(at=9), id="again", replaces=frozenset({"d-me"}))
    before, after = item_state([decided(at=-9)]), item_state([decided(at=-9), again])
    evidence = Evidence({TRACK.id: (gone,)}, {TRACK.upload_id: look})
    assert staged_item(ITEM, before, ME.id, RULES, evidence).standing is Standing.UNDONE
    row = staged_item(ITEM, after, ME.id, RULES, evidence)
    assert (row.standing, row.track_id) == (Standing.READY, "back")
    once_more = sample("more", Stage.DELETED, track=back, restored_as=TRACK.id)  # a circle
    evidence = Evidence({TRACK.id: (gone,), "back": (once_more,)}, {TRACK.upload_id: look})
    assert staged_item(ITEM, after, ME.id, RULES, evidence).standing is Standing.UNDONE


def test_a_clock_that_ran_ahead_deletes_nothing_again_that_was_brought_back() -> None:
    back = replace(TRACK, id="back")
    gone = sample(stage=Stage.DELETED, restored_as="back", backup=BACKUP)
    look = VideoLook(TRACK.upload_id, "film.mp4", (back,), is_fresh=True)
    evidence = Evidence({TRACK.id: (gone,)}, {TRACK.upload_id: look})
    ahead = item_state([decided(at=120), begun(ME, gone.id)])  # the clock was set back meanwhile
    assert staged_item(ITEM, ahead, ME.id, RULES, evidence).standing is Standing.UNDONE
    again = replace(decided(at=121), id="again", replaces=frozenset({"d-me"}))
    after = item_state([decided(at=120), begun(ME, gone.id), again])
    row = staged_item(ITEM, after, ME.id, RULES, evidence)
    assert (row.standing, row.track_id) == (Standing.READY, "back")


def on(track: Track, by: Reviewer = ME) -> Decision:
    """Return a decision that was made with this track on screen."""
    return replace(decided(by), snapshot=ReviewSnapshot(track, "0" * 64))


def test_who_decides_after_a_fix_means_the_fixed_track() -> None:
    fixed = replace(TRACK, id="fixed")
    step = sample("step", Stage.DELETED, parent="replacement")

    def row(*records: Record, now: tuple[Track, ...], beside: tuple[str, ...] = ()) -> Any:
        looks = {TRACK.upload_id: VideoLook(TRACK.upload_id, "film.mp4", now, is_fresh=True)}
        evidence = Evidence({TRACK.id: (step,)}, looks)
        known = {TRACK.id, *beside}
        found = staged_item(ITEM, item_state(records), ME.id, RULES, evidence, known)
        return found.standing, found.track_id, None if not found.conflict else found.conflict.what

    replaced = DecisionConflict.REPLACED
    assert row(on(fixed), now=(fixed,)) == (Standing.READY, "fixed", None)
    assert row(on(TRACK), now=(fixed,)) == (Standing.IN_CONFLICT, TRACK.id, replaced)
    another = replace(TRACK, id="somebody else's")
    assert row(on(fixed), now=(another,)) == (Standing.IN_CONFLICT, "fixed", replaced)
    renamed = replace(fixed, name="Anders")
    assert row(on(fixed), now=(renamed,))[2] is DecisionConflict.CHANGED
    both = (on(fixed), on(TRACK, BEN))
    assert row(*both, now=(fixed,)) == (Standing.IN_CONFLICT, TRACK.id, replaced), "in doubt, none"
    assert row(on(fixed), now=(fixed,), beside=("fixed",))[1] == TRACK.id, "it is another track's"
    strange = replace(fixed, upload_id="another video")
    assert row(on(strange), now=(fixed,))[1] == TRACK.id


def test_a_fixed_track_that_was_deleted_as_decided_is_done() -> None:
    fixed = replace(TRACK, id="fixed")
    gone = sample(stage=Stage.DELETED, track=fixed, backup=BACKUP)
    evidence = Evidence({"fixed": (gone,)})
    row = staged_item(ITEM, item_state([on(fixed)]), ME.id, RULES, evidence)
    assert (row.standing, row.track_id) == (Standing.DONE, "fixed")


def test_nobody_wants_a_track_deleted_any_more_that_others_keep_or_refuse() -> None:
    assert is_still_decided(item_state([decided()]), ME.id, RULES)
    assert not is_still_decided(item_state([decided()]), ME.id, HELD)
    assert is_still_decided(item_state([decided(), word(BEN)]), ME.id, HELD)
    for more in (decided(BEN, Verdict.KEEP), word(BEN, released=False)):
        assert not is_still_decided(item_state([decided(), more]), ME.id, RULES)


def test_a_step_of_a_replacement_is_no_deletion_that_a_review_asked_for() -> None:
    step = sample(stage=Stage.DELETED, parent="replacement")
    assert standing(decided(), entries=(step,), now=()) is Standing.IN_CONFLICT


def test_what_another_computer_has_begun_is_left_to_it() -> None:
    assert standing(decided(), begun(BEN, "unknown here")) is Standing.ELSEWHERE
    assert standing(decided(), begun(ME, "never written")) is Standing.READY
    entry = sample("known", Stage.FAILED)
    assert standing(decided(), begun(BEN, "known"), entries=(entry,)) is Standing.READY


def test_what_could_not_be_looked_at_is_not_deleted() -> None:
    assert standing(decided(), failed=True) is Standing.NOT_READ


def test_a_conflict_holds_what_was_ready_or_approved() -> None:
    renamed = (replace(TRACK, name="Anders"),)
    for rules, more in ((RULES, ()), (HELD, (word(BEN),)), (HELD, ())):
        assert standing(decided(), *more, rules=rules, now=renamed) is Standing.IN_CONFLICT
    assert standing(decided(), now=None) is Standing.IN_CONFLICT
    assert standing(decided(verdict=Verdict.KEEP), now=None) is Standing.NO_DELETION


def test_consequences_are_counted_together_and_say_what_is_not_known() -> None:
    tracks = [replace(TRACK, id=str(place), upload_id=f"v{place // 2}") for place in range(6)]
    rows = [
        StagedDecision(QueueItem(one, "a.mp4"), item_state([decided()]), Standing.READY)
        for one in tracks[:5]
    ]
    looks = {
        f"v{video}": VideoLook(f"v{video}", f"{video}.mp4", tuple(tracks[video * 2 :][:2]))
        for video in (0, 2)
    }
    found = JointConsequences()
    for upload_id, of_video in by_video(rows).items():
        found.add(of_video, looks.get(upload_id))
    assert (found.after.tracks, found.after.videos, found.unknown) == (3, 2, 1)
    assert [one.filename for one in found.after.without_subtitles] == ["0.mp4"]
    assert DecisionConflict.GONE.is_gone
