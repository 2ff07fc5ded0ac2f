"""Which deletions need a second person's approval."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.samples import PLACE, PLANNED, sample
from trackman.domain.journal import Consent
from trackman.domain.review.approval import is_primary, lacks_consent


@pytest.mark.parametrize(
    ("environment", "primary", "expected"),
    [
        (None, "main", True),
        ("main", "main", True),
        ("main", None, True),
        (None, None, True),
        ("sandbox", "main", False),
    ],
)
def test_an_environment_that_may_be_the_primary_one_counts_as_such(
    environment: str | None, primary: str | None, expected: bool
) -> None:
    assert is_primary(environment, primary) is expected


def test_a_deletion_needs_a_word_unless_it_has_one_or_is_a_step_or_elsewhere() -> None:
    assert lacks_consent(sample(), "main")
    assert not lacks_consent(sample(consent=Consent("Zoë", PLANNED)), "main")
    assert not lacks_consent(sample(parent="replacement"), "main")
    assert not lacks_consent(sample(place=replace(PLACE, environment="sandbox")), "main")
