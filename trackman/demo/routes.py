"""The endpoints of the API: which request leads to what."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, unquote

from trackman.demo import errors as refusals
from trackman.demo.answers import Answer, document
from trackman.demo.calls import Call
from trackman.demo.changes import (
    create_track,
    create_upload_request,
    delete_track,
    generate_subtitles,
)
from trackman.demo.errors import RefusedError
from trackman.demo.events import signature
from trackman.demo.requests import DemoRequest
from trackman.demo.resources.groups import collection_documents, listed_tags
from trackman.demo.resources.listing import listed_uploads
from trackman.demo.resources.plan import (
    COUNTERS,
    PERIODS,
    counter_document,
    public_info_document,
)
from trackman.demo.resources.records import VERSIONS
from trackman.demo.resources.roles import (
    may_read_uploads,
    role_documents,
    token_document,
)
from trackman.demo.resources.site import site_document


def _site(call: Call) -> Answer:
    project = call.project
    site = site_document(project.name, project.internal_domain, project.locales)
    return document(200, {"data": site})


def _me(call: Call) -> Answer:
    project = call.project
    token = token_document(
        project.token_kind, project.role, project.token or "", project.api_access
    )
    content: dict[str, object] = {"data": token}
    if call.seen.query.get("include") == "role":
        content["included"] = role_documents(project.token_kind, project.role)
    return document(200, content)


def _environments(call: Call) -> Answer:
    environments = call.project.environments.values()
    return document(200, {"data": [one.document() for one in environments]})


def _environment(call: Call) -> Answer:
    environment = call.project.environments.get(call.ids[0])
    if environment is None:
        raise RefusedError(refusals.NOT_FOUND)
    return document(200, {"data": environment.document()})


def _maintenance(call: Call) -> Answer:
    attributes = {"active": call.project.maintenance}
    mode = {"type": "maintenance_mode", "id": "maintenance_mode", "attributes": attributes}
    return document(200, {"data": mode})


def _public_info(call: Call) -> Answer:
    project = call.project
    return document(200, {"data": public_info_document(project.name, project.largest_upload)})


def _plan_limits(call: Call) -> Answer:
    if not call.project.tells_plan:
        # Which right guards it is not documented.
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)
    return document(200, {"data": [one.document() for one in call.project.plan_limits.values()]})


def _usage_counter(call: Call) -> Answer:
    if not call.project.tells_usage:
        # Which right guards it is not documented.
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)
    if call.seen.query.get("period", "today") not in PERIODS:
        raise RefusedError(refusals.INVALID_PARAMS)
    if call.ids[0] not in COUNTERS:
        raise RefusedError(refusals.NOT_FOUND)
    return document(200, {"data": counter_document(call.ids[0], call.project.plan_limits)})


def _uploads(call: Call) -> Answer:
    _must_read_uploads(call)
    return document(200, listed_uploads(call.project.uploads.values(), call.seen.query))


def _collections(call: Call) -> Answer:
    return document(200, {"data": collection_documents(call.project.collections)})


def _tags(call: Call) -> Answer:
    _must_read_uploads(call)
    return document(200, listed_tags(call.project.uploads.values(), call.seen.query))


def _filters(call: Call) -> Answer:
    return document(200, {"data": [one.document() for one in call.project.filters]})


def _upload(call: Call) -> Answer:
    _must_read_uploads(call)
    return document(200, {"data": call.project.upload(call.ids[0]).document()})


def _references(call: Call) -> Answer:
    _must_read_uploads(call)
    # What is answered where no version is named is not documented.
    version = call.seen.query.get("version", "published-or-current")
    if version not in VERSIONS:
        raise RefusedError(refusals.INVALID_PARAMS)
    upload = call.project.upload(call.ids[0])
    used_by = [one for one in upload.records if one.is_shown(version)]
    return document(200, {"data": [one.document(upload.id) for one in used_by]})


def _tracks(call: Call) -> Answer:
    _must_read_uploads(call)
    # NOT_A_VIDEO is documented for tracks in general, not for this endpoint by name.
    return document(200, {"data": call.project.listed_tracks(call.ids[0])})


def _job_result(call: Call) -> Answer:
    return document(200, {"data": call.project.poll(call.ids[0])})


def _must_read_uploads(call: Call) -> None:
    if not may_read_uploads(call.project.rights):
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)


def _pusher(call: Call) -> Answer:
    if call.project.events_refused:
        # What a token that may not listen is told is not documented.
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)
    form = dict(parse_qsl(call.seen.body.decode()))
    return document(200, {"auth": signature(form["socket_id"], form["channel_name"])})


_Endpoint = Callable[[Call], Answer]

_ROUTES: tuple[tuple[str, str, _Endpoint], ...] = (
    ("GET", "/site", _site),
    ("GET", "/users/me", _me),
    ("GET", "/environments", _environments),
    ("GET", "/environments/:id", _environment),
    ("GET", "/maintenance-mode", _maintenance),
    ("GET", "/public-info", _public_info),
    ("GET", "/subscription-limits", _plan_limits),
    ("GET", "/usage-log-counters/:id", _usage_counter),
    ("GET", "/upload-collections", _collections),
    ("GET", "/upload-tags", _tags),
    ("GET", "/upload-filters", _filters),
    ("GET", "/uploads", _uploads),
    ("GET", "/uploads/:id", _upload),
    ("GET", "/uploads/:id/references", _references),
    ("GET", "/uploads/:id/tracks", _tracks),
    ("POST", "/uploads/:id/tracks", create_track),
    ("POST", "/uploads/:id/tracks/generate-subtitles", generate_subtitles),
    ("DELETE", "/uploads/:id/tracks/:id", delete_track),
    ("POST", "/upload-requests", create_upload_request),
    ("GET", "/job-results/:id", _job_result),
    ("POST", "/pusher/authenticate", _pusher),
)

_PATTERNS = [
    (re.compile(f"{method} {path}".replace(":id", "([^/]+)")), path, endpoint)
    for method, path, endpoint in _ROUTES
]


def endpoint_of(seen: DemoRequest) -> tuple[_Endpoint, tuple[str, ...]]:
    """Return the endpoint a request leads to, and the ids in its path."""
    for pattern, _, endpoint in _PATTERNS:
        if match := pattern.fullmatch(f"{seen.method} {seen.path}"):
            return endpoint, tuple(map(unquote, match.groups()))
    raise RefusedError(refusals.INVALID_ENDPOINT)


def route_of(seen: DemoRequest) -> str:
    """Name the route of a request, such as `GET /uploads/:id`."""
    for pattern, path, _ in _PATTERNS:
        if pattern.fullmatch(f"{seen.method} {seen.path}"):
            return f"{seen.method} {path}"
    return f"{seen.method} (no such endpoint)"
