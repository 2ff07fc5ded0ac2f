"""The checks every request to the API passes before it is looked at (API reference, 5.1)."""

from __future__ import annotations

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.project import DemoProject
from trackman.demo.requests import DemoRequest
from trackman.demo.resources.site import DemoEnvironment

# DatoCMS also knows versions 1 and 2, whose documents look different and are not imitated.
API_VERSION = "3"

_ACCEPTED = {"application/json", "application/vnd.api+json"}


def check(project: DemoProject, seen: DemoRequest) -> DemoEnvironment:
    """Return the environment a request works in; raise `RefusedError` at the first fault.

    The order is DatoCMS's: a wrong token, the Accept header, a missing token, the rest.
    """
    authorization = seen.headers["Authorization"]
    if authorization is not None and not _opens(authorization, project.token):
        raise RefusedError(refusals.INVALID_AUTHORIZATION_HEADER)
    if not _accepts_json(seen.headers["Accept"]):
        raise RefusedError(refusals.INVALID_ACCEPT_HEADER)
    if authorization is None:
        raise RefusedError(refusals.INVALID_SITE)
    if seen.headers["X-Api-Version"] != API_VERSION:
        raise RefusedError(refusals.INVALID_API_VERSION)
    _check_access(project, seen)
    environment = chosen_environment(project, seen)
    if environment is None:
        raise RefusedError(refusals.INVALID_ENVIRONMENT)
    if environment.status != "ready":
        raise RefusedError(refusals.ENVIRONMENT_NOT_READY)
    return environment


def _check_access(project: DemoProject, seen: DemoRequest) -> None:
    """Refuse a project that is switched off, and a token that is not for this API."""
    if project.deactivated:
        raise RefusedError(refusals.DEACTIVATED_SITE)
    # What a token without access is told is not documented.
    if not project.api_access and seen.path != "/users/me":
        raise RefusedError(refusals.INSUFFICIENT_PERMISSIONS)


def chosen_environment(project: DemoProject, seen: DemoRequest) -> DemoEnvironment | None:
    """Return the environment a request names, by default the primary one."""
    name = project.answers_from or seen.headers["X-Environment"]
    return project.primary if name is None else project.environments.get(name)


def _opens(authorization: str, token: str | None) -> bool:
    return token is not None and authorization == f"Bearer {token}"


def _accepts_json(accept: str | None) -> bool:
    types = (part.partition(";")[0].strip().lower() for part in (accept or "").split(","))
    return any(one in _ACCEPTED for one in types)
