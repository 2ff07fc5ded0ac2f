"""Limits of a project's plan (API reference, section 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CALLS = "cma_api_calls"
"""Code of the limit of calls of this API in a month."""
ENCODING = "mux_encoding_seconds"
"""Code of the limit of video that is encoded in a month."""


@dataclass(frozen=True, slots=True)
class PlanLimit:
    """Limit of the plan for one thing, and the use made of it."""

    code: str
    usage: int
    limit: int | None
    """None where the plan has no limit for it."""

    @property
    def left(self) -> int | None:
        """The rest, 0 at least; None without a limit."""
        return None if self.limit is None else max(0, self.limit - self.usage)


def limit_of(limits: Iterable[PlanLimit], code: str) -> PlanLimit | None:
    """Return the limit with a code; None where it is not told."""
    return next((one for one in limits if one.code == code), None)
