"""The state of the look-alike: what exists, what runs, what was done."""

from __future__ import annotations

import random
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.events import Mailbox
from trackman.demo.knobs import Behaviour
from trackman.demo.resources.drafts import Draft, check_name
from trackman.demo.resources.generation import (
    check_generation,
    check_sound,
    generated_text,
)
from trackman.demo.resources.groups import DemoCollection, DemoFilter
from trackman.demo.resources.history import TrackHistory
from trackman.demo.resources.ids import PLAYBACK_ID_LENGTH, TRACK_ID_LENGTH, mux_id
from trackman.demo.resources.jobs import DemoJob, JobKind
from trackman.demo.resources.preparing import Preparation, PreparedFile, prepared_file
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
    history: TrackHistory = field(default_factory=TrackHistory, repr=False)
    """Tracks of each video at every moment."""

    news: threading.Condition = field(init=False, repr=False)
    """Notified whenever a job begins or ends; of the same lock."""
    mailboxes: list[Mailbox] = field(default_factory=list, repr=False)
    """Those of the connections that events are pushed to."""

    _running: dict[str, DemoJob] = field(default_factory=dict, repr=False)
    """The unfinished job of each upload that has one."""
    _preparing: list[Preparation] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.news = threading.Condition(self.lock)

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
        with self._changing(track.upload_id):
            self.uploads[track.upload_id].tracks[track.id] = track

    def add_primary_sound(self, upload_id: str) -> DemoTrack:
        """List the sound a video came with, too; whether DatoCMS does is not documented."""
        track_id = mux_id(random.SystemRandom(), TRACK_ID_LENGTH)
        track = DemoTrack(track_id, upload_id, "audio", "Default", "und", is_primary=True)
        self.add_track(track)
        return track

    def remove_track(self, upload_id: str, track_id: str) -> None:
        """Delete a track at once, as if done elsewhere."""
        with self._changing(upload_id):
            del self.uploads[upload_id].tracks[track_id]

    def replace_video(self, upload_id: str, *, keeps_tracks: bool = True) -> None:
        """Put another file in the place of a video, as the media editor does.

        Whether its tracks outlive that is not documented.
        """
        with self._changing(upload_id):
            upload = self.uploads[upload_id]
            upload.edition += 1
            upload.mux_playback_id = mux_id(random.SystemRandom(), PLAYBACK_ID_LENGTH)
            upload.duration = (upload.duration or 0) * 0.9
            if not keeps_tracks:
                upload.tracks.clear()

    def remove_video(self, upload_id: str) -> None:
        """Delete a video with its tracks, as if done elsewhere; its jobs go on."""
        with self._changing(upload_id):
            self.uploads.pop(upload_id).tracks.clear()

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

    def start_generation(self, upload_id: str, draft: Draft) -> DemoJob:
        """Accept the making of subtitles as a job; raise `RefusedError` if that cannot be."""
        with self.lock:
            track = self._generatable(upload_id, draft)
            return self._start("generation", track, partial(self._generate, track))

    def generate_at_once(self, upload_id: str, draft: Draft) -> DemoTrack:
        """Make subtitles without a job; raise `RefusedError` if that cannot be."""
        with self.lock:
            track = self._generatable(upload_id, draft)
            self._generate(track)
            return track

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

    def next_end(self) -> float | None:
        """End what is due, and return when the next job ends; None if nobody can know."""
        with self.lock:
            self.end_due_jobs()
            return min((at for job in self._running.values() if (at := job.ends_at)), default=None)

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

    def _generatable(self, upload_id: str, draft: Draft) -> DemoTrack:
        check_sound(self._video(upload_id))
        return self._creatable(upload_id, draft)

    def _check_idle(self, upload_id: str) -> None:
        if upload_id in self._running or upload_id in self.busy_uploads:
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
        self.news.notify_all()
        self.end_due_jobs()
        return job

    def _end(self, job: DemoJob, at: float) -> None:
        del self._running[job.track.upload_id]
        job.end(at)
        for mailbox in self.mailboxes:
            mailbox.post(job, self)
        self.news.notify_all()

    def _delete(self, track: DemoTrack) -> None:
        with self._changing(track.upload_id):
            # What a job reports whose track was deleted elsewhere meanwhile is not documented.
            tracks = self._upload_of_job(track).tracks
            if track.id not in tracks:
                raise RefusedError(refusals.NOT_FOUND)
            if track.is_primary:
                raise RefusedError(refusals.mux_error("The primary audio track cannot be deleted"))
            del tracks[track.id]
            self.deleted.append(track)

    def _create(self, track: DemoTrack, source: str) -> None:
        self._check_name(track)
        content = self.storage.content(source, self.storage_keeps_seconds)
        if content is None and self.missing_files == "refused":
            # When it is noticed that a file was never sent is not documented.
            raise RefusedError(refusals.mux_error("The file could not be downloaded"))
        self._add_new(track)
        self._prepare(track, prepared_file(track.type, content))

    def _generate(self, track: DemoTrack) -> None:
        upload = self._upload_of_job(track)
        check_generation(upload, track.language_code, self.generation_days)
        self._check_name(track)
        self._add_new(track)
        self._prepare(track, PreparedFile(generated_text(track.language_code, upload.duration)))

    def _check_name(self, track: DemoTrack) -> None:
        check_name(track, self._upload_of_job(track).tracks.values(), self.refused_names)

    def _add_new(self, track: DemoTrack) -> None:
        with self._changing(track.upload_id):
            self.uploads[track.upload_id].tracks[track.id] = track
            self.created.append(track)

    def _upload_of_job(self, track: DemoTrack) -> DemoUpload:
        """Return the upload whose tracks a job changes, which may be gone by now."""
        if upload := self.uploads.get(track.upload_id):
            return upload
        raise RefusedError(refusals.NOT_FOUND)

    def _prepare(self, track: DemoTrack, file: PreparedFile) -> None:
        now = time.monotonic()
        number = len(self.created) - 1
        preparation = Preparation(
            track=track,
            file=file,
            countdown=self.preparing_countdown(now, number, generates=track.is_generated),
            fails=self.prepare_tracks_as == "errored",
            serves=self.new_tracks_serve,
        )
        self._preparing.append(preparation)
        if preparation.countdown.is_over(now):
            self._end_preparation(preparation)

    def _end_preparation(self, preparation: Preparation) -> None:
        self._preparing.remove(preparation)
        with self._changing(preparation.track.upload_id):
            preparation.end()

    @contextmanager
    def _changing(self, upload_id: str) -> Iterator[None]:
        """Note the tracks of an upload before and after a change, under the lock."""
        with self.lock:
            upload = self.uploads.get(upload_id)
            if upload is not None:
                self.history.note(upload)
            yield
            if upload is not None:
                self.history.note(upload)
