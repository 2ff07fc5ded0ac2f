"""Target of a trackman link: where one works, or another project or environment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from trackman.domain.app_links import AppLink
from trackman.domain.projects import Project


class Whereabouts(Enum):
    """Target of a link, seen from the open project."""

    HERE = auto()
    OTHER_PROJECT = auto()
    OTHER_ENVIRONMENT = auto()
    NO_ENVIRONMENT = auto()
    """To an environment that this project doesn't have."""
    UNKNOWN = auto()
    """The project must be read first."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Project and environment one works in."""

    project_id: str | None
    """None until it is known."""
    environment: str | None
    """None is the primary one."""
    project: Project | None
    """Answer of DatoCMS about it; None until it was read."""


def whereabouts(link: AppLink, place: Workplace) -> Whereabouts:
    """Tell where a link leads."""
    site = place.project.site if place.project is not None else None
    here = site.id if site is not None else place.project_id
    if link.project is not None and link.project != here:
        if here is not None:
            return Whereabouts.OTHER_PROJECT
        if place.project is None:
            return Whereabouts.UNKNOWN  # else a role hides which it is; the video is there or not
    if link.environment in {None, place.environment}:
        return Whereabouts.HERE
    if place.project is None:
        return Whereabouts.UNKNOWN
    if place.environment is None and link.environment == place.project.primary:
        return Whereabouts.HERE
    names = {one.id for one in place.project.environments}
    if names and link.environment not in names:
        return Whereabouts.NO_ENVIRONMENT
    return Whereabouts.OTHER_ENVIRONMENT


def whereabouts_of_line(
    links: Iterable[AppLink], hosts: Iterable[str], place: Workplace
) -> Whereabouts:
    """Tell where the links of one line lead, `hosts` being those of links to DatoCMS's pages.

    What leads elsewhere for certain comes before what is not known; without a link it is here.
    """
    site = place.project.site if place.project is not None else None
    if site is not None:
        own = {site.internal_domain, site.domain, f"{site.id}.admin.datocms.com"}
        if not own.issuperset(hosts):
            return Whereabouts.OTHER_PROJECT
    found = {whereabouts(link, place) for link in links} - {Whereabouts.HERE}
    certain = found - {Whereabouts.UNKNOWN}
    return next(iter(certain or found), Whereabouts.HERE)
