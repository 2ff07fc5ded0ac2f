from __future__ import annotations

import pytest


def me(api):
    return api.get("/users/me?include=role").json()


def test_an_editor_may_do_everything_with_uploads(api):
    content = me(api)

    assert content["data"]["type"] == "access_token"
    assert content["data"]["attributes"]["token"] is None
    (role,) = content["included"]
    assert role["id"] == content["data"]["relationships"]["role"]["data"]["id"]
    (right,) = role["meta"]["final_permissions"]["positive_upload_permissions"]
    assert (right["environment"], right["action"]) == ("main", "all")
    assert api.delete_italiano().status_code == 202


def test_the_role_is_only_told_when_asked_for(api):
    assert "included" not in api.get("/users/me").json()


def test_a_reader_may_look_but_not_delete(api, project, code_of):
    project.role = "read-only"

    assert api.lists_italiano()
    assert code_of(api.delete_italiano()) == (403, "INSUFFICIENT_PERMISSIONS")
    assert me(api)["included"][0]["attributes"]["name"] == "Read only"


@pytest.mark.parametrize("path", ["/uploads", "/uploads/43554720", "/uploads/43554720/tracks"])
def test_a_role_without_rights_sees_no_uploads(api, project, code_of, path):
    project.role = "none"

    assert code_of(api.get(path)) == (403, "INSUFFICIENT_PERMISSIONS")
    assert api.get("/site").status_code == 200


def test_a_token_without_a_role_may_do_everything_and_is_told_its_secret(api, project, server):
    project.role = "full-access"
    content = me(api)

    assert content["included"] == []
    assert content["data"]["relationships"]["role"]["data"] is None
    assert content["data"]["attributes"]["token"] == server.token
    assert api.delete_italiano().status_code == 202


def test_the_built_in_tokens_have_no_role(api, project, code_of):
    project.token_kind = "built-in read-only"
    token = me(api)["data"]
    assert token["attributes"]["hardcoded_type"] == "readonly"
    assert token["relationships"]["role"]["data"] is None
    assert code_of(api.delete_italiano()) == (403, "INSUFFICIENT_PERMISSIONS")

    project.token_kind = "built-in full access"
    assert me(api)["data"]["attributes"]["hardcoded_type"] == "admin"
    assert api.delete_italiano().status_code == 202


def test_a_token_without_access_can_only_ask_whose_it_is(api, project, code_of):
    project.api_access = False

    assert me(api)["data"]["attributes"]["can_access_cma"] is False
    assert code_of(api.get("/site")) == (403, "INSUFFICIENT_PERMISSIONS")


def test_what_is_denied_wins(api, project, code_of):
    project.role = "denied"
    final = me(api)["included"][0]["meta"]["final_permissions"]

    assert final["positive_upload_permissions"] == final["negative_upload_permissions"]
    assert code_of(api.delete_italiano()) == (403, "INSUFFICIENT_PERMISSIONS")


def test_a_role_can_be_limited_to_some_uploads(api, project):
    def limits(role):
        project.role = role
        (rule,) = me(api)["included"][0]["meta"]["final_permissions"]["positive_upload_permissions"]
        return rule["on_creator"], rule.get("upload_collection")

    assert limits("own-uploads") == ("self", None)
    assert limits("one-collection") == ("anyone", "1207")
