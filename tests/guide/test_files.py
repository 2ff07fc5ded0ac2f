"""The files of the guide: chapters in each language, links, pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.guide.conftest import GUIDE, LANGUAGES
from trackman.ui.guide.book import FIRST, Book

LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LARGEST = 60_000
"""Bytes of a picture."""


def test_each_chapter_is_there_in_each_language():
    chapters = {one: {path.name for path in (GUIDE / one).glob("*.md")} for one in LANGUAGES}
    for language, names in chapters.items():
        assert names == chapters["en"], language


def test_the_index_leads_to_every_chapter(book):
    files = {path.stem for path in book.folder.glob("*.md")}
    assert set(book.chapters) == files


def test_chapters_have_the_same_parts_in_each_language(book):
    english = Book("en")
    for name, chapter in book.chapters.items():
        levels = [section.level for section in chapter.sections]
        assert levels == [one.level for one in english.chapters[name].sections], name
        for pattern in (PICTURE, LINK):
            given = [_file(link) for _, link in pattern.findall(chapter.markdown)]
            wanted = [_file(link) for _, link in pattern.findall(english.chapters[name].markdown)]
            assert given == wanted, name


def test_links_lead_somewhere(book):
    for chapter in book.chapters.values():
        for words, link in LINK.findall(chapter.markdown):
            file, _, slug = link.partition("#")
            target = book.chapters.get(file.removesuffix(".md") or chapter.name)
            assert target is not None, f"{chapter.name}: {words} leads to {link}"
            assert target.place_of(slug) is not None, f"{chapter.name}: no heading #{slug}"


def test_pictures_exist_in_both_looks_are_small_and_have_words(book, language):
    for chapter in book.chapters.values():
        for words, link in PICTURE.findall(chapter.markdown):
            assert words, f"{chapter.name}: {link} says nothing to who cannot see it"
            assert link.startswith(f"../pictures/{language}/")
            for look in ("light", "dark"):
                file = book.folder / link.replace("-light.", f"-{look}.")
                assert not QImage(str(file)).isNull(), f"{chapter.name}: {file} is no picture"
                assert file.stat().st_size <= LARGEST, file


def test_no_picture_lies_about_unused(book, language):
    used = {
        Path(link).name.removesuffix("-light.webp")
        for chapter in book.chapters.values()
        for _, link in PICTURE.findall(chapter.markdown)
    }
    there = {one.name.rpartition("-")[0] for one in (GUIDE / "pictures" / language).iterdir()}
    assert there == used


def test_a_heading_stands_once_in_its_chapter(book):
    for chapter in book.chapters.values():
        slugs = [section.slug for section in chapter.sections]
        assert len(slugs) == len(set(slugs)), chapter.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language):
    """Straight ones belong into code alone."""
    for chapter in Book(language).chapters.values():
        prose = re.sub(r"```.*?```|`[^`]*`", "", chapter.markdown, flags=re.DOTALL)
        assert '"' not in prose, chapter.name
        assert "'" not in prose, chapter.name
    assert FIRST in Book(language).chapters


def _file(link: str) -> str:
    return re.sub(r"pictures/\w+/", "", link.partition("#")[0])
