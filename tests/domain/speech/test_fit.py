"""Cues held against marks of speech that were made by hand."""

from __future__ import annotations

import random

import pytest

from trackman.domain.speech.fit import FitDoubt, fit, speaks
from trackman.domain.speech.marks import FRAME_MS, SpeechMarks, bits_of
from trackman.domain.subtitles.webvtt import Cue

LENGTH = 180_000
Times = list[tuple[int, int]]


def talk(seed: int = 1) -> Times:
    """Return when somebody speaks, in milliseconds."""
    chance, times, at = random.Random(seed), [], 1000
    while at < LENGTH - 6000:
        end = at + chance.randint(1200, 4500)
        times.append((at, end))
        at = end + chance.choice((400, 700, 1100, 2500, 4000))
    return times


def marks_of(times: Times) -> SpeechMarks:
    frames = LENGTH // FRAME_MS
    spans = [(begin // FRAME_MS, end // FRAME_MS) for begin, end in times]
    return SpeechMarks(bits_of(spans, frames), frames)


def cues_of(times: Times, stretch: float = 1.0, late: int = 0) -> list[Cue]:
    return [
        Cue(round(begin * stretch) + late, round(end * stretch) + late, "Words")
        for begin, end in times
    ]


def test_a_text_in_time_fits() -> None:
    found = fit(marks_of(talk()), cues_of(talk()))

    assert found.fits
    assert not found.drifts
    assert abs(found.late_at(0)) < 50
    assert found.agreement > 0.9


@pytest.mark.parametrize("late", [-90_000, -1_800, 700, 25_000, 150_000])
def test_a_late_or_early_text_is_found_to_be_so(late: int) -> None:
    found = fit(marks_of(talk()), cues_of(talk(), late=late))

    assert not found.fits
    assert found.ratio == 1
    assert abs(found.late_at(found.first) - late) < 50


def test_the_rates_of_films_are_named() -> None:
    found = fit(marks_of(talk()), cues_of(talk(), stretch=25 / 24, late=500))

    assert found.rates == (24.0, 25.0)
    assert abs(found.drift - 100 / 24) < 0.001


def test_any_other_drift_is_measured() -> None:
    found = fit(marks_of(talk()), cues_of(talk(), stretch=1.0123))

    assert found.rates is None
    assert abs(found.drift - 1.23) < 0.02
    assert found.drifts


def test_speech_without_text_is_found_where_it_is_heard() -> None:
    times = talk()
    begin, end = times.pop(8)

    found = fit(marks_of(talk()), cues_of(times, late=3000))

    (passage,) = found.untexted
    assert abs(passage.start - begin) < 700
    assert abs(passage.end - end) < 700


def test_text_without_speech_is_found_and_sounds_in_brackets_are_not() -> None:
    times = talk()
    heard = [*times[:8], *times[11:]]
    cues = cues_of(times)
    cues[8] = Cue(cues[8].start, cues[8].end, "[soft music]")

    found = fit(marks_of(heard), cues)

    (passage,) = found.unspoken
    assert passage.cues == (10, 11)


def test_cues_that_stay_on_the_screen_do_not_count_as_late() -> None:
    times = talk()
    following = [begin for begin, _ in times[1:]] + [LENGTH]
    longer = [
        (begin, min(end + 1500, after - 80))
        for (begin, end), after in zip(times, following, strict=True)
    ]

    found = fit(marks_of(times), cues_of(longer))

    assert found.fits


def test_times_that_nobody_can_mean_do_no_harm() -> None:
    eternity = 999_999 * 3_600_000
    cues = cues_of(talk(), late=2_000)
    cues[5] = Cue(cues[5].start, eternity, "Words")
    cues.append(Cue(eternity - 5, eternity, "Words"))
    cues.append(Cue(-50_000, -45_000, "Words"))

    found = fit(marks_of(talk()), cues)

    assert abs(found.late_at(cues[0].start) - 2_000) < 50


@pytest.mark.parametrize(
    ("times", "cues", "doubt"),
    [
        ([], cues_of(talk()), FitDoubt.NO_SPEECH),
        (talk()[:1], cues_of(talk()), FitDoubt.LITTLE_SPEECH),
        (talk(), cues_of(talk()[:3]), FitDoubt.LITTLE_TEXT),
        (talk(), [], FitDoubt.LITTLE_TEXT),
        (talk(), cues_of(talk(2)), FitDoubt.NO_MATCH),
        ([(0, LENGTH)], cues_of(talk()), FitDoubt.NO_MATCH),
    ],
)
def test_what_cannot_be_told_is_not_told(times: Times, cues: list[Cue], doubt: FitDoubt) -> None:
    found = fit(marks_of(times), cues)

    assert found.doubt is doubt
    assert not found.fits
    assert not found.drifts


def test_words_are_told_from_sounds() -> None:
    assert speaks("Hello")
    assert speaks("[sighs] Hello")
    assert speaks("<v Anna>Hello</v>")
    assert not speaks("[music]")
    assert not speaks("♪ La la ♪")
    assert not speaks("…")


def test_a_search_ends_when_nobody_wants_it_any_more() -> None:
    def ended() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fit(marks_of(talk()), cues_of(talk()), ended)
