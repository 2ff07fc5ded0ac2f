"""A document: what a report says, before it becomes a page, a workbook or a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class ReportShare(float):
    """A part of a whole, 0 to 1; told in percent."""


Value = str | int | float | ReportShare | datetime
"""A cell. Moments have a zone."""


class Chart(Enum):
    """Drawings of the second column of a table; the first one names what is counted."""

    COLUMNS = auto()
    """Upright, one beside the other: over time."""
    BARS = auto()
    """Lying, one below the other: parts of a whole."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Rows below headings."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    chart: Chart | None = None
    is_grid: bool = False
    """Many narrow columns beside the first, as of a matrix."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part under a heading: paragraphs, points and a table."""

    title: str = ""
    """Empty where the title of its table is enough."""
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: ReportTable | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report, in one language and one direction."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Subject, such as project and date: pairs of a name and a value."""
    sections: tuple[ReportSection, ...]
    main: ReportTable
    """Content of a file of a single table."""
    language: str
    """BCP 47."""
    right_to_left: bool = False

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """All tables, in their order; the main one is the last where no section shows it."""
        shown = tuple(one.table for one in self.sections if one.table is not None)
        return shown if self.main in shown else (*shown, self.main)
