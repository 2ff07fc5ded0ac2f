"""Where subtitles can be generated, as far as that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.generation import (
    BETA,
    STABLE,
    DraftObstacle,
    GenerationDoubt,
    GenerationObstacle,
    chance_of,
    draft_obstacle,
    expected_seconds,
    has_language,
    proposed_language,
    proposed_name,
)
from trackman.domain.tracks import Track, TrackDraft, is_same_name
from trackman.domain.uploads import Upload

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
UPLOAD = Upload(
    "u", "a.mp4", 1, "video/mp4", 120.0, 16, 9, "p", NOW - timedelta(days=2), (), updated_at=None
)
ENGLISH = Track("1", "u", "subtitles", "English", "en-US", False, "ready", None)
SOUND = Track("2", "u", "audio", "Doppiaggio", "it", None, "ready", None)
DRAFT = TrackDraft("subtitles", "English (auto)", "en", False)


def aged(days: float, changed: float | None = None) -> Upload:
    """Return an upload made, and perhaps changed, so many days ago."""
    updated = None if changed is None else NOW - timedelta(days=changed)
    return replace(UPLOAD, created_at=NOW - timedelta(days=days), updated_at=updated)


def test_a_recent_video_with_another_sound_can_be_tried_without_doubt() -> None:
    chance = chance_of(UPLOAD, [ENGLISH, SOUND], NOW)
    assert chance.is_offered
    assert chance.doubts == ()


def test_the_sound_of_a_video_is_not_known() -> None:
    chance = chance_of(UPLOAD, [ENGLISH], NOW)
    assert chance.is_offered
    assert chance.doubts == (GenerationDoubt.SOUND_UNKNOWN,)


def test_a_video_that_has_no_sound_gets_none() -> None:
    chance = chance_of(aged(30), [SOUND], NOW, is_silent=True)
    assert chance.obstacle is GenerationObstacle.NO_SOUND


@pytest.mark.parametrize(
    ("upload", "obstacle", "doubts"),
    [
        (aged(7), None, ()),
        (aged(7.001), GenerationObstacle.TOO_OLD, ()),
        (aged(30, changed=30), GenerationObstacle.TOO_OLD, ()),
        (aged(30, changed=3), None, (GenerationDoubt.PERHAPS_TOO_OLD,)),
        (aged(-1), None, ()),
        (replace(UPLOAD, created_at=None), None, (GenerationDoubt.AGE_UNKNOWN,)),
    ],
)
def test_a_video_may_be_seven_days_old(
    upload: Upload, obstacle: GenerationObstacle | None, doubts: tuple[GenerationDoubt, ...]
) -> None:
    chance = chance_of(upload, [SOUND], NOW)
    assert (chance.obstacle, chance.doubts) == (obstacle, doubts)


@pytest.mark.parametrize(
    ("draft", "tracks", "under_way", "obstacle"),
    [
        (DRAFT, [ENGLISH, SOUND], [], None),
        (replace(DRAFT, language_code="ja"), [], [], DraftObstacle.LANGUAGE),
        (replace(DRAFT, language_code="auto"), [], [], DraftObstacle.LANGUAGE),
        (replace(DRAFT, name="x"), [], [ENGLISH], DraftObstacle.UNDER_WAY),
        (replace(DRAFT, name=" "), [], [], DraftObstacle.NO_NAME),
        (replace(DRAFT, name=" english"), [ENGLISH], [], DraftObstacle.NAME_TAKEN),
        (replace(DRAFT, name="Doppiaggio"), [SOUND], [], None),
        (
            replace(DRAFT, language_code="it"),
            [],
            [replace(ENGLISH, name=DRAFT.name)],
            DraftObstacle.NAME_TAKEN,
        ),
    ],
)
def test_one_track_has_reasons_of_its_own(
    draft: TrackDraft, tracks: list[Track], under_way: list[Track], obstacle: DraftObstacle | None
) -> None:
    assert draft_obstacle(draft, tracks, under_way) is obstacle


def test_an_errored_track_leaves_its_language_missing() -> None:
    assert has_language([ENGLISH], "en")
    assert has_language([replace(ENGLISH, status="preparing")], "en-GB")
    assert not has_language([replace(ENGLISH, status="errored")], "en")
    assert not has_language([SOUND], "it")


@pytest.mark.parametrize(
    ("wanted", "proposed"),
    [([], "en"), (["ja", "it-IT", "de"], "it"), (["ja"], "en"), (["nb"], "no"), (["pt-BR"], "pt")],
)
def test_the_language_proposed_is_the_first_of_the_project_that_can_be_written_down(
    wanted: list[str], proposed: str
) -> None:
    assert proposed_language(wanted) == proposed


def test_names_are_in_their_own_language() -> None:
    assert proposed_name("it", []) == "Italiano (auto)"
    assert proposed_name("es", ["español (AUTO) ", "Español (auto 2)"]) == "Español (auto 3)"


@given(st.sampled_from((*STABLE, *BETA)), st.integers(0, 5))
def test_the_name_proposed_is_free(code: str, used: int) -> None:
    taken: list[str] = []
    for _ in range(used):
        taken.append(proposed_name(code, taken))
    assert not any(is_same_name(proposed_name(code, taken), one) for one in taken)


def test_it_takes_about_a_tenth_of_the_length() -> None:
    assert expected_seconds(3600) == pytest.approx(360)
    assert expected_seconds(None) is None


def test_no_language_is_named_twice() -> None:
    assert len({*STABLE, *BETA}) == len(STABLE) + len(BETA) == 22
