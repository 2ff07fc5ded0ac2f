"""The order of the stages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from trackman.domain.journal import Stage

WAYS = [
    (Stage.PLANNED, Stage.BACKED_UP, Stage.SENT, Stage.ACCEPTED, Stage.PREPARING, Stage.RESTORED),
    (Stage.PLANNED, Stage.SENT, Stage.DELETED),
    (Stage.PLANNED, Stage.DROPPED),
    (Stage.BACKED_UP, Stage.DROPPED),
    (Stage.SENT, Stage.ALREADY_GONE),
    (Stage.ACCEPTED, Stage.UNKNOWN, Stage.FAILED),
    (Stage.SENT, Stage.UNKNOWN, Stage.DELETED),
]


@pytest.mark.parametrize("way", WAYS)
def test_each_stage_can_become_the_next_and_none_the_one_before(way: tuple[Stage, ...]) -> None:
    for before, after in pairwise(way):
        assert before.may_become(after)
        assert before.may_become(before)
        assert not after.may_become(before)


@pytest.mark.parametrize("end", [stage for stage in Stage if stage.is_end])
def test_an_end_stays_unless_it_is_unknown(end: Stage) -> None:
    others = {stage for stage in Stage if end.may_become(stage)}
    ends = {stage for stage in Stage if stage.is_end}
    assert others == (ends if end is Stage.UNKNOWN else {end})
