"""Pages as a browser sees them."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path


class Page(HTMLParser):
    """Tags, attributes, cells and text of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self._cell = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count, and begin a row or a cell."""
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in {"td", "th"}:
            self._cell = False

    def handle_data(self, data: str) -> None:
        """Add to the text, and to the cell that is open."""
        self.text += data
        if self._cell:
            self.rows[-1][-1] += data

    def attribute(self, tag: str, name: str) -> str | None:
        """Return the first value of an attribute of a tag."""
        return next(value for one, key, value in self.attributes if (one, key) == (tag, name))
