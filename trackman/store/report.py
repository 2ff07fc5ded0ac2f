"""A report of a period: one HTML page that needs nothing else, to be read, sent and printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from pathlib import Path

from trackman.domain.history import HistoryField, HistoryWording
from trackman.domain.journal import Entry
from trackman.domain.names import shown
from trackman.store.files import exported

_COLUMNS = (
    HistoryField.WHEN,
    HistoryField.ACT,
    HistoryField.VIDEO,
    HistoryField.TRACK,
    HistoryField.LANGUAGE,
    HistoryField.REASON,
    HistoryField.ACCOUNT,
    HistoryField.OUTCOME,
)
_STYLE = """
:root { color-scheme: light }
body { font: 14px/1.5 system-ui, sans-serif; color: #1d1f23; background: #fff; margin: 32px }
h1 { font-size: 22px; margin: 0 0 4px }
h2 { font-size: 16px; margin: 24px 0 8px }
p { margin: 0 0 16px; color: #565b66 }
table { border-collapse: collapse; width: 100% }
table.counts { width: auto; margin-bottom: 24px }
th, td { text-align: start; vertical-align: top; padding: 6px 12px 6px 0;
         border-bottom: 1px solid #dcdfe4; overflow-wrap: anywhere }
th { font-weight: 600 }
td.count { text-align: end }
thead { display: table-header-group }
tr { break-inside: avoid }
@page { margin: 15mm }
@media print { body { margin: 0; font-size: 10pt } }
"""


def write_report(
    path: Path, entries: Sequence[Entry], words: HistoryWording, period: str = ""
) -> None:
    """Write a page about entries, in their order; `period` stands below the title.

    Raises ExportError; then nothing at `path` has changed.
    """
    page = _page(entries, words, period)
    with exported(path) as file:
        file.write(page.encode("utf-8"))


def _page(entries: Sequence[Entry], words: HistoryWording, period: str) -> str:
    title = _text(words.title)
    body = _counts(entries, words) + _table(entries, words) if entries else _line(words.nothing)
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(words.language)}"'
        f' dir="{"rtl" if words.right_to_left else "ltr"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{_line(period) if period else ''}{body}</body>\n</html>\n"
    )


def _counts(entries: Sequence[Entry], words: HistoryWording) -> str:
    counts = Counter((entry.act, entry.stage) for entry in entries)
    rows = "".join(
        f"<tr><td>{_text(words.acts[act])}</td><td>{_text(words.outcomes[stage])}</td>"
        f'<td class="count">{count}</td></tr>\n'
        for (act, stage), count in sorted(counts.items(), key=lambda one: (one[0][0], -one[1]))
    )
    return f'<h2>{_text(words.summary)}</h2>\n<table class="counts">\n{rows}</table>\n'


def _table(entries: Sequence[Entry], words: HistoryWording) -> str:
    heads = "".join(f'<th scope="col">{_text(words.headings[one])}</th>' for one in _COLUMNS)
    rows = "".join(f"<tr>{_cells(entry, words)}</tr>\n" for entry in entries)
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _cells(entry: Entry, words: HistoryWording) -> str:
    texts = (
        words.moment(entry.planned_at),
        words.acts[entry.act],
        entry.place.filename,
        entry.track.name,
        entry.track.language_code,
        entry.reason,
        _people(entry, words),
        words.outcomes[entry.stage],
    )
    # <bdi> keeps a name written from right to left from reordering what stands beside it.
    return "".join(f"<td><bdi>{_text(text)}</bdi></td>" for text in texts)


def _people(entry: Entry, words: HistoryWording) -> str:
    """Return who did it, and who approved it where somebody had to."""
    if entry.consent is None:
        return entry.account or ""
    approver, moment = entry.consent.by, words.moment(entry.consent.at)
    approved = f"{words.headings[HistoryField.APPROVER]}: {approver}, {moment}"
    return f"{entry.account} · {approved}" if entry.account else approved


def _line(text: str) -> str:
    return f"<p>{_text(text)}</p>\n"


def _text(text: str) -> str:
    return escape(shown(text, longest=2000))
