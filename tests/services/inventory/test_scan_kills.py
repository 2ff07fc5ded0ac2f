"""Scans killed at many points, and started again each time: nothing lost or doubled.

At random moments, and within writes and right after them. 10 kills for each change, a hundred with
`dev.py test --deep`. Whenever a scan has come to its end others change the project, and the next
scan reads everything again.
"""

from __future__ import annotations

import multiprocessing
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings

from tests.kept_inventory import KeptInventory, change_elsewhere
from tests.services.conftest import say
from tests.services.inventory.life import SCOPE, ScanTask, live
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.inventory.scanning import ScanEnd, ScanOutcome

_LOTS = 10 if settings().max_examples > 100 else 1
"""A hundred lives at once would take longer than a test may."""
_KILLS = 10
_VIDEOS, _TRACKS = 40, 3
_WRITES = 60
"""Of a life, at most; a scan takes about twice as many."""
_SECONDS = 0.6
_PATIENCE = 60


@pytest.mark.parametrize("lot", range(_LOTS))
def test_a_scan_killed_again_and_again_loses_nothing_and_doubles_nothing(
    lot: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = large_project(_VIDEOS, _TRACKS)
    project.requests_per_window = 10_000
    project.answer_seconds = 0.002
    with DemoServer(project) as server:
        outcome = _Scanning(server, project, tmp_path, random.Random(lot)).killed(_KILLS)
    say(request.config, outcome.words)
    assert outcome.kills == _KILLS
    assert outcome.wrong == []


@dataclass(slots=True)
class _Outcome:
    """Kills, and what was wrong after any of them."""

    kills: int = 0
    scans: int = 0
    tracks: int = 0
    texts: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    asked_again: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """Everything that should not be."""
        return [*self.lost, *self.doubled, *self.asked_again, *self.different]

    @property
    def words(self) -> str:
        """The figures in a line."""
        return (
            f"{self.kills} kills in {self.scans} scans of {self.tracks} tracks and {self.texts} "
            f"texts: {len(self.lost)} lost, {len(self.doubled)} doubled, "
            f"{len(self.asked_again)} read again, {len(self.different)} unlike the server"
        )


@dataclass(slots=True)
class _Scanning:
    """Lives with one data folder, one after another."""

    server: DemoServer
    project: DemoProject
    folder: Path
    chance: random.Random
    outcome: _Outcome = field(default_factory=_Outcome)

    def killed(self, kills: int) -> _Outcome:
        """Scan and be killed so many times, and let the last scan come to its end."""
        end, before = None, self._kept()
        while self.outcome.kills < kills or end is None:
            end = self._life(may_end=self.outcome.kills == kills)
            before = self._looked_at(before, end)
            if end is not None:
                self._ended(before, end)
                change_elsewhere(self.project, self.chance)
        return self.outcome

    def _looked_at(self, before: KeptInventory, end: ScanEnd | None) -> KeptInventory:
        """Check what a life has left against what there was before it."""
        now, outcome = self._kept(), self.outcome
        outcome.kills += end is None
        outcome.lost += [*now.lost_since(before), *now.not_found()]
        outcome.doubled += now.doubled()
        outcome.asked_again += before.asked_again(self.server.seen, self.server.seen_media)
        if end is None and before.scan is not None and now.scan is not None:
            assert now.scan.began == before.scan.began, "it goes on with the scan it had"
        self.server.seen.clear()
        self.server.seen_media.clear()
        return now

    def _ended(self, now: KeptInventory, end: ScanEnd) -> None:
        """Check that all is known now, and was counted once."""
        outcome = self.outcome
        outcome.scans += 1
        outcome.tracks += len(now.there)
        outcome.texts += end.texts
        outcome.different += now.differences(self.project)
        counted = (end.outcome, end.looked, end.texts, end.failed_texts)
        expected = (ScanOutcome.DONE, len(self.project.uploads), len(now.there), 0)
        if counted != expected:
            outcome.different.append(f"{counted} instead of {expected}")

    def _kept(self) -> KeptInventory:
        return KeptInventory.in_folder(self.folder / "inventory", SCOPE)

    def _life(self, *, may_end: bool) -> ScanEnd | None:
        """Scan until killed, or to the end; None where it was killed."""
        at_write = not may_end and self.chance.random() < 0.5
        task = ScanTask(
            self.server.token,
            self.server.api_url,
            self.server.stream_url,
            str(self.folder),
            self.chance.randint(1, _WRITES) if at_write else None,
            self.chance.choice(("within", "after")),
        )
        seconds = _PATIENCE if may_end or at_write else self.chance.uniform(0, _SECONDS)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.services.inventory.life"])
        ours, theirs = context.Pipe()
        process = context.Process(target=live, args=(task, theirs))
        process.start()
        theirs.close()
        try:
            assert ours.poll(_PATIENCE), "it does not begin"
            assert ours.recv() == "begun"
            if not ours.poll(seconds):
                assert not may_end, "it does not come to its end"
                return None
            end: ScanEnd = ours.recv()
            return end
        except EOFError:
            return None  # it killed itself
        finally:
            process.kill()
            process.join()
            ours.close()
