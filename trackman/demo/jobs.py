"""Deletions as jobs: accepted, running, ended (API reference, section 3)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from trackman.demo.answers import phrase
from trackman.demo.media import DemoTrack
from trackman.demo.refusals import Refusal

JobSeconds = float | Sequence[float] | Callable[[], float]
"""How long jobs take: all the same, in turn, or as a function says for each."""


@dataclass(slots=True)
class DemoJob:
    """The deletion of one track; all times are monotonic seconds.

    It ends when `ends_at` has come or `polls_left` has reached 0, whichever is set.
    """

    track: DemoTrack
    accepted_at: float
    ends_at: float | None
    polls_left: int | None
    failure: Refusal | None
    """What it will end with instead of a deletion."""
    returns: DemoTrack
    """The track that its result will show."""
    id: str = field(default_factory=lambda: secrets.token_hex(12))
    polls: int = 0
    ended_at: float | None = None
    result_seen_at: float | None = None
    """When a poll first came after its end."""
    result: dict[str, Any] | None = None

    def is_due(self, now: float) -> bool:
        """Tell whether it is over at `now`."""
        return self.polls_left == 0 or (self.ends_at is not None and self.ends_at <= now)

    def end(self, at: float, failure: Refusal | None) -> None:
        """Write down how it ended."""
        self.ended_at = at
        status = failure.status if failure else 200
        payload = failure.document() if failure else {"data": self.returns.document()}
        self.result = {
            "type": "job_result",
            "id": self.id,
            "attributes": {"status": status, "statusText": phrase(status), "payload": payload},
        }


def seconds_of_job(job_seconds: JobSeconds, number: int) -> float:
    """Return how long the job with this number takes; the first is 0."""
    if callable(job_seconds):
        return job_seconds()
    if isinstance(job_seconds, Sequence):
        return job_seconds[number % len(job_seconds)]
    return job_seconds
