from __future__ import annotations

from trackman.demo.rate_limit import Admission, Limit, RateLimit

SLIDING = Limit(2, 3.0, "sliding")
FIXED = Limit(2, 3.0, "fixed")


def admissions(limit, *times):
    rate_limit = RateLimit()
    return [rate_limit.admit(now, limit) for now in times]


def test_a_sliding_window_frees_each_place_after_its_length():
    assert admissions(SLIDING, 10.0, 11.0, 12.0, 13.0, 13.5) == [
        Admission(1, None),
        Admission(0, None),
        Admission(0, 1),
        Admission(0, None),
        Admission(0, 1),
    ]


def test_a_fixed_window_frees_all_places_together():
    assert admissions(FIXED, 10.0, 11.0, 11.9, 12.0, 13.0) == [
        Admission(1, None),
        Admission(0, None),
        Admission(0, 1),
        Admission(1, None),
        Admission(0, None),
    ]


def test_the_wait_is_told_in_whole_seconds_rounded_up():
    assert admissions(SLIDING, 10.0, 10.0, 10.5)[-1].reset == 3


def test_refused_requests_use_nothing_up():
    assert admissions(SLIDING, 10.0, 10.0, 11.0, 12.0, 12.9, 13.0)[-1] == Admission(1, None)


def test_the_sixty_first_request_in_three_seconds_is_refused(api, code_of):
    answers = [api.get("/nothing") for _ in range(61)]

    assert code_of(answers[59]) == (404, "INVALID_ENDPOINT")
    assert code_of(answers[60]) == (429, "RATE_LIMIT_EXCEEDED")
    assert int(answers[60].headers["x-ratelimit-reset"]) in (1, 2, 3)
    assert answers[60].headers["x-ratelimit-remaining"] == "0"


def test_the_limit_can_be_changed_while_running(api, project, server, code_of):
    project.requests_per_window = 1
    project.window_seconds = 1000.0

    assert api.get("/site").status_code == 200
    assert code_of(api.get("/site")) == (429, "RATE_LIMIT_EXCEEDED")
    assert server.refused_by_limit == 1
    project.requests_per_window = 2
    assert api.get("/site").status_code == 200


def test_a_refused_deletion_is_not_done(api, project):
    project.requests_per_window = 0

    assert api.delete_italiano().status_code == 429
    assert not project.jobs


def test_texts_and_pictures_are_not_counted(api, server, session):
    session.get(f"{server.image_url}/nothing/thumbnail.jpg", timeout=5)

    assert api.get("/site").headers["x-ratelimit-remaining"] == "59"
    assert [seen.host for seen in server.seen_media] == ["image"]
