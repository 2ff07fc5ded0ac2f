"""Pushed job results: hints for one deletion, answers for many, harmless where they misbehave."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from tests.services.life import Task, live
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.deletions import Deleted, End, Unknown
from trackman.domain.journal import Entry, Place, Stage, new_id, planned_deletion
from trackman.services.connection import Connection, TrackOperations
from trackman.services.operations import job_events
from trackman.services.operations.job_events import JobEvents
from trackman.services.operations.jobs import JobPauses
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.recovery import left_over
from trackman.services.operations.video_proofs import Belief, VideoProofs
from trackman.services.server import Server
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

PROJECT = "64174"
_LONG = 30.0
_NOBODY_WAITS = 100.0  # seconds in which an event would be waited for


@dataclass(slots=True)
class Desk:
    """A connection with its work, journal and server."""

    project: DemoProject
    server: DemoServer
    connection: Connection
    operations: TrackOperations
    ledger: JournalWriter

    @property
    def journal(self) -> Journal:
        """The journal of what is done here."""
        return self.ledger.journal

    async def heard(self) -> JobEvents:
        """Listen, and come back once events come."""
        await self.connection.project()
        self.connection.events.listen()
        give_up = time.monotonic() + _LONG
        while not self.connection.events.patience(time.monotonic()):
            assert time.monotonic() < give_up, "nothing is heard"
            await asyncio.sleep(0.01)
        return self.connection.events

    async def delete(self, tracks: int) -> list[End]:
        """Delete so many tracks of each video at once."""
        entries = []
        for upload in self.project.uploads.values():
            video = await self.connection.videos.read(upload.id, None)
            place = Place(PROJECT, "", None, upload.id, upload.filename)
            entries += [
                planned_deletion(place.with_video(video.upload), track, new_id())
                for track in video.tracks[:tracks]
            ]
        work = self.operations.deletions
        ends = await asyncio.gather(*(work.delete(entry, lambda _: None) for entry in entries))
        await work.proven()
        written = [self.journal.entry(entry.id) for entry in entries]
        assert all(one is not None and one.stage is Stage.DELETED for one in written)
        assert self.journal.unproven() == []
        return ends

    @property
    def polls(self) -> int:
        """How often jobs were asked about."""
        return sum("/job-results/" in seen.path for seen in self.server.seen)

    @property
    def lists(self) -> int:
        """How often tracks were listed."""
        return sum(
            seen.method == "GET" and seen.path.endswith("/tracks") for seen in self.server.seen
        )


Open = Callable[..., Desk]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Return what opens a generated project, with events or without."""
    ending: list[Callable[[], object]] = []

    def open_project(videos: int, tracks: int, *, events: bool = True) -> Desk:
        project = large_project(videos, tracks)
        project.job_seconds = 0.3
        project.requests_per_window = 10_000
        server = DemoServer(project).start()
        url = server.events_url if events else None
        connection = Connection(
            Server(server.token, server.api_url, stream_url=server.stream_url, events_url=url)
        )
        ledger = JournalWriter(Journal(tmp_path / "journal.sqlite"))
        operations = connection.work(ledger, Backups(tmp_path / "backups"))
        ending.extend((server.stop, lambda: asyncio.run(ledger.close()), connection.close))
        return Desk(project, server, connection, operations, ledger)

    yield open_project
    for end in reversed(ending):
        end()


def test_a_job_that_is_heard_of_costs_one_poll(opened: Open) -> None:
    desk = opened(1, 1)

    async def work() -> None:
        await desk.heard()
        (end,) = await desk.delete(1)
        assert isinstance(end, Deleted)
        assert end.track is not None
        assert end.polls == desk.polls == 1

    asyncio.run(work())


def test_a_job_that_began_before_anything_was_heard_is_asked_about_once_or_twice_more(
    opened: Open,
) -> None:
    desk = opened(1, 1)
    desk.project.job_seconds = 2.5  # six looks without events

    async def work() -> None:
        await desk.connection.project()
        (end,) = await desk.delete(1)
        assert isinstance(end, Deleted)
        assert end.polls <= 3

    asyncio.run(work())


def test_many_are_proven_by_one_list_a_video_and_no_poll(opened: Open) -> None:
    desk = opened(3, 3)

    async def work() -> None:
        await desk.heard()
        ends = await desk.delete(3)
        assert desk.polls == 0
        assert all(isinstance(end, Deleted) and end.track is not None for end in ends)
        assert desk.lists == 3 + 3  # read before, and proven after

    asyncio.run(work())


