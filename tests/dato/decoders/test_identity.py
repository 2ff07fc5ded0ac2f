"""Who a token speaks for, from the wire."""

from __future__ import annotations

import json
from typing import Any

import pytest

from trackman.dato.decoders.identity import decode_account
from trackman.dato.response import Response
from trackman.domain.projects import Account, Rights, UploadRule

REFERENCE = {"role": {"data": {"type": "role", "id": "34"}}}
FINAL = {
    "environments_access": "primary_only",
    "positive_upload_permissions": [
        {"environment": "main", "action": "all", "on_creator": "self", "localization_scope": "all"},
        {"environment": "main", "action": "create", "upload_collection": "7"},
    ],
    "negative_upload_permissions": [{"environment": "main", "action": "move", "newer": 1}],
}


def account(
    attributes: dict[str, Any], role_meta: Any = None, kind: str = "access_token", **more: Any
) -> Account:
    """Read an answer to GET /users/me."""
    document: dict[str, Any] = {"data": {"type": kind, "attributes": attributes, **more}}
    if role_meta is not None:
        role = {"type": "role", "attributes": {"name": "Editor"}, "meta": role_meta}
        document["included"] = [{"type": "user"}, role]
    return decode_account(Response(200, json.dumps(document).encode()).root())


def test_reads_the_rights_that_count() -> None:
    found = account({"name": "Tracks"}, {"final_permissions": FINAL}, relationships=REFERENCE)
    assert (found.name, found.role, found.has_role) == ("Tracks", "Editor", True)
    assert found.rights == Rights(
        "primary_only",
        (UploadRule("main", "all", "self"), UploadRule("main", "create", collection="7")),
        (UploadRule("main", "move"),),
    )


@pytest.mark.parametrize(
    "meta", [{}, {"final_permissions": {**FINAL, "environments_access": 3}}, []]
)
def test_rights_of_another_form_are_not_known(meta: Any) -> None:
    found = account({"name": "Tracks"}, meta, relationships=REFERENCE)
    assert (found.name, found.has_role, found.rights) == ("Tracks", True, None)


def test_a_role_that_is_named_and_not_shown_is_still_a_role() -> None:
    found = account({"name": "Tracks"}, relationships=REFERENCE)
    assert (found.role, found.has_role, found.rights) == (None, True, None)


@pytest.mark.parametrize(
    ("kind", "attributes", "name"),
    [
        ("account", {"email": "owner@example.com"}, "owner@example.com"),
        ("user", {"full_name": None, "email": "editor@example.com"}, "editor@example.com"),
        ("organization", {"name": "Northwind"}, "Northwind"),
        ("account", {}, ""),
    ],
)
def test_owners_and_people_have_names_too(kind: str, attributes: dict[str, Any], name: str) -> None:
    found = account(attributes, kind=kind)
    assert (found.kind, found.name, found.has_role) == (kind, name, False)
    assert (found.built_in, found.api_access) == (None, None)


def test_the_secret_is_not_read() -> None:
    assert "s3cret" not in repr(account({"name": "x", "token": "s3cret"}))
