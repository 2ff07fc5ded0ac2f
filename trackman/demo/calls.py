"""A request that passed the checks."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.demo.project import DemoProject
from trackman.demo.requests import DemoRequest
from trackman.demo.resources.site import DemoEnvironment


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed the checks."""

    project: DemoProject
    environment: DemoEnvironment
    seen: DemoRequest
    ids: tuple[str, ...]
    """The ids in the path, in order."""
