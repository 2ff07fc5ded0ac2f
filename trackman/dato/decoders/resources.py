"""From JSON:API documents to the objects of the domain. Unknown attributes are ignored."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime

from trackman.dato.decoders.moments import moment_of
from trackman.dato.decoders.upload_metadata import decode_particulars
from trackman.dato.response import Node, Response, read_fault
from trackman.domain.errors import UnexpectedShapeError
from trackman.domain.jobs import Job, JobResult
from trackman.domain.plans import PlanLimit
from trackman.domain.projects import Environment, Site
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, UploadTicket


def decode_track(node: Node) -> Track:
    """Read an `upload_track` (API reference, section 1.1)."""
    attributes = node["attributes"]
    return Track(
        id=_id(node),
        upload_id=node["relationships"]["upload"]["data"]["id"].text(),
        kind=attributes["type"].text(),
        name=attributes["name"].text(),
        language_code=attributes["language_code"].text(),
        closed_captions=attributes["closed_captions"].flag_or_none(),
        status=attributes["status"].text(),
        error=attributes["error"].text_or_none(),
    )


def decode_upload(node: Node) -> Upload:
    """Read an `upload` (API reference, section 2.1)."""
    attributes = node["attributes"]
    return Upload(
        id=_id(node),
        filename=attributes["filename"].text(),
        size=attributes["size"].integer(),
        mime_type=attributes["mime_type"].text_or_none(),
        duration=attributes["duration"].number_or_none(),
        width=_pixels(attributes["width"]),
        height=_pixels(attributes["height"]),
        mux_playback_id=attributes["mux_playback_id"].text_or_none(),
        created_at=_moment(attributes["created_at"]),
        tags=tuple(tag.text() for tag in attributes["tags"].items()),
        path=_text(attributes.get("path")) or "",
        updated_at=_moment(attributes.get("updated_at")),
        thumbhash=_text(attributes.get("thumbhash")),
        collection_id=_collection_id(node),
    )


def decode_whole_upload(node: Node) -> Upload:
    """Read an `upload` with its particulars."""
    return replace(decode_upload(node), particulars=decode_particulars(node))


def decode_upload_ticket(node: Node) -> UploadTicket:
    """Read an `upload_request` (API reference, section 4)."""
    attributes = node["attributes"]
    headers = attributes.get("request_headers")
    return UploadTicket(
        id=node["id"].text(),
        url=attributes["url"].text(),
        headers={}
        if headers is None or headers.is_null
        else {name: value.text() for name, value in headers.members()},
    )


def decode_job(node: Node) -> Job:
    """Read a `job` (API reference, section 3)."""
    return Job(_id(node), node.answer.request_id)


def decode_job_result(answer: Response) -> JobResult:
    """Read a `job_result`, whose payload may be anything (API reference, section 3)."""
    node = answer.root()["data"]
    if node["type"].text() != "job_result":
        raise UnexpectedShapeError("data.type", "job_result", answer.status, answer.request_id)
    attributes = node["attributes"]
    status = attributes["status"].integer()
    payload = attributes["payload"]
    done = 200 <= status < 300
    return JobResult(
        job_id=node["id"].text(),
        status=status,
        track=track_inside(payload) if done else None,
        fault=None if done else read_fault(payload, status),
        raw=answer.pretty(),
        request_id=answer.request_id,
    )


def decode_site(node: Node) -> Site:
    """Read a `site` (API reference, section 5.2)."""
    attributes = node["attributes"]
    return Site(
        id=node["id"].text(),
        name=attributes["name"].text(),
        internal_domain=attributes["internal_domain"].text_or_none(),
        domain=attributes["domain"].text_or_none(),
        locales=tuple(locale.text() for locale in attributes["locales"].items()),
        environment=node.answer.environment,
    )


def decode_environment(node: Node) -> Environment:
    """Read an `environment` (API reference, section 5.3)."""
    meta = node["meta"]
    return Environment(
        id=node["id"].text(),
        primary=meta["primary"].flag(),
        status=meta["status"].text(),
        read_only_mode=meta["read_only_mode"].flag(),
    )


def decode_plan_limit(node: Node) -> PlanLimit:
    """Read a `subscription_limit` (API reference, section 4)."""
    attributes = node["attributes"]
    return PlanLimit(
        code=attributes["code"].text(),
        usage=attributes["usage"].integer(),
        limit=None if attributes["limit"].is_null else attributes["limit"].integer(),
    )


def track_inside(payload: Node) -> Track | None:
    """Return the track a payload carries; the deletion checks by listing where there is none."""
    with contextlib.suppress(UnexpectedShapeError):
        if payload["data"]["type"].text() == "upload_track":
            return decode_track(payload["data"])
    return None


def _id(node: Node) -> str:
    """Read an id. Ids become parts of paths, where these would name another thing to delete."""
    text = node["id"].text()
    if text in {"", ".", ".."}:
        raise UnexpectedShapeError(f"{node.path}.id", "an id", node.answer.status)
    return text


def _pixels(node: Node) -> int | None:
    return None if node.is_null else node.integer()


def _text(node: Node | None) -> str | None:
    return None if node is None else node.text_or_none()


def _collection_id(node: Node) -> str | None:
    """Read which folder an upload is in, if any."""
    for name in ("relationships", "upload_collection", "data"):
        inner = node.get(name)
        if inner is None or inner.is_null:
            return None
        node = inner
    return node["id"].text()


def _moment(node: Node | None) -> datetime | None:
    text = _text(node)
    if text is None:
        return None
    try:
        return moment_of(text)
    except ValueError:
        return None  # a date nobody relies on is not worth refusing a video for
