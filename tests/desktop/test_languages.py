"""The main jobs by screen reader and by keys alone, in languages from left and from right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.desktop.words import Words

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO, AUDIO = 2, 7  # rows
LOCALES = {"en": "en_GB.UTF-8", "de": "de_AT.UTF-8", "ar": "ar_EG.UTF-8"}
LETTERS = {"م": "Arabic_meem", "ف": "Arabic_feh", "ل": "Arabic_lam"}
"""Names of the keys for the letters that menus are opened with."""


@pytest.fixture(params=sorted(LOCALES))
def program(request, start):
    """Return the program in the language of the system, as at a first start."""
    started = start(LAUNCH, LC_ALL=LOCALES[request.param])
    program = replace(started, words=Words(request.param))
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    return program


def shows(program, english, where=""):
    """Wait for a sentence in the message bar."""
    bar = program.find("panel", program.words("Notification"))
    program.read(program.words.part(english, where), bar)
    return bar


def test_with_a_screen_reader_a_track_is_read_deleted_and_restored(program, deletes, creations):
    words = program.words
    program.reader.listen()
    table = program.tracks(9)
    assert "Italiano" in table.sentences()[ITALIANO]
    program.click_cell(table, ITALIANO)
    details = program.find("panel", words("Track details"))
    program.read("it-IT", details)
    program.find("push button", words("Delete", "DecisionBar")).press()
    program.tracks(8)
    bar = shows(program, "{name} deleted")
    assert any("Italiano" in said for said in program.reader.heard())
    bar.find("push button", words("Undo")).press()
    table = program.tracks(9)
    program.wait_for(lambda: "Italiano" in str(table.sentences()), "the track")
    assert (len(deletes()), len(creations())) == (1, 1)


def test_by_keys_alone_tracks_are_deleted_and_brought_back(program, deletes, creations):
    words = program.words
    program.delete_row(ITALIANO)
    program.tracks(8)
    program.press("ctrl+z")
    program.tracks(9)
    table = program.tracks(9)
    program.press("End", "Up")  # once Italiano is back, it is the last one
    program.wait_for(lambda: table.cell(AUDIO, 0).has("selected"), "the row above")
    program.press("Delete")
    program.find("dialog")
    program.press("Tab")
    program.keyboard_is_at("push button", words("Delete audio track"))
    program.press("Return")
    program.gone("dialog")
    program.tracks(8)
    program.press("ctrl+j")
    program.find("table", words("Activity", "WorkTable"))
    program.press("Escape")
    program.tracks(8)
    assert (len(deletes()), len(creations())) == (2, 1)


def test_a_menu_opens_with_the_letter_that_is_marked_in_it(program):
    program.go_to_row(0)  # with the keyboard in the window
    title = program.words("&File", "Menus")
    letter = title[title.index("&") + 1]
    # A letter that the keyboard lacks is put on it for the moment; long enough to be noticed.
    program.press(f"alt+{LETTERS.get(letter, letter.lower())}", delay_ms=200)
    program.find("menu item", program.words("Open video…", "Menus"))
    program.hands.press("Escape", delay_ms=10)


def test_every_part_that_takes_the_keyboard_says_what_it_is(program):
    program.go_to_row(ITALIANO)
    seen = []
    for _ in range(60):
        program.tab()
        part = program.tree.focused()
        if part in seen:
            break
        assert part.name, part.role
        seen.append(part)
    assert len(seen) > 10, "the keyboard comes round"
    assert program.tree.focused() == seen[0]
