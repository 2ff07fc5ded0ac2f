from __future__ import annotations

import json

import pytest
import requests

from trackman.demo.catalogue import demo_project
from trackman.demo.server import DemoServer

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
TEXT = b"WEBVTT\n\n1\n00:00:00.200 --> 00:00:01.100\n[Olas en una playa]\n"


class Api:
    """Asks the server as a well-behaved client would."""

    def __init__(self, server, session):
        self.headers = {
            "Authorization": f"Bearer {server.token}",
            "Accept": "application/json",
            "X-Api-Version": "3",
        }
        self._server = server
        self._playback_id = server.project.uploads[LAUNCH].mux_playback_id
        self._session = session

    def ask(self, method, path, without=(), timeout=5, data=None, **headers):
        sent = {name: value for name, value in self.headers.items() if name not in without}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        # `requests` would fill in its own Accept; None leaves it out.
        sent |= dict.fromkeys(without)
        return self._session.request(
            method,
            self._server.api_url + path,
            headers=sent,
            data=data,
            timeout=timeout,
            allow_redirects=False,
        )

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def delete_italiano(self, **options):
        return self.ask("DELETE", f"/uploads/{LAUNCH}/tracks/{ITALIANO}", **options)

    def poll(self, accepted):
        return self.get(f"/job-results/{accepted.json()['data']['id']}")

    def post(self, path, body, **options):
        options.setdefault("Content_Type", "application/json")
        return self.ask("POST", path, data=json.dumps(body), **options)

    def request_upload(self, filename="it.vtt", **options):
        data = {"type": "upload_request", "attributes": {"filename": filename}}
        return self.post("/upload-requests", {"data": data}, **options)

    def send(self, content=TEXT, **headers):
        """Send a file as a client should, and return the id to make a track from."""
        request = self.request_upload().json()["data"]
        headers |= request["attributes"]["request_headers"]
        sent = self.put(request["attributes"]["url"], content, **headers)
        assert sent.status_code == 200
        return request["id"]

    def put(self, url, content=TEXT, **headers):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._session.put(url, data=content, headers=sent, timeout=5)

    def create(self, source, upload_id=LAUNCH, without=(), more=None, **attributes):
        """Ask for Spanish subtitles unless told otherwise."""
        attributes = {
            "url_or_upload_request_id": source,
            "type": "subtitles",
            "language_code": "es",
            "name": "Español",
            **attributes,
        }
        for name in without:
            del attributes[name]
        data = {"type": "upload_track", "attributes": attributes}
        return self.post(f"/uploads/{upload_id}/tracks", {"data": data}, **(more or {}))

    def generate(self, upload_id=LAUNCH, kind="subtitles_generation", **attributes):
        """Ask for Spanish subtitles of the sound unless told otherwise."""
        attributes = {"language_code": "es", "name": "Español", **attributes}
        data = {"type": kind, "attributes": attributes}
        return self.post(f"/uploads/{upload_id}/tracks/generate-subtitles", {"data": data})

    def tracks(self, upload_id=LAUNCH):
        return self.get(f"/uploads/{upload_id}/tracks").json()["data"]

    def result(self, accepted):
        return self.poll(accepted).json()["data"]["attributes"]

    def text(self, track_id):
        url = f"{self._server.stream_url}/{self._playback_id}/text/{track_id}.vtt"
        return self._session.get(url, timeout=5)

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
    project.lists_while_preparing = 1
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
