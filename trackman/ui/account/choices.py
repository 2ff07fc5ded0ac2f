"""What there is to choose from in the menu of the project."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.domain.projects import Environment, KeptProject


@dataclass(frozen=True, slots=True)
class ProjectChoices:
    """The projects and environments, and where one is among them."""

    projects: tuple[KeptProject, ...] = ()
    project: str | None = None
    """The id of the project on the screen; one that is not among them is not kept."""
    environments: tuple[Environment, ...] = ()
    environment: str | None = None
    """The id of the environment on the screen; None is the primary one."""
    account: str = ""
    """Who the token speaks for; empty where that is not told."""
    read_only: bool = False
    """Whether the person wants to look only."""
