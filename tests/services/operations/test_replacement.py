"""Replacements against the look-alike: the new one in place or the old one kept, never neither."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.impatience import IMPATIENT
from tests.services.conftest import PROJECT, Plan, Work
from tests.services.operations.test_creation import CELLS, FAULTS, REFUSALS, STEPS
from tests.services.test_any_order import (
    FAULTS as MANY_FAULTS,
)
from tests.services.test_any_order import (
    at_work,
    given_up_after,
    planned,
    plant,
    quick_project,
    written,
)
from trackman.dato.client import Client
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack
from trackman.domain.creations import Queued
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import (
    BackupError,
    JobFailedError,
    LeftBehindError,
    NameTakenError,
    NotProvenError,
    ReplacedElsewhereError,
    TrackErroredError,
)
from trackman.domain.journal import Act, Entry, Stage, new_id, planned_replacement
from trackman.domain.replacements import (
    Replaced,
    ReplacementEnd,
    ReplacementState,
    ReplacementStep,
    Replacing,
)
from trackman.domain.tracks import TrackDraft
from trackman.services.connection import TrackOperations
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.recovery import left_over

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
NEW = b"WEBVTT\n\n00:01.000 --> 00:03.000\nUna riga corretta\n"


@pytest.fixture
def old(project: DemoProject, client: Client, plan: Plan) -> Entry:
    """Return a plan to delete the old track, which tells where it is."""
    project.lists_while_preparing = 1
    track = next(track for track in client.tracks(VIDEO) if track.id == ITALIANO)
    return plan(VIDEO, track)


def plan_new(work: Work, old: Entry, content: bytes = NEW, **changed: Any) -> Entry:
    """Plan to replace the old track by another text, and perhaps by another name or language."""
    backup = asyncio.run(work.texts.keep(content))
    draft = replace(TrackDraft.of(old.track), **changed)
    return planned_replacement(old.place, old.track, draft, new_id(), backup=backup)


def do(
    work: Work, entry: Entry, report: Callable[[ReplacementState], None] = lambda _: None
) -> ReplacementEnd:
    """Replace on a loop of its own."""
    return asyncio.run(work.replacements().replace(entry, report))


def resume(work: Work, entry: Entry) -> ReplacementEnd:
    """Take up what was left."""
    known = work.journal.entry(entry.id)
    assert known is not None
    return asyncio.run(work.replacements().resume(known, lambda _: None))


def italian(project: DemoProject) -> list[DemoTrack]:
    """Return the Italian subtitles that the server has."""
    tracks = project.uploads[VIDEO].tracks.values()
    return [one for one in tracks if one.language_code == "it-IT" and one.type == "subtitles"]


def test_the_new_text_stands_under_the_old_name(
    old: Entry, work: Work, project: DemoProject
) -> None:
    entry = plan_new(work, old)
    steps: list[ReplacementStep] = []

    def report(state: ReplacementState) -> None:
        assert italian(project), "the video always has the track"
        if isinstance(state, Replacing) and state.step not in steps:
            steps.append(state.step)

    end = do(work, entry, report)
    assert isinstance(end, Replaced)
    assert end.unfinished is None
    assert steps == [
        ReplacementStep.ADDING,
        ReplacementStep.DELETING,
        ReplacementStep.NAMING,
        ReplacementStep.CLEARING,
    ]
    (track,) = italian(project)
    assert (track.id, track.name) == (end.track.id, "Italiano")
    assert b"Una riga corretta" in (track.vtt or b"")
    assert end.old is not None
    assert b"Una riga corretta" not in work.backups.read(end.old)
    kept = work.journal.entry(entry.id)
    assert kept is not None
    assert (kept.stage, kept.difference) == (Stage.REPLACED, "")


def test_another_name_needs_no_name_for_now(old: Entry, work: Work, project: DemoProject) -> None:
    end = do(work, plan_new(work, old, name="Italiano (SDH)", closed_captions=True))
    assert isinstance(end, Replaced)
    (track,) = italian(project)
    assert (track.name, track.closed_captions) == ("Italiano (SDH)", True)
    assert len(project.jobs) == 2


def test_undoing_brings_the_old_text_back(old: Entry, work: Work, project: DemoProject) -> None:
    (before,) = italian(project)
    end = do(work, plan_new(work, old, name="Italiano 2"))
    assert isinstance(end, Replaced)
    back = planned_replacement(
        old.place, end.track, TrackDraft.of(old.track), new_id(), backup=end.old
    )
    assert isinstance(do(work, back), Replaced)
    (track,) = italian(project)
    assert (track.name, track.vtt) == (before.name, before.vtt)


def test_steps_are_no_rows_of_the_history(old: Entry, work: Work) -> None:
    from trackman.domain.history import HistoryQuery

    entry = plan_new(work, old)
    do(work, entry)
    assert [row.id for row in work.journal.history(HistoryQuery())] == [entry.id]
    assert [step.act for step in work.journal.steps(entry.id)] == [
        Act.ADDITION,
        Act.DELETION,
        Act.ADDITION,
        Act.DELETION,
    ]
    assert work.journal.recently_deleted() == []


def test_a_new_track_that_errs_leaves_the_old_one(
    old: Entry, work: Work, project: DemoProject
) -> None:
    end = do(work, plan_new(work, old, b"no subtitles at all"))
    assert isinstance(end, Failed)
    assert isinstance(end.error, TrackErroredError | JobFailedError | NotProvenError)
    assert [track.id for track in italian(project)] == [ITALIANO]


def test_an_old_text_that_cannot_be_saved_is_kept(
    old: Entry, work: Work, project: DemoProject
) -> None:
    def report(state: ReplacementState) -> None:
        if state == Replacing(ReplacementStep.DELETING, state=_planned()):
            project.answer_next_with_html(503, host="stream", times=99)

    end = do(work, plan_new(work, old), report)
    assert isinstance(end, Failed)
    assert isinstance(end.error, BackupError)
    assert [track.id for track in italian(project)] == [ITALIANO]


def _planned() -> Any:
    from trackman.domain.deletions import Planned

    return Planned()


def test_a_new_name_that_is_taken_changes_nothing(
    old: Entry, work: Work, project: DemoProject
) -> None:
    end = do(work, plan_new(work, old, name="english "))
    assert isinstance(end, Failed)
    assert isinstance(end.error, NameTakenError)
    assert [track.id for track in italian(project)] == [ITALIANO]
    assert project.jobs == {}


def test_a_new_one_that_cannot_be_removed_is_told(
    old: Entry, work: Work, project: DemoProject
) -> None:
    def report(state: ReplacementState) -> None:
        if isinstance(state, Replacing) and state.step is ReplacementStep.DELETING:
            project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", method="DELETE", times=9)

    end = do(work, plan_new(work, old), report)
    assert isinstance(end, Failed)
    assert isinstance(end.error, LeftBehindError)
    assert {track.id for track in italian(project)} == {ITALIANO, end.error.track.id}


def test_a_name_that_cannot_be_had_again_is_told(
    old: Entry, work: Work, project: DemoProject
) -> None:
    def report(state: ReplacementState) -> None:
        if isinstance(state, Replacing) and state.step is ReplacementStep.NAMING:
            project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})

    end = do(work, plan_new(work, old), report)
    assert isinstance(end, Replaced)
    assert isinstance(end.unfinished, JobFailedError)
    (track,) = italian(project)
    assert track.id == end.track.id
    assert track.name.startswith("Italiano (")


def test_cancelling_the_upload_changes_nothing(
    old: Entry, work: Work, project: DemoProject
) -> None:
    entry = plan_new(work, old)
    project.hang_next(host="storage")

    def is_waiting(state: object) -> bool:
        return isinstance(state, Replacing) and not isinstance(state.state, Queued)

    async def cancel() -> None:
        uploading = asyncio.Event()
        task = asyncio.create_task(
            work.replacements().replace(
                entry, lambda state: uploading.set() if is_waiting(state) else None
            )
        )
        await asyncio.wait_for(uploading.wait(), 30)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(cancel())
    known = work.journal.entry(entry.id)
    assert known is not None
    assert known.stage is Stage.DROPPED
    assert [track.id for track in italian(project)] == [ITALIANO]


_DELETIONS: dict[str, dict[str, Any]] = {
    "the deletion, not done": {"method": "DELETE"},
    "the deletion, done": {"method": "DELETE", "before": False},
}
_CELLS = [
    *((fault, step) for fault, step in CELLS if step != "the list after a failed job"),
    *(
        (fault, step)
        for fault in FAULTS
        for step, when in _DELETIONS.items()
        if fault not in REFUSALS or "before" not in when
    ),
]


@pytest.mark.parametrize("at", [ReplacementStep.ADDING, ReplacementStep.NAMING], ids=str)
@pytest.mark.parametrize(("fault", "step"), _CELLS)
def test_after_every_fault_the_end_is_the_truth(
    at: ReplacementStep,
    fault: str,
    step: str,
    old: Entry,
    work: Work,
    project: DemoProject,
    figures: Counter[str],
) -> None:
    when = {**STEPS, **_DELETIONS}[step]
    planted = False

    def report(state: ReplacementState) -> None:
        nonlocal planted
        assert italian(project), "the video always has the track"
        if isinstance(state, Replacing) and state.step is at and not planted:
            planted = True
            FAULTS[fault](**when)(project)

    pauses = replace(IMPATIENT, checks=(0.05, 0.1, 0.1))
    end = asyncio.run(work.replacements(20, pauses).replace(plan_new(work, old), report))
    tracks = italian(project)
    if isinstance(end, Replaced) and end.unfinished is None:
        assert [(track.id, track.name) for track in tracks] == [(end.track.id, "Italiano")]
    elif isinstance(end, Replaced):
        expected = [end.track.id, *([end.left.id] if end.left else [])]
        assert sorted(track.id for track in tracks) == sorted(expected)
    elif isinstance(end, Failed):
        left = [end.error.track.id] if isinstance(end.error, LeftBehindError) else []
        assert sorted(track.id for track in tracks) == sorted([ITALIANO, *left])
    else:
        assert isinstance(end, Unknown)
    figures[type(end).__name__] += 1


async def _all_settled(work: TrackOperations, ledger: JournalWriter) -> None:
    for _ in range(3):
        for entry in (await left_over(ledger, lambda entry: entry.place.project == PROJECT)).open:
            assert entry.act is Act.REPLACEMENT
            await work.replacements.resume(entry, lambda _: None)


def _old_or_new(project: DemoProject, end: Entry) -> None:
    """Assert that exactly one of the two tracks is there, and that the journal says which."""
    tracks = italian(project)
    if end.stage is Stage.REPLACED:
        assert end.returned is not None
        assert [track.id for track in tracks] == [end.returned.id]
        assert b"Una riga corretta" in (tracks[0].vtt or b"")
        assert bool(end.fault) == (tracks[0].name != "Italiano")
    else:
        assert end.stage in {Stage.FAILED, Stage.DROPPED}
        assert [track.id for track in tracks] == [ITALIANO]


@settings(deadline=None)
@given(faults=MANY_FAULTS, stop=st.none() | st.integers(1, 40), again=st.none() | st.integers(1, 9))
def test_a_replacement_always_ends_in_the_truth(
    faults: list[tuple[str, dict[str, Any], bool]], stop: int | None, again: int | None
) -> None:
    project = quick_project()
    with TemporaryDirectory() as folder, at_work(project, Path(folder)) as (work, ledger, _):
        old = planned(project)
        backup = asyncio.run(work.texts.keep(NEW))
        draft = TrackDraft.of(old.track)
        entry = planned_replacement(old.place, old.track, draft, new_id(), backup=backup)
        plant(project, faults)
        asyncio.run(given_up_after(work.replacements.replace, entry, stop))
        left = written(ledger, entry)
        if not left.stage.is_end and again is not None:  # killed once more while it is taken up
            asyncio.run(given_up_after(work.replacements.resume, left, again))
        project.surprises.clear()
        asyncio.run(_all_settled(work, ledger))
        end = written(ledger, entry)
        if end.stage in {Stage.FAILED, Stage.REPLACED} and end.fault:
            assert italian(project)  # what could not be cleared away while it failed is told
        else:
            _old_or_new(project, end)


@pytest.mark.parametrize("stop", range(1, 45))
def test_given_up_at_any_state_it_ends_with_one_of_the_two(stop: int) -> None:
    project = quick_project()
    with TemporaryDirectory() as folder, at_work(project, Path(folder)) as (work, ledger, _):
        old = planned(project)
        backup = asyncio.run(work.texts.keep(NEW))
        draft = TrackDraft.of(old.track)
        entry = planned_replacement(old.place, old.track, draft, new_id(), backup=backup)
        asyncio.run(given_up_after(work.replacements.replace, entry, stop))
        assert italian(project)
        asyncio.run(_all_settled(work, ledger))
        _old_or_new(project, written(ledger, entry))


def test_a_track_that_somebody_else_replaced_meanwhile_stays_theirs(
    old: Entry, work: Work, project: DemoProject
) -> None:
    theirs = replace(project.uploads[VIDEO].tracks[ITALIANO], id="theirs")

    def report(state: ReplacementState) -> None:
        goes = isinstance(state, Replacing) and state.step is ReplacementStep.DELETING
        if goes and ITALIANO in project.uploads[VIDEO].tracks:
            project.remove_track(VIDEO, ITALIANO)
            project.add_track(theirs)

    end = do(work, plan_new(work, old), report)
    assert isinstance(end, Failed)
    assert isinstance(end.error, ReplacedElsewhereError)
    assert [track.id for track in italian(project)] == ["theirs"]
