"""The endpoints of the API: which request leads to what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from trackman.demo import refusals
from trackman.demo.answers import Answer, document
from trackman.demo.groups import collection_documents, listed_tags
from trackman.demo.listing import listed_uploads
from trackman.demo.project import DemoProject
from trackman.demo.refusals import RefusedError
from trackman.demo.roles import (
    may_change_uploads,
    may_read_uploads,
    role_documents,
    token_document,
)
from trackman.demo.seen import Seen
from trackman.demo.site import DemoEnvironment, site_document


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed the checks."""

    project: DemoProject
    environment: DemoEnvironment
    seen: Seen
    ids: tuple[str, ...]
    """The ids in the path, in order."""


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
    call.project.upload(call.ids[0])
    return document(200, {"data": []})


def _tracks(call: Call) -> Answer:
    _must_read_uploads(call)
    upload = call.project.upload(call.ids[0])
    if upload.mux_playback_id is None:
        # The code is documented for tracks in general, not for this endpoint by name.
        raise RefusedError(refusals.NOT_A_VIDEO)
    return document(200, {"data": [track.document() for track in upload.tracks.values()]})


def _delete_track(call: Call) -> Answer:
    """Start a deletion; which of several reasons to refuse comes first is not documented."""
    project = call.project
    if not may_change_uploads(project.rights):
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)
    if not call.environment.primary:
        raise RefusedError(refusals.TRACKS_IMMUTABLE_IN_SANDBOX)
    if project.maintenance:
        raise RefusedError(refusals.MAINTENANCE_MODE)
    if call.environment.read_only_mode:
        raise RefusedError(refusals.ENVIRONMENT_IN_READ_ONLY_MODE)
    if project.answer_deletes_synchronously is None:
        return document(202, {"data": {"type": "job", "id": project.start_deletion(*call.ids).id}})
    track = project.delete_at_once(*call.ids)
    if project.answer_deletes_synchronously == 204:
        return Answer(204)
    return document(200, {"data": track.document()})


def _job_result(call: Call) -> Answer:
    return document(200, {"data": call.project.poll(call.ids[0])})


def _must_read_uploads(call: Call) -> None:
    if not may_read_uploads(call.project.rights):
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)


_Endpoint = Callable[[Call], Answer]

_ROUTES: tuple[tuple[str, str, _Endpoint], ...] = (
    ("GET", "/site", _site),
    ("GET", "/users/me", _me),
    ("GET", "/environments", _environments),
    ("GET", "/environments/:id", _environment),
    ("GET", "/maintenance-mode", _maintenance),
    ("GET", "/upload-collections", _collections),
    ("GET", "/upload-tags", _tags),
    ("GET", "/upload-filters", _filters),
    ("GET", "/uploads", _uploads),
    ("GET", "/uploads/:id", _upload),
    ("GET", "/uploads/:id/references", _references),
    ("GET", "/uploads/:id/tracks", _tracks),
    ("DELETE", "/uploads/:id/tracks/:id", _delete_track),
    ("GET", "/job-results/:id", _job_result),
)

_PATTERNS = [
    (re.compile(f"{method} {path}".replace(":id", "([^/]+)")), path, endpoint)
    for method, path, endpoint in _ROUTES
]


def endpoint_of(seen: Seen) -> tuple[_Endpoint, tuple[str, ...]]:
    """Return the endpoint a request leads to, and the ids in its path."""
    for pattern, _, endpoint in _PATTERNS:
        if match := pattern.fullmatch(f"{seen.method} {seen.path}"):
            return endpoint, tuple(map(unquote, match.groups()))
    raise RefusedError(refusals.INVALID_ENDPOINT)


def route_of(seen: Seen) -> str:
    """Name the route of a request, such as `GET /uploads/:id`."""
    for pattern, path, _ in _PATTERNS:
        if pattern.fullmatch(f"{seen.method} {seen.path}"):
            return f"{seen.method} {path}"
    return f"{seen.method} (no such endpoint)"
