from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.key_bindings import (
    BINDINGS,
    KeyMap,
    KeyPlace,
    KeyRefusal,
    refusal,
)

NAMES = st.sampled_from([one.name for one in BINDINGS] + ["ofTomorrow"])
KEYS = st.sampled_from(["K", "Ctrl+J", "F5", "F9", "?!", "", "Ctrl+C", "Up", "N", "Del", "Ctrl+F"])
CHOSEN = st.dictionaries(NAMES, st.lists(KEYS, max_size=5), max_size=6)


def known(name):
    """Return a command of the table."""
    (found,) = (one for one in BINDINGS if one.name == name)
    return found


def clashes(keys):
    """Return the pairs of commands that a key would stand for at one place."""
    return [
        (one.name, other.name, key)
        for place, one in enumerate(BINDINGS)
        for other in BINDINGS[place + 1 :]
        if one.places & other.places
        for key in set(keys.of(one.name)) & set(keys.of(other.name))
    ]


def test_no_two_commands_have_the_same_key_at_first():
    assert clashes(KeyMap()) == []
    assert len({one.name for one in BINDINGS}) == len(BINDINGS)


@given(CHOSEN)
def test_whatever_a_settings_file_holds_no_key_stands_for_two_commands(chosen):
    keys = KeyMap(chosen)
    assert clashes(keys) == []
    assert set(keys.ignored) <= set(chosen)
    for name in set(chosen) - set(keys.ignored):
        assert list(keys.of(name)) == list(chosen[name])


@given(CHOSEN, NAMES.filter(lambda name: name != "ofTomorrow"), KEYS)
def test_a_key_that_is_given_works_and_is_taken_from_its_owner(chosen, name, key):
    before = KeyMap(chosen)
    if refusal(known(name), key) is not None:
        return
    after = before.with_keys(name, [key])
    assert after.of(name) == (key,)
    assert after.owners(name, key) == []
    for place in KeyPlace:
        if place & known(name).places:
            assert after.command(key, place) == name


def test_unknown_commands_are_kept_for_a_newer_trackman():
    keys = KeyMap({"ofTomorrow": ("F9",), "refreshTracks": ("F11",)})
    assert keys.ignored == ("ofTomorrow",)
    assert keys.with_keys("showHistory", ["F9"]).chosen["ofTomorrow"] == ("F9",)
    assert keys.reset_all().chosen == {"ofTomorrow": ("F9",)}


def test_a_key_is_taken_from_an_owner_whose_chosen_key_is_ignored():
    keys = KeyMap({"searchVideosAction": ("K",)})
    assert keys.ignored == ("searchVideosAction",)
    after = keys.with_keys("openVideo", ["Ctrl+F"])
    assert after.of("openVideo") == ("Ctrl+F",)


def test_going_back_to_the_first_key_leaves_nothing_in_the_settings():
    keys = KeyMap().with_keys("refreshTracks", ["F11"])
    assert keys.chosen == {"refreshTracks": ("F11",)}
    assert keys.with_keys("refreshTracks", ["F5"]).chosen == {}


def test_letters_are_for_the_player_and_the_cues_alone():
    assert refusal(known("playback-play"), "T") is None
    assert refusal(known("nextTrack"), "T") is None
    assert refusal(known("deleteTrack"), "T") is KeyRefusal.TYPING
    assert refusal(known("editor-split"), "T") is KeyRefusal.TYPING
