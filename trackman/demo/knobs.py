"""The knobs that make the look-alike behave or misbehave."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from trackman.demo.errors import Refusal
from trackman.demo.rate_limit import Limit, WindowKind
from trackman.demo.resources.plan import DemoLimit, usual_limits
from trackman.demo.resources.roles import Role, TokenKind, role_of
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.timers import Seconds, Timer


@dataclass(eq=False, kw_only=True)
class Behaviour:
    """Settings of the server, changeable at any time; those of jobs hold for later jobs."""

    role: Role = "editor"
    token_kind: TokenKind = "own"
    api_access: bool = True
    """True if the token may use this API at all; if not, it can only ask whose it is."""
    deactivated: bool = False
    """True if the project is switched off, for instance because nobody paid for it."""
    answers_from: str | None = None
    """The environment that answers, whichever one is asked for."""
    names_environment: bool = True
    """True if answers say which environment they come from."""
    answer_seconds: float = 0.0
    """Delay of each answer, besides the work for it."""
    requests_per_window: int = 60
    window_seconds: float = 3.0
    window_kind: WindowKind = "sliding"
    maintenance: bool = False
    """True if the primary environment is read-only for maintenance."""
    plan_limits: dict[str, DemoLimit] = field(default_factory=usual_limits)
    """Limits of the plan by their codes; tracks are refused where one of these is reached:
    `uploadable_bytes` for files, `mux_encoding_seconds` for what Mux is to do."""
    tells_plan: bool = True
    """True if the token may read the limits of the plan."""
    tells_usage: bool = True
    """True if the token may read how many calls were made."""
    largest_upload: int | None = 1_073_741_824
    """Bytes a file may have, as the project tells; None where it does not."""
    busy_uploads: set[str] = field(default_factory=set)
    """Ids of uploads that somebody else is changing all the time."""
    refused_names: Collection[str] = ()
    """Names of tracks that Mux will not have; their jobs fail."""

    job_seconds: Seconds = 2.5
    polls_per_job: int | None = None
    """Answer this many polls with 404, then end the job, whatever `job_seconds` says."""
    jobs_never_end: bool = False
    """True if jobs run until `end_job` is called."""
    fail_jobs_with: Refusal | None = None
    """Failure that jobs end with; nothing is deleted or made, unless `failing_jobs_work`."""
    failing_jobs_work: bool = False
    """True if jobs that `fail_jobs_with` something have done their work all the same."""
    job_returns_track: DemoTrack | None = None
    """A track that job results show in place of the one deleted or made."""
    answer_deletes_synchronously: Literal[200, 204] | None = None
    """Delete at once: 200 answers with the track, 204 with nothing."""
    answer_creations_synchronously: Literal[200, 201] | None = None
    """Make tracks at once and answer with them; they still have to be prepared."""

    events_refused: bool = False
    """True if the token may not listen to pushed events."""
    events_lost: bool = False
    """True if no event is pushed, although the channel is open."""
    events_late_seconds: float = 0.0
    """Delay of each event after its job's end."""
    events_cut: int = 0
    """Number of times that the connection is cut in place of the next event."""
    events_doubled: bool = False
    """True if each event is pushed twice."""
    events_out_of_order: bool = False
    """True if every other event is overtaken by the next."""
    events_too_large: bool = False
    """True if no result is small enough to come along with its event."""

    storage_url: str | None = None
    """Address files are sent to; by default below the address of the API."""
    storage_headers: Mapping[str, str] = field(default_factory=dict)
    """Headers to send with a file, as storage of a project's own may want."""
    storage_refuses_above: int | None = None
    """Bytes beyond which the storage does not take a file; None for no such limit."""
    storage_bytes_per_second: float | None = None
    """Speed at which the storage reads a file; None for as fast as it comes."""
    storage_keeps_seconds: float | None = None
    """Time a file can be used for, once it was sent; None for ever."""
    missing_files: Literal["refused", "errored"] = "refused"
    """Fate of tracks whose file was never sent or is gone: the request or its job is refused, or
    the track is made and comes out errored. Which of them DatoCMS does is not documented."""
    storage_expires_seconds: float = 900
    """Validity of an address to send a file to; 0 is too short for anybody."""

    preparing_seconds: Seconds = 1.5
    """Preparation time of a new track, once the job that makes it has ended."""
    generation_type: Literal["subtitles_generation", "upload_track"] = "subtitles_generation"
    """The only `type` that a request to generate subtitles may have; older servers want another."""
    generation_seconds: Seconds = 6.0
    """Time to make subtitles of the sound, once the job for it has ended."""
    generation_days: float | None = 7
    """Age from which on a video gets no generated subtitles; None for none."""
    lists_while_preparing: int | None = None
    """Show a new track as `preparing` in this many lists, whatever `preparing_seconds` says."""
    preparing_never_ends: bool = False
    """True if new tracks are prepared until `end_preparing` is called."""
    prepare_tracks_as: Literal["ready", "errored"] = "ready"
    """Status of new tracks in the end; of a file without subtitles always `errored`."""
    new_tracks_serve: bytes | None = None
    """File served for new tracks in place of their own."""

    @property
    def limit(self) -> Limit:
        """Requests let through in a window."""
        return Limit(self.requests_per_window, self.window_seconds, self.window_kind)

    @property
    def rights(self) -> Role:
        """Permissions of the token."""
        return role_of(self.token_kind, self.role)

    def job_countdown(self, now: float, number: int) -> Timer:
        """Begin now that of the job with this number; the first is 0."""
        if self.jobs_never_end:
            return Timer.endless()
        return Timer.begin(now, self.job_seconds, number, self.polls_per_job)

    def preparing_countdown(self, now: float, number: int, *, generates: bool = False) -> Timer:
        """Begin now that of the preparation with this number; the first is 0."""
        if self.preparing_never_ends:
            return Timer.endless()
        seconds = self.generation_seconds if generates else self.preparing_seconds
        return Timer.begin(now, seconds, number, self.lists_while_preparing)
