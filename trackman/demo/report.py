"""What a server did, for programs that measure their clients against it."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

from trackman.demo.jobs import DemoJob
from trackman.demo.routes import route_of
from trackman.demo.server import DemoServer


def report(server: DemoServer) -> dict[str, Any]:
    """Return the counts of requests and the lives of all jobs, as JSON-ready values."""
    server.project.end_due_jobs()
    # Epoch seconds can be compared with those of another process, monotonic ones cannot.
    epoch = time.time() - time.monotonic()
    return {
        "requests": dict(Counter(route_of(seen) for seen in server.seen)),
        "media_requests": dict(Counter(seen.host for seen in server.seen_media)),
        "refused_by_limit": server.refused_by_limit,
        "jobs": [_job(job, epoch) for job in server.project.jobs.values()],
    }


def _job(job: DemoJob, epoch: float) -> dict[str, Any]:
    noticed_after = None
    if job.ended_at is not None and job.result_seen_at is not None:
        noticed_after = job.result_seen_at - job.ended_at
    return {
        "id": job.id,
        "upload_id": job.track.upload_id,
        "track_id": job.track.id,
        "accepted_at": epoch + job.accepted_at,
        "ended_at": None if job.ended_at is None else epoch + job.ended_at,
        "polls": job.polls,
        "first_poll_after_end": noticed_after,
        "first_poll_after_end_at": None
        if job.result_seen_at is None
        else epoch + job.result_seen_at,
    }
