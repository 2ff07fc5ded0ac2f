"""What follows from a delete is said when it is true, and only then."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.consequences import Consequence, Effect, consequences, is_description
from trackman.domain.languages import same_language
from trackman.domain.references import Reference, Unread, Uses
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video

HOME = Reference("1", "m", "Home")


def track(
    code: str,
    kind: str = "subtitles",
    *,
    captions: bool | None = False,
    status: str = "ready",
    name: str = "",
) -> Track:
    """Return a track; its name tells it from the others."""
    name = name or f"{code} {kind} {status} {captions}"
    return Track(name, "v", kind, name, code, captions, status, None)


def video(*tracks: Track) -> Video:
    """Return a video with these tracks."""
    return Video(Upload("v", "a.mp4", 1, None, 1.0, 1, 1, "p", None, ()), tracks, None)


def told(
    *tracks: Track, going: int = 1, uses: Uses = Unread.ASKED, locales: Sequence[str] = ()
) -> dict[Consequence, Effect]:
    """Return what follows from deleting the first tracks of a video."""
    found = consequences(video(*tracks), tracks[:going], uses, locales)
    assert len({effect.what for effect in found}) == len(found)
    return {effect.what: effect for effect in found}


def test_the_last_subtitles_of_a_language_are_named_once() -> None:
    found = told(track("it-IT"), track("it"), track("de"), going=2)
    assert found[Consequence.LAST_SUBTITLES].languages == ("it-IT",)
    assert Consequence.NO_SUBTITLES not in found


def test_another_country_or_an_unready_track_makes_the_difference() -> None:
    assert Consequence.LAST_SUBTITLES not in told(track("pt-BR"), track("pt-PT"), track("de"))
    found = told(track("pt-BR"), track("pt-PT", status="preparing"), track("de"))
    assert found[Consequence.LAST_SUBTITLES].languages == ("pt-BR",)
    assert [one.language_code for one in found[Consequence.OTHERS_PREPARING].tracks] == ["pt-PT"]


def test_a_video_without_subtitles_is_worse_than_one_without_a_language() -> None:
    found = told(track("it"), track("en", "audio"), track("de", status="errored"))
    assert found[Consequence.NO_SUBTITLES].languages == ("it",)
    assert Consequence.LAST_SUBTITLES not in found


def test_closed_captions_are_counted_apart() -> None:
    captions = track("en", captions=True)
    assert Consequence.NO_CAPTIONS in told(captions, track("en"))
    found = told(captions, track("en"), track("de", captions=True))
    assert found[Consequence.LAST_CAPTIONS].languages == ("en",)
    assert not {Consequence.NO_CAPTIONS, Consequence.LAST_CAPTIONS} & set(
        told(track("en"), track("de", captions=True))
    )


def test_an_audio_description_is_known_by_its_name() -> None:
    described = track("en", "audio", name="Audio description", captions=None)
    dubbed = track("en", "audio", name="English dub", captions=None)
    assert set(told(described, dubbed)) == {Consequence.LAST_DESCRIPTION}
    assert set(told(dubbed, described)) == {Consequence.LAST_AUDIO}
    assert set(told(dubbed, track("en", "audio", name="Director"))) == {Consequence.OTHERS_STAY}


@pytest.mark.parametrize(
    "name",
    [
        "Audio description",
        "English (AD)",
        "AD",
        "Audiodescrizione italiana",
        "Audiodeskription",
        "Audiodescripción",
        "Audio-description",
        "Audiodescription française",
        "Described video",
        "Descriptive audio",
        "Syntolkning",
        "Audiobeschrijving",
        "Audiodeskrypcja",
        "Hörfilm",
        "音声解説",
    ],
)
def test_descriptions_have_many_names(name: str) -> None:
    assert is_description(track("en", "audio", name=name))
    assert not is_description(track("en", "subtitles", name=name))


@pytest.mark.parametrize("name", ["Doppiaggio", "Radio edit", "Made in Italy", "Adagio", ""])
def test_other_audio_is_no_description(name: str) -> None:
    assert not is_description(track("en", "audio", name=name or "-"))


def test_the_projects_languages_that_will_be_missing_are_named_if_one_is_lost_now() -> None:
    found = told(track("it-IT"), track("de"), locales=("en", "it", "de"))
    assert found[Consequence.LOCALES_MISSING].languages == ("en", "it")
    lost_nothing = told(track("fr"), track("de"), locales=("en", "it", "de"))
    assert Consequence.LOCALES_MISSING not in lost_nothing


def test_what_is_errored_is_no_loss() -> None:
    found = told(track("es", status="errored"), track("de"), locales=("es",))
    assert set(found) == {Consequence.ERRORED}
    replaced = told(track("es", status="errored"), track("es-MX"))
    assert set(replaced) == {Consequence.ERRORED, Consequence.OTHERS_STAY}


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ((HOME,), Consequence.USED),
        ((), Consequence.UNUSED),
        (Unread.UNKNOWN, Consequence.USE_UNKNOWN),
        (Unread.ASKED, None),
    ],
)
def test_whether_it_is_used_is_told_as_far_as_it_is_known(
    uses: Uses, expected: Consequence | None
) -> None:
    found = told(track("it"), track("it", name="other"), uses=uses)
    use = {Consequence.USED, Consequence.UNUSED, Consequence.USE_UNKNOWN} & set(found)
    assert use == ({expected} if expected else set())
    if expected is Consequence.USED:
        assert found[expected].records == (HOME,)


codes = st.sampled_from(["it", "it-IT", "de", "de-CH", "en", "zh-Hans", "zh-Hant", "zh", "", "x"])
some_tracks = st.builds(
    track,
    codes,
    st.sampled_from(["subtitles", "audio", "chapters"]),
    captions=st.none() | st.booleans(),
    status=st.sampled_from(["ready", "preparing", "errored", "archived"]),
    name=st.sampled_from(["AD", "dub", "English", ""]),
)
videos = st.lists(some_tracks, max_size=8, unique_by=id)
uses = st.sampled_from([(), (HOME,), Unread.ASKED, Unread.UNKNOWN])


@given(videos, st.integers(0, 8), uses, st.lists(codes, max_size=5))
def test_the_gravest_comes_first_and_each_once(
    tracks: list[Track], going: int, uses: Uses, locales: list[str]
) -> None:
    found = [one.what for one in consequences(video(*tracks), tracks[:going], uses, locales)]
    assert found == sorted(set(found), key=list(Consequence).index)
    assert not {Consequence.NO_SUBTITLES, Consequence.LAST_SUBTITLES} <= set(found)


@given(st.lists(some_tracks, max_size=8, unique_by=lambda one: one.id), st.data())
def test_a_language_is_lost_exactly_if_it_had_subtitles_and_has_none_afterwards(
    tracks: list[Track], data: st.DataObject
) -> None:
    going = data.draw(st.lists(st.sampled_from(tracks), unique=True)) if tracks else []
    found = {one.what: one for one in consequences(video(*tracks), going, Unread.ASKED)}
    lost = found.get(Consequence.NO_SUBTITLES) or found.get(Consequence.LAST_SUBTITLES)
    said = lost.languages if lost else ()
    ready = [one for one in tracks if (one.kind, one.status) == ("subtitles", "ready")]
    left = [one.language_code for one in ready if one not in going]
    for code in (one.language_code for one in ready if one in going):
        stays = any(same_language(code, other) for other in left)
        assert stays != any(same_language(code, other) for other in said)
    assert (Consequence.NO_SUBTITLES in found) == (bool(ready) and not left and bool(said))


@given(videos, uses, st.lists(codes))
def test_nothing_is_lost_where_nothing_is_deleted(
    tracks: list[Track], uses: Uses, locales: list[str]
) -> None:
    assert not any(one.is_loss for one in consequences(video(*tracks), [], uses, locales))


def test_languages_are_told_apart_as_their_readers_do() -> None:
    both = track("zh-Hant"), track("zh-CN")
    found = told(*both, locales=("zh-Hant", "zh-CN"))
    assert found[Consequence.LAST_SUBTITLES].languages == ("zh-Hant",)
    assert found[Consequence.LOCALES_MISSING].languages == ("zh-Hant",)
    assert Consequence.OTHERS_STAY not in found
    found = told(track("en"), track("nb"), locales=("no", "en"))
    assert found[Consequence.LOCALES_MISSING].languages == ("en",)
    assert Consequence.OTHERS_STAY in told(track("iw"), track("he"))
