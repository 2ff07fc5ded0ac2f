"""The page about the checks says what they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trackman.domain.quality.findings import SEVERITIES, FindingCode
from trackman.domain.quality.limits import BBC, DCMP, NETFLIX, NEUTRAL, QualityLimits

PAGE = Path(__file__).parents[2] / "packaging" / "checks.md"
SCRIPTS = ("Hani", "Jpan", "Hang", "Thai")


def in_scripts(name: str) -> Callable[[QualityLimits], str]:
    return lambda limits: " / ".join(f"{getattr(limits.paces[one], name)}" for one in SCRIPTS)


LIMITS: dict[str, list[Callable[[QualityLimits], str]]] = {
    "too_fast": [lambda limits: f"{limits.pace.speed}", in_scripts("speed")],
    "too_short": [lambda limits: f"{limits.shortest}"],
    "too_long": [lambda limits: f"{limits.longest}"],
    "short_gap": [lambda limits: f"{limits.gap}{', or none' if limits.joined else ''}"],
    "beyond_end": [lambda limits: f"{limits.overrun}"],
    "little_text": [lambda limits: f"{limits.covered}"],
    "long_line": [lambda limits: f"{limits.pace.line}", in_scripts("line")],
    "many_lines": [lambda limits: f"{limits.lines}"],
}


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    """Return the rows of the table without its head."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_each_code_has_a_row_and_no_other_has(rows: list[list[str]]) -> None:
    codes = [row[1].strip("`") for row in rows]
    assert list(dict.fromkeys(codes)) == [code.value for code in FindingCode if code in codes]
    assert set(codes) == {code.value for code in FindingCode}


def test_severities_are_those_of_the_findings(rows: list[list[str]]) -> None:
    for row in rows:
        assert row[2] == SEVERITIES[FindingCode(row[1].strip("`"))].value


def test_limits_are_those_of_the_presets(rows: list[list[str]]) -> None:
    limits = {code: iter(readers) for code, readers in LIMITS.items()}
    for row in rows:
        read = next(limits.get(row[1].strip("`"), iter(())), lambda limits: "–")
        assert row[3:7] == [read(preset) for preset in (NEUTRAL, NETFLIX, BBC, DCMP)], row[0]
        assert row[7]
    assert not any(list(rest) for rest in limits.values())
