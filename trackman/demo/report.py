"""Report of a server's work, for programs that measure their clients against it."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

from trackman.demo.resources.jobs import DemoJob
from trackman.demo.routes import endpoint_of, route_of
from trackman.demo.server import DemoServer


def report(server: DemoServer) -> dict[str, Any]:
    """Return what came, what was done and what exists now, as JSON-ready values.

    `deletes` counts the DELETEs of each track by its id, `creations` and `generations` the POSTs
    of each video by its id, all without those the rate limit refused; `tracks` are the states of
    those that exist, by video; `history` are the moments of each video whose tracks changed, each
    with its tracks from then on.
    """
    with server.project.lock:
        server.project.end_due_jobs()
        return _requests(server) | _changes(server)


def _requests(server: DemoServer) -> dict[str, Any]:
    elsewhere = [*server.seen_media, *server.seen_storage]
    return {
        "requests": dict(Counter(route_of(seen) for seen in server.seen)),
        "media_requests": dict(Counter(seen.host for seen in server.seen_media)),
        "storage_requests": len(server.seen_storage),
        "tokens_elsewhere": sum("authorization" in seen.headers for seen in elsewhere),
        "refused_by_limit": server.refused_by_limit,
    }


def _changes(server: DemoServer) -> dict[str, Any]:
    project = server.project
    # Epoch seconds can be compared with those of another process, monotonic ones cannot.
    epoch = time.time() - time.monotonic()
    return {
        "jobs": [_job(job, epoch) for job in project.jobs.values()],
        "deletes": _let_through(server, "DELETE /uploads/:id/tracks/:id"),
        "creations": _let_through(server, "POST /uploads/:id/tracks"),
        "generations": _let_through(server, "POST /uploads/:id/tracks/generate-subtitles"),
        "deleted": [track.id for track in project.deleted],
        "created": [
            {"id": track.id, "upload_id": track.upload_id, "type": track.type, "name": track.name}
            for track in project.created
        ],
        "tracks": {
            upload.id: {track.id: track.status for track in upload.tracks.values()}
            for upload in project.uploads.values()
        },
        "history": project.history.documents(epoch),
    }


def _let_through(server: DemoServer, route: str) -> dict[str, int]:
    """Count the requests of a route by the last id in their path."""
    refused = set(map(id, server.limited))
    seen = [one for one in server.seen if id(one) not in refused and route_of(one) == route]
    return dict(Counter(endpoint_of(one)[1][-1] for one in seen))


def _job(job: DemoJob, epoch: float) -> dict[str, Any]:
    noticed_after = None
    if job.ended_at is not None and job.result_seen_at is not None:
        noticed_after = job.result_seen_at - job.ended_at
    return {
        "id": job.id,
        "kind": job.kind,
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
