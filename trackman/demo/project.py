"""The state of the look-alike, and the knobs that make it behave or misbehave."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Unpack

from trackman.demo import refusals
from trackman.demo.answers import Answer, page, refused
from trackman.demo.groups import DemoCollection, DemoFilter
from trackman.demo.jobs import DemoJob, JobSeconds, seconds_of_job
from trackman.demo.media import DemoTrack, DemoUpload
from trackman.demo.rate_limit import Limit, WindowKind
from trackman.demo.refusals import Refusal, RefusedError
from trackman.demo.roles import Role, TokenKind, role_of
from trackman.demo.site import DemoEnvironment
from trackman.demo.surprises import (
    Cut,
    Delay,
    Drop,
    Event,
    Hang,
    Intercept,
    Oversize,
    Refuse,
    Surprises,
    When,
)


@dataclass(eq=False)
class DemoProject:
    """A DatoCMS project in memory.

    Everything can be changed while the server runs. Knobs about jobs hold for the jobs accepted
    after they are set. Methods may be called from any thread; hold `lock` to look at several
    things at once.
    """

    name: str
    internal_domain: str
    locales: tuple[str, ...]
    environments: dict[str, DemoEnvironment]
    uploads: dict[str, DemoUpload] = field(repr=False)
    collections: list[DemoCollection] = field(default_factory=list)
    filters: list[DemoFilter] = field(default_factory=list)
    """What people saved in the media area."""
    token: str | None = field(default_factory=lambda: secrets.token_hex(15), repr=False)
    """The token that is accepted; None once it is revoked."""
    jobs: dict[str, DemoJob] = field(default_factory=dict, repr=False)
    """Every job ever accepted, by id, in order."""
    surprises: Surprises = field(default_factory=Surprises)
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    role: Role = "editor"
    token_kind: TokenKind = "own"
    api_access: bool = True
    """Whether the token may use this API at all; if not, it can only ask whose it is."""
    deactivated: bool = False
    """Whether the project is switched off, for instance because nobody paid for it."""
    answers_from: str | None = None
    """The environment that answers, whichever one is asked for."""
    names_environment: bool = True
    """Whether answers say which environment they come from."""
    answer_seconds: float = 0.0
    """How long each answer is on its way, besides the work for it."""
    requests_per_window: int = 60
    window_seconds: float = 3.0
    window_kind: WindowKind = "sliding"
    maintenance: bool = False
    """Whether the primary environment is read-only for maintenance."""

    job_seconds: JobSeconds = 2.5
    polls_per_job: int | None = None
    """Answer this many polls with 404, then end the job, whatever `job_seconds` says."""
    jobs_never_end: bool = False
    """Whether jobs run until `end_job` is called."""
    fail_jobs_with: Refusal | None = None
    """What jobs end with; their tracks stay."""
    job_returns_track: DemoTrack | None = None
    """A track that job results show in place of the deleted one."""
    answer_deletes_synchronously: Literal[200, 204] | None = None
    """Delete at once: 200 answers with the track, 204 with nothing."""

    _running: dict[str, DemoJob] = field(default_factory=dict, repr=False)
    """The unfinished job of each upload that has one."""

    @property
    def limit(self) -> Limit:
        """How many requests are let through."""
        return Limit(self.requests_per_window, self.window_seconds, self.window_kind)

    @property
    def rights(self) -> Role:
        """What the token may do."""
        return role_of(self.token_kind, self.role)

    @property
    def primary(self) -> DemoEnvironment:
        """The environment that is live."""
        return next(one for one in self.environments.values() if one.primary)

    def upload(self, upload_id: str) -> DemoUpload:
        """Return an upload as it is now; raise `RefusedError` if there is none."""
        with self.lock:
            self.end_due_jobs()
            if upload := self.uploads.get(upload_id):
                return upload
        raise RefusedError(refusals.NOT_FOUND)

    def add_track(self, track: DemoTrack) -> None:
        """Put a track at the end of its upload's list, as if made elsewhere."""
        with self.lock:
            self.uploads[track.upload_id].tracks[track.id] = track

    def remove_track(self, upload_id: str, track_id: str) -> None:
        """Delete a track at once, as if done elsewhere."""
        with self.lock:
            del self.uploads[upload_id].tracks[track_id]

    def start_deletion(self, upload_id: str, track_id: str) -> DemoJob:
        """Accept the deletion of a track as a job; raise `RefusedError` if that cannot be."""
        with self.lock:
            job = self._new_job(self._deletable(upload_id, track_id))
            self.jobs[job.id] = self._running[upload_id] = job
            self.end_due_jobs()
            return job

    def delete_at_once(self, upload_id: str, track_id: str) -> DemoTrack:
        """Delete a track without a job; raise `RefusedError` if that cannot be."""
        with self.lock:
            track = self._deletable(upload_id, track_id)
            self.remove_track(upload_id, track_id)
            return track

    def poll(self, job_id: str) -> dict[str, Any]:
        """Return the result of a job that has ended; raise `RefusedError` for all others."""
        with self.lock:
            self.end_due_jobs()
            job = self.jobs.get(job_id)
            if job is None:
                raise RefusedError(refusals.NOT_FOUND)
            job.polls += 1
            if job.result is not None:
                job.result_seen_at = job.result_seen_at or time.monotonic()
                return job.result
            if job.polls_left is not None:
                job.polls_left -= 1
                self.end_due_jobs()
            raise RefusedError(refusals.NOT_FOUND)

    def end_job(self, job_id: str) -> None:
        """End a running job now."""
        with self.lock:
            self._end(self.jobs[job_id], time.monotonic())

    def end_due_jobs(self) -> None:
        """End the jobs whose time has come; every request does so first."""
        with self.lock:
            now = time.monotonic()
            for job in [job for job in self._running.values() if job.is_due(now)]:
                self._end(job, job.ends_at or now)

    def revoke_token(self) -> None:
        """Accept no token any more."""
        self.token = None

    def refuse_next(
        self,
        status: int,
        code: str,
        details: Mapping[str, Any] | None = None,
        transient: bool = False,
        headers: Mapping[str, str] | None = None,
        **when: Unpack[When],
    ) -> None:
        """Refuse a request, of itself or (`before=False`) after having done what it asks."""
        answer = refused(Refusal(status, code, details or {}, transient))
        self._surprise(Refuse(answer.with_headers(headers or {})), when)

    def answer_next_with_html(
        self, status: int = 200, html: str = "<h1>Just a moment</h1>", **when: Unpack[When]
    ) -> None:
        """Answer with a web page, before or after doing the work."""
        self._surprise(Intercept(page(status, html)), when)

    def redirect_next(self, location: str, status: int = 302, **when: Unpack[When]) -> None:
        """Point elsewhere."""
        self._surprise(Intercept(Answer(status, headers={"location": location})), when)

    def drop_next(self, **when: Unpack[When]) -> None:
        """Close the connection without an answer, before or after doing the work."""
        self._surprise(Drop(), when)

    def hang_next(self, **when: Unpack[When]) -> None:
        """Never answer, before or after doing the work."""
        self._surprise(Hang(), when)

    def delay_next(self, seconds: float, **when: Unpack[When]) -> None:
        """Wait before (or, with `before=False`, between) doing the work and answering."""
        self._surprise(Delay(seconds), when)

    def cut_next(self, **when: Unpack[When]) -> None:
        """Do the work, send half of the answer's body and close the connection."""
        self._surprise(Cut(), {**when, "before": False})

    def oversize_next(self, size: int, **when: Unpack[When]) -> None:
        """Do the work and answer with so many bytes, the real answer followed by spaces."""
        self._surprise(Oversize(size), {**when, "before": False})

    def _surprise(self, event: Event, when: When) -> None:
        with self.lock:
            self.surprises.add(event, when)

    def _deletable(self, upload_id: str, track_id: str) -> DemoTrack:
        upload = self.upload(upload_id)
        if upload.mux_playback_id is None:
            raise RefusedError(refusals.NOT_A_VIDEO)
        if track_id not in upload.tracks:
            raise RefusedError(refusals.NOT_FOUND)
        if upload_id in self._running:
            raise RefusedError(refusals.CONCURRENT_UPLOAD_UPDATE)
        return upload.tracks[track_id]

    def _new_job(self, track: DemoTrack) -> DemoJob:
        now = time.monotonic()
        timed = not self.jobs_never_end and self.polls_per_job is None
        seconds = seconds_of_job(self.job_seconds, len(self.jobs)) if timed else None
        return DemoJob(
            track=track,
            accepted_at=now,
            ends_at=None if seconds is None else now + seconds,
            polls_left=None if self.jobs_never_end else self.polls_per_job,
            failure=self.fail_jobs_with,
            returns=self.job_returns_track or track,
        )

    def _end(self, job: DemoJob, at: float) -> None:
        del self._running[job.track.upload_id]
        tracks = self.uploads[job.track.upload_id].tracks
        failure = job.failure
        if failure is None and tracks.pop(job.track.id, None) is None:
            # What a job reports whose track was deleted elsewhere meanwhile is not documented.
            failure = refusals.NOT_FOUND
        job.end(at, failure)
