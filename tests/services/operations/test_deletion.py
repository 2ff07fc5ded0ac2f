"""The deletion protocol against the look-alike: one click, one DELETE, and the truth at the end."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import PROJECT, Plan, Work
from trackman.dato.client import Client
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.deletions import (
    Accepted,
    AlreadyGone,
    BackingUp,
    Deleted,
    End,
    Failed,
    Planned,
    Polled,
    Sent,
    State,
    Unknown,
    Verifying,
)
from trackman.domain.errors import (
    ApiError,
    BackupError,
    BackupFault,
    JobFailedError,
    JobTimeoutError,
    JournalError,
    NotSentError,
    OtherTextError,
    StillThereError,
)
from trackman.domain.jobs import Job
from trackman.domain.journal import Entry, Stage, now
from trackman.domain.tracks import Track
from trackman.services.operations.deletion import Deletions
from trackman.services.operations.jobs import JobPauses
from trackman.services.operations.planner import Planner
from trackman.services.operations.recovery import left_over

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
PATH = f"/uploads/{VIDEO}/tracks/{ITALIANO}"

Knob = Callable[[DemoProject], None]


def italiano(client: Client) -> Track:
    """Return the track to delete, as the server shows it."""
    return next(track for track in client.tracks(VIDEO) if track.id == ITALIANO)


def delete(
    deletions: Deletions, entry: Entry, report: Callable[[State], None] = print, **how: bool
) -> End:
    """Do a planned deletion on a loop of its own."""
    return asyncio.run(deletions.delete(entry, report, **how))


def sent(server: DemoServer) -> int:
    """Return how many DELETEs arrived."""
    return sum(seen.method == "DELETE" for seen in server.seen)


def listed(project: DemoProject) -> bool:
    """Tell whether the server still has the track."""
    return ITALIANO in project.uploads[VIDEO].tracks


def test_every_state_is_reported_before_its_step(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    seen: list[tuple[str, int, bool]] = []

    def report(state: State) -> None:
        seen.append((type(state).__name__, sent(server), listed(project)))

    project.polls_per_job = 2
    end = delete(work.deletions(), entry, report)
    assert seen == [
        ("Planned", 0, True),
        ("BackingUp", 0, True),
        ("Planned", 0, True),
        ("Sent", 0, True),
        ("Accepted", 1, True),
        ("Polled", 1, True),
        ("Polled", 1, False),  # the job ended right after this look
        ("Deleted", 1, False),
    ]
    assert isinstance(end, Deleted)
    assert end.track is not None
    assert (end.track.id, end.polls) == (ITALIANO, 3)
    assert end.raw is not None
    assert end.job_id is not None
    assert end.job_id in end.raw


@pytest.mark.parametrize("status", [200, 204])
def test_an_answer_at_once_is_a_delete_too(
    status: int, server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.answer_deletes_synchronously = status  # type: ignore[assignment]
    assert isinstance(delete(work.deletions(), entry), Deleted)
    assert sent(server) == 1


def test_a_track_deleted_elsewhere_is_already_gone(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.remove_track(VIDEO, ITALIANO)
    assert delete(work.deletions(), entry) == AlreadyGone()
    assert sent(server) == 0, "there was no text to save, so it looked"


def test_a_track_deleted_elsewhere_after_its_text_was_saved_is_already_gone(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))

    def report(state: State) -> None:
        if isinstance(state, Sent):
            project.remove_track(VIDEO, ITALIANO)

    end = delete(work.deletions(), entry, report)
    assert isinstance(end, AlreadyGone)
    assert end.backup is not None
    assert sent(server) == 1


def test_a_404_for_a_track_still_listed_is_a_failure(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.refuse_next(404, "NOT_FOUND", method="DELETE")
    assert isinstance(delete(work.deletions(), entry), Failed)
    assert listed(project)


def test_a_refusal_is_final_and_keeps_its_code(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", method="DELETE")
    end = delete(work.deletions(), entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, ApiError)
    assert end.error.fault.code == "INSUFFICIENT_PERMISSIONS"
    assert sent(server) == 1


def test_a_sandbox_refuses(client: Client, work: Work, plan: Plan) -> None:
    entry = plan(VIDEO, italiano(client), environment="redesign")
    end = delete(work.deletions(), entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, ApiError)
    assert end.error.fault.code == "IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT"


def test_a_busy_upload_is_asked_again_after_a_pause(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.refuse_next(422, "CONCURRENT_UPLOAD_UPDATE", method="DELETE")
    assert isinstance(delete(work.deletions(), entry), Deleted)
    assert sent(server) == 2


def test_a_failed_job_keeps_the_track_and_says_why(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {"message": "primary audio"})
    end = delete(work.deletions(), entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, JobFailedError)
    assert end.error.fault.code == "MUX_ERROR"
    assert sent(server) == 1


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (Refusal(422, "MUX_ERROR", {"message": "gone"}), Deleted),
        (Refusal(404, "NOT_FOUND", {}), AlreadyGone),
        (Refusal(500, "EXCEPTION", {}), Deleted),
    ],
)
def test_a_job_that_reports_a_failure_is_not_believed_without_a_look(
    refusal: Refusal,
    expected: type[End],
    project: DemoProject,
    client: Client,
    work: Work,
    plan: Plan,
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.fail_jobs_with, project.failing_jobs_work = refusal, True
    states: list[State] = []
    end = delete(work.deletions(), entry, states.append)
    assert isinstance(end, expected)
    assert isinstance(end, Deleted | AlreadyGone)
    assert end.backup is not None
    assert any(isinstance(state, Verifying) for state in states)
    assert not listed(project)
    if isinstance(end, Deleted):
        assert end.reported is not None
        assert end.reported.fault.code == refusal.code


def test_a_job_that_reports_a_failure_and_no_list_afterwards_is_not_known(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.fail_jobs_with, project.failing_jobs_work = Refusal(422, "MUX_ERROR", {}), True

    def report(state: State) -> None:
        if isinstance(state, Verifying):
            project.answer_next_with_html(503, method="GET", times=99)

    assert isinstance(delete(work.deletions(), entry, report), Unknown)


def test_a_job_that_never_ends_is_told_as_it_is(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.jobs_never_end = True
    end = delete(work.deletions(limit=0.5), entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, JobTimeoutError)
    assert sent(server) == 1


def test_a_job_result_that_is_lost_for_good_is_settled_by_the_list(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.refuse_next(404, "NOT_FOUND", path_contains="/job-results/", before=False, times=99)
    project.polls_per_job = 0
    end = delete(work.deletions(limit=0.5), entry)
    assert isinstance(end, Deleted)
    assert end.track is None


def test_errors_while_polling_do_not_end_the_wait(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    states: list[State] = []
    project.refuse_next(401, "INVALID_AUTHORIZATION_HEADER", path_contains="/job-results/")
    project.answer_next_with_html(200, path_contains="/job-results/")
    project.drop_next(path_contains="/job-results/")
    end = delete(work.deletions(), entry, states.append)
    assert isinstance(end, Deleted)
    troubles = [state.trouble for state in states if isinstance(state, Polled)]
    assert sum(trouble is not None for trouble in troubles) == 3


def test_a_result_that_shows_another_track_is_not_believed(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    other = next(one for one in project.uploads[VIDEO].tracks.values() if one.id != ITALIANO)
    project.job_returns_track = other
    states: list[State] = []
    end = delete(work.deletions(), entry, states.append)
    assert any(isinstance(state, Verifying) for state in states)
    assert isinstance(end, Deleted)
    assert end.track is None


def test_without_a_network_nothing_is_sent_and_nothing_checked(
    server: DemoServer, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    server.stop()
    states: list[State] = []
    end = delete(work.deletions(), entry, states.append, without_backup=True)
    assert isinstance(end, Failed)
    assert isinstance(end.error, NotSentError)
    assert not any(isinstance(state, Verifying) for state in states)


def test_when_even_the_list_cannot_be_had_it_is_unknown(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.drop_next(method="DELETE", before=False)
    project.answer_next_with_html(503, method="GET", times=99)
    assert isinstance(delete(work.deletions(), entry), Unknown)


def test_trying_again_looks_first(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.remove_track(VIDEO, ITALIANO)
    end = delete(work.deletions(), entry, look_first=True)
    assert end == AlreadyGone()
    assert sent(server) == 0


def test_a_look_that_fails_sends_nothing(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.drop_next(method="GET", times=3)
    end = delete(work.deletions(), entry, look_first=True)
    assert isinstance(end, Failed)
    assert sent(server) == 0


FAULTS: dict[str, Callable[..., Callable[[DemoProject], None]]] = {
    "dropped": lambda **when: lambda project: project.drop_next(**when),
    "hanging": lambda **when: lambda project: project.hang_next(**when),
    "cut": lambda before=True, **when: lambda project: project.cut_next(**when),
    "html 200": lambda **when: lambda project: project.answer_next_with_html(200, **when),
    "html 502": lambda **when: lambda project: project.answer_next_with_html(502, **when),
    "500": lambda **when: lambda project: project.refuse_next(500, "EXCEPTION", **when),
}
STEPS: dict[str, dict[str, Any]] = {
    "the text": {"host": "stream", "times": 3},
    "the delete, not done": {"method": "DELETE", "before": True},
    "the delete, done": {"method": "DELETE", "before": False},
    "the first poll": {"path_contains": "/job-results/"},
    "the last poll": {"path_contains": "/job-results/", "before": False, "times": 2},
    "the list after a failed job": {"method": "GET", "path_contains": "/tracks"},
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS)
def test_after_every_fault_the_end_is_the_truth(
    fault: str,
    step: str,
    server: DemoServer,
    project: DemoProject,
    client: Client,
    work: Work,
    plan: Plan,
    figures: Counter[str],
) -> None:
    entry = plan(VIDEO, italiano(client))
    FAULTS[fault](**STEPS[step])(project)
    if step == "the list after a failed job":
        project.fail_jobs_with, project.failing_jobs_work = Refusal(422, "MUX_ERROR", {}), True
    pauses = JobPauses(checks=(0.05, 0.1, 0.1))
    project.job_seconds, project.polls_per_job = 0.05, None
    end = delete(work.deletions(30, pauses), entry)
    assert sent(server) == (0 if step == "the text" else 1)
    figures[type(end).__name__] += 1
    if step == "the text":
        assert isinstance(end, Failed)
        assert isinstance(end.error, BackupError)
        assert listed(project)
    elif step == "the delete, not done" and fault != "cut":
        assert isinstance(end, Failed)
        assert isinstance(end.error, StillThereError)
        assert listed(project)
    elif step == "the list after a failed job":
        assert isinstance(end, Deleted | Unknown)
        assert not listed(project)
    else:
        assert isinstance(end, Deleted)
        assert not listed(project)


def test_tracks_of_one_video_go_one_after_the_other(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    tracks = [track for track in client.tracks(VIDEO) if track.status == "ready"][:4]
    deletions = work.deletions()

    async def all_at_once() -> list[End]:
        return await asyncio.gather(
            *(deletions.delete(plan(VIDEO, track), lambda _: None) for track in tracks)
        )

    assert all(isinstance(end, Deleted) for end in asyncio.run(all_at_once()))
    assert sent(server) == 4


def test_tracks_of_one_video_go_in_the_order_they_were_asked_for(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    tracks = [track for track in client.tracks(VIDEO) if track.status == "ready"][:4]
    deletions = work.deletions()
    project.delay_next(0.2, host="stream", path_contains=tracks[0].id)

    async def all_at_once() -> None:
        await asyncio.gather(
            *(deletions.delete(plan(VIDEO, track), lambda _: None) for track in tracks)
        )

    asyncio.run(all_at_once())
    paths = [seen.path for seen in server.seen if seen.method == "DELETE"]
    assert paths == [f"/uploads/{VIDEO}/tracks/{track.id}" for track in tracks]


def test_different_videos_go_side_by_side(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    project.jobs_never_end = True
    deletions = work.deletions()
    videos = [upload.id for upload in project.uploads.values() if upload.tracks][:4]
    firsts = [(upload_id, client.tracks(upload_id)[0]) for upload_id in videos]

    async def all_at_once() -> None:
        accepted = asyncio.Event()
        left = len(firsts)

        def report(state: State) -> None:
            nonlocal left
            if isinstance(state, Accepted):
                left -= 1
                if not left:
                    accepted.set()

        tasks = [
            asyncio.create_task(deletions.delete(plan(upload_id, track), report))
            for upload_id, track in firsts
        ]
        await asyncio.wait_for(accepted.wait(), 5)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(all_at_once())


def test_cancelling_drops_what_waits_for_its_turn(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    project.jobs_never_end = True
    first, second = (plan(VIDEO, track) for track in client.tracks(VIDEO)[:2])
    deletions = work.deletions()

    async def cancel_the_second() -> State:
        states: list[State] = []
        accepted, saved = asyncio.Event(), asyncio.Event()

        def note(state: State) -> None:
            states.append(state)
            if states[-2:] == [BackingUp(), Planned()]:
                saved.set()

        running = asyncio.create_task(
            deletions.delete(
                first, lambda state: accepted.set() if isinstance(state, Accepted) else None
            )
        )
        waiting = asyncio.create_task(deletions.delete(second, note))
        await asyncio.wait_for(asyncio.gather(accepted.wait(), saved.wait()), 5)
        for task in (waiting, running):
            task.cancel()
        await asyncio.gather(waiting, running, return_exceptions=True)
        return states[-1]

    assert asyncio.run(cancel_the_second()) == Planned()
    assert sent(server) == 1


@pytest.mark.parametrize(
    ("served", "fault"),
    [
        (b"<!doctype html><p>Just a moment", BackupFault.UNREACHABLE),
        (b"WEBVTT\n\n" + b"NOTE x\n" * 4_000_000, BackupFault.TOO_LARGE),
    ],
)
def test_without_a_backup_nothing_is_deleted(
    served: bytes,
    fault: BackupFault,
    server: DemoServer,
    project: DemoProject,
    client: Client,
    work: Work,
    plan: Plan,
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.uploads[VIDEO].tracks[ITALIANO].vtt = served
    end = delete(work.deletions(), entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, BackupError)
    assert end.error.fault is fault
    assert (sent(server), listed(project)) == (0, True)
    written = work.journal.entry(entry.id)
    assert written is not None
    assert (written.stage, written.backup) == (Stage.FAILED, None)
    assert isinstance(delete(work.deletions(), plan(VIDEO, italiano(client))), Failed)
    again = delete(work.deletions(), plan(VIDEO, italiano(client)), without_backup=True)
    assert isinstance(again, Deleted)
    assert again.backup is None


@pytest.mark.parametrize(
    ("served", "cues"),
    [
        (b"", 0),
        (b"WEBVTT\n\n", 0),
        (b"1\n00:00:01,000 --> 00:00:02,000\nSubRip\n", 0),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaff\xe8\n", 0),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:03.0", 1),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:03.000 --> 00:04.000", 2),
    ],
)
def test_what_came_whole_is_saved_whatever_it_is(
    served: bytes, cues: int, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.uploads[VIDEO].tracks[ITALIANO].vtt = served
    end = delete(work.deletions(), entry)
    assert isinstance(end, Deleted)
    assert end.backup is not None
    assert (end.backup.cues, end.backup.is_readable) == (cues, cues > 0)
    assert work.backups.read(end.backup) == served
    assert not listed(project)


def test_the_text_is_saved_as_it_came_before_the_delete_is_sent(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    text = project.uploads[VIDEO].tracks[ITALIANO].vtt
    saved: list[bytes] = []

    def report(state: State) -> None:
        written = work.journal.entry(entry.id)
        if isinstance(state, Sent) and written is not None and written.backup is not None:
            saved.append(work.backups.read(written.backup))

    end = delete(work.deletions(), entry, report)
    assert saved == [text]
    assert isinstance(end, Deleted)
    assert end.backup is not None


def test_the_journal_says_sent_before_the_delete_arrives(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    entry = plan(VIDEO, italiano(client))
    project.hang_next(method="DELETE")
    asyncio.run(_until_arrived(work, entry, server))
    written = work.journal.entry(entry.id)
    assert written is not None
    assert written.stage is Stage.SENT


async def _until_arrived(work: Work, entry: Entry, server: DemoServer) -> None:
    """Delete until the DELETE has arrived, then give up."""
    task = asyncio.create_task(work.deletions().delete(entry, print))
    while not sent(server):
        await asyncio.sleep(0.005)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("how", ["a folder in its place", "no database", "newer"])
def test_without_a_journal_nothing_is_deleted(
    how: str,
    tmp_path: Path,
    server: DemoServer,
    project: DemoProject,
    client: Client,
    work: Work,
    plan: Plan,
) -> None:
    entry = plan(VIDEO, italiano(client))
    path = tmp_path / "journal.sqlite"
    if how == "a folder in its place":
        path.mkdir()
    elif how == "no database":
        path.write_bytes(b"this is no journal" * 100)
    else:
        with closing(sqlite3.connect(path)) as newer:
            newer.execute("PRAGMA user_version = 99")
    before = path.read_bytes() if path.is_file() else None
    end = delete(work.deletions(), entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, JournalError)
    assert (sent(server), listed(project)) == (0, True)
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize(("ago", "looks"), [(-5, 4), (5, 4), (400, 1)])
def test_what_was_sent_is_looked_for_as_long_as_it_may_be_on_its_way(
    ago: float, looks: int, server: DemoServer, client: Client, work: Work, plan: Plan
) -> None:
    pauses = JobPauses(checks=(0.01, 0.02, 0.03))
    moment = now() - timedelta(seconds=ago)
    left = replace(plan(VIDEO, italiano(client)), stage=Stage.SENT, changed_at=moment)
    work.journal.put(left)
    server.seen.clear()
    end = asyncio.run(work.deletions(pauses=pauses).settle(left, print))
    assert isinstance(end, Failed)
    assert isinstance(end.error, StillThereError)
    assert len(server.seen) == looks


def test_what_was_sent_is_settled_by_looking(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    gone, there = plan(VIDEO, italiano(client)), plan(VIDEO, client.tracks(VIDEO)[0])
    project.remove_track(VIDEO, ITALIANO)
    work.journal.put(replace(gone, stage=Stage.SENT), replace(there, stage=Stage.SENT))
    ends = [asyncio.run(work.deletions().settle(one, print)) for one in (gone, there)]
    assert isinstance(ends[0], Deleted)
    assert isinstance(ends[1], Failed)
    assert isinstance(ends[1].error, StillThereError)
    assert sent(server) == 0


def test_what_was_accepted_is_polled_on(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    project.jobs_never_end = True
    entry = plan(VIDEO, italiano(client))
    job = client.delete_track(VIDEO, ITALIANO)
    assert isinstance(job, Job)
    left = replace(entry, stage=Stage.ACCEPTED, job_id=job.id)
    work.journal.put(left)

    def report(state: State) -> None:
        if isinstance(state, Polled) and not project.jobs[job.id].result:
            project.end_job(job.id)

    end = asyncio.run(work.deletions().settle(left, report))
    assert isinstance(end, Deleted)
    assert end.track is not None
    assert sent(server) == 1


def test_a_result_that_came_meanwhile_is_read(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    project.polls_per_job = 0
    entry = plan(VIDEO, italiano(client))
    job = client.delete_track(VIDEO, ITALIANO)
    assert isinstance(job, Job)
    left = replace(entry, stage=Stage.ACCEPTED, job_id=job.id)
    work.journal.put(left)
    end = asyncio.run(work.deletions().settle(left, print))
    assert isinstance(end, Deleted)
    assert end.track is not None
    assert end.track.id == ITALIANO


OTHER = b"WEBVTT\n\n00:01.000 --> 00:02.000\nQuite another text\n"


def checksum(text: bytes | None) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text or b"").hexdigest()


def test_the_text_that_was_decided_on_is_deleted(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    decided = checksum(project.uploads[VIDEO].tracks[ITALIANO].vtt)
    entry = replace(plan(VIDEO, italiano(client)), decided_text=decided)
    end = delete(work.deletions(), entry)
    assert isinstance(end, Deleted)
    assert end.backup is not None
    assert end.backup.sha256 == decided


@pytest.mark.parametrize("without_backup", [False, True])
def test_another_text_than_was_decided_on_is_not_deleted(
    without_backup: bool,
    server: DemoServer,
    project: DemoProject,
    client: Client,
    work: Work,
    plan: Plan,
) -> None:
    served = project.uploads[VIDEO].tracks[ITALIANO]
    entry = replace(plan(VIDEO, italiano(client)), decided_text=checksum(served.vtt))
    served.vtt = OTHER
    end = delete(work.deletions(), entry, without_backup=without_backup)
    assert isinstance(end, Failed)
    assert isinstance(end.error, OtherTextError)
    assert (sent(server), listed(project)) == (0, True)
    written = work.journal.entry(entry.id)
    assert written is not None
    assert written.stage is Stage.FAILED
    assert written.other_text == (None if without_backup else checksum(OTHER))
    again = Planner(PROJECT).again(written)  # another try knows as well what was decided on
    assert isinstance(delete(work.deletions(), again), Failed)
    assert (sent(server), listed(project)) == (0, True)


def test_a_deletion_that_was_killed_over_another_text_is_held_against_it_again(
    server: DemoServer, project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    served = project.uploads[VIDEO].tracks[ITALIANO]
    entry = replace(plan(VIDEO, italiano(client)), decided_text=checksum(served.vtt))
    served.vtt = OTHER
    backup = work.backups.keep(OTHER, 1)
    work.journal.put(replace(entry, stage=Stage.BACKED_UP, backup=backup))  # and then the kill
    left = asyncio.run(left_over(work.ledger, lambda _: True))
    (dropped,) = left.dropped
    end = delete(work.deletions(), Planner(PROJECT).again(dropped))
    assert isinstance(end, Failed)
    assert (sent(server), listed(project)) == (0, True)


def test_a_text_that_shows_the_same_with_other_bytes_is_the_one_decided_on(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    served = project.uploads[VIDEO].tracks[ITALIANO]
    decided = work.backups.keep(served.vtt or b"", 1)  # as of a track that was restored
    served.vtt = (served.vtt or b"").replace(b"\n", b"\r\n")
    assert checksum(served.vtt) != decided.sha256
    entry = replace(plan(VIDEO, italiano(client)), decided_text=decided.sha256)
    assert isinstance(delete(work.deletions(), entry), Deleted)


def test_what_cannot_be_read_goes_without_a_backup_if_a_person_says_so(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    served = project.uploads[VIDEO].tracks[ITALIANO]
    entry = replace(plan(VIDEO, italiano(client)), decided_text=checksum(served.vtt))
    served.vtt = None
    assert isinstance(delete(work.deletions(), entry), Failed)
    again = Planner(PROJECT).again(entry)
    assert isinstance(delete(work.deletions(), again, without_backup=True), Deleted)
