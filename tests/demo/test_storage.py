from __future__ import annotations

import re
import socket
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree

import pytest
import requests


def code_in(answer):
    assert answer.headers["content-type"] == "application/xml"
    return answer.status_code, ElementTree.fromstring(answer.content).findtext("Code")


@pytest.fixture
def url(api):
    return api.request_upload().json()["data"]["attributes"]["url"]


def test_an_upload_request_names_a_path_and_a_signed_address(api, server):
    answer = api.request_upload("it IT.vtt")
    data = answer.json()["data"]

    assert answer.status_code == 201
    assert re.fullmatch(r"/64174/\d{10}-it IT\.vtt", data["id"])
    assert data["attributes"]["request_headers"] == {}
    assert data["attributes"]["url"].startswith(f"{server.storage_url}/64174/")
    assert "X-Amz-Expires=900&" in data["attributes"]["url"]


def test_two_upload_requests_in_one_second_have_different_paths(api):
    assert len({api.request_upload().json()["data"]["id"] for _ in range(5)}) == 5


def test_a_name_is_not_needed(api):
    answer = api.post("/upload-requests", {"data": {"type": "upload_request", "attributes": {}}})

    assert answer.status_code == 201


def test_an_upload_request_can_point_elsewhere(api, project):
    project.storage_url = "http://example.com/bucket"
    attributes = api.request_upload().json()["data"]["attributes"]

    assert attributes["url"].startswith("http://example.com/bucket/64174/")


@pytest.mark.parametrize(
    ("knob", "value", "code"),
    [
        ("role", "read-only", "INSUFFICIENT_PERMISSIONS"),
        ("token_kind", "built-in read-only", "INSUFFICIENT_PERMISSIONS"),
        ("maintenance", True, "MAINTENANCE_MODE"),
    ],
)
def test_an_upload_request_needs_the_right_to_change(api, project, code_of, knob, value, code):
    setattr(project, knob, value)

    assert code_of(api.request_upload())[1] == code
    assert not project.storage.requests


def test_a_file_is_kept_under_its_path(api, project):
    path = api.send("Þetta".encode())

    assert project.storage.files == {path: "Þetta".encode()}


def test_a_signed_address_works_until_it_expires(api, project):
    project.storage_expires_seconds = 0
    attributes = api.request_upload().json()["data"]["attributes"]

    assert "X-Amz-Expires=0&" in attributes["url"]
    assert code_in(api.put(attributes["url"])) == (403, "AccessDenied")
    assert not project.storage.files


@pytest.mark.parametrize("change", ["signature", "expiry", "nothing signed"])
def test_a_changed_signature_is_refused(api, project, url, change):
    parts = urlsplit(url)
    query = {
        "signature": parts.query[:-1] + ("0" if parts.query[-1] != "0" else "1"),
        "expiry": parts.query.replace("=900", "=901"),
        "nothing signed": "",
    }[change]

    assert code_in(api.put(urlunsplit(parts._replace(query=query)))) == (
        403,
        "SignatureDoesNotMatch",
    )
    assert not project.storage.files


def test_a_signature_is_good_for_its_path_alone(api, project, url):
    other = url.replace("it.vtt", "fr.vtt")

    assert code_in(api.put(other)) == (403, "AccessDenied")
    assert not project.storage.files


def test_files_can_only_be_sent(api, session, url):
    api.put(url)

    for method in ("GET", "POST", "DELETE"):
        assert code_in(session.request(method, url, timeout=5)) == (403, "AccessDenied")


def test_headers_that_are_signed_must_be_sent(api, project):
    project.storage_headers = {"x-amz-meta-site": "64174"}
    attributes = api.request_upload().json()["data"]["attributes"]
    refused = [api.put(attributes["url"]), api.put(attributes["url"], x_amz_meta_site="1")]
    taken = api.put(attributes["url"], **attributes["request_headers"])

    assert attributes["request_headers"] == {"x-amz-meta-site": "64174"}
    assert [code_in(one)[1] for one in refused] == ["SignatureDoesNotMatch"] * 2
    assert taken.status_code == 200


