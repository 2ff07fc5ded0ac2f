"""Which records use a video: asked for once, behind everything else, and never in the way."""

from __future__ import annotations

import pytest

from trackman.dato.client import Client
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.references import Unread
from trackman.domain.uploads import Video
from trackman.services.executors import Executors
from trackman.services.references import References

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


@pytest.fixture
def video(client: Client) -> Video:
    """Return a video that three records use."""
    return Video(client.upload(VIDEO), (), None)


def asked(server: DemoServer) -> int:
    """Return how often the server was asked for references."""
    return sum(seen.path.endswith("/references") for seen in server.seen)


async def test_one_request_serves_a_sitting(
    client: Client, executors: Executors, server: DemoServer, video: Video
) -> None:
    references = References(client, executors, pause=0)
    assert references.known(video) is Unread.ASKED
    uses = await references.read(video)
    assert not isinstance(uses, Unread)
    assert [one.title for one in uses] == ["Home", "Summer 2026", "A launch on the beach"]
    assert await references.read(video) == references.known(video) == uses
    assert asked(server) == 1


async def test_each_environment_has_its_own_records(
    client: Client, executors: Executors, server: DemoServer, video: Video
) -> None:
    references = References(client, executors, pause=0)
    await references.read(video)
    await references.read(Video(video.upload, (), "redesign"))
    assert asked(server) == 2
    assert server.seen[-1].headers["X-Environment"] == "redesign"


async def test_an_old_answer_stays_until_there_is_another(
    client: Client, executors: Executors, project: DemoProject, video: Video
) -> None:
    references = References(client, executors, good_for=0, pause=0)
    before = await references.read(video)
    project.uploads[VIDEO].records.clear()
    assert references.known(video) == before
    assert await references.read(video) == references.known(video) == ()


async def test_what_is_refused_is_not_known_and_asked_for_again(
    client: Client, executors: Executors, project: DemoProject, video: Video
) -> None:
    references = References(client, executors, pause=0)
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS")
    assert await references.read(video) is Unread.UNKNOWN
    assert await references.read(video) not in (Unread.UNKNOWN, ())
