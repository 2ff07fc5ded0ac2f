"""Answers from another environment than the chosen one."""

from __future__ import annotations

import pytest

from trackman.dato.client import Client
from trackman.dato.transport import Transport
from trackman.demo.project import DemoProject
from trackman.domain.errors import ApiError, WrongEnvironmentError
from trackman.domain.jobs import Job

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


def test_an_answer_from_elsewhere_is_refused_with_both_names(
    project: DemoProject, client: Client
) -> None:
    project.answers_from = "main"
    with pytest.raises(WrongEnvironmentError) as caught:
        client.within("redesign").tracks(VIDEO)
    assert (caught.value.chosen, caught.value.answered) == ("redesign", "main")


def test_a_delete_answered_from_elsewhere_may_have_worked(
    project: DemoProject, client: Client
) -> None:
    project.answers_from = "main"
    with pytest.raises(WrongEnvironmentError) as caught:
        client.within("redesign").delete_track(VIDEO, ITALIANO)
    assert caught.value.may_have_worked


def test_not_found_elsewhere_does_not_mean_gone(project: DemoProject, client: Client) -> None:
    project.answers_from = "main"
    with pytest.raises(WrongEnvironmentError):
        client.within("redesign").job_result("1")
    with pytest.raises(WrongEnvironmentError):
        client.within("redesign").delete_track(VIDEO, "nothing")


def test_other_refusals_keep_their_words(project: DemoProject, client: Client) -> None:
    project.answers_from = "main"
    project.role = "none"
    with pytest.raises(ApiError) as caught:
        client.within("redesign").tracks(VIDEO)
    assert caught.value.fault.code == "INSUFFICIENT_PERMISSIONS"


def test_who_names_none_must_be_answered_by_the_primary_once_it_is_known(
    project: DemoProject, transport: Transport
) -> None:
    client = Client(transport)
    project.answers_from = "redesign"
    assert client.site().environment == "redesign"
    transport.primary = "main"
    with pytest.raises(WrongEnvironmentError) as caught:
        client.tracks(VIDEO)
    assert (caught.value.chosen, caught.value.answered) == ("main", "redesign")


def test_an_answer_that_names_no_environment_is_believed(
    project: DemoProject, transport: Transport
) -> None:
    project.names_environment = False
    transport.primary = "main"
    client = Client(transport)
    assert client.site().environment is None
    assert isinstance(client.delete_track(VIDEO, ITALIANO), Job)


@pytest.mark.parametrize("chosen", [None, "main"])
def test_the_right_environment_is_believed(chosen: str | None, transport: Transport) -> None:
    transport.primary = "main"
    assert isinstance(Client(transport, chosen).delete_track(VIDEO, ITALIANO), Job)
