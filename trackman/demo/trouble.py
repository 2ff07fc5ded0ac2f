"""Methods that plan faults for the next requests."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Unpack

from trackman.demo.answers import Answer, page, refused
from trackman.demo.errors import Refusal
from trackman.demo.faults import (
    BreakOff,
    Cut,
    Delay,
    Drop,
    Event,
    Hang,
    Hold,
    InjectedFaults,
    Intercept,
    Oversize,
    Refuse,
    Stall,
    When,
)
from trackman.demo.storage import storage_refusal


@dataclass(eq=False, kw_only=True)
class FaultInjection:
    """Prepares surprises for requests to come; its methods may be called from any thread."""

    surprises: InjectedFaults = field(default_factory=InjectedFaults)
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def refuse_next(
        self,
        status: int,
        code: str,
        details: Mapping[str, Any] | None = None,
        transient: bool = False,
        headers: Mapping[str, str] | None = None,
        **when: Unpack[When],
    ) -> None:
        """Refuse a request, of itself or (`before=False`) after having done what it asks.

        The storage refuses in XML, as S3 does, with a code and nothing more.
        """
        if when.get("host") == "storage":
            answer = storage_refusal(status, code, code)
        else:
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

    def hold_next(self, release: threading.Event, **when: Unpack[When]) -> None:
        """Wait for `release` before (or between) doing the work and answering."""
        self._surprise(Hold(release), when)

    def cut_next(self, **when: Unpack[When]) -> None:
        """Do the work, send half of the answer and close the connection."""
        self._surprise(Cut(), {**when, "before": False})

    def oversize_next(self, size: int, **when: Unpack[When]) -> None:
        """Do the work and answer with so many bytes, the real answer followed by spaces."""
        self._surprise(Oversize(size), {**when, "before": False})

    def break_off_next(self, after: int, **when: Unpack[When]) -> None:
        """Read so many bytes of a request's body and close the connection; no work is done."""
        self._surprise(BreakOff(after), when)

    def stall_next(self, after: int, **when: Unpack[When]) -> None:
        """Read so many bytes of a request's body and then nothing more; no work is done."""
        self._surprise(Stall(after), when)

    def _surprise(self, event: Event, when: When) -> None:
        with self.lock:
            self.surprises.add(event, when)
