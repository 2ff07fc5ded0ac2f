"""The API: from a request to an answer with all its headers (API reference, sections 5 to 7)."""

from __future__ import annotations

import uuid

from trackman.demo import errors as refusals
from trackman.demo.answers import Answer, refused
from trackman.demo.auth import API_VERSION, check, chosen_environment
from trackman.demo.calls import Call
from trackman.demo.errors import RefusedError
from trackman.demo.project import DemoProject
from trackman.demo.rate_limit import Admission
from trackman.demo.requests import DemoRequest
from trackman.demo.routes import endpoint_of


def api_answer(project: DemoProject, seen: DemoRequest) -> Answer:
    """Do what a request asks and answer it."""
    with project.lock:
        try:
            environment = check(project, seen)
            endpoint, ids = endpoint_of(seen)
            return endpoint(Call(project, environment, seen, ids))
        except RefusedError as error:
            return refused(error.refusal)


def too_many() -> Answer:
    """Answer a request that came too soon."""
    return refused(refusals.RATE_LIMIT_EXCEEDED)


def api_headers(project: DemoProject, seen: DemoRequest, admission: Admission) -> dict[str, str]:
    """Return the headers that every answer of the API has."""
    headers = {
        "cache-control": "no-cache",
        "x-api-version": API_VERSION,
        "x-request-id": str(uuid.uuid4()),
        "x-ratelimit-limit": str(project.requests_per_window),
        "x-ratelimit-remaining": str(admission.remaining),
    }
    if admission.reset is not None:
        headers["x-ratelimit-reset"] = str(admission.reset)
    environment = chosen_environment(project, seen)
    if environment and project.names_environment:
        headers["x-environment"] = environment.id
    return headers