def test_a_token_does_not_belong_into_the_storage(api, project, server, url):
    answer = api.put(url, Authorization=f"Bearer {server.token}")

    assert code_in(answer) == (400, "InvalidArgument")
    assert server.seen_storage[0].headers["authorization"] == f"Bearer {server.token}"
    assert not project.storage.files


def test_the_length_must_be_known(api, project, url):
    assert code_in(api.put(url, iter([b"WEB", b"VTT"]))) == (501, "NotImplemented")
    assert not project.storage.files


def test_what_came_to_the_storage_is_written_down_apart(api, server):
    api.send(b"some", Content_Type="text/vtt")

    (seen,) = server.seen_storage
    assert (seen.method, seen.host, seen.body) == ("PUT", "storage", b"some")
    assert seen.headers["content-type"] == "text/vtt"
    assert "authorization" not in seen.headers
    assert [one.path for one in server.seen] == ["/upload-requests"]
    assert not server.seen_media


def test_a_large_file_comes_whole(api, project):
    content = b"0123456789abcdef" * 500_000
    path = api.send(content)

    assert project.storage.files[path] == content


def test_a_file_broken_off_by_its_sender_is_not_kept(api, project, server, url, capfd):
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        head = f"PUT {parts.path}?{parts.query} HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n"
        connection.sendall(head.encode() + b"\r\n" + bytes(100_000))
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(1) == b""

    (seen,) = server.seen_storage
    assert (len(seen.body), seen.whole) == (100_000, False)
    assert not project.storage.files
    assert capfd.readouterr() == ("", "")
    assert api.put(url).status_code == 200


def test_a_change_broken_off_by_its_sender_is_not_made(server, project, api):
    address = urlsplit(server.api_url)
    head = "".join(f"{name}: {value}\r\n" for name, value in api.headers.items())
    with socket.create_connection((address.hostname, address.port)) as connection:
        line = "POST /upload-requests HTTP/1.1\r\nHost: a\r\n"
        connection.sendall(f"{line}{head}Content-Length: 99\r\n\r\n{{".encode())
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(1) == b""

    assert not project.storage.requests


def test_the_storage_can_break_off(api, project, server, url):
    project.break_off_next(after=1000, host="storage")

    with pytest.raises(requests.ConnectionError):
        api.put(url, bytes(20_000_000))
    assert [len(seen.body) for seen in server.seen_storage] == [1000]
    assert not project.storage.files
    assert api.put(url).status_code == 200


def test_the_storage_can_stop_reading(project, server, session, url):
    project.stall_next(after=1000, host="storage")

    with pytest.raises((requests.ConnectionError, requests.Timeout)):
        session.put(url, data=bytes(20_000_000), timeout=0.25)
    server.stop()
    assert [len(seen.body) for seen in server.seen_storage] == [1000]


def test_interruptions_wait_for_their_turn(api, project, url):
    project.refuse_next(503, "SlowDown", host="storage")
    project.break_off_next(after=0, host="storage")

    assert code_in(api.put(url)) == (503, "SlowDown")
    with pytest.raises(requests.ConnectionError):
        api.put(url)
    assert api.put(url).status_code == 200


@pytest.mark.parametrize("before", [True, False])
def test_surprises_can_be_meant_for_the_storage(api, project, url, before):
    project.drop_next(host="storage", before=before)

    assert api.get("/site").status_code == 200
    with pytest.raises(requests.ConnectionError):
        api.put(url)
    assert bool(project.storage.files) is not before


def test_an_answer_of_the_storage_can_be_cut(api, project, url):
    project.cut_next(host="storage")

    with pytest.raises(requests.ConnectionError):
        api.put(url)
    assert project.storage.files


def test_the_storage_can_refuse_a_size(api, project, url):
    project.storage_refuses_above = 10

    assert code_in(api.put(url, b"12345678901")) == (400, "EntityTooLarge")
    assert not project.storage.files
    assert api.put(url, b"1234567890").status_code == 200


def test_the_storage_can_be_slow(project, server, session, url):
    project.storage_bytes_per_second = 1

    with pytest.raises(requests.Timeout):
        session.put(url, data=bytes(1000), timeout=0.25)
    project.storage_bytes_per_second = 1e12
    assert session.put(url, data=bytes(100_000), timeout=5).status_code == 200
    server.stop()
