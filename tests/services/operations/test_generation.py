"""Subtitles made of the sound, against the look-alike: one track, and the truth at the end."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.impatience import IMPATIENT
from tests.services.conftest import PROJECT, Work
from trackman.dato.client import Client
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.server import DemoServer
from trackman.domain.creations import (
    Created,
    Creating,
    CreationAccepted,
    CreationEnd,
    CreationState,
    Preparing,
    Queued,
)
from trackman.domain.deletions import Failed
from trackman.domain.errors import (
    ApiError,
    JobFailedError,
    NameTakenError,
    NotCreatedError,
    TrackErroredError,
    VideoChangedError,
)
from trackman.domain.journal import Act, Entry, Place, Stage, new_id, planned_creation
from trackman.domain.tracks import TrackDraft

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
NAME = "Español (auto 2)"
DRAFT = TrackDraft("subtitles", NAME, "es", False)


@pytest.fixture
def project(project: DemoProject) -> DemoProject:
    """Make subtitles whatever the age of a video."""
    project.generation_days = None
    return project


@pytest.fixture
def entry(client: Client) -> Entry:
    """Plan to have Spanish subtitles made."""
    upload = client.upload(VIDEO)
    place = Place(PROJECT, "Northwind Stories", None, VIDEO, upload.filename).with_video(upload)
    return planned_creation(Act.GENERATION, place, DRAFT, new_id())


def generate(
    work: Work, entry: Entry, report: Callable[[CreationState], None] = lambda _: None, **jobs: Any
) -> CreationEnd:
    """Generate on a loop of its own."""
    return asyncio.run(work.creations(**jobs).create(entry, report))


def made(project: DemoProject) -> list[DemoTrack]:
    """Return the tracks of this name that the server has."""
    return [track for track in project.uploads[VIDEO].tracks.values() if track.name == NAME]


def known(work: Work, entry: Entry) -> Entry:
    """Return the entry as the journal has it."""
    found = work.journal.entry(entry.id)
    assert found is not None
    return found


def test_it_is_followed_until_it_is_ready(
    entry: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    states: list[str] = []
    project.lists_while_preparing = 3
    end = generate(work, entry, lambda state: states.append(type(state).__name__))
    assert isinstance(end, Created)
    assert end.is_proven
    (track,) = made(project)
    assert (track.id, track.status) == (end.track.id, "ready")
    assert track.is_generated
    assert known(work, entry).stage is Stage.ADDED
    kinds = (Queued, Creating, CreationAccepted, Preparing, Created)
    assert [one for one in dict.fromkeys(states) if one != "CreationPolled"] == [
        one.__name__ for one in kinds
    ]
    assert not server.seen_storage
    assert not any(seen.path == "/upload-requests" for seen in server.seen)


def test_a_long_video_is_waited_for_longer_than_a_file(
    entry: Entry, work: Work, project: DemoProject
) -> None:
    project.lists_while_preparing = 20
    end = generate(work, entry, limit=0.001)
    assert isinstance(end, Created), "the job ended at once, or was looked up"
    assert end.track.status == "ready"


@pytest.mark.parametrize(
    ("knob", "value"),
    [
        ("fail_jobs_with", Refusal(422, "MUX_ERROR", {"explanation": "no speech"})),
        ("generation_days", 1),
        ("refused_names", [NAME]),
    ],
)
def test_a_job_that_fails_makes_nothing(
    entry: Entry, work: Work, project: DemoProject, knob: str, value: object
) -> None:
    setattr(project, knob, value)
    end = generate(work, entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, JobFailedError)
    assert end.error.fault.code == "MUX_ERROR"
    assert not made(project)
    assert known(work, entry).stage is Stage.FAILED


def test_each_refusal_is_told_and_makes_nothing(
    entry: Entry, work: Work, project: DemoProject
) -> None:
    codes = (
        *("NO_PRIMARY_AUDIO_TRACK", "PLAN_UPGRADE_REQUIRED", "INSUFFICIENT_PERMISSIONS"),
        *("IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT", "MAINTENANCE_MODE", "NOT_FOUND"),
    )
    for code in codes:
        project.refuse_next(422, code, path_contains="/generate-subtitles")
        again = planned_creation(Act.GENERATION, entry.place, DRAFT, new_id())
        end = generate(work, again)
        assert isinstance(end, Failed)
        assert isinstance(end.error, ApiError)
        assert end.error.fault.code == code
    assert not made(project)
    assert not project.jobs


def test_a_busy_video_is_asked_again(entry: Entry, work: Work, project: DemoProject) -> None:
    project.refuse_next(422, "CONCURRENT_UPLOAD_UPDATE", path_contains="/generate", times=2)
    assert isinstance(generate(work, entry), Created)
    assert len(made(project)) == 1


def test_a_taken_name_is_told_before_anything_is_sent(
    entry: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    project.add_track(DemoTrack("x", VIDEO, "subtitles", NAME.upper(), "es", False, "errored"))
    end = generate(work, entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, NameTakenError)
    assert not any(seen.method == "POST" for seen in server.seen)


def test_a_replaced_video_is_told_before_anything_is_sent(
    entry: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    project.replace_video(VIDEO)
    end = generate(work, entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, VideoChangedError)
    assert not any(seen.method == "POST" for seen in server.seen)


def test_a_video_that_is_gone_in_the_middle_is_told(
    entry: Entry, work: Work, project: DemoProject
) -> None:
    def report(state: CreationState) -> None:
        if isinstance(state, CreationAccepted):
            project.remove_video(VIDEO)

    end = generate(work, entry, report)
    assert isinstance(end, Failed)
    assert isinstance(end.error, JobFailedError)
    assert end.error.fault.code == "NOT_FOUND"


def test_a_track_that_comes_out_errored_is_told(
    entry: Entry, work: Work, project: DemoProject
) -> None:
    project.prepare_tracks_as = "errored"
    end = generate(work, entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, TrackErroredError)


FAULTS: dict[str, Callable[..., None]] = {
    "dropped": DemoProject.drop_next,
    "hanging": DemoProject.hang_next,
    "html 502": lambda project, **when: project.answer_next_with_html(502, **when),
    "500": lambda project, **when: project.refuse_next(500, "EXCEPTION", **when),
    "403": lambda project, **when: project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", **when),
}
POST: Any = {"method": "POST", "path_contains": "/generate-subtitles"}
STEPS: dict[str, dict[str, Any]] = {
    "the first list": {"method": "GET", "path_contains": "/tracks"},
    "the request, not done": POST,
    "the request, done": {**POST, "before": False},
    "the first poll": {"path_contains": "/job-results/"},
    "the last poll": {"path_contains": "/job-results/", "before": False, "times": 2},
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_at_each_step_ends_in_the_servers_truth(
    fault: str,
    step: str,
    entry: Entry,
    work: Work,
    project: DemoProject,
    server: DemoServer,
    figures: Counter[str],
) -> None:
    if (fault, step) == ("403", "the request, done"):
        pytest.skip("a refusal means that nothing was done")
    FAULTS[fault](project, **STEPS[step])
    end = generate(work, entry, limit=2, pauses=IMPATIENT)
    figures[type(end).__name__.lower()] += 1
    tracks = made(project)
    assert len(tracks) <= 1
    if isinstance(end, Created):
        assert tracks
    if isinstance(end, Failed):
        assert not tracks
    sent = sum(one.path.endswith("/generate-subtitles") for one in server.seen)
    assert sent <= 1, "what may have worked is never sent again"


def test_an_answer_that_is_lost_is_looked_up(
    entry: Entry, work: Work, project: DemoProject, server: DemoServer
) -> None:
    project.polls_per_job, project.job_seconds = None, 0.01
    project.drop_next(before=False, **POST)
    end = generate(work, entry)
    assert isinstance(end, Created)
    assert [track.id for track in made(project)] == [end.track.id]
    assert sum(one.path.endswith("/generate-subtitles") for one in server.seen) == 1


def test_a_request_that_never_came_is_said_to_have_made_nothing(
    entry: Entry, work: Work, project: DemoProject
) -> None:
    project.drop_next(**POST)
    end = generate(work, entry)
    assert isinstance(end, Failed)
    assert isinstance(end.error, NotCreatedError)


@pytest.mark.parametrize("at", ["accepted", "preparing", "lost"])
def test_what_was_left_in_the_middle_is_settled_later(
    entry: Entry, work: Work, project: DemoProject, at: str
) -> None:
    class KilledError(BaseException):
        """Ends everything at once, as SIGKILL does."""

    kind = {"accepted": CreationAccepted, "preparing": Preparing, "lost": Creating}[at]
    reached: list[str] = []

    def report(state: CreationState) -> None:
        if isinstance(state, kind):
            reached.append(at)
            raise KilledError

    with pytest.raises(KilledError):
        generate(work, entry, report)
    assert reached
    left = known(work, entry)
    end = asyncio.run(work.creations().settle(left, lambda _: None))
    if at == "lost":
        assert isinstance(end, Failed), "it was not sent yet"
        assert not made(project)
    else:
        assert isinstance(end, Created)
        assert len(made(project)) == 1
