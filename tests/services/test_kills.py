"""Killed at many points of a batch, and started again each time: nothing lost or doubled.

25 kills of 80 tracks for each change, a hundred kills of 250 tracks with `dev.py test --deep`.
"""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from tests.services.conftest import say
from tests.services.life import Task, live
from trackman.demo.catalogue import large_project
from trackman.demo.server import DemoServer
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Stage
from trackman.domain.subtitles.webvtt import read_webvtt
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

_DEEP = settings().max_examples > 100
_KILLS = 100 if _DEEP else 25
_VIDEOS, _TRACKS = (25 if _DEEP else 8), 10
_FARTHEST = 40  # states that a life may see at most
_PATIENCE = 60  # seconds without a state


def test_a_batch_killed_again_and_again_loses_nothing_and_deletes_nothing_twice(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = large_project(_VIDEOS, _TRACKS)
    project.job_seconds = 0.05
    project.requests_per_window = 10_000
    before = {
        track.id: track for upload in project.uploads.values() for track in upload.tracks.values()
    }
    chance = random.Random(4)
    kills = 0
    with DemoServer(project) as server:
        task = Task(
            server.token, server.api_url, server.stream_url, str(tmp_path), tuple(project.uploads)
        )
        while kills < _KILLS and _live_until(task, chance.randint(1, _FARTHEST)):
            kills += 1
        assert not _live_until(task, None)
        accepted = Counter(job.track.id for job in project.jobs.values())
        received = Counter(
            seen.path.rpartition("/")[2] for seen in server.seen if seen.method == "DELETE"
        )
    left = {track for upload in project.uploads.values() for track in upload.tracks}
    journal = Journal(tmp_path / "journal.sqlite")
    entries = [journal.entry(row.id) for row in journal.history(HistoryQuery())]
    journal.close()
    known = [entry for entry in entries if entry is not None]
    deleted = {entry.track.id for entry in known if entry.stage is Stage.DELETED}
    gone = deleted | {e.track.id for e in known if e.stage is Stage.ALREADY_GONE}
    doubled = [track for track, count in accepted.items() if count > 1]
    lost = [track for track in before if track not in left and track not in gone]
    open_ = [entry for entry in known if not entry.stage.is_end or entry.stage is Stage.UNKNOWN]
    backups = Backups(tmp_path / "backups")
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
    say(
        request.config,
        f"{kills} kills, {len(before)} tracks: {len(left)} left, {len(lost)} lost, "
        f"{len(doubled)} doubled, {len(unsaved)} without backup, {len(open_)} open, "
        f"{sum(received.values())} DELETEs",
    )
    assert kills == _KILLS
    assert (left, lost, doubled, unsaved, open_) == (set(), [], [], [], [])
    assert all(read_webvtt(before[one].vtt or b"") for one in gone)


def _live_until(task: Task, states: int | None) -> bool:
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
            if ours.recv() == "end":
                return False
            seen += 1
        return True
    finally:
        process.kill()
        process.join()
        ours.close()
