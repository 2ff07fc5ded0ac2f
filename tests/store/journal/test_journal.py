"""The journal: what is put into it is there, in order, and nothing goes back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store.samples import BACKUP, PLACE, PLANNED, TRACK, any_entry, any_text, sample
from trackman.domain.history import HistoryQuery, HistorySort
from trackman.domain.journal import LEFT, Act, Consent, Entry, Stage, answered, left
from trackman.store.journal.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """Return a journal of nothing yet."""
    journal = Journal(tmp_path / "new" / "journal.sqlite")
    yield journal
    journal.close()


def at(seconds: float) -> datetime:
    """Return a moment after PLANNED."""
    return PLANNED + timedelta(seconds=seconds)


@given(entry=any_entry)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
def test_every_entry_comes_back_as_it_was(journal: Journal, entry: Entry) -> None:
    unlike = replace(entry, id=f"{len(journal.history(HistoryQuery()))} {entry.id}")
    journal.put(unlike)
    assert journal.entry(unlike.id) == unlike
    assert journal.stages(unlike.id) == [(unlike.stage, unlike.changed_at)]
    assert journal.history(HistoryQuery())[0].stage is unlike.stage


def test_entries_outlast_the_program(journal: Journal, tmp_path: Path) -> None:
    journal.put(sample("one"), sample("two"))
    journal.close()
    again = Journal(tmp_path / "new" / "journal.sqlite")
    assert again.unfinished() == [sample("one"), sample("two")]
    assert again.entry("three") is None
    again.close()


def test_all_times_are_kept_and_only_new_stages_are_written_down(journal: Journal) -> None:
    journal.put(sample(changed_at=at(0)))
    journal.put(sample(stage=Stage.SENT, changed_at=at(-3600)))  # the clock was set back
    journal.put(sample(stage=Stage.SENT, changed_at=at(-3600), request_ids=("request",)))
    journal.put(sample(stage=Stage.DELETED, changed_at=at(2), seconds=2.0))
    assert journal.stages("one") == [
        (Stage.PLANNED, at(0)),
        (Stage.SENT, at(-3600)),
        (Stage.DELETED, at(2)),
    ]


def test_an_ended_entry_takes_anything_but_another_stage(journal: Journal) -> None:
    ended = sample(stage=Stage.DELETED)
    journal.put(ended)
    restored = replace(ended, restored_as="new track")
    journal.put(restored)
    with pytest.raises(ValueError, match="cannot become unknown after deleted"):
        journal.put(replace(ended, stage=Stage.UNKNOWN))
    assert journal.entry("one") == restored


def test_a_deletion_that_only_an_event_told_can_be_refuted_and_keeps_its_copy(
    journal: Journal,
) -> None:
    told = sample(stage=Stage.DELETED, job_id="job")
    journal.put(replace(told, restored_as="new track"))
    journal.refute(replace(told, stage=Stage.FAILED, changed_at=at(1), fault="still listed"))
    assert journal.entry("one") == replace(
        told,
        stage=Stage.FAILED,
        changed_at=at(1),
        fault="still listed",
        restored_as="new track",
    )
    assert [stage for stage, _ in journal.stages("one")] == [Stage.DELETED, Stage.FAILED]


def test_what_only_an_event_told_is_found_until_it_is_proven(journal: Journal) -> None:
    told = sample(stage=Stage.DELETED, job_id="job", unproven=True)
    journal.put(told, sample("two", Stage.DELETED), replace(told, id="three"))
    journal.put(replace(told, restored_as="new track"))
    assert [one.id for one in journal.unproven()] == ["one", "three"]
    journal.prove(["one", "two", "nobody’s"])
    assert [one.id for one in journal.unproven()] == ["three"]
    assert journal.entry("one") == replace(told, restored_as="new track", unproven=False)
    assert journal.stages("one") == [(Stage.DELETED, told.changed_at)]
    journal.refute(replace(told, id="three", stage=Stage.FAILED, changed_at=at(1)))
    assert journal.unproven() == []


@pytest.mark.parametrize(
    ("known", "after"),
    [
        (None, {}),
        ({"stage": Stage.ACCEPTED}, {}),
        ({"stage": Stage.ALREADY_GONE}, {}),
        ({"stage": Stage.RESTORED, "act": Act.RESTORE}, {}),
        ({"job_id": "another"}, {}),
        ({"job_id": None}, {"job_id": None}),
        ({}, {"stage": Stage.UNKNOWN}),
    ],
)
def test_nothing_else_can_be_refuted(
    journal: Journal, known: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    told = sample(stage=Stage.DELETED, job_id="job")
    before = None if known is None else replace(told, **known)
    if before is not None:
        journal.put(before)
    with pytest.raises(ValueError, match="is no deletion that"):
        journal.refute(replace(told, **{"stage": Stage.FAILED, **after}))
    assert journal.entry("one") == before


def test_many_are_put_all_or_not_at_all(journal: Journal) -> None:
    journal.put(sample("two", Stage.SENT))
    with pytest.raises(ValueError, match="two cannot become planned after sent"):
        journal.put(sample("one"), sample("two"), sample("three"))
    assert journal.history(HistoryQuery())[0].id == "two"
    assert journal.totals() == {Stage.SENT: 1}
    journal.put()
    journal.put(sample("one"))
    assert journal.totals() == {Stage.SENT: 1, Stage.PLANNED: 1}


def test_what_is_not_finished_is_told_from_what_is_not_known(journal: Journal) -> None:
    journal.put(*(sample(stage, Stage(stage)) for stage in Stage))
    assert [entry.stage for entry in journal.unfinished()] == [
        Stage.PLANNED,
        Stage.BACKED_UP,
        Stage.SENT,
        Stage.ACCEPTED,
        Stage.PREPARING,
    ]
    assert journal.unknown() == [sample("unknown", Stage.UNKNOWN)]


def test_the_order_is_that_of_putting_whatever_the_clock_says(journal: Journal) -> None:
    for number in range(5):
        journal.put(sample(str(number), planned_at=at(-1000 * number)))
    journal.put(sample("1", Stage.SENT, planned_at=at(-1000)))
    assert [row.id for row in journal.history(HistoryQuery())] == list("43210")


def test_recently_deleted_are_those_that_are_gone_the_last_one_first(journal: Journal) -> None:
    elsewhere = replace(PLACE, project="2")
    journal.put(
        sample("without backup", Stage.DELETED),
        sample("gone before", Stage.ALREADY_GONE),
        sample("gone before, saved", Stage.ALREADY_GONE, backup=BACKUP),
        sample("restored", Stage.DELETED, backup=BACKUP, restored_as="new track"),
        sample("failed", Stage.FAILED, backup=BACKUP),
        sample("elsewhere", Stage.DELETED, backup=BACKUP, place=elsewhere),
        sample("a restore", Stage.RESTORED, act=Act.RESTORE, backup=BACKUP),
    )
    here = ["restored", "gone before, saved", "without backup"]
    assert [entry.id for entry in journal.recently_deleted("64174")] == here
    assert [entry.id for entry in journal.recently_deleted(None)] == ["elsewhere", *here]
    assert journal.recently_deleted("64174")[0].restored_as == "new track"


def undone(entry_id: str, track: str, **others: Any) -> Entry:
    """Return a deletion that trackman's end kept from being done."""
    return left(sample(entry_id, track=replace(TRACK, id=track), **others))


