"""Injected faults, each used once: refusals, web pages, lost and late answers."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event as Signal
from typing import TypedDict

from trackman.demo.answers import Answer
from trackman.demo.requests import DemoRequest, Host

_NOTICE_STOP_WITHIN = 0.02


@dataclass(frozen=True, slots=True)
class Refuse:
    """DatoCMS says no."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Intercept:
    """Something between client and DatoCMS answers, so the API's headers are missing."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is closed without an answer."""


@dataclass(frozen=True, slots=True)
class Hang:
    """No answer comes, but the connection stays open."""


@dataclass(frozen=True, slots=True)
class Delay:
    """The answer comes late."""

    seconds: float

    def wait(self, stopping: Signal) -> bool:
        """Wait; return True if the server stops meanwhile."""
        return stopping.wait(self.seconds)


@dataclass(frozen=True, slots=True)
class Hold:
    """The answer comes once somebody lets it."""

    release: Signal

    def wait(self, stopping: Signal) -> bool:
        """Wait; return True if the server stops meanwhile."""
        while not self.release.wait(_NOTICE_STOP_WITHIN):
            if stopping.is_set():
                return True
        return stopping.is_set()


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection is closed in the middle of the answer's body."""


@dataclass(frozen=True, slots=True)
class Oversize:
    """The answer is the real one, followed by spaces up to a size in bytes."""

    size: int


@dataclass(frozen=True, slots=True)
class BreakOff:
    """The connection is closed while the request's body is still coming in."""

    after: int
    """Bytes of the body that are read."""


@dataclass(frozen=True, slots=True)
class Stall:
    """No more of the request's body is read, but the connection stays open."""

    after: int
    """Bytes of the body that are read."""


Interruption = BreakOff | Stall
Event = Refuse | Intercept | Drop | Hang | Delay | Hold | Cut | Oversize | Interruption


class When(TypedDict, total=False):
    """Requests that a fault is meant for: by default the next one to the API."""

    times: int
    """Number of requests it happens to; 1 by default."""
    method: str
    path_contains: str
    host: Host
    """`api` by default."""
    before: bool
    """True if it comes before the work asked for, which then is not done; True by default."""


@dataclass(slots=True)
class InjectedFault:
    """An event that waits for its request."""

    event: Event
    when: When

    @property
    def before(self) -> bool:
        """True if the fault comes before the work."""
        return self.when.get("before", True)

    def fits(self, seen: DemoRequest) -> bool:
        """Tell whether it is meant for a request."""
        return (
            seen.host == self.when.get("host", "api")
            and self.when.get("method", seen.method) == seen.method
            and self.when.get("path_contains", "") in seen.path
        )


class InjectedFaults:
    """The surprises still to come; a request meets at most one, the oldest that fits."""

    def __init__(self) -> None:
        self._waiting: list[InjectedFault] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, event: Event, when: When) -> None:
        """Put an event at the end of the queue, as often as asked for."""
        self._waiting += [InjectedFault(event, when)] * when.get("times", 1)

    def take(self, seen: DemoRequest) -> InjectedFault | None:
        """Return the surprise that happens to a request, which is then used up."""
        surprise = self._oldest_for(seen)
        if surprise is not None:
            self._waiting.remove(surprise)
        return surprise

    def take_interruption(self, seen: DemoRequest) -> Interruption | None:
        """Return what interrupts a request whose body has not been read; it is then used up."""
        surprise = self._oldest_for(seen)
        if surprise is None or not isinstance(surprise.event, Interruption):
            return None
        self._waiting.remove(surprise)
        return surprise.event

    def clear(self) -> None:
        """Forget all that has not happened yet."""
        self._waiting.clear()

    def _oldest_for(self, seen: DemoRequest) -> InjectedFault | None:
        return next((one for one in self._waiting if one.fits(seen)), None)
