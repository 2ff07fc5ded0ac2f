"""Deletions and restores under any order of faults, given up at any state: the truth at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.impatience import IMPATIENT, quick_jobs
from tests.services.conftest import PROJECT
from trackman.demo.catalogue import demo_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.journal import Entry, Place, Stage, new_id, planned_deletion, planned_restore
from trackman.domain.tracks import Track
from trackman.services.connection import Connection, TrackOperations
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.recovery import left_over
from trackman.services.server import Server
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"

KINDS: dict[str, Callable[..., None]] = {
    "dropped": DemoProject.drop_next,
    "cut": DemoProject.cut_next,
    "html 200": lambda project, **when: project.answer_next_with_html(200, **when),
    "html 503": lambda project, **when: project.answer_next_with_html(503, **when),
    "500": lambda project, **when: project.refuse_next(500, "EXCEPTION", **when),
}
PLACES: list[dict[str, Any]] = [
    {"method": "DELETE"},
    {"method": "POST", "path_contains": "/tracks"},
    {"method": "POST", "path_contains": "/upload-requests"},
    {"method": "GET", "path_contains": "/tracks"},
    {"path_contains": "/job-results/"},
    {"host": "stream"},
    {"host": "storage"},
]
FAULTS = st.lists(
    st.tuples(st.sampled_from(sorted(KINDS)), st.sampled_from(PLACES), st.booleans()), max_size=5
)
STOPS = st.none() | st.integers(1, 9)


@contextmanager
def at_work(
    project: DemoProject, folder: Path
) -> Iterator[tuple[TrackOperations, JournalWriter, Connection]]:
    """Work on a project, with the journal of a folder."""
    with DemoServer(project) as server:
        connection = Connection(
            Server(
                project.token or "",
                server.api_url,
                stream_url=server.stream_url,
                read_again=(0.01, 0.01),
            )
        )
        connection.jobs.pauses = replace(IMPATIENT, checks=(0.03, 0.05, 0.1))
        connection.jobs.times = quick_jobs()
        ledger = JournalWriter(Journal(folder / "journal.sqlite"))
        try:
            yield connection.work(ledger, Backups(folder / "backups")), ledger, connection
        finally:
            asyncio.run(ledger.close())
            connection.close()


def quick_project() -> DemoProject:
    """Return the demo project with jobs that end soon."""
    project = demo_project()
    project.job_seconds, project.preparing_seconds = 0.01, 0.01
    project.requests_per_window = 10_000
    return project


def planned(project: DemoProject, track_id: str = ITALIANO) -> Entry:
    """Plan to delete a track."""
    upload = project.uploads[VIDEO]
    place = Place(PROJECT, "", None, VIDEO, upload.filename, upload.mux_playback_id)
    track = upload.tracks[track_id]
    shown = (track.id, VIDEO, track.type, track.name, track.language_code)
    return planned_deletion(
        place, Track(*shown, track.closed_captions, track.status, track.error), new_id()
    )


def plant(project: DemoProject, faults: list[tuple[str, dict[str, Any], bool]]) -> None:
    """Let these happen."""
    for kind, place, before in faults:
        KINDS[kind](project, **place, **({} if kind == "cut" else {"before": before}))


async def given_up_after(work: Callable[..., Any], entry: Entry, states: int | None) -> None:
    """Do it, but give it up after so many states, as if trackman had ended."""
    enough = asyncio.Event()
    seen = 0

    def report(_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == states:
            enough.set()

    task = asyncio.ensure_future(work(entry, report))
    waiting = asyncio.ensure_future(enough.wait())
    await asyncio.wait([task, waiting], return_when=asyncio.FIRST_COMPLETED)
    for one in (task, waiting):
        one.cancel()
    await asyncio.gather(task, waiting, return_exceptions=True)


async def settled(work: TrackOperations, ledger: JournalWriter) -> None:
    """Take up what was left until everything is known."""
    for _ in range(3):
        for entry in (await left_over(ledger, lambda entry: entry.place.project == PROJECT)).open:
            settle = work.deletions.settle if entry.origin is None else work.creations.settle
            await settle(entry, lambda _: None)


def written(ledger: JournalWriter, entry: Entry) -> Entry:
    """Return an entry as the journal has it."""
    found = ledger.journal.entry(entry.id)
    assert found is not None
    return found


@settings(deadline=None)
@given(faults=FAULTS, stop=STOPS)
def test_a_deletion_always_ends_in_the_truth(
    faults: list[tuple[str, dict[str, Any], bool]], stop: int | None
) -> None:
    project = quick_project()
    with TemporaryDirectory() as folder, at_work(project, Path(folder)) as (work, ledger, _):
        entry = planned(project)
        plant(project, faults)
        asyncio.run(given_up_after(work.deletions.delete, entry, stop))
        project.surprises.clear()
        asyncio.run(settled(work, ledger))
        end = written(ledger, entry)
        there = ITALIANO in project.uploads[VIDEO].tracks
        expected = {Stage.FAILED, Stage.DROPPED} if there else {Stage.DELETED, Stage.ALREADY_GONE}
        assert end.stage in expected
        assert len(project.jobs) <= 1
        assert there or end.backup is not None


@settings(deadline=None)
@given(faults=FAULTS, stop=STOPS)
def test_a_restore_always_ends_in_the_truth(
    faults: list[tuple[str, dict[str, Any], bool]], stop: int | None
) -> None:
    project = quick_project()
    with TemporaryDirectory() as folder, at_work(project, Path(folder)) as (work, ledger, _):
        deletion = planned(project)
        asyncio.run(work.deletions.delete(deletion, lambda _: None))
        deletion = written(ledger, deletion)
        entry = planned_restore(deletion, deletion.place, new_id())
        plant(project, faults)
        asyncio.run(given_up_after(work.creations.create, entry, stop))
        project.surprises.clear()
        asyncio.run(settled(work, ledger))
        end = written(ledger, entry)
        back = [one.id for one in project.uploads[VIDEO].tracks.values() if one.name == "Italiano"]
        if end.stage is Stage.RESTORED:
            assert end.returned is not None
            assert back == [end.returned.id]
            assert written(ledger, deletion).restored_as == back[0]
        else:
            assert end.stage in {Stage.FAILED, Stage.DROPPED}
            assert back == []
