"""A request that passed the checks."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.demo.project import DemoProject
from trackman.demo.seen import Seen
from trackman.demo.site import DemoEnvironment


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed the checks."""

    project: DemoProject
    environment: DemoEnvironment
    seen: Seen
    ids: tuple[str, ...]
    """The ids in the path, in order."""