def test_what_a_list_is_still_to_prove_is_known(opened: Open) -> None:
    desk = opened(6, 1)
    release = Event()

    async def work() -> None:
        await desk.heard()
        deletions, entries = desk.operations.deletions, []
        for one in desk.project.uploads.values():
            video = await desk.connection.videos.read(one.id, None)
            place = Place(PROJECT, "", None, one.id, one.filename).with_video(video.upload)
            entries.append(planned_deletion(place, video.tracks[0], new_id()))
        desk.project.hold_next(release, times=100, path_contains="/tracks", method="GET")
        await asyncio.gather(*(deletions.delete(entry, lambda _: None) for entry in entries))
        unproven = {entry.id for entry in desk.journal.unproven()}
        assert unproven
        assert {entry.id for entry in entries if deletions.awaits_proof(entry.id)} == unproven
        release.set()
        await deletions.proven()
        assert not any(deletions.awaits_proof(entry.id) for entry in entries)
        assert desk.journal.unproven() == []

    asyncio.run(work())


def test_an_event_that_a_list_refutes_is_a_failure(opened: Open) -> None:
    desk = opened(6, 1)

    async def work() -> None:
        await desk.heard()
        desk.connection.jobs.pauses = desk.connection.jobs.pauses.__class__(checks=(0.01, 0.01))
        upload = next(iter(desk.project.uploads.values()))
        kept = next(iter(upload.tracks.values()))
        states: list[object] = []
        entries = []
        for one in desk.project.uploads.values():
            video = await desk.connection.videos.read(one.id, None)
            place = Place(PROJECT, "", None, one.id, one.filename).with_video(video.upload)
            entries.append(planned_deletion(place, video.tracks[0], new_id()))
        doing = asyncio.gather(
            *(desk.operations.deletions.delete(entry, states.append) for entry in entries)
        )
        while not any(one.id == kept.id for one in desk.project.deleted):
            await asyncio.sleep(0.001)
        desk.project.add_track(kept)
        await doing
        await desk.operations.deletions.proven()
        entry = desk.journal.entry(entries[0].id)
        assert entry is not None
        assert entry.stage is Stage.FAILED

    asyncio.run(work())


@dataclass(slots=True)
class Kept:
    """What a first trackman has left, that was killed before a list proved what events told."""

    desk: Desk
    entries: list[Entry]

    @property
    def stages(self) -> list[Stage]:
        """The stages of these entries now."""
        found = [self.desk.journal.entry(entry.id) for entry in self.entries]
        return [entry.stage for entry in found if entry is not None]

    async def settled(self) -> list[object]:
        """Take up what is left as the next start does, and return how each ended."""
        left = await left_over(self.desk.ledger, lambda _: True)
        assert {one.id for one in left.open} == {one.id for one in self.entries}
        settle = self.desk.operations.settle
        return await asyncio.gather(*(settle(one, lambda _: None) for one in left.open))


@pytest.fixture
def killed(opened: Open, tmp_path: Path) -> Kept:
    """Return what a process has left that was killed where only events had told of deletions."""
    desk = opened(2, 4)
    desk.connection.jobs.pauses = JobPauses(checks=(0.01, 0.01))
    server, uploads = desk.server, tuple(desk.project.uploads)
    task = Task(
        server.token,
        server.api_url,
        server.stream_url,
        str(tmp_path),
        uploads,
        server.events_url,
        look_first=False,
    )
    ours, theirs = multiprocessing.get_context("forkserver").Pipe()
    process = multiprocessing.get_context("forkserver").Process(target=live, args=(task, theirs))
    process.start()
    theirs.close()
    ended = 0
    while ended < 8:
        assert ours.poll(_LONG), "it tells nothing any more"
        state = ours.recv()
        if state == "Sent" and not ended:  # the tracks were read, so the next lists prove
            desk.project.hang_next(times=100, path_contains="/tracks", method="GET")
        ended += state == "Deleted"
    process.kill()
    process.join()
    ours.close()
    desk.project.surprises.clear()
    desk.connection.events.allow(False)
    kept = Kept(desk, desk.journal.unproven())
    assert len(kept.entries) > 4
    return kept


def test_what_only_an_event_told_before_a_kill_is_proven_at_the_next_start(killed: Kept) -> None:
    assert set(killed.stages) == {Stage.DELETED}
    killed.desk.server.seen.clear()
    ends = asyncio.run(killed.settled())
    assert all(isinstance(end, Deleted) and end.track is not None for end in ends)
    assert killed.desk.lists == 2, "one for each video"
    assert len(killed.desk.server.seen) == 2
    assert killed.desk.journal.unproven() == []
    assert set(killed.stages) == {Stage.DELETED}


def test_a_list_refutes_at_the_next_start_what_only_an_event_told_before_a_kill(
    killed: Kept,
) -> None:
    ids = {one.track.id for one in killed.entries}
    kept, *others = (one for one in killed.desk.project.deleted if one.id in ids)
    killed.desk.project.add_track(kept)
    asyncio.run(killed.settled())
    stages = {one.track.id: stage for one, stage in zip(killed.entries, killed.stages, strict=True)}
    assert stages == {kept.id: Stage.FAILED} | {one.id: Stage.DELETED for one in others}
    assert killed.desk.journal.unproven() == []


