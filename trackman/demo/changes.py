"""The endpoints that change something."""

from __future__ import annotations

from dataclasses import replace

from trackman.demo import errors as refusals
from trackman.demo.answers import Answer, document
from trackman.demo.calls import Call
from trackman.demo.errors import RefusedError
from trackman.demo.resources.bodies import (
    SUBTITLES_GENERATION,
    UPLOAD_REQUEST,
    UPLOAD_TRACK,
    attributes_of,
)
from trackman.demo.resources.drafts import Draft
from trackman.demo.resources.jobs import DemoJob
from trackman.demo.resources.roles import may_change_uploads
from trackman.demo.storage import STORAGE_ROOT


def create_upload_request(call: Call) -> Answer:
    """Permit a file to be sent; whether sandboxes and read-only modes do is not documented."""
    project = call.project
    _check_rights(call)
    _check_writable(call)
    filename = attributes_of(call.seen, UPLOAD_REQUEST).get("filename", "file")
    request = project.storage.request(
        filename, project.storage_headers, project.storage_expires_seconds
    )
    base = project.storage_url or f"http://{call.seen.headers['Host']}{STORAGE_ROOT}"
    return document(201, {"data": request.document(base)})


def create_track(call: Call) -> Answer:
    """Start a creation, with the same reasons to refuse as a deletion and those of the body."""
    project = call.project
    _check_tracks_changeable(call)
    draft = Draft.of(attributes_of(call.seen, UPLOAD_TRACK))
    _check_plan(call, "uploadable_bytes", "mux_encoding_seconds")
    known = "://" in draft.source or draft.source in project.storage.requests
    if not known and project.missing_files == "refused":
        # What is said about a request that never was is not documented.
        raise RefusedError(refusals.invalid_field("url_or_upload_request_id"))
    if project.answer_creations_synchronously is None:
        return _accepted(project.start_creation(call.ids[0], draft))
    track = project.create_at_once(call.ids[0], draft)
    return document(project.answer_creations_synchronously, {"data": track.document()})


def generate_subtitles(call: Call) -> Answer:
    """Have subtitles made of the sound, with the same reasons to refuse as a creation."""
    project = call.project
    _check_tracks_changeable(call)
    schema = replace(SUBTITLES_GENERATION, type=project.generation_type)
    draft = Draft.of(attributes_of(call.seen, schema))
    _check_plan(call, "mux_encoding_seconds")
    if project.answer_creations_synchronously is None:
        return _accepted(project.start_generation(call.ids[0], draft))
    track = project.generate_at_once(call.ids[0], draft)
    return document(project.answer_creations_synchronously, {"data": track.document()})


def delete_track(call: Call) -> Answer:
    """Start a deletion."""
    project = call.project
    _check_tracks_changeable(call)
    if project.answer_deletes_synchronously is None:
        return _accepted(project.start_deletion(*call.ids))
    track = project.delete_at_once(*call.ids)
    if project.answer_deletes_synchronously == 204:
        return Answer(204)
    return document(200, {"data": track.document()})


def _accepted(job: DemoJob) -> Answer:
    return document(202, {"data": {"type": "job", "id": job.id}})


def _check_tracks_changeable(call: Call) -> None:
    """Refuse what may not be; which of several reasons comes first is not documented."""
    _check_rights(call)
    if not call.environment.primary:
        raise RefusedError(refusals.TRACKS_IMMUTABLE_IN_SANDBOX)
    _check_writable(call)


def _check_rights(call: Call) -> None:
    if not may_change_uploads(call.project.rights):
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)


def _check_plan(call: Call, *codes: str) -> None:
    """Refuse what the plan has no room for; when it is looked at is not documented."""
    limits = call.project.plan_limits
    for code in codes:
        if code in limits and limits[code].is_reached:
            raise RefusedError(refusals.plan_upgrade_required(code))


def _check_writable(call: Call) -> None:
    if call.project.maintenance:
        raise RefusedError(refusals.MAINTENANCE_MODE)
    if call.environment.read_only_mode:
        raise RefusedError(refusals.ENVIRONMENT_IN_READ_ONLY_MODE)
