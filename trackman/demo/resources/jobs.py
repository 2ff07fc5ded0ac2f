"""Changes of tracks as jobs: accepted, running, ended (API reference, section 3)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from trackman.demo.answers import phrase
from trackman.demo.errors import Refusal, RefusedError
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.timers import Timer

JobKind = Literal["deletion", "creation", "generation"]

# Recorded on the real server: what makes something ends with 201, what removes it with 200.
_SUCCESS: dict[JobKind, int] = {"deletion": 200, "creation": 201, "generation": 201}


@dataclass(slots=True)
class DemoJob:
    """The deletion, creation or generation of one track; all times are monotonic seconds."""

    kind: JobKind
    track: DemoTrack
    work: Callable[[], None] = field(repr=False)
    """Its work, done when it ends; raises `RefusedError` if that cannot be."""
    accepted_at: float
    countdown: Timer
    """Tells when it ends; each poll counts."""
    failure: Refusal | None
    works_anyway: bool
    """Failure it will end with instead of doing its work."""
    returns: DemoTrack
    """The track that its result will show."""
    id: str = field(default_factory=lambda: secrets.token_hex(12))
    polls: int = 0
    ended_at: float | None = None
    result_seen_at: float | None = None
    """Time of the first poll after its end."""
    result: dict[str, Any] | None = None

    @property
    def ends_at(self) -> float | None:
        """Moment of its end; None if polls or the test decide."""
        return self.countdown.ends_at

    def end(self, at: float) -> None:
        """Do its work and write down how it ended."""
        self.ended_at = at
        failure = None if self.failure and not self.works_anyway else self._failure_of_work()
        failure = self.failure or failure
        status = failure.status if failure else _SUCCESS[self.kind]
        payload = failure.document() if failure else {"data": self.returns.document()}
        self.result = {
            "type": "job_result",
            "id": self.id,
            "attributes": {"status": status, "statusText": phrase(status), "payload": payload},
        }

    def _failure_of_work(self) -> Refusal | None:
        try:
            self.work()
        except RefusedError as error:
            return error.refusal
        return None
