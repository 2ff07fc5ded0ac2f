"""The state of the look-alike: what exists, what runs, what was done."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.knobs import Behaviour
from trackman.demo.resources.drafts import Draft, check_name
from trackman.demo.resources.groups import DemoCollection, DemoFilter
from trackman.demo.resources.jobs import DemoJob, JobKind
from trackman.demo.resources.preparing import Preparation
from trackman.demo.resources.site import DemoEnvironment
from trackman.demo.resources.uploads import DemoTrack, DemoUpload
from trackman.demo.storage import DemoStorage
from trackman.demo.trouble import FaultInjection


@dataclass(eq=False, kw_only=True)
class DemoProject(Behaviour, FaultInjection):
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
    """Filters saved in the media area."""
    token: str | None = field(default_factory=lambda: secrets.token_hex(15), repr=False)
    """The token that is accepted; None once it is revoked."""
    jobs: dict[str, DemoJob] = field(default_factory=dict, repr=False)
    """Every job ever accepted, by id, in order."""
    storage: DemoStorage = field(default_factory=DemoStorage, repr=False)
    deleted: list[DemoTrack] = field(default_factory=list, repr=False)
    """Every track that requests deleted, with a job or without, in order."""
    created: list[DemoTrack] = field(default_factory=list, repr=False)
    """Every track that requests made, in order."""

    _running: dict[str, DemoJob] = field(default_factory=dict, repr=False)
    """The unfinished job of each upload that has one."""
    _preparing: list[Preparation] = field(default_factory=list, repr=False)

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
                if preparation.track.id in tracks:
                    preparation.countdown.ask()
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
            job.countdown.ask()
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
            for job in [job for job in self._running.values() if job.countdown.is_over(now)]:
                self._end(job, job.ends_at or now)
            for preparation in [one for one in self._preparing if one.countdown.is_over(now)]:
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
        job = DemoJob(
            kind=kind,
            track=track,
            work=work,
            accepted_at=now,
            countdown=self.job_countdown(now, len(self.jobs)),
            failure=self.fail_jobs_with,
            works_anyway=self.failing_jobs_work,
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
        now = time.monotonic()
        preparation = Preparation(
            track=track,
            content=content,
            countdown=self.preparing_countdown(now, len(self.created) - 1),
            fails=self.prepare_tracks_as == "errored",
            serves=self.new_tracks_serve,
        )
        self._preparing.append(preparation)
        if preparation.countdown.is_over(now):
            self._end_preparation(preparation)

    def _end_preparation(self, preparation: Preparation) -> None:
        self._preparing.remove(preparation)
        preparation.end()
