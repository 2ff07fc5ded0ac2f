from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.waiting import wait_until

SOON = 0.05
# Long enough for a busy computer to have read the request.
PATIENCE = 0.25


def test_a_refusal_comes_once_in_place_of_the_work(api, project, code_of):
    project.refuse_next(503, "SERVICE_UNAVAILABLE", {"why": "busy"}, transient=True)
    answer = api.delete_italiano()

    assert code_of(answer) == (503, "SERVICE_UNAVAILABLE")
    assert answer.json()["data"][0]["attributes"]["details"] == {"why": "busy"}
    assert answer.json()["data"][0]["attributes"]["transient"] is True
    assert not project.jobs
    assert api.delete_italiano().status_code == 202


def test_a_refusal_can_come_after_the_work(api, project, code_of):
    project.refuse_next(504, "EXCEPTION", before=False)

    assert code_of(api.delete_italiano()) == (504, "EXCEPTION")
    assert len(project.jobs) == 1


def test_a_refusal_can_have_headers_of_its_own(api, project):
    project.refuse_next(429, "RATE_LIMIT_EXCEEDED", headers={"X-RateLimit-Reset": "2"})

    assert api.get("/site").headers["x-ratelimit-reset"] == "2"


def test_a_refusal_looks_like_an_answer_of_the_api(api, project):
    project.refuse_next(500, "EXCEPTION")
    answer = api.get("/site")

    assert answer.headers["x-request-id"]
    assert answer.headers["x-environment"] == "main"


def test_a_surprise_can_come_several_times(api, project):
    project.refuse_next(500, "EXCEPTION", times=2)

    assert [api.get("/site").status_code for _ in range(3)] == [500, 500, 200]


def test_a_surprise_waits_for_its_request(api, project):
    project.refuse_next(500, "EXCEPTION", method="DELETE", path_contains="/tracks/")

    assert api.get("/site").status_code == 200
    assert len(project.surprises) == 1
    assert api.delete_italiano().status_code == 500
    assert len(project.surprises) == 0


def test_surprises_come_in_the_order_they_were_made(api, project):
    project.refuse_next(500, "EXCEPTION")
    project.refuse_next(503, "SERVICE_UNAVAILABLE")

    assert [api.get("/site").status_code for _ in range(3)] == [500, 503, 200]


def test_surprises_can_be_forgotten(api, project):
    project.drop_next(times=3)
    project.surprises.clear()

    assert api.get("/site").status_code == 200


def test_surprises_can_be_meant_for_subtitle_texts(api, project, server, session):
    project.refuse_next(500, "EXCEPTION", host="stream")

    assert api.get("/site").status_code == 200
    assert session.get(f"{server.stream_url}/a/text/b.vtt", timeout=5).status_code == 500


def test_a_web_page_has_nothing_of_the_api(api, project):
    project.answer_next_with_html()
    answer = api.delete_italiano()

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "x-request-id" not in answer.headers
    assert not project.jobs


def test_a_web_page_can_hide_work_that_was_done(api, project):
    project.answer_next_with_html(502, before=False)

    assert api.delete_italiano().status_code == 502
    assert len(project.jobs) == 1


def test_a_redirect_names_its_target(api, project):
    project.redirect_next("https://example.com/", status=307)
    answer = api.delete_italiano()

    assert (answer.status_code, answer.headers["location"]) == (307, "https://example.com/")
    assert not project.jobs


@pytest.mark.parametrize(("before", "jobs"), [(True, 0), (False, 1)])
def test_a_connection_can_be_dropped_before_and_after_the_work(api, project, before, jobs):
    project.drop_next(before=before)

    with pytest.raises(requests.ConnectionError):
        api.delete_italiano()
    assert len(project.jobs) == jobs


def test_an_answer_can_be_cut_after_the_work(api, project):
    project.cut_next()

    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        api.delete_italiano()
    assert len(project.jobs) == 1


@pytest.mark.parametrize(("before", "jobs"), [(True, 0), (False, 1)])
def test_an_answer_can_be_missing_for_ever(api, project, before, jobs):
    project.hang_next(before=before)

    with pytest.raises(requests.ReadTimeout):
        api.delete_italiano(timeout=PATIENCE)
    wait_until(lambda: len(project.jobs) == jobs)


def test_an_answer_can_come_late(api, project):
    project.delay_next(SOON)

    assert api.delete_italiano().elapsed.total_seconds() >= SOON


def test_an_answer_can_be_held_until_it_is_released(api, project):
    release = threading.Event()
    project.hold_next(release)
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(api.delete_italiano)
        while project.surprises:
            threading.Event().wait(0.001)
        assert not project.jobs
        release.set()
        assert answer.result(5).ok
    assert len(project.jobs) == 1


def test_stopping_ends_what_is_held(api, server, project):
    project.hold_next(threading.Event())

    with pytest.raises(requests.ReadTimeout):
        api.delete_italiano(timeout=PATIENCE)
    server.stop()
    assert not project.jobs


def test_a_late_answer_is_lost_to_those_who_do_not_wait(api, project):
    project.delay_next(1000, before=False)

    with pytest.raises(requests.ReadTimeout):
        api.delete_italiano(timeout=PATIENCE)
    wait_until(lambda: len(project.jobs) == 1)


def test_work_that_stopping_overtakes_is_not_done(api, server, project):
    project.delay_next(1000)

    with pytest.raises(requests.ReadTimeout):
        api.delete_italiano(timeout=PATIENCE)
    server.stop()
    assert not project.jobs


def test_an_answer_can_be_too_large(api, project):
    project.oversize_next(1_000_000)
    answer = api.get("/site")

    assert len(answer.content) == 1_000_000
    assert answer.json()["data"]["type"] == "site"


def test_the_rate_limit_comes_before_surprises(api, project):
    project.requests_per_window = 0
    project.drop_next()

    assert api.get("/site").status_code == 429
    assert len(project.surprises) == 1
