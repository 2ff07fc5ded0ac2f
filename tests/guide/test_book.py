"""Chapters cut into sections, searched and linked."""

from __future__ import annotations

import pytest

from trackman.ui.guide.book import Book, Chapter, places_of

CHAPTER = """# Delete a track

Read **this** first.

## What can’t be undone

| Kind | Why |
|---|---|
| audio | see [the list](other.md) |

![A picture](../pictures/en/x-light.webp)

### Größe ändern

1. Press `Del`.
"""


@pytest.fixture
def folder(tmp_path):
    for language, title in (("en", "Guide"), ("de", "Handbuch")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "index.md").write_text(
            f"# {title}\n\n- [Second](second.md)\n- [First](first.md)\n", encoding="utf-8"
        )
        for name in ("first", "second"):
            (tmp_path / language / f"{name}.md").write_text(CHAPTER, encoding="utf-8")
    return tmp_path


def test_a_chapter_is_cut_at_its_headings():
    sections = Chapter("deleting", CHAPTER).sections
    assert [(one.place, one.level, one.title) for one in sections] == [
        (0, 1, "Delete a track"),
        (1, 2, "What can’t be undone"),
        (2, 3, "Größe ändern"),
    ]


def test_its_words_have_no_marks():
    sections = Chapter("deleting", CHAPTER).sections
    assert sections[0].words == "Read this first."
    assert sections[1].words == "Kind Why audio see the list"
    assert sections[2].words == "Press Del."


def test_links_name_headings_as_code_hosts_do():
    chapter = Chapter("deleting", CHAPTER)
    assert chapter.place_of("what-cant-be-undone") == 1
    assert chapter.place_of("größe-ändern") == 2
    assert chapter.place_of("") == 0
    assert chapter.place_of("elsewhere") is None


def test_the_index_orders_the_chapters(folder):
    assert list(Book("en", folder).chapters) == ["index", "second", "first"]


@pytest.mark.parametrize(
    ("language", "shown"), [("de", "de"), ("de_AT", "de"), ("pl", "en"), ("", "en"), ("C", "en")]
)
def test_a_language_without_a_guide_gets_the_english_one(folder, language, shown):
    assert Book(language, folder).language == shown


def test_a_search_finds_all_words_whatever_their_case(folder):
    book = Book("en", folder)
    assert {hit.section.title for hit in book.search("AUDIO list")} == {"What can’t be undone"}
    assert {hit.section.chapter for hit in book.search("audio")} == {"first", "second"}
    assert book.search("audio tuba") == []
    assert book.search(" ") == []


def test_titles_come_first_and_show_their_text(folder):
    (folder / "en" / "first.md").write_text("# Audio\n\nNothing here.\n")
    first, second = Book("en", folder).search("audio")
    assert (first.section.title, first.around) == ("Audio", "Nothing here.")
    assert second.around == "Kind Why audio see the list"


def test_long_texts_are_cut_between_words_around_what_was_found(folder):
    (folder / "en" / "first.md").write_text(f"# Title\n\n{'word ' * 40}needle {'word ' * 40}\n")
    (hit,) = Book("en", folder).search("needle")
    assert "needle" in hit.around
    assert len(hit.around) < 140
    assert hit.around.startswith("…word ")
    assert hit.around.endswith(" word…")


def test_the_words_around_are_those_that_were_found_however_they_are_typed(folder):
    text = f"{'word ' * 40}can’t GRÖSSE of it {'word ' * 40}"
    (folder / "en" / "first.md").write_text(f"# Title\n\n{text}\n", encoding="utf-8")
    for typed in ("can't größe", "GRO\u0308SSE"):
        hit = next(one for one in Book("en", folder).search(typed) if one.section.title == "Title")
        assert "can’t GRÖSSE of it" in hit.around


def test_each_word_of_a_search_has_its_places():
    text = "Straße 😀 can’t, STRASSE"
    found = [text[start:end] for start, end in places_of(text, "strasse can't")]
    assert found == ["Straße", "STRASSE", "can’t"]
