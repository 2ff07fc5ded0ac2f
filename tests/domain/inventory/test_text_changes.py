"""Changes seen in one text and made in another: only those that still fit."""

from __future__ import annotations

from trackman.domain.inventory.text_changes import changed_text, changes_in
from trackman.domain.subtitles.editing.replacing import Wanted

RED = Wanted("red")
FIRST = b"00:01.000 --> 00:02.000 align:start\nred\n\n"
SECOND = b"00:03.000 --> 00:04.000\na red one\n"
WHOLE = b"WEBVTT - made by hand\n\nNOTE red\n\n" + FIRST + SECOND


def test_only_the_ticked_cue_is_written_anew() -> None:
    _, second = changes_in(WHOLE, RED, "blue")
    made = changed_text(WHOLE, RED, "blue", [second])
    assert made.content == WHOLE.replace(b"a red one", b"a blue one")
    assert (made.changes, made.lost) == (1, 0)


def test_changes_are_found_again_where_cues_came_before_them() -> None:
    seen = changes_in(WHOLE, RED, "blue")
    later = WHOLE.replace(FIRST, b"00:00.100 --> 00:00.200\nred too\n\n" + FIRST)
    made = changed_text(later, RED, "blue", seen)
    assert b"red too" in made.content, "nobody has seen this one"
    assert (made.changes, made.lost) == (2, 0)


def test_what_does_not_fit_any_more_is_counted() -> None:
    seen = changes_in(WHOLE, RED, "blue")
    made = changed_text(WHOLE.replace(b"a red one", b"another red"), RED, "blue", seen)
    assert (made.changes, made.lost) == (1, 1)
    assert b"another red" in made.content


def test_of_two_cues_that_are_the_same_only_as_many_change_as_are_ticked() -> None:
    twice = WHOLE + b"\n" + SECOND
    seen = changes_in(twice, RED, "blue")
    made = changed_text(twice, RED, "blue", seen[:2])
    assert made.content.count(b"a red one") == 1


def test_words_in_tags_and_comments_are_left_alone() -> None:
    text = b"WEBVTT\n\nNOTE red\n\n00:01.000 --> 00:02.000\n<c.red>blue</c>\n"
    assert changes_in(text, RED, "green") == ()


def test_what_would_stay_the_same_is_no_change() -> None:
    assert changes_in(WHOLE, RED, "red") == ()


def test_a_text_in_an_old_encoding_is_looked_through() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\ncaffè red\n".encode("cp1252")
    assert len(changes_in(text, RED, "green")) == 1


def test_new_words_are_marked_where_they_are_whatever_the_old_ones_took() -> None:
    text = b"WEBVTT\n\n00:01.000 --> 00:02.000\nR&amp;D and R&D\n"
    (change,) = changes_in(text, Wanted("&"), " and ")
    assert change.hit.after == "R and D and R and D"
    marked = [change.hit.after[start:end] for start, end in change.places_after]
    assert marked == [" and ", " and "]
    assert change.places_after[1] == (13, 18)
