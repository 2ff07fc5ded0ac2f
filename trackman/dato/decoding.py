"""From JSON:API documents to the objects of the domain. Unknown attributes are ignored."""

from __future__ import annotations

import contextlib
from datetime import datetime

from trackman.dato.answers import Answer, Node, read_fault
from trackman.domain.errors import UnexpectedShapeError
from trackman.domain.jobs import Job, JobResult
from trackman.domain.projects import Account, Environment, Site
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload


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
    )


def decode_job(node: Node) -> Job:
    """Read a `job` (API reference, section 3)."""
    return Job(_id(node))


def decode_job_result(answer: Answer) -> JobResult:
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
        track=_track_inside(payload) if done else None,
        fault=None if done else read_fault(payload, status),
        raw=answer.pretty(),
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


def decode_account(document: Node) -> Account:
    """Read whom a token speaks for (API reference, section 5.4).

    The entity may carry the secret itself in `attributes.token`, which is never read.
    """
    data = document["data"]
    attributes = data["attributes"]
    names = (attributes.get(key) for key in ("name", "full_name", "email"))
    given = [name.text() for name in names if name is not None and not name.is_null]
    return Account(data["type"].text(), given[0] if given else "", _role_name(document))


def _role_name(document: Node) -> str | None:
    for included in _included(document):
        if included["type"].text() == "role":
            return included["attributes"]["name"].text()
    return None


def _included(document: Node) -> list[Node]:
    included = document.get("included")
    return [] if included is None else list(included.items())


def _track_inside(payload: Node) -> Track | None:
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


def _moment(node: Node) -> datetime | None:
    text = node.text_or_none()
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None  # a date nobody relies on is not worth refusing a video for