def test_what_is_left_undone_is_left_until_more_is_said_of_it(journal: Journal) -> None:
    journal.put(undone("one", "A"), undone("two", "B"), sample("three", Stage.FAILED))
    assert [entry.id for entry in journal.left()] == ["one", "two"]
    journal.put(answered(undone("one", "A"), "a person kept the track"))
    assert [entry.id for entry in journal.left()] == ["two"]
    one = journal.entry("one")
    assert one is not None
    assert (one.is_left, one.was_left) == (False, True)
    rows = journal.history(HistoryQuery())
    assert {row.id: row.was_left for row in rows} == {"one": True, "two": True, "three": False}


@pytest.mark.parametrize("stage", Stage)
def test_a_later_deletion_of_the_same_track_says_more_whatever_became_of_it(
    journal: Journal, stage: Stage
) -> None:
    journal.put(undone("one", "A"), undone("two", "B"))
    journal.put(sample("again", stage, track=replace(TRACK, id="A")))
    assert [entry.id for entry in journal.left()] == ["two"]


def test_what_is_left_of_the_later_one_is_left_alone(journal: Journal) -> None:
    journal.put(undone("one", "A"), undone("again", "A"))
    assert [entry.id for entry in journal.left()] == ["again"]


@pytest.mark.parametrize("stage", [Stage.DELETED, Stage.ALREADY_GONE])
def test_nothing_is_left_to_do_with_a_track_that_is_gone(journal: Journal, stage: Stage) -> None:
    journal.put(sample("before", stage, track=replace(TRACK, id="A")), undone("one", "A"))
    assert journal.left() == []


