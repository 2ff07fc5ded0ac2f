"""Permission to change tracks, as far as it is known before trying.

DatoCMS does not document which right guards tracks, and a role can be limited to some uploads. So
there are three answers, each with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from trackman.domain.projects import Account, Environment, Project, Rights, UploadRule

_CHANGING = frozenset({"all", "update", "replace_asset"})


class MayChange(StrEnum):
    """Answers to whether the token may change tracks in the primary environment."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "cannot be known"


class Because(StrEnum):
    """Why a token may change tracks, may not, or why that cannot be known."""

    OWNER = "owner"
    """It is an owner's or has full access."""
    GRANTED = "granted"
    """Its role may change all uploads."""
    READ_ONLY_TOKEN = "read only token"
    """It is the built-in token that only reads."""
    NO_PRIMARY = "no primary"
    """Its role cannot reach the primary environment."""
    NOT_GRANTED = "not granted"
    """Its role may not change uploads."""
    DENIED = "denied"
    """Its role is denied to change uploads."""
    PARTLY_DENIED = "partly denied"
    """Its role is denied to change some uploads, or some of their content."""
    OWN_UPLOADS = "own uploads"
    """Its role may change only uploads made by itself or by its role."""
    SOME_COLLECTIONS = "some collections"
    """Its role may change only uploads of some collections."""
    SOME_CONTENT = "some content"
    """Its role may change only localized content, or only the rest."""
    PRIMARY_HIDDEN = "primary hidden"
    """Its role has rights in environments, but which one is primary is not told."""
    NOT_TOLD = "not told"
    """DatoCMS does not tell what it may do."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Permission of a token to change tracks, with the reason."""

    may_change: MayChange
    because: Because


class Obstacle(StrEnum):
    """Why tracks cannot be changed here, the most important first."""

    READ_ONLY_TOKEN = "read only token"
    """The token only reads."""
    ROLE = "role"
    """The role of the token does not allow it."""
    SANDBOX = "sandbox"
    """The environment is a sandbox."""
    MAINTENANCE = "maintenance"
    """The project is in maintenance mode."""
    NOT_READY = "not ready"
    """The environment is being made or deleted."""
    READ_ONLY_ENVIRONMENT = "read only environment"
    """DatoCMS has made the environment read-only for a while."""
    OWN_SWITCH = "own switch"
    """The person wants to look only."""


def obstacle(
    environment: Environment | None,
    maintenance: bool | None,
    permission: Permission | None,
    *,
    read_only: bool,
) -> Obstacle | None:
    """Return the first reason for which tracks cannot be changed; None where none is known.

    What lies deepest comes first, so that nobody removes one obstacle only to meet the next.
    `read_only` is the person's own switch.
    """
    if permission is not None and permission.may_change is MayChange.NO:
        reads_only = permission.because is Because.READ_ONLY_TOKEN
        return Obstacle.READ_ONLY_TOKEN if reads_only else Obstacle.ROLE
    if environment is not None and not environment.primary:
        return Obstacle.SANDBOX
    if maintenance:
        return Obstacle.MAINTENANCE
    if environment is not None and environment.status != "ready":
        return Obstacle.NOT_READY
    if environment is not None and environment.read_only_mode:
        return Obstacle.READ_ONLY_ENVIRONMENT
    return Obstacle.OWN_SWITCH if read_only else None


def permission_of(project: Project) -> Permission:
    """Estimate whether the token of a project may change tracks (API reference, 5.4)."""
    account = project.account
    if account is None:
        return Permission(MayChange.UNKNOWN, Because.NOT_TOLD)
    if account.built_in == "readonly":
        return Permission(MayChange.NO, Because.READ_ONLY_TOKEN)
    if account.rights is not None:
        return _permission_of_role(account.rights, project.primary)
    if _has_all_rights(account):
        return Permission(MayChange.YES, Because.OWNER)
    return Permission(MayChange.UNKNOWN, Because.NOT_TOLD)


def _has_all_rights(account: Account) -> bool:
    """Tell whether it is one without a role, which may do everything."""
    return not account.has_role and account.kind in {"access_token", "account", "organization"}


def _permission_of_role(rights: Rights, primary: str | None) -> Permission:
    if rights.environments_access in {"none", "sandbox_only"}:
        return Permission(MayChange.NO, Because.NO_PRIMARY)
    granted = _changing(rights.granted, primary)
    denied = _changing(rights.denied, primary)
    if not granted:
        return Permission(MayChange.NO, Because.NOT_GRANTED)
    if primary is None:
        return Permission(MayChange.UNKNOWN, Because.PRIMARY_HIDDEN)
    if all(_cancelled(rule, denied) for rule in granted):
        return Permission(MayChange.NO, Because.DENIED)
    if denied:
        return Permission(MayChange.UNKNOWN, Because.PARTLY_DENIED)
    if any(_limit(rule) is None for rule in granted):
        return Permission(MayChange.YES, Because.GRANTED)
    return Permission(MayChange.UNKNOWN, _limit(granted[0]) or Because.NOT_TOLD)


def _changing(rules: Iterable[UploadRule], primary: str | None) -> list[UploadRule]:
    """Return the rules about changing uploads there; in any environment if it is not known."""
    return [
        rule
        for rule in rules
        if rule.action in _CHANGING and (primary is None or rule.environment == primary)
    ]


def _cancelled(granted: UploadRule, denied: Iterable[UploadRule]) -> bool:
    """Tell whether nothing of a granted rule is left."""
    return any(
        rule.action in {"all", granted.action}
        and (_limit(rule) is None or replace(rule, action=granted.action) == granted)
        for rule in denied
    )


def _limit(rule: UploadRule) -> Because | None:
    """Return what a rule is limited to; None for a rule about all uploads."""
    if rule.creator != "anyone":
        return Because.OWN_UPLOADS
    if rule.collection is not None:
        return Because.SOME_COLLECTIONS
    return None if rule.localization == "all" else Because.SOME_CONTENT
