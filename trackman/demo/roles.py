"""Who the token speaks for and what it may do (API reference, section 5.4)."""

from __future__ import annotations

from typing import Any, Literal

Role = Literal["full-access", "editor", "read-only", "none"]
"""`full-access` is a token without a role; `none` a role without any right on uploads."""

ROLE_ID = "34"

_ACTIONS = {"editor": "all", "read-only": "read"}

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
    return role != "none"


def may_change_uploads(role: Role) -> bool:
    """Tell whether a role may change uploads; which right guards tracks is not documented."""
    return role in ("full-access", "editor")


def token_document(role: Role, token: str) -> dict[str, Any]:
    """Return the `access_token` resource."""
    full_access = role == "full-access"
    return {
        "type": "access_token",
        "id": "312",
        "attributes": {
            "name": "Track moderation",
            # Those who may manage tokens are told the secret itself.
            "token": token if full_access else None,
            "can_access_cda": False,
            "can_access_cda_preview": False,
            "can_access_cma": True,
            "hardcoded_type": None,
            "last_cma_access": "today",
            "last_cda_access": "never",
        },
        "relationships": {"role": {"data": None if full_access else _reference()}},
    }


def role_documents(role: Role) -> list[dict[str, Any]]:
    """Return the `role` resources that go with a token: one, or none for full access."""
    if role == "full-access":
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
    if action := _ACTIONS.get(role):
        permissions["positive_upload_permissions"] = [
            {
                "environment": "main",
                "action": action,
                "on_creator": "anyone",
                "localization_scope": "all",
            }
        ]
    return permissions
