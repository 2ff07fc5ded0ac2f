"""The report of a period."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import TRACK, any_entry, sample
from tests.store.words import WORDS
from trackman.domain.journal import Act, Entry, Stage
from trackman.store.report import write_report


class Page(HTMLParser):
    """A page as a browser sees it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: dict[str, str | None] = {}
        self.rows: list[list[str]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count, and begin a row or a cell."""
        self.tags[tag] += 1
        self.attributes |= dict(attrs)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        """Add to the last cell, if there is one."""
        self.text += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n")


def test_a_report_counts_and_lists_in_the_words_given(tmp_path: Path) -> None:
    entries = [
        sample("1", Stage.DELETED, reason="typos", account="Redação"),
        sample("2", Stage.DELETED, track=replace(TRACK, name="<script>alert('x')</script>&amp;")),
        sample("3", Stage.FAILED),
        sample("4", Stage.RESTORED, act=Act.RESTORE),
    ]
    write_report(tmp_path / "a.html", entries, WORDS, "Juni & Juli 2026")
    page = Page(tmp_path / "a.html")
    assert page.attributes["lang"] == "de"
    assert page.attributes["dir"] == "ltr"
    assert "Verlauf <Acme>" in page.text
    assert "Juni & Juli 2026" in page.text
    counts, rows = page.rows[:3], page.rows[3:]
    assert counts == [
        ["Akt deletion", "Ende deleted", "2"],
        ["Akt deletion", "Ende failed", "1"],
        ["Akt restore", "Ende restored", "1"],
    ]
    fields = ("when", "act", "video", "track", "language", "reason", "account", "outcome")
    assert rows[0] == [f"-{field}" for field in fields]
    assert rows[1] == [
        "am 14.06.2026",
        "Akt deletion",
        "Lançamento.mp4",
        "Italiano",
        "it-IT",
        "typos",
        "Redação",
        "Ende deleted",
    ]
    assert rows[2][3] == "<script>alert('x')</script>&amp;"
    assert page.tags["script"] == 0
    assert len(rows) == 5


def test_a_report_of_nothing_says_so(tmp_path: Path) -> None:
    write_report(tmp_path / "a.html", [], replace(WORDS, right_to_left=True))
    page = Page(tmp_path / "a.html")
    assert "Nichts" in page.text
    assert page.attributes["dir"] == "rtl"
    assert page.tags["table"] == 0


@given(entries=st.lists(any_entry, max_size=3))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
def test_no_name_becomes_a_part_of_the_page(tmp_path: Path, entries: list[Entry]) -> None:
    write_report(tmp_path / "a.html", entries, WORDS)
    page = Page(tmp_path / "a.html")
    rows = len(entries) + 1 + len({(entry.act, entry.stage) for entry in entries})
    assert page.tags["tr"] == (rows if entries else 0)
    assert page.tags["bdi"] == 8 * len(entries)
    assert not {"script", "img", "a", "link", "iframe"} & set(page.tags)
