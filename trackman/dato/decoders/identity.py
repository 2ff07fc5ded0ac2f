"""Decoders of a token's identity and its role's permissions (API reference, section 5.4)."""

from __future__ import annotations

import contextlib

from trackman.dato.response import Node
from trackman.domain.errors import UnexpectedShapeError
from trackman.domain.projects import Account, Rights, UploadRule


def decode_account(document: Node) -> Account:
    """Read whom a token speaks for.

    The entity may carry the secret itself in `attributes.token`, which is never read.
    """
    data = document["data"]
    attributes = data["attributes"]
    names = (_text(attributes.get(key)) for key in ("name", "full_name", "email"))
    role = _included_role(document)
    return Account(
        kind=data["type"].text(),
        name=next(filter(None, names), ""),
        role=None if role is None else role["attributes"]["name"].text(),
        has_role=role is not None or _names_a_role(data),
        rights=None if role is None else _rights(role),
        built_in=_text(attributes.get("hardcoded_type")) or None,
        api_access=_flag(attributes.get("can_access_cma")),
    )


def _names_a_role(data: Node) -> bool:
    node = data
    for name in ("relationships", "role", "data"):
        inner = node.get(name)
        if inner is None or inner.is_null:
            return False
        node = inner
    return True


def _included_role(document: Node) -> Node | None:
    included = document.get("included")
    for node in () if included is None else included.items():
        if node["type"].text() == "role":
            return node
    return None


def _rights(role: Node) -> Rights | None:
    """Read the permissions that count, inherited ones included; None where they are not told."""
    with contextlib.suppress(UnexpectedShapeError):
        final = role["meta"]["final_permissions"]
        return Rights(
            environments_access=final["environments_access"].text(),
            granted=tuple(map(_rule, final["positive_upload_permissions"].items())),
            denied=tuple(map(_rule, final["negative_upload_permissions"].items())),
        )
    return None


def _rule(node: Node) -> UploadRule:
    """Read one permission; which of its parts exist depends on the action."""
    return UploadRule(
        environment=node["environment"].text(),
        action=node["action"].text(),
        creator=_text(node.get("on_creator")) or "anyone",
        collection=_text(node.get("upload_collection")),
        localization=_text(node.get("localization_scope")) or "all",
    )


def _text(node: Node | None) -> str | None:
    return None if node is None else node.text_or_none()


def _flag(node: Node | None) -> bool | None:
    return None if node is None else node.flag_or_none()
