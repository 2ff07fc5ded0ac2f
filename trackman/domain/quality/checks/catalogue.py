"""All checks there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from trackman.domain.quality.checks.captions import sounds
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.checks.copies import copies
from trackman.domain.quality.checks.form import (
    dropped,
    empty,
    lines,
    reading,
    rolling,
    run_together,
    stray,
    style_arrows,
    tags,
)
from trackman.domain.quality.checks.language import detected, han_form, script
from trackman.domain.quality.checks.leftovers import leftovers
from trackman.domain.quality.checks.times import coverage, distance, end, length, order
from trackman.domain.quality.checks.words import listed_words
from trackman.domain.quality.findings import Finding, ordered

Check = Callable[[Context], Iterable[Finding]]
CHECKS: tuple[Check, ...] = (
    reading,
    length,
    distance,
    order,
    end,
    coverage,
    empty,
    lines,
    tags,
    dropped,
    stray,
    run_together,
    style_arrows,
    rolling,
    script,
    han_form,
    detected,
    copies,
    sounds,
    listed_words,
    leftovers,
)


def run_checks(context: Context) -> tuple[Finding, ...]:
    """Run all checks; the worst findings come first, then in the order of their cues."""
    return ordered(chain.from_iterable(check(context) for check in CHECKS))