def test_what_only_an_event_told_stays_unproven_without_a_list(killed: Kept) -> None:
    killed.desk.project.refuse_next(500, "EXCEPTION", times=1000, path_contains="/tracks")
    ends = asyncio.run(killed.settled())
    assert all(isinstance(end, Unknown) for end in ends)
    assert set(killed.stages) == {Stage.DELETED}
    assert killed.desk.journal.unproven() == killed.entries
    killed.desk.project.surprises.clear()
    assert all(isinstance(end, Deleted) for end in asyncio.run(killed.settled()))


def test_tracks_that_went_with_their_video_are_proven_to_be_gone(killed: Kept) -> None:
    for upload_id in list(killed.desk.project.uploads):
        killed.desk.project.remove_video(upload_id)
    assert all(isinstance(end, Deleted) for end in asyncio.run(killed.settled()))
    assert killed.desk.journal.unproven() == []


def test_an_event_is_a_hint_only_where_the_list_has_been_asked_for(opened: Open) -> None:
    desk = opened(1, 1)
    (upload,) = desk.project.uploads.values()

    async def refuted() -> None:
        raise AssertionError("no list follows")

    async def work() -> None:
        proofs = VideoProofs(desk.ledger.prove)
        place = Place(PROJECT, "", None, upload.id, upload.filename)
        with proofs.joined(desk.connection.jobs, place) as member:
            assert member.believe(Belief("entry", "one", refuted))
            member.leave()
            assert not member.believe(Belief("another", "two", refuted))
        await proofs.proven()

    asyncio.run(work())
    assert desk.lists == 1


@pytest.mark.parametrize(
    "knob", ["events_doubled", "events_out_of_order", "events_too_large", "events_lost"]
)
@pytest.mark.parametrize("many", [False, True])
def test_events_that_misbehave_do_no_harm(knob: str, many: bool, opened: Open) -> None:
    desk = opened(3 if many else 1, 2)
    setattr(desk.project, knob, True)

    async def work() -> None:
        await desk.heard()
        for end in await desk.delete(2 if many else 1):
            assert isinstance(end, Deleted)
        assert len(desk.project.deleted) == len(desk.project.jobs)

    asyncio.run(work())


def test_a_job_is_asked_about_at_once_when_events_are_cut(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_events, "_UNPROVEN", _NOBODY_WAITS)
    desk = opened(1, 1)
    desk.project.events_cut = 1

    async def work() -> None:
        await desk.heard()
        began = time.monotonic()
        (end,) = await desk.delete(1)
        assert isinstance(end, Deleted)
        assert time.monotonic() - began < _NOBODY_WAITS / 2

    asyncio.run(work())


@pytest.mark.parametrize("late", [5.0, 60.0])
def test_after_a_late_event_jobs_are_asked_about_as_without_any(
    late: float, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_events, "_UNPROVEN", 0.5)
    desk = opened(1, 2)
    desk.project.events_late_seconds = late

    async def work() -> None:
        await desk.heard()
        await desk.delete(1)
        monkeypatch.setattr(job_events, "_UNPROVEN", _NOBODY_WAITS)
        began = time.monotonic()
        await desk.delete(1)
        assert time.monotonic() - began < _NOBODY_WAITS / 2

    asyncio.run(work())


def test_nothing_is_listened_to_where_it_is_refused(opened: Open) -> None:
    desk = opened(1, 1)
    desk.project.events_refused = True
    told: list[str] = []
    desk.connection.when_token_is_refused(lambda: told.append("refused"))

    async def work() -> None:
        await desk.connection.project()
        (end,) = await desk.delete(1)
        assert isinstance(end, Deleted)

    asyncio.run(work())
    assert told == []


def test_nothing_is_opened_before_the_first_job_or_when_it_is_not_wanted(opened: Open) -> None:
    desk = opened(1, 1)

    async def work() -> None:
        await desk.connection.project()
        assert not desk.project.mailboxes
        desk.connection.events.allow(False)
        await desk.delete(1)

    asyncio.run(work())
    assert not any(seen.path == "/pusher/authenticate" for seen in desk.server.seen)


def test_without_events_one_list_proves_all_of_a_video_while_calls_are_scarce(
    opened: Open,
) -> None:
    desk = opened(6, 3, events=False)
    desk.project.requests_per_window = 60
    ends = asyncio.run(desk.delete(3))
    assert all(isinstance(end, Deleted) for end in ends)
    assert desk.server.refused_by_limit == 0
    assert len(desk.project.jobs) == 18
