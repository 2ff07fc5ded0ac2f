"""What a benchmark found, and the table of it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: a measured value, its floor, and what is wanted."""

    name: str
    measured: str
    floor: str
    result: float
    unit: str = "×"
    goal: float | None = None
    """The largest `result` that is wanted; None for what is only good to know."""
    note: str = ""

    @property
    def missed(self) -> bool:
        """Tell whether the goal is not reached."""
        return self.goal is not None and self.result > self.goal

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the line."""
        goal = "–" if self.goal is None else f"≤ {_number(self.goal)} {self.unit}"
        verdict = "" if self.goal is None else "missed" if self.missed else "met"
        result = f"{_number(self.result)} {self.unit}"
        return (self.name, self.measured, self.floor, result, goal, verdict, self.note)


_HEAD = ("figure", "measured", "floor", "result", "goal", "", "")


def table(figures: Sequence[Figure]) -> str:
    """Return the figures in aligned columns."""
    lines = [_HEAD, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = (
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
    head, *rest = padded
    return "\n".join((head, "─" * max(map(len, (head, *rest))), *rest))


def ratio(measured: Sequence[float], floors: Sequence[float]) -> tuple[float, str]:
    """Return the median of the ratios of interleaved runs, and how far they spread."""
    ratios = [one / floor for one, floor in zip(measured, floors, strict=True)]
    spread = f"{min(ratios):.2f}-{max(ratios):.2f} in {len(ratios)} pairs"
    return statistics.median(ratios), spread


def milliseconds(seconds: Sequence[float]) -> str:
    """Return the median as text."""
    return f"{statistics.median(seconds) * 1000:.0f} ms"


def _number(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
