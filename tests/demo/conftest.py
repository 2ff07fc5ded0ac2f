from __future__ import annotations

import pytest
import requests

from trackman.demo.catalogue import demo_project
from trackman.demo.server import DemoServer

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


class Api:
    """Asks the server as a well-behaved client would."""

    def __init__(self, server, session):
        self.headers = {
            "Authorization": f"Bearer {server.token}",
            "Accept": "application/json",
            "X-Api-Version": "3",
        }
        self._server = server
        self._session = session

    def ask(self, method, path, without=(), timeout=5, **headers):
        sent = {name: value for name, value in self.headers.items() if name not in without}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        # `requests` would fill in its own Accept; None leaves it out.
        sent |= dict.fromkeys(without)
        return self._session.request(
            method,
            self._server.api_url + path,
            headers=sent,
            timeout=timeout,
            allow_redirects=False,
        )

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def delete_italiano(self, **options):
        return self.ask("DELETE", f"/uploads/{LAUNCH}/tracks/{ITALIANO}", **options)

    def poll(self, accepted):
        return self.get(f"/job-results/{accepted.json()['data']['id']}")

    def lists_italiano(self):
        tracks = self.get(f"/uploads/{LAUNCH}/tracks").json()["data"]
        return ITALIANO in [track["id"] for track in tracks]


def code_of(response):
    (error,) = response.json()["data"]
    return response.status_code, error["attributes"]["code"]


@pytest.fixture
def project():
    project = demo_project()
    project.polls_per_job = 1
    return project


@pytest.fixture
def server(project):
    with DemoServer(project) as server:
        yield server


@pytest.fixture
def session():
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def api(server, session):
    return Api(server, session)


@pytest.fixture(name="code_of")
def _code_of():
    return code_of


@pytest.fixture
def launch():
    return LAUNCH


@pytest.fixture
def italiano():
    return ITALIANO
