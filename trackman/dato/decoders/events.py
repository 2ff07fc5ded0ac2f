"""Decoder of the events that DatoCMS pushes (API reference, section 3)."""

from __future__ import annotations

from trackman.dato.decoders.resources import track_inside
from trackman.dato.response import Node, read_fault
from trackman.domain.jobs import JobEvent, JobResult

_TOO_LARGE = 413


def decode_job_event(node: Node) -> JobEvent:
    """Read the data of a `job-result`, whose payload may be anything or too large to come along."""
    job_id, status, payload = node["jobId"].text(), node["status"].integer(), node.get("payload")
    if status == _TOO_LARGE or payload is None:
        return JobEvent(job_id)
    is_done = 200 <= status < 300
    result = JobResult(
        job_id=job_id,
        status=status,
        track=track_inside(payload) if is_done else None,
        fault=None if is_done else read_fault(payload, status),
        raw=node.answer.pretty(),
    )
    return JobEvent(job_id, result)
