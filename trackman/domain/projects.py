"""The project a token opens: its name, environments and who the token is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """A DatoCMS project (`GET /site`)."""

    id: str
    name: str
    internal_domain: str | None
    """Host of its admin area, such as `my-project.admin.datocms.com`."""
    domain: str | None
    """Custom host of its admin area."""
    locales: tuple[str, ...]

    @property
    def admin_hosts(self) -> frozenset[str]:
        """The hosts its asset links can have."""
        known = (self.internal_domain, self.domain, f"{self.id}.admin.datocms.com")
        return frozenset(host.lower() for host in known if host)


@dataclass(frozen=True, slots=True)
class Environment:
    """One environment of a project (`GET /environments`)."""

    id: str
    primary: bool
    status: str
    """`creating`, `ready` or `destroying`, or a newer word."""
    read_only_mode: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Who the token speaks for (`GET /users/me`)."""

    kind: str
    """`access_token`, `user`, `sso_user`, `account` or `organization`."""
    name: str
    role: str | None
    """The role's name; None for owners and built-in tokens."""


@dataclass(frozen=True, slots=True)
class Project:
    """What could be learned about the project behind a token.

    Roles may hide parts of it, so every part can be missing.
    """

    site: Site | None
    account: Account | None
    environments: tuple[Environment, ...]

    def environment(self, chosen: str | None) -> Environment | None:
        """Return the environment with the id `chosen`; None asks for the primary one."""
        for environment in self.environments:
            if environment.id == chosen or (chosen is None and environment.primary):
                return environment
        return None
