"""Killed at many points of a batch, and started again each time: nothing lost or doubled.

25 kills of 80 tracks for each change, a hundred kills of 250 tracks with `dev.py test --deep`. Wide
work is many videos at once while calls are scarce, so that lists and events prove the deletions.
"""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import settings

from tests.services.conftest import say
from tests.services.life import Task, live
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Entry, Stage
from trackman.domain.subtitles.webvtt import read_webvtt
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

_DEEP = settings().max_examples > 100
_KILLS = 100 if _DEEP else 25
_VIDEOS, _TRACKS = (25 if _DEEP else 8), 10
_FARTHEST = 40  # states that a life may see at most
_LOTS = 10 if _DEEP else 1
"""A hundred lives at once would take longer than a test may."""
_WIDE_KILLS = 10 if _DEEP else 3
_WIDE_VIDEOS, _WIDE_TRACKS = (24, 3) if _DEEP else (16, 2)
_WIDE_FARTHEST = 12  # states from the first DELETE on
_SCARCE = 90 if _DEEP else 60  # requests each 3 s: once each video was read, few are left
_BEFORE_SENDING = frozenset({"Planned", "BackingUp"})
_PATIENCE = 60  # seconds without a state


def test_a_batch_killed_again_and_again_loses_nothing_and_deletes_nothing_twice(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = large_project(_VIDEOS, _TRACKS)
    project.job_seconds = 0.05
    project.requests_per_window = 10_000
    with DemoServer(project) as server:
        task = _task(server, project, tmp_path)
        outcome = _killed(task, server, project, _Kills(_KILLS, _FARTHEST))
    say(request.config, outcome.words)
    assert outcome.kills == _KILLS
    assert outcome.wrong == (set(), [], [], [], [])


@pytest.mark.parametrize("lot", range(_LOTS))
@pytest.mark.parametrize("events", [False, True], ids=["without events", "with events"])
def test_wide_bulk_work_killed_again_and_again_loses_nothing_and_deletes_nothing_twice(
    events: bool, lot: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = large_project(_WIDE_VIDEOS, _WIDE_TRACKS)
    project.job_seconds = 0.2
    project.requests_per_window = _SCARCE
    with DemoServer(project) as server:
        task = replace(
            _task(server, project, tmp_path),
            events_url=server.events_url if events else None,
            look_first=False,
        )
        outcome = _killed(
            task, server, project, _Kills(_WIDE_KILLS, _WIDE_FARTHEST, lot, _BEFORE_SENDING)
        )
        polls = sum("/job-results/" in seen.path for seen in server.seen)
    say(request.config, f"wide: {outcome.words}, {polls} polls")
    assert outcome.kills == _WIDE_KILLS
    assert outcome.wrong == (set(), [], [], [], [])
    assert polls < sum(outcome.received.values()), "lists and events prove most of them"


def test_what_is_left_is_gone_on_with_once_however_often_that_is_killed(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = large_project(_VIDEOS, _TRACKS)
    project.job_seconds = 0.05
    project.requests_per_window = 10_000
    with DemoServer(project) as server:
        task = replace(_task(server, project, tmp_path), goes_on=True)
        outcome = _killed(task, server, project, _Kills(_KILLS, _FARTHEST, 7))
    say(request.config, f"gone on with: {outcome.words}")
    assert outcome.kills
    assert outcome.wrong == (set(), [], [], [], [])
    journal = Journal(tmp_path / "journal.sqlite")
    assert journal.left() == [], "nothing is offered any more"
    assert Stage.DROPPED not in journal.totals(), "no person has cancelled anything"
    journal.close()


@dataclass(frozen=True, slots=True)
class _Kills:
    """When lives end."""

    count: int
    farthest: int
    """States that a life may see at most."""
    seed: int = 4
    uncounted: frozenset[str] = frozenset()
    """States that do not count before another one was seen."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Tracks, journal and requests after the last life."""

    kills: int
    received: Counter[str]
    """How many DELETEs arrived for each track."""
    wrong: tuple[set[str], list[str], list[str], list[str], list[Entry]]
    """Tracks that are left, lost, doubled, and gone without a backup; entries without an end."""
    tracks: int

    @property
    def words(self) -> str:
        """The figures in a line."""
        left, lost, doubled, unsaved, open_ = map(len, self.wrong)
        return (
            f"{self.kills} kills, {self.tracks} tracks: {left} left, {lost} lost, "
            f"{doubled} doubled, {unsaved} without backup, {open_} open, "
            f"{sum(self.received.values())} DELETEs"
        )


def _task(server: DemoServer, project: DemoProject, folder: Path) -> Task:
    return Task(
        server.token, server.api_url, server.stream_url, str(folder), tuple(project.uploads)
    )


def _killed(task: Task, server: DemoServer, project: DemoProject, planned: _Kills) -> Outcome:
    """Live and be killed so many times, then live to the end."""
    before = {
        track.id: track for upload in project.uploads.values() for track in upload.tracks.values()
    }
    chance = random.Random(planned.seed)
    kills = 0
    while kills < planned.count and _live_until(
        task, chance.randint(1, planned.farthest), planned.uncounted
    ):
        kills += 1
    assert not _live_until(task, None)
    accepted = Counter(job.track.id for job in project.jobs.values())
    received = Counter(
        seen.path.rpartition("/")[2] for seen in server.seen if seen.method == "DELETE"
    )
    left = {track for upload in project.uploads.values() for track in upload.tracks}
    folder = Path(task.folder)
    known = _entries(folder)
    deleted = {entry.track.id for entry in known if entry.stage is Stage.DELETED}
    gone = deleted | {e.track.id for e in known if e.stage is Stage.ALREADY_GONE}
    doubled = [track for track, count in accepted.items() if count > 1]
    lost = [track for track in before if track not in left and track not in gone]
    open_ = [
        entry
        for entry in known
        if not entry.stage.is_end or entry.stage is Stage.UNKNOWN or entry.unproven
    ]
    backups = Backups(folder / "backups")
    unsaved = [
        track_id
        for track_id in gone
        if before[track_id].type == "subtitles"
        and not any(
            entry.backup and read_webvtt(backups.read(entry.backup))
            for entry in known
            if entry.track.id == track_id
        )
    ]
    assert all(read_webvtt(before[one].vtt or b"") for one in gone)
    return Outcome(kills, received, (left, lost, doubled, unsaved, open_), len(before))


def _entries(folder: Path) -> list[Entry]:
    journal = Journal(folder / "journal.sqlite")
    entries = [journal.entry(row.id) for row in journal.history(HistoryQuery())]
    journal.close()
    return [entry for entry in entries if entry is not None]


def _live_until(task: Task, states: int | None, uncounted: frozenset[str] = frozenset()) -> bool:
    """Live until so many states were told, or to the end; tell whether it was killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.services.life"])
    ours, theirs = context.Pipe()
    process = context.Process(target=live, args=(task, theirs))
    process.start()
    theirs.close()
    seen = 0
    try:
        while states is None or seen < states:
            assert ours.poll(_PATIENCE), "it tells nothing any more"
            if (state := ours.recv()) == "end":
                return False
            seen += seen > 0 or state not in uncounted
        return True
    finally:
        process.kill()
        process.join()
        ours.close()
