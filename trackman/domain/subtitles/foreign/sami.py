"""Reader of SAMI, the captions of Windows Media: pages whose paragraphs have a time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from trackman.domain.subtitles.foreign.reading import Loss, Reading, StyledText, with_ends
from trackman.domain.subtitles.webvtt import Cue

_BEGINNING = re.compile(r"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<sami\b", re.IGNORECASE | re.DOTALL)
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_LANGUAGE = re.compile(r"lang\s*:\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(-?[0-9]{1,9})(?:\.[0-9]+)?\s*(?:ms)?\s*")
_STYLED = {"font", "span"}
_LETTERS = {"i": "i", "em": "i", "b": "b", "strong": "b", "u": "u"}


def is_sami(text: str) -> bool:
    """Tell whether a text begins as SAMI does."""
    return _BEGINNING.match(text[:4000]) is not None


def read_sami(text: str) -> Reading:
    """Read the language with most cues; an empty paragraph ends the one before it."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    parser.end_paragraph()
    reading = Reading(losses=parser.losses)
    counts = {name: sum(bool(one.text) for one in said) for name, said in parser.said.items()}
    if not counts:
        return reading
    kept = max(counts, key=counts.__getitem__)
    reading.losses[Loss.OTHER_LANGUAGES] += sum(counts.values()) - counts[kept]
    paragraphs = parser.said[kept]
    cues = [
        Cue(one.start, after.start if after is not None else -1, one.text)
        for one, after in zip(paragraphs, [*paragraphs[1:], None], strict=True)
        if one.text
    ]
    reading.cues = with_ends(cues, reading.losses)
    languages = {
        name.casefold(): found[1]
        for name, rules in _CLASS.findall(text)
        if (found := _LANGUAGE.search(rules))
    }
    reading.language = languages.get(kept)
    return reading


@dataclass(slots=True)
class _Paragraph:
    start: int
    text: str


@dataclass
class _Parser(HTMLParser):
    said: dict[str, list[_Paragraph]] = field(default_factory=dict)
    """Paragraphs by their class, which stands for a language."""
    losses: Counter[Loss] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._start: int | None = None
        self._class = ""
        self._text: StyledText | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a moment, a paragraph or a style."""
        values = {name: value or "" for name, value in attrs}
        if tag == "sync":
            self.end_paragraph()
            found = _NUMBER.fullmatch(values.get("start", ""))
            self._start = None if found is None else int(found[1])
            self.losses[Loss.UNREADABLE] += found is None
            self._class = ""
            self._text = StyledText()
        elif tag == "p" and self._start is not None:
            if self._class or not self._is_blank():
                self.end_paragraph()
            self._class = values.get("class", "").casefold() or self._class
            self._text = StyledText() if self._text is None else self._text
        elif self._text is None:
            return
        elif tag == "br":
            self._text.add("\n")
        elif tag in _LETTERS:
            self._text.style(_LETTERS[tag], True)
        else:
            self.losses[Loss.STYLES] += tag in _STYLED
            self.losses[Loss.STRUCK_OUT] += tag in {"s", "strike"}

    def handle_endtag(self, tag: str) -> None:
        """End a style or all."""
        if tag in {"sync", "body", "sami"}:
            self.end_paragraph()
        elif tag in _LETTERS and self._text is not None:
            self._text.style(_LETTERS[tag], False)

    def handle_data(self, data: str) -> None:
        """Take up words; line ends of the file are spaces."""
        if self._text is not None:
            self._text.add(re.sub(r"[ \t\r\n]+", " ", data))
            self._wrote = True

    def end_paragraph(self) -> None:
        """Keep what was read of a paragraph, also if it is empty: it ends what was shown."""
        if self._text is None or self._start is None:
            return
        text = self._text.finished(self.losses)
        said = self.said.setdefault(self._class, [])
        said.append(_Paragraph(self._start, text if text.strip(" \t\n\u00a0") else ""))
        self._text = None

    def _is_blank(self) -> bool:
        return self._text is None or not self._text.finished(Counter())
