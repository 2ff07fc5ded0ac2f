"""Reading what a token opens."""

from __future__ import annotations

import asyncio

import pytest

from tests.services.conftest import Plan, Work
from trackman.dato.client import Client
from trackman.demo.project import DemoProject
from trackman.domain.deletions import State, Unknown
from trackman.domain.errors import LostAnswerError, WrongEnvironmentError
from trackman.domain.projects import Project
from trackman.services.executors import Executors
from trackman.services.project import read_project

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def read(client: Client, executors: Executors) -> Project:
    """Read the project."""
    return asyncio.run(read_project(client, executors))


def test_a_project_whose_answer_is_lost_is_not_taken_for_hidden(
    project: DemoProject, client: Client, executors: Executors
) -> None:
    project.drop_next(path_contains="/site", times=3)
    with pytest.raises(LostAnswerError):
        read(client, executors)


def test_what_else_is_lost_is_left_out(
    project: DemoProject, client: Client, executors: Executors
) -> None:
    project.answer_next_with_html(404, path_contains="/maintenance-mode")
    project.drop_next(path_contains="/environments", times=3)
    found = read(client, executors)
    assert found.site is not None
    assert (found.maintenance, found.environments, found.primary) == (None, (), "main")


def test_the_environment_that_was_asked_for_is_not_taken_for_the_primary(
    project: DemoProject, client: Client, executors: Executors
) -> None:
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", path_contains="/environments")
    found = read(client.within("redesign"), executors)
    assert found.primary is None
    assert found.environment("redesign") is None


def test_maintenance_mode_is_told(
    project: DemoProject, client: Client, executors: Executors
) -> None:
    project.maintenance = True
    assert read(client, executors).maintenance is True


def test_a_delete_answered_by_another_environment_ends_unknown(
    project: DemoProject, client: Client, work: Work, plan: Plan
) -> None:
    project.environments["redesign"].primary = True
    (track, *_) = client.tracks(VIDEO)
    entry = plan(VIDEO, track, environment="redesign")
    project.answers_from = "main"
    states: list[State] = []
    end = asyncio.run(work.deletions().delete(entry, states.append))
    assert isinstance(end, Unknown)
    assert isinstance(end.error, WrongEnvironmentError)
