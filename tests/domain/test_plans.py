"""Limits of the plan."""

from __future__ import annotations

from trackman.domain.plans import ENCODING, PlanLimit, limit_of


def test_what_is_left_is_never_less_than_nothing() -> None:
    assert PlanLimit(ENCODING, 5, 12).left == 7
    assert PlanLimit(ENCODING, 15, 12).left == 0
    assert PlanLimit(ENCODING, 15, None).left is None


def test_a_limit_is_found_by_its_code() -> None:
    limit = PlanLimit(ENCODING, 5, 12)
    assert limit_of([PlanLimit("other", 1, 2), limit], ENCODING) is limit
    assert limit_of([], ENCODING) is None
