from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from trackman.domain.history import HistoryRow
from trackman.domain.journal import Act, Backup, Entry, Place, Stage, answered, left
from trackman.domain.tracks import Track
from trackman.ui.activity.wording import ActivityWording, RestoreChoice
from trackman.ui.activity.work_model import ActivityRow, WorkKind
from trackman.ui.wording.formats import elapsed_text, short_time_text

DAY = datetime(2026, 6, 14, 12, tzinfo=UTC)
_MADE = {
    *(Stage.PLANNED, Stage.SENT, Stage.ACCEPTED, Stage.PREPARING),
    *(Stage.FAILED, Stage.UNKNOWN, Stage.DROPPED),
}
STAGES = {
    Act.DELETION: _MADE - {Stage.PREPARING} | {Stage.BACKED_UP, Stage.DELETED, Stage.ALREADY_GONE},
    Act.RESTORE: _MADE | {Stage.RESTORED},
    Act.ADDITION: _MADE | {Stage.ADDED},
    Act.GENERATION: _MADE | {Stage.ADDED},
    Act.REPLACEMENT: _MADE - {Stage.ACCEPTED, Stage.PREPARING} | {Stage.REPLACED},
}


@pytest.fixture
def words(qapp: QApplication) -> ActivityWording:
    return ActivityWording()


@pytest.fixture
def entry(make_track: Callable[..., Track]) -> Entry:
    place = Place("81", "Northwind", None, "video-1", "launch.mp4")
    return Entry(
        "e1", Act.DELETION, Stage.DELETED, "b1", place, make_track(), DAY, DAY,
        backup=Backup("ab" * 32, 12_400, 214),
    )  # fmt: skip


@pytest.mark.parametrize("act", Act)
def test_every_stage_of_every_act_has_words_of_its_own(words: ActivityWording, act: Act) -> None:
    texts = {words.outcome(act, stage) for stage in STAGES[act]}
    assert len(texts) == len(STAGES[act])
    assert not texts & {stage.value for stage in Stage}


def test_a_doubtful_end_is_never_called_a_failure(words: ActivityWording) -> None:
    for act in Act:
        assert words.outcome(act, Stage.UNKNOWN).endswith(" not confirmed")
        assert words.outcome(act, Stage.FAILED).startswith("Not ")


def test_the_result_says_why_and_what_became_of_it(
    words: ActivityWording, make_row: Callable[..., HistoryRow]
) -> None:
    failed = make_row("1", stage=Stage.FAILED, code="MUX_ERROR")
    assert words.result(failed) == "Not deleted: MUX_ERROR"
    assert words.result(make_row("1")) == "Deleted"
    assert words.result(make_row("1", restored_as="new")) == "Deleted, restored since"


def test_what_trackmans_end_kept_from_being_done_is_not_called_cancelled(
    words: ActivityWording, make_row: Callable[..., HistoryRow], entry: Entry
) -> None:
    left_undone = left(replace(entry, stage=Stage.PLANNED))
    for one in (left_undone, answered(left_undone, "a person kept the track")):
        assert words.ended(one) == "Not deleted: trackman closed"
    row = make_row("1", stage=Stage.FAILED, was_left=True)
    assert words.result(row) == "Not deleted: trackman closed"
    refused = make_row("1", stage=Stage.FAILED, was_left=True, code="MUX_ERROR")
    assert words.result(refused) == "Not deleted: MUX_ERROR"


def test_a_loss_is_told_and_never_green(
    words: ActivityWording, make_row: Callable[..., HistoryRow], entry: Entry
) -> None:
    gone = make_row("1", has_backup=False)
    other = make_row("1", act=Act.RESTORE, stage=Stage.RESTORED, is_proven=False)
    assert words.result(gone) == "Deleted, no backup"
    assert words.result(other) == "Restored, not verified"
    lost = (
        *(gone, other, make_row("1", stage=Stage.ALREADY_GONE, has_backup=False)),
        replace(entry, backup=None),
        replace(entry, act=Act.RESTORE, stage=Stage.RESTORED, difference="not compared"),
    )
    assert {words.tone(one) for one in lost} == {"warning"}
    assert words.tone(make_row("1")) == words.tone(entry) == "success"


def test_names_from_strangers_stay_on_one_line(words: ActivityWording) -> None:
    assert words.what(Act.DELETION, "a\nb\0") == "Delete “a⏎b␀”"
    assert words.undo(["a\nb"]) == "Undo deletion of “a⏎b”"


def test_undo_names_one_track_and_counts_several(words: ActivityWording) -> None:
    assert words.undo([]) == "Nothing to undo"
    assert words.undo(["Italiano"]) == "Undo deletion of “Italiano”"
    assert words.undo(["a", "b", "c"]) == "Undo deletion of 3 tracks"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], "Nothing is running"),
        (["done", "done"], "All done"),
        (["running"] * 3 + ["waiting"] * 12, "3 running, 12 waiting"),
        (["done", "problem"], "1 with a problem"),
    ],
)
def test_the_summary_counts_what_is_not_done(
    words: ActivityWording, kinds: list[WorkKind], expected: str
) -> None:
    work = [ActivityRow(str(place), "", "", "", kind) for place, kind in enumerate(kinds)]
    assert words.summary(work) == expected


@pytest.mark.parametrize(
    ("changes", "state", "why_not"),
    [
        ({}, "Can be restored", None),
        ({"restored_as": "new"}, "Restored", "The track has already been restored."),
        ({"stage": Stage.FAILED}, "Can be restored", "The track was not deleted."),
    ],
)
def test_what_can_be_restored_says_so(
    qapp: QApplication, entry: Entry, changes: dict[str, object], state: str, why_not: str | None
) -> None:
    changed = replace(entry, **changes)  # type: ignore[arg-type]
    assert RestoreChoice().state(changed) == state
    assert RestoreChoice().why_not(changed) == why_not


@pytest.mark.parametrize(
    ("track", "state"),
    [
        ({"kind": "audio"}, "No backup: audio can’t be backed up"),
        ({"status": "errored"}, "No backup: it had failed processing"),
        ({"status": "preparing"}, "No backup: it was still being prepared"),
        ({}, "No backup: it was deleted without one"),
    ],
)
def test_without_a_backup_it_says_why_there_is_none(
    qapp: QApplication, entry: Entry, track: dict[str, Any], state: str
) -> None:
    changed = replace(entry, backup=None, track=replace(entry.track, **track))
    choice = RestoreChoice()
    assert choice.state(changed) == state
    why_not = choice.why_not(changed)
    assert why_not is not None
    assert choice.why_nowhere(changed) == why_not
    assert why_not.startswith("There’s no backup: ")


def test_what_is_being_restored_cannot_be_restored_once_more(
    qapp: QApplication, entry: Entry
) -> None:
    assert RestoreChoice().state(entry, running=True) == "Being restored…"
    assert RestoreChoice().why_not(entry, running=True) == "The track is already being restored."


def test_what_is_restored_can_still_go_into_another_video(qapp: QApplication, entry: Entry) -> None:
    assert RestoreChoice().why_nowhere(replace(entry, restored_as="new")) is None


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 s"), (59.9, "59 s"), (125, "2:05")])
def test_time_is_told_in_few_letters(seconds: float, text: str) -> None:
    assert elapsed_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.34, "0.3 s"), (0.86, "0.9 s"), (3, "3.0 s"), (12.6, "12 s")]
)
def test_a_time_under_ten_seconds_may_be_told_by_tenths(seconds, text):
    assert short_time_text(seconds) == text
