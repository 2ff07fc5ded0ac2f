from __future__ import annotations

import http.client
import socket
import threading
import time

import pytest
import requests

from trackman.demo.catalogue import demo_project
from trackman.demo.server import DemoServer


def connection_to(server):
    return http.client.HTTPConnection(server.api_url.removeprefix("http://"), timeout=5)


def test_requests_are_written_down_in_order(api, server, launch):
    before = time.monotonic()
    api.get("/uploads?page[limit]=5&locale=it")
    api.ask("DELETE", f"/uploads/{launch}/tracks/some", X_Environment="redesign")
    first, second = server.seen

    assert (first.method, first.path) == ("GET", "/uploads")
    assert first.query == {"page[limit]": "5", "locale": "it"}
    assert (second.method, second.path) == ("DELETE", f"/uploads/{launch}/tracks/some")
    assert second.headers["x-ENVIRONMENT"] == "redesign"
    assert (second.query, second.body) == ({}, b"")
    assert before <= first.at <= second.at <= time.monotonic()


def test_answers_can_be_long_on_their_way(api, project):
    project.answer_seconds = 0.05
    before = time.monotonic()
    assert api.get("/site").status_code == 200
    assert time.monotonic() - before >= 0.05


def test_bodies_are_written_down(server, session):
    session.put(f"{server.api_url}/site", data=b'{"data":1}', timeout=5)

    assert server.seen[0].body == b'{"data":1}'


def test_one_connection_carries_many_requests(server):
    connection = connection_to(server)
    connection.connect()
    used = connection.sock
    for _ in range(3):
        connection.request("GET", "/nothing")
        assert connection.getresponse().read()
        assert connection.sock is used
    connection.close()


@pytest.mark.parametrize("path", ["/site", "/image/a/thumbnail.jpg"])
def test_an_answer_to_head_has_no_body(server, path):
    connection = connection_to(server)
    for _ in range(2):
        connection.request("HEAD", path)
        answer = connection.getresponse()
        assert answer.status in (401, 404, 405, 406)
        assert answer.read() == b""
    connection.close()


def test_a_body_can_come_in_chunks(server, session):
    session.post(f"{server.api_url}/site", data=iter([b"one", b"two"]), timeout=5)
    session.get(f"{server.api_url}/site", timeout=5)

    assert [seen.body for seen in server.seen] == [b"onetwo", b""]


def test_nothing_is_left_after_stopping():
    before = set(threading.enumerate())
    with DemoServer(demo_project()) as server:
        connections = [connection_to(server) for _ in range(3)]
        for connection in connections:
            connection.request("GET", "/site")
            connection.getresponse().read()
        assert len(set(threading.enumerate()) - before) == 4

    assert set(threading.enumerate()) <= before
    for connection in connections:
        connection.close()


def test_stopping_wakes_what_hangs(api, project, server):
    project.hang_next()
    project.delay_next(1000)
    for _ in range(2):
        with pytest.raises(requests.ReadTimeout):
            api.get("/site", timeout=0.2)
    server.stop()

    assert "demo connection" not in [thread.name for thread in threading.enumerate()]


def test_nothing_listens_after_stopping(server, api):
    server.stop()

    with pytest.raises(requests.ConnectionError):
        api.get("/site")


def test_it_can_be_started_again_at_the_same_address(server, api):
    address = server.api_url
    server.stop(comes_back=True)
    server.start()

    assert server.api_url == address
    assert api.get("/site").status_code == 200


def test_nobody_else_gets_the_port_of_one_that_comes_back(server, api):
    port = int(server.api_url.rpartition(":")[2])
    server.stop(comes_back=True)
    with pytest.raises(requests.ConnectionError):
        api.get("/site")
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", port))
    server.start()

    assert api.get("/site").status_code == 200


def test_stopping_twice_does_no_harm(server):
    server.stop(comes_back=True)
    server.stop()
    server.stop()


def test_a_client_that_goes_away_is_no_error(server, capfd):
    port = int(server.api_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /si")
    server.stop()

    assert capfd.readouterr() == ("", "")


def test_many_clients_are_served_at_once(server, project):
    project.requests_per_window = 1000
    connections = [connection_to(server) for _ in range(20)]
    for connection in connections:
        connection.request("GET", "/nothing")
    statuses = {connection.getresponse().status for connection in connections}
    for connection in connections:
        connection.close()

    assert statuses == {406}
    assert len(server.seen) == 20
