"""The chapters of the user guide, as files of Markdown that a code host shows as well.

`index.md` lists the chapters: its links are their order. A chapter is cut at its headings into
sections, which are what is listed, searched and linked to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from trackman.domain.folding import FoldedText, fold
from trackman.domain.resources import resource_path

FIRST = "index"
_BUILT_IN = "en"
_HEADING = re.compile(r"^(#{1,3}) +(.+?) *$", re.MULTILINE)
_LINK = re.compile(r"\]\(([\w-]+)\.md\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_TO_WORDS = (
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),  # a link is its words
    (re.compile(r"^ *\|?[ :|-]+\|? *$", re.MULTILINE), ""),  # the line below a table's titles
    (re.compile(r"^ *(?:[-*>]|\d+\.) +", re.MULTILINE), ""),
    (re.compile(r"(?<!`)\*+|`|^```.*$", re.MULTILINE), ""),
    (re.compile(r" *\| *"), " "),
    (re.compile(r"\s+"), " "),
)
_AROUND = 60
"""Characters shown at both sides of what was found."""


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a chapter that stands below one heading."""

    chapter: str
    place: int
    """Number of its heading in the chapter; 0 is the chapter's title."""
    level: int
    title: str
    words: str
    """Its text without marks, pictures and line ends."""

    @property
    def slug(self) -> str:
        """Name of its heading in a link, as code hosts make it."""
        return re.sub(r"[^\w\- ]", "", self.title.lower()).replace(" ", "-")


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A section that holds what was searched for."""

    section: Section
    chapter_title: str
    around: str
    """The words around the first place; the beginning where only the title fits."""


@dataclass(frozen=True)
class Chapter:
    """One file of the guide."""

    name: str
    markdown: str

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, the one of its title first."""
        parts = _HEADING.split(self.markdown)[1:]
        return tuple(
            Section(self.name, place, len(mark), _words(title), _words(body))
            for place, (mark, title, body) in enumerate(
                zip(parts[::3], parts[1::3], parts[2::3], strict=True)
            )
        )

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.sections[0].title

    def place_of(self, slug: str) -> int | None:
        """Return the number of the heading a link names; None where there is none."""
        places = (one.place for one in self.sections if one.slug == slug)
        return 0 if not slug else next(places, None)


class Book:
    """The guide in one language; in English where it does not exist in another."""

    def __init__(self, language: str, folder: Path | None = None) -> None:
        """Read it; `language` is such as `de` or `pt_BR`."""
        folder = folder or resource_path("guide")
        codes = (language, language.partition("_")[0], _BUILT_IN)
        self.language = next(one for one in codes if one and (folder / one).is_dir())
        self.folder = folder / self.language
        index = Chapter(FIRST, self._text(FIRST))
        names = dict.fromkeys(_LINK.findall(index.markdown))
        self.chapters = {FIRST: index} | {name: Chapter(name, self._text(name)) for name in names}

    def search(self, text: str) -> list[FoundSection]:
        """Return the sections that hold all words of a text, those with it in the title first."""
        wanted = fold(text).split()
        hits = [
            FoundSection(section, chapter.title, _around(section.words, wanted[0]))
            for chapter in self.chapters.values()
            if chapter.name != FIRST
            for section in chapter.sections
            if wanted and _holds(f"{section.title} {section.words}", wanted)
        ]
        return sorted(hits, key=lambda hit: not _holds(hit.section.title, wanted))

    def _text(self, name: str) -> str:
        return (self.folder / f"{name}.md").read_text(encoding="utf-8")


def places_of(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return from where to where each word of a search stands in a text, as the search folds it."""
    words = fold(wanted).split()
    if not any(word in fold(text) for word in words):
        return []  # far faster than to know every character's place
    folded = _unfolded(text)
    return [
        folded.original(found.start(), found.end())
        for word in words
        for found in re.finditer(re.escape(word), folded.text)
    ]


@lru_cache(maxsize=1000)
def _unfolded(text: str) -> FoldedText:
    return FoldedText(text)


def _words(markdown: str) -> str:
    text = _PICTURE.sub("", markdown)
    for mark, plain in _TO_WORDS:
        text = mark.sub(plain, text)
    return text.strip()


def _holds(text: str, wanted: list[str]) -> bool:
    folded = fold(text)
    return all(one in folded for one in wanted)


def _around(words: str, wanted: str) -> str:
    """Return the part of a text around a word."""
    start, stop = next(iter(places_of(words, wanted)), (0, len(wanted)))
    begin, end = max(start - _AROUND, 0), stop + _AROUND
    begin = words.find(" ", begin) + 1 if begin else 0
    end = words.rfind(" ", begin, end) if end < len(words) else len(words)
    return f"{'…' if begin else ''}{words[begin:end]}{'…' if end < len(words) else ''}"
