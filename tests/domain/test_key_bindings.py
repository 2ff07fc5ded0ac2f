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
KEYS = st.sampled_from(
    ["K", "Ctrl+J", "F5", "F9", "?!", "", "Ctrl+C", "Up", "N", "Del", "Ctrl+F", "Left", "Right"]
)
ALONG = st.sampled_from(["review-next", "review-previous"])
CHOSEN = st.dictionaries(NAMES | ALONG, st.lists(KEYS, max_size=5), max_size=6)


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
    assert clashes(KeyMap(mirrored=True)) == []
    assert len({one.name for one in BINDINGS}) == len(BINDINGS)


@given(CHOSEN, st.booleans())
def test_whatever_a_settings_file_holds_no_key_stands_for_two_commands(chosen, mirrored):
    keys = KeyMap(chosen, mirrored=mirrored)
    assert clashes(keys) == []
    assert set(keys.ignored) <= set(chosen)
    for name in set(chosen) - set(keys.ignored):
        assert list(keys.of(name)) == list(chosen[name])


@given(CHOSEN, NAMES.filter(lambda name: name != "ofTomorrow") | ALONG, KEYS, st.booleans())
def test_a_key_that_is_given_works_and_is_taken_from_its_owner(chosen, name, key, mirrored):
    before = KeyMap(chosen, mirrored=mirrored)
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


def test_the_arrows_follow_the_line_of_reading():
    keys = KeyMap(mirrored=True)
    assert (keys.of("review-next"), keys.of("review-previous")) == (("Left",), ("Right",))
    assert keys.command("Left", KeyPlace.REVIEW) == "review-next"
    assert not keys.is_changed("review-next")
    assert keys.mirrored(False).command("Right", KeyPlace.REVIEW) == "review-next"


def test_arrows_that_a_person_chose_stay_in_either_direction():
    keys = KeyMap(mirrored=True).with_keys("review-next", ["Right"])
    keys = keys.with_keys("review-previous", ["Left"])
    for one in (keys, KeyMap(keys.chosen, mirrored=True), keys.mirrored(False)):
        assert (one.of("review-next"), one.of("review-previous")) == (("Right",), ("Left",))
    elsewhere = keys.mirrored(False).with_keys("review-keep", ["Y"]).mirrored(True)
    assert elsewhere.of("review-next") == ("Right",)
    assert keys.reset_all().of("review-next") == ("Left",)
    beside = KeyMap({"review-next": ("Right", "J")}, mirrored=True)
    assert beside.of("review-next") == ("Right", "J")
    assert beside.of("review-previous") == ("Left",)
    assert beside.ignored == ()
