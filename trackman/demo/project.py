"""The state of the look-alike: what exists, what runs, what was done."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from trackman.demo import refusals
from trackman.demo.drafts import Draft, check_name
from trackman.demo.groups import DemoCollection, DemoFilter
from trackman.demo.jobs import DemoJob, JobKind, seconds_of_job
from trackman.demo.knobs import Knobs
from trackman.demo.media import DemoTrack, DemoUpload
from trackman.demo.preparing import Preparation
from trackman.demo.rate_limit import Limit
from trackman.demo.refusals import RefusedError
from trackman.demo.roles import Role, role_of
from trackman.demo.site import DemoEnvironment
from trackman.demo.storage import Storage
from trackman.demo.trouble import Trouble


@dataclass(eq=False, kw_only=True)
class DemoProject(Knobs, Trouble):
    """A DatoCMS project in memory.

    Everything can be changed while the server runs. Methods may be called from any thread; hold
    `lock` to look at several things at once.
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
    storage: Storage = field(default_factory=Storage, repr=False)
    deleted: list[DemoTrack] = field(default_factory=list, repr=False)
    """Every track that requests deleted, with a job or without, in order."""
    created: list[DemoTrack] = field(default_factory=list, repr=False)
    """Every track that requests made, in order."""

    _running: dict[str, DemoJob] = field(default_factory=dict, repr=False)
    """The unfinished job of each upload that has one."""
    _preparing: list[Preparation] = field(default_factory=list, repr=False)

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
            track = self._deletable(upload_id, track_id)
            return self._start("deletion", track, partial(self._delete, track))

    def delete_at_once(self, upload_id: str, track_id: str) -> DemoTrack:
        """Delete a track without a job; raise `RefusedError` if that cannot be."""
        with self.lock:
            track = self._deletable(upload_id, track_id)
            self._delete(track)
            return track

    def start_creation(self, upload_id: str, draft: Draft) -> DemoJob:
        """Accept the creation of a track as a job; raise `RefusedError` if that cannot be."""
        with self.lock:
            track = self._creatable(upload_id, draft)
            return self._start("creation", track, partial(self._create, track, draft.source))

    def create_at_once(self, upload_id: str, draft: Draft) -> DemoTrack:
        """Make a track without a job; raise `RefusedError` if that cannot be."""
        with self.lock:
            track = self._creatable(upload_id, draft)
            self._create(track, draft.source)
            return track

    def listed_tracks(self, upload_id: str) -> list[dict[str, Any]]:
        """Return the tracks of a video as a list shows them; raise `RefusedError` without one."""
        with self.lock:
            tracks = self._video(upload_id).tracks
            documents = [track.document() for track in tracks.values()]
            for preparation in self._preparing:
                if preparation.lists_left is not None and preparation.track.id in tracks:
                    preparation.lists_left -= 1
            self.end_due_jobs()
            return documents

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

    def end_preparing(self, track_id: str) -> None:
        """Make a new track ready, or errored, now."""
        with self.lock:
            for one in [one for one in self._preparing if one.track.id == track_id]:
                self._end_preparation(one)

    def end_due_jobs(self) -> None:
        """End the jobs and preparations whose time has come; every request does so first."""
        with self.lock:
            now = time.monotonic()
            for job in [job for job in self._running.values() if job.is_due(now)]:
                self._end(job, job.ends_at or now)
            for preparation in [one for one in self._preparing if one.is_due(now)]:
                self._end_preparation(preparation)

    def revoke_token(self) -> None:
        """Accept no token any more."""
        self.token = None

    def _video(self, upload_id: str) -> DemoUpload:
        upload = self.upload(upload_id)
        if upload.mux_playback_id is None:
            raise RefusedError(refusals.NOT_A_VIDEO)
        return upload

    def _deletable(self, upload_id: str, track_id: str) -> DemoTrack:
        upload = self._video(upload_id)
        if track_id not in upload.tracks:
            raise RefusedError(refusals.NOT_FOUND)
        self._check_idle(upload_id)
        return upload.tracks[track_id]

    def _creatable(self, upload_id: str, draft: Draft) -> DemoTrack:
        self._video(upload_id)
        self._check_idle(upload_id)
        return draft.track(upload_id)

    def _check_idle(self, upload_id: str) -> None:
        if upload_id in self._running:
            raise RefusedError(refusals.CONCURRENT_UPLOAD_UPDATE)

    def _start(self, kind: JobKind, track: DemoTrack, work: Callable[[], None]) -> DemoJob:
        now = time.monotonic()
        timed = not self.jobs_never_end and self.polls_per_job is None
        seconds = seconds_of_job(self.job_seconds, len(self.jobs)) if timed else None
        job = DemoJob(
            kind=kind,
            track=track,
            work=work,
            accepted_at=now,
            ends_at=None if seconds is None else now + seconds,
            polls_left=None if self.jobs_never_end else self.polls_per_job,
            failure=self.fail_jobs_with,
            returns=self.job_returns_track or track,
        )
        self.jobs[job.id] = self._running[track.upload_id] = job
        self.end_due_jobs()
        return job

    def _end(self, job: DemoJob, at: float) -> None:
        del self._running[job.track.upload_id]
        job.end(at)

    def _delete(self, track: DemoTrack) -> None:
        if self.uploads[track.upload_id].tracks.pop(track.id, None) is None:
            # What a job reports whose track was deleted elsewhere meanwhile is not documented.
            raise RefusedError(refusals.NOT_FOUND)
        self.deleted.append(track)

    def _create(self, track: DemoTrack, source: str) -> None:
        tracks = self.uploads[track.upload_id].tracks
        check_name(track, tracks.values())
        content = self.storage.content(source)
        if content is None:
            # When it is noticed that a file was never sent is not documented.
            raise RefusedError(refusals.mux_error("The file could not be downloaded"))
        tracks[track.id] = track
        self.created.append(track)
        self._prepare(track, content)

    def _prepare(self, track: DemoTrack, content: bytes) -> None:
        timed = not self.preparing_never_ends and self.lists_while_preparing is None
        number = len(self.created) - 1
        seconds = seconds_of_job(self.preparing_seconds, number) if timed else None
        preparation = Preparation(
            track=track,
            content=content,
            ends_at=None if seconds is None else time.monotonic() + seconds,
            lists_left=None if self.preparing_never_ends else self.lists_while_preparing,
            fails=self.prepare_tracks_as == "errored",
            serves=self.new_tracks_serve,
        )
        self._preparing.append(preparation)
        if preparation.is_due(time.monotonic()):
            self._end_preparation(preparation)

    def _end_preparation(self, preparation: Preparation) -> None:
        self._preparing.remove(preparation)
        preparation.end()