def test_what_was_tried_before_or_elsewhere_says_nothing_of_what_is_left(journal: Journal) -> None:
    elsewhere = replace(PLACE, environment="redesign")
    of_a = {"track": replace(TRACK, id="A")}
    journal.put(sample("before", Stage.FAILED, **of_a), undone("one", "A"))
    journal.put(sample("elsewhere", Stage.DELETED, place=elsewhere, **of_a))
    journal.put(sample("made", Stage.RESTORED, act=Act.RESTORE, **of_a))
    assert [entry.id for entry in journal.left()] == ["one"]


def test_only_deletions_that_were_asked_for_are_left(journal: Journal) -> None:
    journal.put(undone("a step", "A", parent="replacement"))
    journal.put(replace(undone("a restore", "B"), act=Act.RESTORE))
    journal.put(sample("named so", Stage.FAILED, reason=f'"fault": "{LEFT}'))
    journal.put(sample("cancelled", Stage.DROPPED, track=replace(TRACK, id="C")))
    assert journal.left() == []
    assert not any(row.was_left for row in journal.history(HistoryQuery()) if row.id == "named so")


def test_projects_are_known_by_the_name_they_had_last(journal: Journal) -> None:
    other = replace(PLACE, project="7", project_name="Zeta")
    renamed = replace(PLACE, project_name="Acme Films")
    journal.put(sample("one"), sample("two", place=other), sample("three", place=renamed))
    assert journal.projects() == [("64174", "Acme Films"), ("7", "Zeta")]


def found(journal: Journal, **query: Any) -> list[str]:
    """Return the ids of the rows found, the first one first, and check the entries with them."""
    asked = HistoryQuery(**{"descending": False} | query)
    ids = [row.id for row in journal.history(asked)]
    assert [entry.id for entry in journal.entries(asked)] == ids
    return ids


@pytest.mark.parametrize(
    "text",
    [
        "LANÇAMENTO",
        "lanc\u0327amento",
        "mp4 italiano",
        "it-it",
        "falsche SPRACHE",
        "redação",
        "trackItalian",
        "newTrack",
        "lastTrack",
        "video7",
        "job-9",
        "concurrent_upload",
        "100%_",
        "\ud800",
        "",
        "  ",
    ],
)
def test_the_text_is_looked_for_in_all_that_tells_entries_apart(
    journal: Journal, text: str
) -> None:
    journal.put(
        sample(
            "other",
            place=replace(PLACE, upload_id="u", filename="x"),
            track=replace(TRACK, id="t", name="Deutsch", language_code="de"),
        ),
        sample(
            "one",
            reason="Falsche Sprache 100%_",
            account="Redação\0\ud800",
            returned=replace(TRACK, id="newTrack"),
            restored_as="lastTrack",
            job_id="job-9",
            code="CONCURRENT_UPLOAD_UPDATE",
        ),
    )
    assert found(journal, text=text) == (["one"] if text.strip() else ["other", "one"])
    assert found(journal, text=f"{text} nowhere") == []


def test_a_part_of_a_name_is_not_put_together_from_two(journal: Journal) -> None:
    journal.put(sample(track=replace(TRACK, name="ab", language_code="cd")))
    assert found(journal, text="abcd") == []


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"act": Act.RESTORE}, ["1"]),
        ({"stages": frozenset({Stage.FAILED, Stage.DELETED})}, ["0", "2"]),
        ({"project": "2\ufffd"}, ["2"]),
        ({"since": at(10)}, ["1", "2"]),
        ({"until": at(20)}, ["0", "1"]),
        ({"since": at(10), "until": at(20)}, ["1"]),
        ({"since": at(10), "act": Act.DELETION, "text": "italiano"}, ["2"]),
        ({"sort": HistorySort.OUTCOME}, ["0", "2", "1"]),
        ({"descending": True}, ["2", "1", "0"]),
    ],
)
def test_the_history_can_be_filtered_and_sorted(
    journal: Journal, query: dict[str, Any], ids: list[str]
) -> None:
    journal.put(
        sample("0", Stage.DELETED),
        sample("1", Stage.RESTORED, act=Act.RESTORE, planned_at=at(10)),
        sample("2", Stage.FAILED, place=replace(PLACE, project="2\udc00"), planned_at=at(20)),
    )
    assert found(journal, **query) == ids


