from __future__ import annotations

from dataclasses import fields

from trackman.domain.quality.limits import (
    AS_IN_THE_GUIDE,
    BBC,
    DCMP,
    NETFLIX,
    NEUTRAL,
    PRESETS,
    RANGES,
    OwnLimits,
    Preset,
    ReadingSpeed,
)


def test_each_preset_has_limits() -> None:
    assert set(PRESETS) == set(Preset)


def test_the_limits_are_those_of_the_guides() -> None:
    assert (NETFLIX.pace, NETFLIX.lines, NETFLIX.shortest, NETFLIX.longest) == (
        ReadingSpeed(20, 42),
        2,
        833,
        7000,
    )
    assert (NETFLIX.paces["Hani"], NETFLIX.paces["Jpan"], NETFLIX.paces["Hang"]) == (
        ReadingSpeed(9, 16),
        ReadingSpeed(4, 13),
        ReadingSpeed(12, 16),
    )
    assert (BBC.pace, BBC.lines, BBC.gap, BBC.joined) == (ReadingSpeed(15, 37), 2, 1000, True)
    assert (DCMP.pace, DCMP.lines, DCMP.shortest) == (ReadingSpeed(14, 32), 2, 2000)
    assert (NEUTRAL.pace, NEUTRAL.longest) == (ReadingSpeed(21, 42), 7000)


def test_the_neutral_limits_are_the_widest() -> None:
    for limits in (NETFLIX, BBC, DCMP):
        assert NEUTRAL.pace.speed >= limits.pace.speed
        assert NEUTRAL.pace.line >= limits.pace.line
        assert NEUTRAL.gap <= limits.gap
        assert all(NEUTRAL.paces[one].speed >= pace.speed for one, pace in limits.paces.items())


def test_own_limits_take_the_place_of_the_guide_s() -> None:
    own = OwnLimits(speed=18, gap=0, covered=50).over(NETFLIX)
    assert own.pace == ReadingSpeed(18, 42)
    assert (own.gap, own.covered, own.lines, own.paces) == (0, 50, 2, NETFLIX.paces)
    assert all(AS_IN_THE_GUIDE.over(limits) == limits for limits in PRESETS.values())


def test_the_limits_of_each_guide_can_be_chosen() -> None:
    assert set(RANGES) == {field.name for field in fields(OwnLimits)}
    for limits in PRESETS.values():
        for name, (least, most) in RANGES.items():
            value = getattr(limits.pace if name in {"speed", "line"} else limits, name)
            assert least <= value <= most
