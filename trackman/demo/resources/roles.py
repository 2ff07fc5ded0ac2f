"""Identity and permissions of the token (API reference, section 5.4)."""

from __future__ import annotations

from typing import Any, Literal

Role = Literal[
    "full-access", "editor", "read-only", "none", "own-uploads", "one-collection", "denied"
]
"""`full-access` is a token without a role; `none` a role without any right on uploads; `denied` one
that is granted all of them and denied all of them, too."""

TokenKind = Literal["own", "built-in read-only", "built-in full access"]
"""`own` is one that people made, with the project's `role`; the others have none."""

ROLE_ID = "34"

_BUILT_IN = {"built-in read-only": "readonly", "built-in full access": "admin"}

_GRANTED: dict[Role, dict[str, Any]] = {
    "editor": {"action": "all", "localization_scope": "all"},
    "read-only": {"action": "read"},
    "own-uploads": {"action": "all", "localization_scope": "all", "on_creator": "self"},
    "one-collection": {"action": "all", "localization_scope": "all", "upload_collection": "1207"},
    "denied": {"action": "all", "localization_scope": "all"},
}

_RIGHTS = (
    "can_edit_favicon",
    "can_edit_site",
    "can_edit_schema",
    "can_manage_menu",
    "can_edit_environment",
    "can_promote_environments",
    "can_manage_users",
    "can_manage_shared_filters",
    "can_manage_upload_collections",
    "can_manage_build_triggers",
    "can_manage_search_indexes",
    "can_manage_webhooks",
    "can_manage_environments",
    "can_manage_sso",
    "can_access_audit_log",
    "can_manage_workflows",
    "can_manage_access_tokens",
    "can_perform_site_search",
    "can_access_build_events_log",
    "can_access_search_index_events_log",
)

_SUBJECTS = ("item_type", "upload", "build_trigger", "search_index")


def may_read_uploads(role: Role) -> bool:
    """Tell whether a role may look at uploads and their tracks."""
    return role not in ("none", "denied")


def may_change_uploads(role: Role) -> bool:
    """Tell whether a role may change uploads; which right guards tracks is not documented.

    Who made an upload and in which collection it is are not looked at.
    """
    return role in ("full-access", "editor", "own-uploads", "one-collection")


def role_of(kind: TokenKind, role: Role) -> Role:
    """Return what a token may do, `role` being that of tokens people made."""
    if kind == "own":
        return role
    return "read-only" if kind == "built-in read-only" else "full-access"


def token_document(kind: TokenKind, role: Role, token: str, api_access: bool) -> dict[str, Any]:
    """Return the `access_token` resource."""
    full_access = role_of(kind, role) == "full-access"
    without_role = full_access or kind != "own"
    return {
        "type": "access_token",
        "id": "312",
        "attributes": {
            "name": "Track moderation",
            # Those who may manage tokens are told the secret itself.
            "token": token if full_access else None,
            "can_access_cda": False,
            "can_access_cda_preview": False,
            "can_access_cma": api_access,
            "hardcoded_type": _BUILT_IN.get(kind),
            "last_cma_access": "today",
            "last_cda_access": "never",
        },
        "relationships": {"role": {"data": None if without_role else _reference()}},
    }


def role_documents(kind: TokenKind, role: Role) -> list[dict[str, Any]]:
    """Return the `role` resources that go with a token: one, or none for full access."""
    if kind != "own" or role == "full-access":
        return []
    permissions = _permissions(role)
    return [
        {
            **_reference(),
            "attributes": {"name": role.replace("-", " ").capitalize(), **permissions},
            "relationships": {"inherits_permissions_from": {"data": []}},
            "meta": {"final_permissions": permissions},
        }
    ]


def _reference() -> dict[str, str]:
    return {"type": "role", "id": ROLE_ID}


def _permissions(role: Role) -> dict[str, Any]:
    permissions: dict[str, Any] = dict.fromkeys(_RIGHTS, False)
    permissions["environments_access"] = "all"
    for subject in _SUBJECTS:
        permissions[f"positive_{subject}_permissions"] = []
        permissions[f"negative_{subject}_permissions"] = []
    if role in _GRANTED:
        permissions["positive_upload_permissions"] = [_rule(**_GRANTED[role])]
    if role == "denied":
        permissions["negative_upload_permissions"] = [_rule(action="all", localization_scope="all")]
    return permissions


def _rule(**parts: Any) -> dict[str, Any]:
    return {"environment": "main", "on_creator": "anyone"} | parts