def test_a_row_tells_a_restore_whose_text_is_not_certainly_the_same(journal: Journal) -> None:
    restored = sample("same", Stage.RESTORED, act=Act.RESTORE)
    journal.put(restored, replace(restored, id="other", difference="3 cues differ"))
    assert {row.id: row.is_proven for row in journal.history(HistoryQuery())} == {
        "same": True,
        "other": False,
    }


def test_a_row_says_what_a_table_shows(journal: Journal) -> None:
    entry = sample(
        stage=Stage.DELETED,
        place=replace(PLACE, environment="redesign"),
        track=replace(TRACK, name="It\0al\ud800"),
        account="Editors",
        reason="typos",
        backup=BACKUP,
        seconds=2.5,
        code="CODE",
        restored_as="new",
        consent=Consent("Zoë", PLANNED + timedelta(hours=1)),
    )
    journal.put(entry)
    assert journal.history(HistoryQuery())[0]._asdict() == {
        "id": "one",
        "act": Act.DELETION,
        "stage": Stage.DELETED,
        "project_name": "Acme",
        "environment": "redesign",
        "upload_id": "video7",
        "filename": "Lançamento.mp4",
        "kind": "subtitles",
        "name": "It\0al\ufffd",
        "language_code": "it-IT",
        "planned_at": PLANNED,
        "seconds": 2.5,
        "account": "Editors",
        "reason": "typos",
        "code": "CODE",
        "has_backup": True,
        "restored_as": "new",
        "project": "64174",
        "track_id": "trackItalian",
        "is_proven": True,
        "approver": "Zoë",
        "approved_at": PLANNED + timedelta(hours=1),
        "was_left": False,
    }


def test_the_deletions_of_tracks_are_found_by_their_ids_however_many(journal: Journal) -> None:
    ids = [f"track{number}" for number in range(1200)]
    tracks = [replace(TRACK, id=one) for one in ids]
    journal.put(*(sample(one.id, track=one) for one in tracks))
    journal.put(sample("again", track=tracks[7], parent="replacement"))
    journal.put(sample("restore", track=tracks[8], act=Act.RESTORE))
    assert {one.id for one in journal.deletions_of(ids)} == {*ids, "again"}
    assert [one.id for one in journal.deletions_of(["track7"])] == ["track7", "again"]
    assert journal.deletions_of([]) == []
    journal.put(sample("other", track=tracks[9], act=Act.REPLACEMENT))
    assert [one.id for one in journal.replacements_of(ids)] == ["other"]


def test_the_tries_of_a_deletion_are_those_of_its_track_in_its_batch(journal: Journal) -> None:
    journal.put(sample("first", batch="one"), sample("second", batch="one"))
    journal.put(sample("later", batch="two"))
    journal.put(sample("beside", batch="one", track=replace(TRACK, id="another")))
    for known in ("first", "second"):
        assert [one.id for one in journal.tries_of([known, "unheard of"])] == ["first", "second"]
    assert journal.tries_of([]) == []


