"""All checks there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from trackman.domain.checks.captions import sounds
from trackman.domain.checks.context import Context
from trackman.domain.checks.copies import copies
from trackman.domain.checks.form import dropped, empty, lines, reading, tags
from trackman.domain.checks.language import detected, script
from trackman.domain.checks.leftovers import leftovers
from trackman.domain.checks.times import coverage, distance, end, length, order
from trackman.domain.checks.words import listed_words
from trackman.domain.findings import Finding, ordered

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
    script,
    detected,
    copies,
    sounds,
    listed_words,
    leftovers,
)


def run_checks(context: Context) -> tuple[Finding, ...]:
    """Run all checks; the worst findings come first, then in the order of their cues."""
    return ordered(chain.from_iterable(check(context) for check in CHECKS))
