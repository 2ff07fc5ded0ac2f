"""A document as one HTML page that needs nothing else, to be read, handed in and printed.

Nothing is loaded from anywhere, and nothing runs in it: the page says so itself to the browser
(Content-Security-Policy). Plots are inline SVG whose figures stand in a table as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import BinaryIO

from trackman.domain.names import shown
from trackman.domain.reports.document import (
    Chart,
    Document,
    ReportSection,
    ReportShare,
    ReportTable,
    Value,
)
from trackman.domain.reports.words import ReportWords

_LONGEST = 2_000  # characters of a cell
_STYLE = """
:root { color-scheme: light }
body { font: 14px/1.5 system-ui, sans-serif; color: #1d1f23; background: #fff;
       margin: 32px auto; max-width: 1200px; padding: 0 24px }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 12px }
h2 { font-size: 17px; margin: 28px 0 8px; break-after: avoid }
p, ul { margin: 0 0 10px; max-width: 80ch; overflow-wrap: anywhere }
ul { padding-inline-start: 22px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 20px; margin: 0 0 16px }
dt { color: #565b66 }
dd { margin: 0; overflow-wrap: anywhere }
.wide { overflow-x: auto }
table { border-collapse: collapse; min-width: 50% }
th, td { text-align: start; vertical-align: top; padding-block: 5px; padding-inline-end: 14px;
         border-bottom: 1px solid #dcdfe4; overflow-wrap: anywhere }
th { font-weight: 600 }
thead th { border-bottom: 2px solid #9aa0ab; vertical-align: bottom; overflow-wrap: normal }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums }
td.b { width: 220px; vertical-align: middle }
table.grid td, table.grid th { padding-block: 3px; padding-inline-end: 8px; font-size: 12px }
table.grid td + td + td { white-space: nowrap }
svg { display: block; max-width: 100%; height: auto }
svg text { font: 11px system-ui, sans-serif; fill: #565b66; unicode-bidi: isolate }
rect { fill: #3b5bdb; print-color-adjust: exact; -webkit-print-color-adjust: exact }
rect.rest { fill: #e4e7ee }
thead { display: table-header-group }
tr, svg { break-inside: avoid }
@page { margin: 15mm }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt }
  .wide { overflow: visible }
}
"""
_BAR, _BAR_HEIGHT = 220, 10  # pixels
_PLOT_HEIGHT, _PLOT_ROOM = 120, 34  # pixels of the columns, and of the words below
_PLOT_WIDTH = 900
_COLUMN = 48  # pixels of a column with the space beside it, at most
_LABEL = 76  # pixels of the words below a column


def write_page(file: BinaryIO, document: Document, words: ReportWords) -> None:
    """Write a document, piece by piece: of a matrix there may be many megabytes."""
    file.writelines(piece.encode("utf-8") for piece in _page(document, words))


def _page(document: Document, words: ReportWords) -> Iterator[str]:
    title = _text(document.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{_text(document.language)}"'
        f' dir="{"rtl" if document.right_to_left else "ltr"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<dl>\n"
    )
    for name, value in document.facts:
        yield f"<dt>{_text(name)}</dt><dd><bdi>{_text(value)}</bdi></dd>\n"
    yield "</dl>\n"
    for section in document.sections:
        yield from _section(section, words, document.right_to_left)
    yield "</main>\n</body>\n</html>\n"


def _section(section: ReportSection, words: ReportWords, mirrored: bool) -> Iterator[str]:
    table = section.table
    if title := section.title or (table.title if table is not None else ""):
        yield f"<section>\n<h2>{_text(title)}</h2>\n"
    else:
        yield "<section>\n"
    for paragraph in section.paragraphs:
        yield f"<p>{_text(paragraph)}</p>\n"
    if section.points:
        points = "".join(f"<li>{_text(point)}</li>\n" for point in section.points)
        yield f"<ul>\n{points}</ul>\n"
    if table is not None:
        if table.chart is Chart.COLUMNS and table.rows:
            yield _columns(table, words, mirrored)
        yield from _table(table, words, mirrored)
    yield "</section>\n"


def _table(table: ReportTable, words: ReportWords, mirrored: bool) -> Iterator[str]:
    numeric = _numeric_columns(table)
    has_bars = table.chart is Chart.BARS
    heads = "".join(
        f'<th scope="col"{" class=n" if column in numeric else ""}>{_text(words_of)}</th>'
        for column, words_of in enumerate(table.headings)
    )
    bar_head = '<th aria-hidden="true"></th>' if has_bars else ""
    kind = ' class="grid"' if table.is_grid else ""
    yield (
        f'<div class="wide">\n<table{kind} aria-label="{_text(table.title)}">\n'
        f"<thead><tr>{heads}{bar_head}</tr></thead>\n<tbody>\n"
    )
    cell = _Cells(words)
    for row in table.rows:
        first, *others = row
        cells = "".join(map(cell.html, others))
        bar = _bar(_share(row), mirrored) if has_bars else ""
        yield f'<tr><th scope="row">{cell.inside(first)}</th>{cells}{bar}</tr>\n'
    yield "</tbody>\n</table>\n</div>\n"


class _Cells:
    """Cells of a table; the texts of a matrix are few, and are made once."""

    def __init__(self, words: ReportWords) -> None:
        self._words = words
        self._known: dict[str, str] = {"": "<td>–</td>"}

    def html(self, value: Value) -> str:
        if not isinstance(value, str):
            kind = "" if isinstance(value, datetime) else " class=n"
            return f"<td{kind}>{self.inside(value)}</td>"
        if len(value) > 8:
            return f"<td>{self.inside(value)}</td>"
        if value not in self._known:
            self._known[value] = f"<td>{self.inside(value)}</td>"
        return self._known[value]

    def inside(self, value: Value) -> str:
        """Return what stands in a cell."""
        match value:
            case str():
                # <bdi> keeps a name from right to left from reordering what stands beside it.
                return f"<bdi>{_text(value)}</bdi>"
            case datetime():
                return _text(self._words.moment(value))
            case ReportShare():
                return _text(self._words.percent(value))
            case int():
                return _text(self._words.number(value))
        return _text(f"{value:.1f}")


def _share(row: Sequence[Value]) -> float:
    """Return the part of the whole that a row tells."""
    return next((float(value) for value in row if isinstance(value, ReportShare)), 0.0)


def _bar(share: float, mirrored: bool) -> str:
    """Return a lying bar; its figure stands beside it, so it is silent."""
    width = round(_BAR * share, 1)
    start = _BAR - width if mirrored else 0
    return (
        f'<td class="b"><svg aria-hidden="true" width="{_BAR}" height="{_BAR_HEIGHT}"'
        f' viewBox="0 0 {_BAR} {_BAR_HEIGHT}">'
        f'<rect class="rest" width="{_BAR}" height="{_BAR_HEIGHT}" rx="2"/>'
        f'<rect x="{start}" width="{width}" height="{_BAR_HEIGHT}" rx="2"/></svg></td>'
    )


def _columns(table: ReportTable, words: ReportWords, mirrored: bool) -> str:
    """Return a plot of upright columns, the first at the side where reading begins."""
    rows = table.rows
    values = [_number(row[1]) for row in rows]
    most = max(values, default=0.0) or 1.0
    step = min(_COLUMN, _PLOT_WIDTH / len(rows))
    width = max(step * len(rows), 2 * _LABEL)
    every = max(1, -int(-_LABEL // step))
    parts = []
    for place, (row, value) in enumerate(zip(rows, values, strict=True)):
        left = width - (place + 1) * step if mirrored else place * step
        middle = left + step / 2
        height = _PLOT_HEIGHT * value / most
        top = 16 + _PLOT_HEIGHT - height
        parts.append(
            f'<rect x="{left + step * 0.12:.1f}" y="{top:.1f}" width="{step * 0.76:.1f}"'
            f' height="{height:.1f}" rx="1.5"/>'
        )
        if value and step >= 18:
            number = _text(words.number(int(value)))
            parts.append(_label(middle, top - 4, number, "middle"))
        if place % every == 0:
            near = width if mirrored else 0
            parts.append(_label(_within(middle, near, step), 0, _text(str(row[0])), "start"))
    label = _text(f"{table.title}: {table.headings[1]}")
    return (
        f'<svg role="img" aria-label="{label}" width="{width:.0f}"'
        f' height="{_PLOT_HEIGHT + _PLOT_ROOM + 16}"'
        f' viewBox="0 0 {width:.0f} {_PLOT_HEIGHT + _PLOT_ROOM + 16}">{"".join(parts)}</svg>\n'
    )


def _within(middle: float, near: float, step: float) -> float:
    """Return where the words below a column begin: at its edge."""
    return middle + step / 2 if near else middle - step / 2


def _label(x: float, y: float, text: str, anchor: str) -> str:
    place = y or 16 + _PLOT_HEIGHT + 16
    return f'<text x="{x:.1f}" y="{place:.1f}" text-anchor="{anchor}">{text}</text>'


def _numeric_columns(table: ReportTable) -> frozenset[int]:
    """Return the columns of numbers, as the first row tells."""
    first: Sequence[Value] = next(iter(table.rows), ())
    return frozenset(
        column for column, value in enumerate(first) if not isinstance(value, str | datetime)
    )


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _text(text: str) -> str:
    return escape(shown(text, longest=_LONGEST))
