"""Restores against the look-alike: the same track again, once, and the truth at the end."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.impatience import IMPATIENT
from tests.services.conftest import Plan, Work
from trackman.dato.client import Client
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.server import DemoServer
from trackman.domain.creations import (
    Comparing,
    Created,
    Creating,
    CreationAccepted,
    CreationEnd,
    CreationState,
    Preparing,
    Queued,
    Uploading,
    VerifyingCreation,
)
from trackman.domain.deletions import Deleted, Failed, Unknown
from trackman.domain.errors import (
    AlreadyRestoredError,
    ApiError,
    BackupError,
    BackupFault,
    NameTakenError,
    NotCreatedError,
    NotSentError,
    TrackErroredError,
    VideoChangedError,
)
from trackman.domain.journal import Entry, Stage, new_id, planned_restore

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


@pytest.fixture
def original(project: DemoProject) -> DemoTrack:
    """Return the track as it was before it was deleted."""
    project.lists_while_preparing = 1
    return replace(project.uploads[VIDEO].tracks[ITALIANO])


@pytest.fixture
def deletion(original: DemoTrack, client: Client, work: Work, plan: Plan) -> Entry:
    """Delete the track, and return what the journal says of it."""
    track = next(track for track in client.tracks(VIDEO) if track.id == ITALIANO)
    entry = plan(VIDEO, track)
    assert isinstance(asyncio.run(work.deletions().delete(entry, lambda _: None)), Deleted)
    return known(work, entry)


def known(work: Work, entry: Entry) -> Entry:
    """Return an entry as the journal has it."""
    found = work.journal.entry(entry.id)
    assert found is not None
    return found


def restore(
    work: Work, entry: Entry, report: Callable[[CreationState], None] = print
) -> CreationEnd:
    """Restore on a loop of its own."""
    return asyncio.run(work.creations().create(entry, report))


def back(project: DemoProject, name: str = "Italiano") -> list[DemoTrack]:
    """Return the tracks of this name that the server has."""
    return [track for track in project.uploads[VIDEO].tracks.values() if track.name == name]


def test_the_track_is_as_it_was_with_a_new_id(
    deletion: Entry, original: DemoTrack, work: Work, project: DemoProject, server: DemoServer
) -> None:
    entry = planned_restore(deletion, deletion.place, new_id())
    end = restore(work, entry)
    assert isinstance(end, Created)
    assert end.is_proven
    (track,) = back(project)
    assert track.id == end.track.id != ITALIANO
    for name in ("type", "name", "language_code", "closed_captions", "vtt"):
        assert getattr(track, name) == getattr(original, name)
    assert known(work, entry).stage is Stage.RESTORED
    assert known(work, deletion).restored_as == track.id
    assert [seen.headers["Authorization"] for seen in server.seen_storage] == [None]


def test_every_state_is_written_before_its_step(
    deletion: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    entry = planned_restore(deletion, deletion.place, new_id())
    seen: list[tuple[str, str, int]] = []

    def report(state: CreationState) -> None:
        written = work.journal.entry(entry.id)
        posts = sum(one.method == "POST" and "tracks" in one.path for one in server.seen)
        seen.append((type(state).__name__, written.stage if written else "", posts))

    restore(work, entry, report)
    steps = {name: (stage, posts) for name, stage, posts in seen}
    assert list(dict.fromkeys(name for name, _, _ in seen)) == [
        kind.__name__ for kind in (Queued, Uploading, Creating, CreationAccepted)
    ] + ["CreationPolled"] + [kind.__name__ for kind in (Preparing, Comparing, Created)]
    assert steps["Creating"] == ("planned", 0)
    assert steps["CreationAccepted"] == ("accepted", 1)
    assert steps["Preparing"] == ("preparing", 1)
    assert steps["Created"] == ("restored", 1)


def test_it_can_go_into_another_video_by_another_name(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    other = next(one for one in project.uploads.values() if one.mux_playback_id and one.id != VIDEO)
    place = replace(
        deletion.place,
        upload_id=other.id,
        playback_id=other.mux_playback_id,
        md5=None,
        duration=None,
        filename="other",
    )
    end = restore(work, planned_restore(deletion, place, new_id(), name="Italiano (old)"))
    assert isinstance(end, Created)
    assert end.is_proven
    assert end.track.id in other.tracks
    assert other.tracks[end.track.id].name == "Italiano (old)"


@pytest.mark.parametrize("name", ["Italiano", "italiano", "ITALIANO ", " Italiano"])
def test_a_taken_name_is_said_before_anything_is_sent(
    name: str, deletion: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    taken = replace(
        next(iter(project.uploads[VIDEO].tracks.values())),
        id="other",
        name=name,
        type="subtitles",
        status="errored",
    )
    project.add_track(taken)
    end = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(end, Failed)
    assert isinstance(end.error, NameTakenError)
    assert end.error.other.id == "other"
    assert not any(seen.method == "POST" for seen in server.seen)


@pytest.mark.parametrize(
    "changed", [{"mux_playback_id": "another-playback-id"}, {"duration": 100.5}]
)
def test_a_video_that_was_replaced_or_trimmed_is_told_before_anything_is_sent(
    changed: dict[str, Any],
    deletion: Entry,
    work: Work,
    project: DemoProject,
    server: DemoServer,
) -> None:
    for name, value in changed.items():
        setattr(project.uploads[VIDEO], name, value)
    entry = planned_restore(deletion, deletion.place, new_id())
    end = restore(work, entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, VideoChangedError)
    assert not any(seen.method == "POST" for seen in server.seen)
    anyway = restore(work, replace(entry, id=new_id(), place=end.error.place))
    assert isinstance(anyway, Created)
    assert anyway.is_proven


@pytest.mark.parametrize("kept", [b"", b"WEBVTT\n\n00:01.0\nCaff\xe8\n"])
def test_what_could_not_be_read_is_sent_as_it_was(
    kept: bytes, client: Client, work: Work, plan: Plan, project: DemoProject
) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = kept
    track = next(track for track in client.tracks(VIDEO) if track.id == ITALIANO)
    entry = plan(VIDEO, track)
    assert isinstance(asyncio.run(work.deletions().delete(entry, lambda _: None)), Deleted)
    again = planned_restore(known(work, entry), entry.place, new_id())
    end = restore(work, again)
    assert isinstance(end, Failed)
    assert isinstance(end.error, TrackErroredError)
    assert list(project.storage.files.values()) == [kept]


def test_lost_styling_is_a_result_of_its_own(
    client: Client, work: Work, plan: Plan, project: DemoProject
) -> None:
    plain = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<c.y>Ciao</c>\n"
    styled = plain.replace(b"\n\n00", b"\n\nSTYLE\n::cue(.y) { color: lime }\n\n00")
    project.uploads[VIDEO].tracks[ITALIANO].vtt = styled
    track = next(track for track in client.tracks(VIDEO) if track.id == ITALIANO)
    entry = plan(VIDEO, track)
    assert isinstance(asyncio.run(work.deletions().delete(entry, lambda _: None)), Deleted)
    project.new_tracks_serve = plain
    end = restore(work, planned_restore(known(work, entry), entry.place, new_id()))
    assert isinstance(end, Created)
    assert not end.is_proven
    assert end.difference == "same words, other styling"


def test_what_is_back_already_is_not_made_a_second_time(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    first = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(first, Created)
    tracks = project.uploads[VIDEO].tracks
    project.uploads[VIDEO].tracks[first.track.id].name = "renamed elsewhere"
    before = set(tracks)
    again = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(again, Failed)
    assert isinstance(again.error, AlreadyRestoredError)
    assert again.error.track.id == first.track.id
    assert set(tracks) == before
    del tracks[first.track.id]
    third = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(third, Created), "deleted elsewhere since, it is made once more"


def test_a_text_that_cannot_be_prepared_is_told(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    project.prepare_tracks_as = "errored"
    end = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(end, Failed)
    assert isinstance(end.error, TrackErroredError)


@pytest.mark.parametrize(
    ("served", "proven"),
    [
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nsomething else\n", False),
        (b"<html>", None),
        (b"", None),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff\n", None),
    ],
)
def test_a_text_that_differs_is_said_to_differ(
    served: bytes, proven: bool | None, deletion: Entry, work: Work, project: DemoProject
) -> None:
    project.new_tracks_serve = served
    end = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(end, Created)
    assert not end.is_proven
    assert (end.comparison is None) is (proven is None)
    assert end.difference


def test_a_backup_changed_by_hand_is_not_sent(
    deletion: Entry, work: Work, server: DemoServer, tmp_path: Any
) -> None:
    (saved,) = (tmp_path / "backups").glob("*/*.vtt")
    saved.write_bytes(saved.read_bytes() + b"!")
    end = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(end, Failed)
    assert isinstance(end.error, BackupError)
    assert end.error.fault is BackupFault.CHANGED
    assert not any(seen.method == "POST" for seen in server.seen)


def test_without_a_network_nothing_is_sent(deletion: Entry, work: Work, server: DemoServer) -> None:
    server.stop()
    end = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(end, Failed)
    assert isinstance(end.error, NotSentError)


def test_a_job_refused_over_the_name_offers_the_way_out(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    entry = planned_restore(deletion, deletion.place, new_id())

    def report(state: CreationState) -> None:
        if isinstance(state, Creating):  # somebody else is quicker
            project.add_track(replace(back_up(project), id="other", name="Italiano"))

    end = restore(work, entry, report)
    assert isinstance(end, Failed)
    assert isinstance(end.error, NameTakenError)


def back_up(project: DemoProject) -> DemoTrack:
    """Return any subtitle track."""
    tracks = project.uploads[VIDEO].tracks.values()
    return next(track for track in tracks if track.type == "subtitles")


FAULTS: dict[str, Callable[..., Callable[[DemoProject], None]]] = {
    "dropped": lambda **when: lambda project: project.drop_next(**when),
    "hanging": lambda **when: lambda project: project.hang_next(**when),
    "html 200": lambda **when: lambda project: project.answer_next_with_html(200, **when),
    "html 502": lambda **when: lambda project: project.answer_next_with_html(502, **when),
    "500": lambda **when: lambda project: project.refuse_next(500, "EXCEPTION", **when),
    "429": lambda **when: (
        lambda project: project.refuse_next(
            429, "RATE_LIMIT_EXCEEDED", headers={"X-RateLimit-Reset": "0"}, **when
        )
    ),
    "403": lambda **when: (
        lambda project: project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", **when)
    ),
}
STEPS: dict[str, dict[str, Any]] = {
    "the first list": {"method": "GET", "path_contains": "/tracks"},
    "the upload request": {"method": "POST", "path_contains": "/upload-requests"},
    "the file, not stored": {"host": "storage"},
    "the file, stored": {"host": "storage", "before": False},
    "the creation, not done": {"method": "POST", "path_contains": "/tracks"},
    "the creation, done": {"method": "POST", "path_contains": "/tracks", "before": False},
    "the first poll": {"path_contains": "/job-results/"},
    "the last poll": {"path_contains": "/job-results/", "before": False, "times": 2},
    "the text": {"host": "stream"},
    "the list after a failed job": {"method": "GET", "path_contains": "/tracks"},
}


REFUSALS = {"429", "403"}
"""What DatoCMS says when it did nothing, so it is no fault of an answer to what was done."""
CELLS = [
    (fault, step)
    for fault in FAULTS
    for step, when in STEPS.items()
    if fault not in REFUSALS or when.get("before", True) or when.get("host") == "storage"
]


@pytest.mark.parametrize(("fault", "step"), CELLS)
def test_after_every_fault_the_end_is_the_truth(
    fault: str,
    step: str,
    deletion: Entry,
    work: Work,
    project: DemoProject,
    server: DemoServer,
    figures: Counter[str],
) -> None:
    plant = FAULTS[fault](**STEPS[step])
    after_failure = step == "the list after a failed job"
    if after_failure:
        project.fail_jobs_with, project.failing_jobs_work = Refusal(422, "MUX_ERROR", {}), True
    else:
        plant(project)

    def report(state: CreationState) -> None:
        if after_failure and isinstance(state, VerifyingCreation):
            plant(project)

    entry = planned_restore(deletion, deletion.place, new_id())
    pauses = replace(IMPATIENT, checks=(0.05, 0.1, 0.1))
    end = asyncio.run(work.creations(20, pauses).create(entry, report))
    tracks = back(project)
    assert len(tracks) <= 1, "never doubled"
    if isinstance(end, Created):
        assert [track.id for track in tracks] == [end.track.id]
        assert known(work, entry).stage is Stage.RESTORED
    elif after_failure:
        assert isinstance(end, Unknown)
        assert known(work, entry).stage is Stage.UNKNOWN
    else:
        assert isinstance(end, Failed)
        assert tracks == []
        assert known(work, entry).stage is Stage.FAILED
    creations = [
        seen for seen in server.seen if seen.method == "POST" and seen.path.endswith("/tracks")
    ]
    assert len(creations) <= (2 if fault == "429" else 1), "sent again only if it was not done"
    figures[type(end).__name__] += 1


def test_a_lost_answer_and_no_list_afterwards_is_not_known(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    entry = planned_restore(deletion, deletion.place, new_id())
    project.polls_per_job, project.job_seconds = None, 0.01

    def report(state: CreationState) -> None:
        if isinstance(state, Creating):
            project.drop_next(method="POST", path_contains="/tracks", before=False)
            project.answer_next_with_html(503, method="GET", times=99)

    assert isinstance(restore(work, entry, report), Unknown)
    project.surprises.clear()
    end = asyncio.run(work.creations().settle(known(work, entry), lambda _: None))
    assert isinstance(end, Created)
    assert [track.id for track in back(project)] == [end.track.id]


def test_cancelling_the_upload_makes_no_track(
    deletion: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    project.hang_next(host="storage")
    entry = planned_restore(deletion, deletion.place, new_id())

    async def cancel() -> None:
        uploading = asyncio.Event()
        task = asyncio.create_task(
            work.creations().create(
                entry, lambda state: uploading.set() if isinstance(state, Uploading) else None
            )
        )
        await asyncio.wait_for(uploading.wait(), 5)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(cancel())
    assert known(work, entry).stage is Stage.DROPPED
    assert back(project) == []
    assert not any(seen.path.endswith("/tracks") and seen.method == "POST" for seen in server.seen)


def test_what_is_held_stays_planned_and_is_begun_again(
    deletion: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    project.hang_next(host="storage")
    entry = planned_restore(deletion, deletion.place, new_id())
    creations = work.creations()

    async def hold() -> None:
        uploading = asyncio.Event()
        task = asyncio.create_task(
            creations.create(
                entry, lambda state: uploading.set() if isinstance(state, Uploading) else None
            )
        )
        await asyncio.wait_for(uploading.wait(), 5)
        creations.hold(entry.id)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(hold())
    assert known(work, entry).stage is Stage.PLANNED
    assert back(project) == []
    project.surprises.clear()
    assert isinstance(asyncio.run(creations.create(entry, lambda _: None)), Created)
    assert known(work, entry).stage is Stage.RESTORED
    assert len(back(project)) == 1
    stages = [stage for stage, _ in work.journal.stages(entry.id)]
    assert Stage.DROPPED not in stages


def test_what_was_on_its_way_once_and_is_held_then_is_given_up(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    project.busy_uploads.add(VIDEO)
    entry = planned_restore(deletion, deletion.place, new_id())
    creations = work.creations()
    seen: list[type] = []

    async def hold() -> None:
        def report(state: CreationState) -> None:
            if isinstance(state, Queued) and Creating in seen:
                creations.hold(entry.id)
                task.cancel()
            seen.append(type(state))

        task = asyncio.create_task(creations.create(entry, report))
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(hold())
    assert seen[-1] is Queued
    assert known(work, entry).stage is Stage.DROPPED, "nothing goes back to a stage before"
    assert back(project) == []


@pytest.mark.parametrize("stage", [Stage.SENT, Stage.ACCEPTED, Stage.PREPARING])
def test_what_was_left_in_the_middle_is_taken_up(
    stage: Stage, deletion: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    entry = planned_restore(deletion, deletion.place, new_id())
    kept: dict[Stage, Entry] = {}

    def report(state: CreationState) -> None:
        written = known(work, entry) if not isinstance(state, Queued) else entry
        kept.setdefault(written.stage, written)

    restore(work, entry, report)
    posts = len([seen for seen in server.seen if seen.method == "POST"])
    kept[Stage.SENT] = replace(kept[Stage.ACCEPTED], stage=Stage.SENT, job_id=None)
    left = replace(kept[stage], id=new_id())
    work.journal.put(left)
    end = asyncio.run(work.creations().settle(left, lambda _: None))
    assert isinstance(end, Created)
    assert [track.id for track in back(project)] == [end.track.id]
    assert len([seen for seen in server.seen if seen.method == "POST"]) == posts


def test_what_never_arrived_is_told_as_not_restored(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    entry = replace(planned_restore(deletion, deletion.place, new_id()), stage=Stage.SENT)
    work.journal.put(entry)
    end = asyncio.run(work.creations().settle(entry, lambda _: None))
    assert isinstance(end, Failed)
    assert isinstance(end.error, NotCreatedError)


def test_a_creation_whose_job_reports_a_failure_is_looked_for(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    project.fail_jobs_with, project.failing_jobs_work = Refusal(422, "MUX_ERROR", {}), True
    entry = planned_restore(deletion, deletion.place, new_id())
    end = restore(work, entry)
    assert isinstance(end, Created)
    assert end.is_proven
    assert [track.id for track in back(project)] == [end.track.id]
    assert known(work, entry).stage is Stage.RESTORED


def test_a_creation_whose_job_reports_a_failure_and_no_list_afterwards_is_not_known(
    deletion: Entry, work: Work, project: DemoProject
) -> None:
    project.fail_jobs_with, project.failing_jobs_work = Refusal(422, "MUX_ERROR", {}), True

    def report(state: CreationState) -> None:
        if isinstance(state, VerifyingCreation):
            project.answer_next_with_html(503, method="GET", times=99)

    end = restore(work, planned_restore(deletion, deletion.place, new_id()), report)
    assert isinstance(end, Unknown)


def test_a_job_that_failed_says_why(deletion: Entry, work: Work, project: DemoProject) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {"message": "too many"})
    end = restore(work, planned_restore(deletion, deletion.place, new_id()))
    assert isinstance(end, Failed)
    assert known(work, deletion).restored_as is None
    assert not isinstance(end.error, ApiError)
