"""May tracks be changed: by the token's rights, and here and now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trackman.domain.permissions import (
    Because,
    MayChange,
    Obstacle,
    Permission,
    obstacle,
    permission_of,
)
from trackman.domain.projects import Account, Environment, Project, Rights, UploadRule

ALL = UploadRule("main", "all")
UPDATE = UploadRule("main", "update")
READ = UploadRule("main", "read")
OWN = replace(ALL, creator="self")
COLLECTION = replace(ALL, collection="12")
LOCALIZED = replace(UPDATE, localization="localized")
SANDBOX = replace(ALL, environment="redesign")
NO, YES, UNKNOWN = MayChange.NO, MayChange.YES, MayChange.UNKNOWN


def permission(
    *granted: UploadRule,
    denied: tuple[UploadRule, ...] = (),
    access: str = "all",
    primary: str | None = "main",
) -> tuple[MayChange, Because]:
    """Return what a role with these rules may do."""
    rights = Rights(access, granted, denied)
    account = Account("access_token", "x", "Editor", has_role=True, rights=rights)
    found = permission_of(Project(None, account, (), primary=primary))
    return found.may_change, found.because


@pytest.mark.parametrize(
    "granted", [(ALL,), (UPDATE,), (replace(ALL, action="replace_asset"),), (OWN, UPDATE)]
)
def test_a_role_that_may_change_all_uploads_may_change_tracks(
    granted: tuple[UploadRule, ...],
) -> None:
    assert permission(*granted) == (YES, Because.GRANTED)


@pytest.mark.parametrize("granted", [(), (READ,), (SANDBOX,), (replace(ALL, action="create"),)])
def test_what_is_not_granted_is_not_allowed(granted: tuple[UploadRule, ...]) -> None:
    assert permission(*granted) == (NO, Because.NOT_GRANTED)


@pytest.mark.parametrize("access", ["none", "sandbox_only"])
def test_a_role_kept_out_of_the_primary_environment_changes_nothing(access: str) -> None:
    assert permission(ALL, access=access) == (NO, Because.NO_PRIMARY)


@pytest.mark.parametrize("granted", [ALL, UPDATE, OWN, COLLECTION, LOCALIZED])
def test_a_denial_of_all_wins(granted: UploadRule) -> None:
    assert permission(granted, denied=(ALL,)) == (NO, Because.DENIED)


def test_a_denial_of_just_what_was_granted_wins() -> None:
    assert permission(COLLECTION, denied=(COLLECTION,)) == (NO, Because.DENIED)
    assert permission(UPDATE, denied=(UPDATE,)) == (NO, Because.DENIED)


@pytest.mark.parametrize("denied", [UPDATE, OWN, COLLECTION, LOCALIZED])
def test_a_denial_of_a_part_leaves_it_open(denied: UploadRule) -> None:
    assert permission(ALL, denied=(denied,)) == (UNKNOWN, Because.PARTLY_DENIED)


@pytest.mark.parametrize("denied", [READ, SANDBOX])
def test_a_denial_of_something_else_changes_nothing(denied: UploadRule) -> None:
    assert permission(ALL, denied=(denied,)) == (YES, Because.GRANTED)


@pytest.mark.parametrize(
    ("granted", "because"),
    [
        (OWN, Because.OWN_UPLOADS),
        (replace(ALL, creator="role"), Because.OWN_UPLOADS),
        (COLLECTION, Because.SOME_COLLECTIONS),
        (LOCALIZED, Because.SOME_CONTENT),
    ],
)
def test_a_limited_right_leaves_it_open(granted: UploadRule, because: Because) -> None:
    assert permission(granted) == (UNKNOWN, because)


def test_a_primary_environment_without_a_name_leaves_it_open() -> None:
    assert permission(ALL, primary=None) == (UNKNOWN, Because.PRIMARY_HIDDEN)
    assert permission(READ, primary=None) == (NO, Because.NOT_GRANTED)


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (Account("access_token", "", None), (YES, Because.OWNER)),
        (Account("access_token", "", None, built_in="admin"), (YES, Because.OWNER)),
        (Account("account", "", None), (YES, Because.OWNER)),
        (Account("organization", "", None), (YES, Because.OWNER)),
        (Account("access_token", "", None, built_in="readonly"), (NO, Because.READ_ONLY_TOKEN)),
        (Account("user", "", None), (UNKNOWN, Because.NOT_TOLD)),
        (Account("access_token", "", None, has_role=True), (UNKNOWN, Because.NOT_TOLD)),
        (None, (UNKNOWN, Because.NOT_TOLD)),
    ],
)
def test_without_a_role_it_depends_on_who_it_is(
    account: Account | None, expected: tuple[MayChange, Because]
) -> None:
    found = permission_of(Project(None, account, (), primary="main"))
    assert (found.may_change, found.because) == expected


PRIMARY = Environment("main", True, "ready", False)
FREE = Permission(YES, Because.GRANTED)


@pytest.mark.parametrize("maintenance", [False, None])
@pytest.mark.parametrize("environment", [PRIMARY, None])
@pytest.mark.parametrize("rights", [FREE, Permission(UNKNOWN, Because.OWN_UPLOADS), None])
def test_nothing_is_in_the_way_as_long_as_nothing_is_known_to_be(
    environment: Environment | None, maintenance: bool | None, rights: Permission | None
) -> None:
    assert obstacle(environment, maintenance, rights, read_only=False) is None
    assert obstacle(environment, maintenance, rights, read_only=True) is Obstacle.OWN_SWITCH


def test_the_deepest_obstacle_is_told_first() -> None:
    worst = Environment("redesign", False, "creating", True)
    rights = Permission(NO, Because.READ_ONLY_TOKEN)
    found = [obstacle(worst, True, rights, read_only=True)]
    found.append(obstacle(worst, True, Permission(NO, Because.DENIED), read_only=True))
    found.append(obstacle(worst, True, FREE, read_only=True))
    primary = replace(worst, primary=True)
    found.append(obstacle(primary, True, FREE, read_only=True))
    found.append(obstacle(primary, False, FREE, read_only=True))
    found.append(obstacle(replace(primary, status="ready"), False, FREE, read_only=True))
    found.append(obstacle(PRIMARY, False, FREE, read_only=True))
    assert found == list(Obstacle)


def test_the_primary_environment_is_known_by_name_where_environments_are_hidden() -> None:
    project = Project(None, None, (), primary="main")
    assert project.environment(None) == project.environment("main") == PRIMARY
    assert project.environment("redesign") is None
    assert Project(None, None, ()).environment(None) is None
