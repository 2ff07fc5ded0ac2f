"""`trackman scan --texts` killed at random moments, each a process: the next one goes on.

2 kills for each change, a hundred with `dev.py test --deep`.
"""

from __future__ import annotations

import subprocess
import time
from random import Random

import pytest
from hypothesis import settings

from tests.commands.conftest import Shell
from tests.kept_inventory import KeptInventory, change_elsewhere
from tests.services.conftest import say
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.library import Scope
from trackman.services.server import Server

_LOTS, _KILLS = (20, 5) if settings().max_examples > 100 else (1, 2)
_ANEW, _ON = ("scan", "--texts", "--everything"), ("scan", "--texts")


@pytest.fixture
def project() -> DemoProject:
    """Return a project that takes a moment to read."""
    project = large_project(24, 3)
    project.requests_per_window = 10_000
    project.answer_seconds = 0.005
    return project


@pytest.mark.parametrize("lot", range(_LOTS))
def test_a_scan_killed_at_any_moment_goes_on_where_it_was(
    lot: int,
    shell: Shell,
    server: DemoServer,
    project: DemoProject,
    request: pytest.FixtureRequest,
) -> None:
    chance = Random(lot)
    scope = Scope(Server(server.token, server.api_url).unnamed_project, None)
    folder = shell.folder / "inventory"
    began = time.monotonic()
    assert shell.run(*_ANEW).status == 0
    usual = time.monotonic() - began
    before = KeptInventory.in_folder(folder, scope)
    assert before.differences(project) == []
    kills, wrong = 0, []
    while kills < _KILLS:
        change_elsewhere(project, chance)
        has_ended = False
        while not has_ended:
            server.seen_media.clear()
            first = len(server.seen)
            words = _ANEW if before.scan is None else _ON
            seconds = None if kills == _KILLS else chance.uniform(0.2, 1) * usual
            has_ended = _has_ended(shell.start(*words), seconds)
            kills += not has_ended
            now = KeptInventory.in_folder(folder, scope)
            wrong += [*now.lost_since(before), *now.not_found(), *now.doubled()]
            wrong += before.asked_again(server.seen[first:], server.seen_media)
            before = now
        wrong += before.differences(project)
    say(request.config, f"{kills} kills of `trackman scan`: {len(wrong)} wrong")
    assert wrong == []


def _has_ended(process: subprocess.Popen[bytes], seconds: float | None) -> bool:
    """Kill it after so many seconds, unless it comes to its end before; tell whether it did."""
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return False
    assert process.returncode == 0
    return True
