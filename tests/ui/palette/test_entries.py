import pytest

from trackman.ui.palette.entries import EntryKind, PaletteEntry, PaletteIndex


def entry(title, detail="", kind=EntryKind.COMMAND, why_not=None):
    return PaletteEntry(kind, title, detail, lambda: None, why_not=why_not)


def titles(text, *entries):
    return [one.title for one in PaletteIndex(entries).find(text)]


def test_nothing_typed_offers_all_of_it():
    assert titles("", entry("Undo"), entry("Quit")) == ["Undo", "Quit"]


@pytest.mark.parametrize("text", ["act", "ACT", " activity ", "tools act", "s a"])
def test_words_are_found_in_name_and_place_whatever_their_case(text):
    assert titles(text, entry("Activity", "Tools"), entry("Quit", "File")) == ["Activity"]


def test_every_word_has_to_be_there():
    assert titles("copy link", entry("Copy link"), entry("Copy ID")) == ["Copy link"]


def test_the_nearest_comes_first():
    found = titles(
        "in",
        entry("Main", "x"),
        entry("Undo", "Inside"),
        entry("Go in", "x"),
        entry("Insert", "x"),
    )
    assert found == ["Insert", "Go in", "Main", "Undo"]


def test_what_cannot_be_done_comes_last():
    assert titles("un", entry("Undo", why_not="Nothing to undo"), entry("Run")) == ["Run", "Undo"]


def test_of_equal_ones_a_link_comes_first_and_a_video_before_a_command():
    kinds = (EntryKind.COMMAND, EntryKind.VIDEO, EntryKind.LINK)
    found = PaletteIndex([entry("Launch", kind=kind) for kind in kinds]).find("launch")
    assert [one.kind for one in found] == [EntryKind.LINK, EntryKind.VIDEO, EntryKind.COMMAND]


def test_more_can_be_taken_up_later():
    index = PaletteIndex([entry("Undo")])
    index.add([entry("Errored tracks")])
    assert [one.title for one in index.find("err")] == ["Errored tracks"]
