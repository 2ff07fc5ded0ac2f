"""The guide names only what the program has.

In the chapters, **bold** words stand on the screen as they are; with › between them they are the
way through menus or settings. In the chapter about settings, the first column of a table holds
those of the page that the heading names. `Code` that looks like a key is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.guide.program import Program
from trackman.ui.guide.book import Book, Chapter

BOLD = re.compile(r"\*\*(.+?)\*\*")
CODE = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
KEY_NAMES = {
    "en": {},
    "de": {
        "Strg": "Ctrl",
        "Umschalt": "Shift",
        "Entf": "Del",
        "Eingabe": "Return",
        "Leertaste": "Space",
        "Pfeil hoch": "Up",
        "Pfeil runter": "Down",
        "Pfeil links": "Left",
        "Pfeil rechts": "Right",
    },
}
"""What keys are called in each language, where that is not as in English."""
NAMES = {"Ctrl", "Shift", "Alt", "Del", "Return", "Space", "Esc", "Tab", "Up", "Down"}
NAMES |= {"Left", "Right"}
OF_EVERY_PROGRAM = {"Ctrl", "Shift", "Alt", "Return", "Space", "Esc", "Tab", "Up", "Down"}
OF_EVERY_PROGRAM |= {"Ctrl+Return"}
"""Keys that lists, fields and buttons take by themselves, and modifiers alone."""


def test_bold_words_are_on_the_screen(program, book):
    assert wrong_words(program, book) == []


def test_keys_do_something(program, book, language):
    assert wrong_keys(program, book, language) == []


def test_every_setting_stands_below_its_page_and_no_other_does(program, book):
    chapter = book.chapters["settings"]
    named = {tuple(bold.split(" › ")) for _, bold in settings_of(chapter)}
    assert named == program.settings
    pages = {path[1] for path in program.paths if path[0] == chapter.title and len(path) == 2}
    assert len(pages) == 6
    assert pages <= {section.title for section in chapter.sections}


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_what_is_not_there_is_noticed(program):
    assert ("File", "Quit") in program.paths
    assert ("File", "Undelete") not in program.paths
    assert ("Settings", "General", "Theme") in program.paths
    assert ("Settings", "Deleting", "Theme") not in program.paths
    assert "Delete without backup" in program.words
    assert "Delete for good" not in program.words
    for key in ("Ctrl+Z", "N", "F8", "Shift+F7", ".", "Ctrl++", "F1"):
        assert program.knows_key(key), key
    for key in ("Ctrl+Alt+Z", "F12", "Y"):
        assert not program.knows_key(key), key


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_chapter_that_names_it_is_noticed(program, tmp_path):
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "index.md").write_text(
        "# Guide\n\nChoose **Delete**, **File › Undelete** or **Delete for good**. Press `Ctrl+Z`, "
        "`F12`, `Ctrl++` or `Ctrl+Alt+Z`, and see `trackman.log`.\n"
    )
    book = Book("en", tmp_path)
    assert wrong_words(program, book) == ["index: File › Undelete", "index: Delete for good"]
    assert wrong_keys(program, book, "en") == ["index: F12", "index: Ctrl+Alt+Z"]


def wrong_words(program: Program, book: Book) -> list[str]:
    """Return the bold words that the program does not have."""
    return [
        f"{chapter}: {bold}"
        for chapter, bold in bolds(book)
        if not (tuple(bold.split(" › ")) in program.paths or bold in program.words)
    ]


def wrong_keys(program: Program, book: Book, language: str) -> list[str]:
    """Return the keys that do nothing."""
    return [
        f"{chapter}: {key}"
        for chapter, key in keys(book, language)
        if not (key in OF_EVERY_PROGRAM or program.knows_key(key))
    ]


def bolds(book: Book) -> Iterator[tuple[str, str]]:
    """Yield each chapter's bold words, one by one."""
    for chapter in book.chapters.values():
        for bold in BOLD.findall(chapter.markdown):
            yield chapter.name, bold
        if chapter.name == "settings":
            yield from settings_of(chapter)


def settings_of(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Yield the ways to the settings of the first columns."""
    page = ""
    for line in chapter.markdown.splitlines():
        if line.startswith("## "):
            page = line.removeprefix("## ")
        if line.startswith("| "):
            for bold in BOLD.findall(line.split(" | ")[0]):
                yield chapter.name, f"{chapter.title} › {page} › {bold}"


def keys(book: Book, language: str) -> Iterator[tuple[str, str]]:
    """Yield each chapter's keys, in English."""
    names = KEY_NAMES[language]
    for chapter in book.chapters.values():
        for code in CODE.findall(FENCED.sub("", chapter.markdown)):
            parts = [names.get(part, part) for part in code.removesuffix("+").split("+")]
            if code.endswith("++"):
                parts[-1] = "+"
            if all(part in NAMES or is_key(part) for part in parts):
                yield chapter.name, "+".join(parts)


def is_key(name: str) -> bool:
    return len(name) == 1 or re.fullmatch(r"F\d+", name) is not None
