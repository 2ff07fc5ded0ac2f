from __future__ import annotations

from urllib.parse import urlencode

import pytest


@pytest.fixture
def find(api):
    def ask(field, operator, value, array=False):
        name = f"filter[fields][{field}][{operator}]{'[]' * array}"
        return api.get(f"/uploads?{urlencode({name: value, 'page[limit]': 500})}")

    return ask


def count(answer):
    return answer.json()["meta"]["total_count"]


@pytest.mark.parametrize(
    ("field", "operator", "value", "found"),
    [
        ("in_use", "eq", "true", 10),
        ("in_use", "eq", "false", 3),
        ("type", "neq", "video", 1),
        ("upload_collection", "eq", "1207", 1),
        ("tags", "contains", "campaign", 4),
        ("size", "lt", "3000000", 1),
        ("width", "gte", "3000", 2),
        ("format", "eq", "mov", 2),
        ("_created_at", "gte", "2026-06-14T09:12:30Z", 1),
        ("_created_at", "gt", "2026-06-14T09:12:30Z", 0),
        ("_created_at", "lt", "2020-01-01", 1),
        ("_updated_at", "gt", "2026-06-14T09:00:00+00:00", 1),
    ],
)
def test_fields_are_compared(find, field, operator, value, found):
    assert count(find(field, operator, value)) == found


@pytest.mark.parametrize(
    ("field", "operator", "value", "found"),
    [
        ("tags", "any_in", "campaign", 4),
        ("tags", "not_in", "campaign", 9),
        ("type", "in", "image", 1),
    ],
)
def test_some_operators_take_an_array(find, code_of, field, operator, value, found):
    assert count(find(field, operator, value, array=True)) == found
    assert code_of(find(field, operator, value)) == (422, "INVALID_FILTER_FIELDS_PARAM")


@pytest.mark.parametrize(
    ("field", "operator", "value"),
    [
        ("language", "eq", "it"),
        ("tracks", "exists", "true"),
        ("in_use", "eq", "yes"),
        ("in_use", "neq", "true"),
        ("tags", "matches", "a"),
        ("type", "matches", "a"),
        ("size", "gt", "large"),
        ("size", "matches", "1"),
        ("_created_at", "gt", "yesterday"),
        ("_created_at", "exists", "2026-01-01"),
    ],
)
def test_what_is_not_known_is_refused(find, code_of, field, operator, value):
    assert code_of(find(field, operator, value)) == (422, "INVALID_FILTER_FIELDS_PARAM")


def test_a_filter_needs_a_field_and_an_operator(api, code_of):
    for name in ("filter", "filter[fields]", "filter[fields][type]", "filter[fields][type][eq][a]"):
        assert code_of(api.get(f"/uploads?{name}=video")) == (422, "INVALID_FILTER_FIELDS_PARAM")