def test_threads_share_a_journal(journal: Journal) -> None:
    def put(number: int) -> None:
        for stage in (Stage.PLANNED, Stage.SENT, Stage.DELETED):
            journal.put(sample(str(number), stage))
            journal.history(HistoryQuery(text="italiano"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(put, range(40)))
    assert journal.totals() == {Stage.DELETED: 40}
    assert all(len(journal.stages(str(number))) == 3 for number in range(40))


def test_merged_entries_stand_where_they_were_planned_and_known_ones_stay(
    journal: Journal, tmp_path: Path
) -> None:
    other = Journal(tmp_path / "other.sqlite")
    journal.put(*(sample(name, planned_at=at(when)) for name, when in [("a", 10), ("b", 30)]))
    others = [("c", 5), ("b", 30), ("d", 20), ("e", 15), ("f", 40)]  # e: its clock was set back
    other.put(*(sample(name, Stage.SENT, planned_at=at(when)) for name, when in others))
    other.put(sample("d", Stage.DELETED, planned_at=at(20), changed_at=at(21)))
    assert journal.merge(other.all_staged()) == 4
    assert found(journal) == ["c", "a", "d", "e", "b", "f"]
    assert journal.stages("d") == [(Stage.SENT, PLANNED), (Stage.DELETED, at(21))]
    assert journal.entry("b") == sample("b", planned_at=at(30))
    journal.put(sample("last"))
    assert found(journal)[-1] == "last"
    assert journal.merge(other.all_staged()) == 0
    other.close()


class Stages(RuleBasedStateMachine):
    """Puts entries at any stage, and opens the journal anew at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.sqlite"
        self.journal = Journal(self.path)
        self.entries: dict[str, Entry] = {}
        self.stages: dict[str, list[tuple[Stage, datetime]]] = {}
        self.time = PLANNED

    @rule(
        entry_id=st.sampled_from(["a", "b", "\ud800"]),
        stage=st.sampled_from(Stage),
        reason=any_text,
        jump=st.integers(-1000, 1000),
    )
    def put(self, entry_id: str, stage: Stage, reason: str, jump: int) -> None:
        """Put one entry."""
        self.time += timedelta(microseconds=jump)
        entry = sample(entry_id, stage, reason=reason, changed_at=self.time)
        before = self.entries.get(entry_id)
        if before is not None and not may_follow(before.stage, stage):
            with pytest.raises(ValueError, match="cannot become"):
                self.journal.put(entry)
            return
        self.journal.put(entry)
        self.entries[entry_id] = entry
        if before is None or before.stage is not stage:
            self.stages.setdefault(entry_id, []).append((stage, self.time))

    @rule()
    def open_anew(self) -> None:
        """Close the journal and open it again."""
        self.journal.close()
        self.journal = Journal(self.path)

    @invariant()
    def holds_what_was_put(self) -> None:
        """Compare everything."""
        for entry_id, entry in self.entries.items():
            assert self.journal.entry(entry_id) == entry
            assert self.journal.stages(entry_id) == self.stages[entry_id]
        unfinished = [entry for entry in self.entries.values() if not entry.stage.is_end]
        assert self.journal.unfinished() == unfinished

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.journal.close()
        self.folder.cleanup()


RANKS = {
    Stage.PLANNED: 0,
    Stage.BACKED_UP: 1,
    Stage.SENT: 2,
    Stage.ACCEPTED: 3,
    Stage.PREPARING: 4,
    Stage.UNKNOWN: 5,
}


def may_follow(before: Stage, after: Stage) -> bool:
    """Say the rule in another way than the journal does: an end is 6, and stays."""
    one, other = RANKS.get(before, 6), RANKS.get(after, 6)
    return before is after or one < other


Stages.TestCase.settings = settings(deadline=None, stateful_step_count=30)
test_any_order_of_stages_ends_as_the_rule_says = Stages.TestCase


def nowhere(path: Path) -> None:
    """Let SQLite have no shared memory beside a file, as on a network file system."""
    path.with_name(f"{path.name}-shm").symlink_to("nowhere")  # which it does not follow


def test_without_shared_memory_the_journal_works_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    nowhere(path)
    for name in ("one", "two"):
        journal = Journal(path)
        journal.put(sample(name))
        journal.close()
    again = Journal(path)
    assert again.unfinished() == [sample("one"), sample("two")]
    again.close()
    assert not path.with_name(f"{path.name}-wal").exists()


def test_a_journal_that_moves_to_where_there_is_no_shared_memory_loses_nothing(
    tmp_path: Path,
) -> None:
    here, there = tmp_path / "journal.sqlite", tmp_path / "share" / "journal.sqlite"
    there.parent.mkdir()
    journal = Journal(here)
    journal.put(sample("one"))
    for ending in ("", "-wal"):  # as a killed program leaves it: the log is not in it yet
        shutil.copy(f"{here}{ending}", f"{there}{ending}")
    journal.close()
    nowhere(there)
    moved = Journal(there)
    moved.put(sample("two"))
    assert moved.unfinished() == [sample("one"), sample("two")]
    moved.close()
