"""The project a token opens: its name, environments and who the token is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


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
    environment: str | None = None
    """The environment that answered."""


@dataclass(frozen=True, slots=True)
class Environment:
    """One environment of a project (`GET /environments`)."""

    id: str
    primary: bool
    status: str
    """`creating`, `ready` or `destroying`, or a newer word."""
    read_only_mode: bool


@dataclass(frozen=True, slots=True)
class UploadRule:
    """One line of what a role may do, or may not do, with uploads (API reference, 5.4)."""

    environment: str
    action: str
    """`all`, `update`, `replace_asset` and others, or a newer word."""
    creator: str = "anyone"
    """Whose uploads: `anyone`, `self` or `role`."""
    collection: str | None = None
    """The one collection it is about; None for all."""
    localization: str = "all"
    """Kind of content: `all`, `localized` or `not_localized`."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Permissions of a role, with those inherited from other roles."""

    environments_access: str
    """`all`, `primary_only`, `sandbox_only` or `none`, or a newer word."""
    granted: tuple[UploadRule, ...]
    denied: tuple[UploadRule, ...]
    """These win over what is granted."""


@dataclass(frozen=True, slots=True)
class Account:
    """Owner of the token (`GET /users/me`)."""

    kind: str
    """`access_token`, `user`, `sso_user`, `account` or `organization`."""
    name: str
    role: str | None
    """The role's name; None for owners and built-in tokens, or where it is not told."""
    has_role: bool = False
    rights: Rights | None = None
    """Permissions of its role; None without a role, or if they are not told."""
    built_in: str | None = None
    """`readonly` or `admin` for the tokens every project has from its start."""
    api_access: bool | None = None
    """True if it may use the Content Management API; None where it is not told."""


@dataclass(frozen=True, slots=True)
class Project:
    """Project behind a token, as far as the token may read it.

    Roles may hide parts of it, so every part can be missing.
    """

    site: Site | None
    account: Account | None
    environments: tuple[Environment, ...]
    maintenance: bool | None = None
    """True if the primary environment is in maintenance mode; None where it is not told."""
    primary: str | None = None
    """The name of the primary environment; None where nothing tells it."""

    def environment(self, chosen: str | None) -> Environment | None:
        """Return the environment with the id `chosen`; None asks for the primary one."""
        for environment in self.environments:
            if environment.id == chosen or (chosen is None and environment.primary):
                return environment
        if not self.environments and self.primary and chosen in {None, self.primary}:
            return Environment(self.primary, True, "ready", False)  # it answers, so it is ready
        return None


@dataclass(frozen=True, slots=True)
class KeptProject:
    """A project a person signed in to on this computer. Its token is kept elsewhere."""

    id: str
    name: str
    api_url: str
    environment: str | None = None
    """The environment it was last used in; None is the primary one."""
    used_at: datetime | None = None
    """Time of its last use, with time zone."""


def project_at_start(projects: Sequence[KeptProject], last: str | None) -> KeptProject | None:
    """Return the project to open at the start: the `last` one open, else the first."""
    return next((one for one in projects if one.id == last), next(iter(projects), None))
