"""Decoding: the reference's own samples, and every part missing or of another type."""

from __future__ import annotations

import contextlib
import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.dato.decoders.identity import decode_account
from trackman.dato.decoders.resources import (
    decode_environment,
    decode_job_result,
    decode_plan_limit,
    decode_site,
    decode_track,
    decode_upload,
)
from trackman.dato.response import Response
from trackman.dato.transport import Transport
from trackman.domain.errors import DatoError, UnexpectedShapeError, UnreadableAnswerError
from trackman.domain.plans import PlanLimit

VIDEO = "/uploads/q0VNpiNQSkG6z0lif_O1zg"
TRACK = {
    "type": "upload_track",
    "id": "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw",
    "attributes": {
        "type": "subtitles",
        "name": "Italiano",
        "language_code": "it-IT",
        "closed_captions": False,
        "status": "ready",
        "error": None,
    },
    "relationships": {"upload": {"data": {"type": "upload", "id": "q0VNpiNQSkG6z0lif_O1zg"}}},
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def answer(document: object) -> Response:
    """Return an answer with this document."""
    return Response(200, json.dumps(document).encode(), "request-1")


def job_result(status: object, payload: object) -> Response:
    """Return the answer for a job that has ended."""
    attributes = {"status": status, "statusText": "OK", "payload": payload}
    return answer({"data": {"type": "job_result", "id": "34", "attributes": attributes}})


def holes(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the document once with each member missing, and the path of that member."""
    if not isinstance(value, dict):
        return
    for key in value:
        here = f"{path}.{key}".lstrip(".")
        yield here, {name: part for name, part in value.items() if name != key}
        for inner_path, part in holes(value[key], here):
            yield inner_path, {**value, key: part}


def test_reads_a_track() -> None:
    track = decode_track(answer(TRACK).root())
    assert (track.name, track.language_code, track.kind) == ("Italiano", "it-IT", "subtitles")
    assert track.upload_id == "q0VNpiNQSkG6z0lif_O1zg"


def test_words_newer_than_this_program_are_kept() -> None:
    newer = copy.deepcopy(TRACK)
    newer["attributes"] |= {"type": "chapters", "status": "archived", "colour": "red"}  # type: ignore[operator]
    track = decode_track(answer(newer).root())
    assert (track.kind, track.status) == ("chapters", "archived")


@pytest.mark.parametrize(
    ("path", "document"), list(holes(TRACK)), ids=lambda value: str(value)[:40]
)
def test_a_missing_part_is_named(path: str, document: object) -> None:
    if path in {"type", "relationships.upload.data.type"}:
        assert decode_track(answer(document).root()).name == "Italiano"
        return
    with pytest.raises(UnexpectedShapeError) as caught:
        decode_track(answer(document).root())
    assert caught.value.path == path
    assert caught.value.request_id == "request-1"


@pytest.mark.parametrize("wrong", ["", ".", ".."])
def test_an_id_that_would_lead_elsewhere_is_refused(wrong: str) -> None:
    with pytest.raises(UnexpectedShapeError):
        decode_track(answer({**TRACK, "id": wrong}).root())


def test_a_mistyped_part_is_named() -> None:
    wrong = copy.deepcopy(TRACK)
    wrong["attributes"]["closed_captions"] = "yes"  # type: ignore[index]
    with pytest.raises(UnexpectedShapeError, match=r"attributes\.closed_captions: expected true"):
        decode_track(answer(wrong).root())


def test_reads_what_the_server_sends(transport: Transport) -> None:
    assert decode_upload(transport.get(VIDEO).root()["data"]).is_video
    assert decode_site(transport.get("/site").root()["data"]).name == "Northwind Stories"
    me = decode_account(transport.get("/users/me", query={"include": "role"}).root())
    assert (me.kind, me.role) == ("access_token", "Editor")
    environments = transport.get("/environments").root()["data"].items()
    assert [decode_environment(node).primary for node in environments] == [True, False]


def test_reads_the_track_of_a_job_result() -> None:
    result = decode_job_result(job_result(200, {"data": TRACK}))
    assert result.track is not None
    assert result.track.name == "Italiano"
    assert result.fault is None
    assert json.loads(result.raw)["data"]["attributes"]["statusText"] == "OK"


@pytest.mark.parametrize(
    "payload", [None, {}, {"data": []}, {"data": {"type": "upload", "id": "1"}}]
)
def test_a_payload_without_a_track_has_none(payload: object) -> None:
    result = decode_job_result(job_result(200, payload))
    assert result.track is None
    assert result.fault is None


def test_reads_why_a_job_failed() -> None:
    error = {"code": "MUX_ERROR", "details": {"message": "primary"}}
    payload = {"data": [{"type": "api_error", "id": "1", "attributes": error}]}
    fault = decode_job_result(job_result(422, payload)).fault
    assert fault is not None
    assert (fault.status, fault.code) == (422, "MUX_ERROR")
    assert json.loads(fault.details) == {"message": "primary"}


@pytest.mark.parametrize("payload", [None, [], {"data": []}, {"data": [None]}, {"data": {"a": 1}}])
def test_a_failed_job_without_words_is_still_a_failed_job(payload: object) -> None:
    fault = decode_job_result(job_result(500, payload)).fault
    assert fault is not None
    assert (fault.status, fault.code) == (500, None)


def test_reads_a_limit_of_the_plan() -> None:
    attributes = {"code": "uploadable_bytes", "usage": 12.0, "limit": None}
    document = {"type": "subscription_limit", "id": "1", "attributes": attributes}
    assert decode_plan_limit(answer(document).root()) == PlanLimit("uploadable_bytes", 12, None)


@pytest.mark.parametrize("usage", [None, "1", True, float("inf"), float("nan")])
def test_a_limit_without_a_number_is_refused(usage: object) -> None:
    attributes = {"code": "uploadable_bytes", "usage": usage, "limit": 1}
    with pytest.raises(UnexpectedShapeError):
        decode_plan_limit(answer({"attributes": attributes}).root())


@given(anything)
def test_whatever_comes_is_read_or_refused_with_a_named_error(document: object) -> None:
    for decode in (
        *(decode_track, decode_upload, decode_site, decode_environment),
        *(decode_account, decode_plan_limit),
    ):
        with contextlib.suppress(UnreadableAnswerError):
            decode(answer(document).root())
    with contextlib.suppress(UnreadableAnswerError):
        decode_job_result(answer(document))


@given(st.integers(100, 599), st.binary(max_size=200) | anything.map(json.dumps).map(str.encode))
def test_every_status_and_body_is_an_answer_or_a_named_error(status: int, body: bytes) -> None:
    got = Response(status, body)
    try:
        got.check()
    except DatoError:
        assert not 200 <= status < 300
    else:
        assert 200 <= status < 300


def test_deep_nesting_does_no_harm() -> None:
    with pytest.raises(UnreadableAnswerError):
        Response(200, b"[" * 100_000).root()
