from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from trackman.domain.subtitles.cue_settings import Region, read_settings
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.player.cue_boxes import CueSpace, ShownCue, cue_boxes

LINE = 64
"""A line of a browser's on the picture."""
PICTURE = QRectF(0, 0, 1600, 1000)
SPACE = CueSpace.on(PICTURE, PICTURE, LINE)
HEBREW = "שלום"
NEAR = 0.1


def shown(settings: str = "", text: str = "Hello", region: Region | None = None) -> ShownCue:
    return ShownCue.of(Cue(0, 1, text), read_settings(settings), region)


def height(cue: ShownCue, width: float) -> float:
    """Letters are half as wide as a line is high."""
    letters = max(int(width / (LINE / 2)), 1)
    return LINE * sum(-(-len(line) // letters) for line in cue.lines)


def boxes(*cues: ShownCue, place: CueSpace = SPACE) -> list[tuple[float, ...]]:
    found = cue_boxes(cues, place, height)
    return [(one.x(), one.y(), one.width(), one.height()) for one in found]


def box(settings: str, text: str = "Hello") -> tuple[float, ...]:
    return boxes(shown(settings, text))[0]


def test_a_cue_without_settings_stands_at_the_bottom_over_the_whole_width() -> None:
    assert box("") == (0, 1000 - LINE, 1600, LINE)
    assert box("", "Two\nlines") == (0, 1000 - 2 * LINE, 1600, 2 * LINE)


@pytest.mark.parametrize(
    ("settings", "top"),
    [
        ("line:0", 0),
        ("line:3", 3 * LINE),
        ("line:-1", 1000 - LINE),
        ("line:-3", 1000 - 3 * LINE),
        ("line:99", 1000 - LINE),
        ("line:-99", 0),
        ("line:0%", 0),
        ("line:50%", 500),
        ("line:50%,center", 500 - LINE / 2),
        ("line:50%,end", 500 - LINE),
        ("line:100%", 1000 - LINE),
    ],
)
def test_a_line_says_how_far_down(settings: str, top: float) -> None:
    assert box(settings)[1] == pytest.approx(top, abs=NEAR * 5)


@pytest.mark.parametrize(
    ("settings", "left", "width"),
    [
        ("size:40%", 480, 640),
        ("position:25%", 0, 800),
        ("position:25% size:30%", 160, 480),
        ("position:25%,line-left size:30%", 400, 480),
        ("position:75%,line-right size:30%", 720, 480),
        ("align:left", 0, 1600),
        ("align:left size:50%", 0, 800),
        ("align:right size:50%", 800, 800),
        ("align:start", 800, 800),
        ("align:end", 0, 800),
        ("align:start position:10%", 160, 1440),
    ],
)
def test_position_size_and_alignment_say_how_far_along(
    settings: str, left: float, width: float
) -> None:
    assert box(settings)[::2] == pytest.approx((left, width))


def test_start_and_end_follow_the_direction_of_the_text() -> None:
    assert box("align:start position:75%", HEBREW)[::2] == (0, 1200)
    assert box("align:end position:25%", HEBREW)[::2] == (400, 1200)
    assert box("align:start position:25%", "12: Hello שלום")[::2] == (400, 1200)
    assert box("align:left size:50%", HEBREW)[::2] == (0, 800)


def test_a_name_does_not_decide_the_direction() -> None:
    assert shown("", f"<v Anna>{HEBREW}").right_to_left
    assert not shown("", f"<v {HEBREW}>Hello").right_to_left
    assert shown("", f"<v Anna>{HEBREW}").words == f"Anna: {HEBREW}"


def test_of_an_endless_cue_as_much_is_shown_as_fills_a_picture() -> None:
    assert len(shown("", "a\n" * 100_000).lines) == 50
    assert len(shown("", "a" * 100_000).words) == 2000


def test_cues_at_one_place_are_stacked_away_from_the_side_they_stand_at() -> None:
    bottom = boxes(shown(), shown("", "Two\nlines"))
    assert [one[1] for one in bottom] == [1000 - LINE, 1000 - 3 * LINE]
    top = boxes(shown("line:0"), shown("line:0"), shown("line:1"))
    assert [one[1] for one in top] == [0, LINE, 2 * LINE]
    between = boxes(shown("line:50%"), shown("line:51%"))
    assert [one[1] for one in between] == [500, 500 + LINE]


def test_cues_beside_each_other_stay_there() -> None:
    left, right = "align:left size:50%", "align:right size:50%"
    assert [one[1] for one in boxes(shown(left), shown(right))] == [1000 - LINE] * 2


def test_a_cue_on_screen_stays_where_it_is() -> None:
    kept = QRectF(0, 1000 - 2 * LINE, 1600, LINE)
    found = cue_boxes([shown(), shown("", "New")], SPACE, height, {0: kept})
    assert found[0] == kept
    assert found[1].top() == 1000 - LINE


def test_cues_of_a_region_stand_at_its_bottom_in_the_order_in_which_they_came() -> None:
    region = Region("left", 40, 3, (0, 100), (10, 80))
    cues = [shown("", text, region) for text in ("One", "Two")]
    assert boxes(*cues) == [
        pytest.approx((160, 800 - 2 * LINE, 640, LINE)),
        pytest.approx((160, 800 - LINE, 640, LINE)),
    ]


def test_columns_are_drawn_as_lines_at_the_bottom() -> None:
    assert box("vertical:rl line:0 position:10% size:20%") == box("")


def test_places_are_those_of_the_picture_not_of_the_bars_beside_it() -> None:
    widget = QRectF(0, 0, 2000, 1200)
    place = CueSpace.on(QRectF(200, 100, 1600, 1000), widget, LINE)
    assert boxes(shown("line:0 align:left size:50%"), shown(), place=place) == [
        (200, 100, 800, LINE),
        (200, 1100 - LINE, 1600, LINE),
    ]


def test_words_too_large_for_an_upright_picture_reach_into_the_bars() -> None:
    place = CueSpace.on(QRectF(460, 0, 80, 140), QRectF(0, 0, 1000, 140), 20, growth=4)
    (one,) = cue_boxes([shown("", "As many words as this")], place, height)
    assert one.width() == 280
    assert one.center().x() == 500


def test_a_box_of_larger_words_grows_only_where_that_saves_lines() -> None:
    place = CueSpace.on(PICTURE, PICTURE, LINE, growth=2)
    one, other = "align:left size:30%", "align:right size:30%"
    assert [x[1:3] for x in boxes(shown(one), shown(other), place=place)] == [(936, 480)] * 2
    long = "More words than fit there"
    assert [x[1:3] for x in boxes(shown(one, long), place=place)] == [(936, 960)]


def test_more_cues_than_a_flat_picture_holds_use_the_bars() -> None:
    place = CueSpace.on(QRectF(0, 300, 1600, 300), QRectF(0, 0, 1600, 900), LINE)
    found = cue_boxes([shown("", str(number)) for number in range(10)], place, height)
    assert overlapping(found) == []


def overlapping(found: list[QRectF]) -> list[tuple[QRectF, QRectF]]:
    inner = [one.adjusted(NEAR, NEAR, -NEAR, -NEAR) for one in found]
    return [pair for pair in combinations(inner, 2) if pair[0].intersects(pair[1])]


PERCENT = st.integers(0, 100).map("{}%".format)
LINES = st.one_of(st.integers(-30, 30).map(str), PERCENT)


@st.composite
def settings(draw: st.DrawFn) -> str:
    parts = {
        "line": draw(LINES) + draw(st.sampled_from(["", ",start", ",center", ",end"])),
        "position": draw(PERCENT) + draw(st.sampled_from(["", ",line-left", ",line-right"])),
        "size": draw(PERCENT),
        "align": draw(st.sampled_from(["start", "center", "end", "left", "right"])),
        "vertical": draw(st.sampled_from(["rl", "lr"])),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(parts))))
    return " ".join(f"{name}:{parts[name]}" for name in chosen)


POINTS = st.tuples(st.integers(0, 100), st.integers(0, 100))
REGIONS = st.builds(Region, st.just("r"), st.integers(0, 100), st.integers(0, 20), POINTS, POINTS)
CUES = st.builds(
    shown,
    settings(),
    st.sampled_from(["Hello", HEBREW, "Two\nlines", "Many words " * 12]),
    st.none() | REGIONS,
)
SIDES = st.integers(1, 2000)


@given(st.lists(CUES, max_size=4), SIDES, SIDES, SIDES, SIDES, st.floats(1, 5))
def test_boxes_lie_inside_and_apart_where_there_is_room(
    cues: list[ShownCue], width: int, height_: int, bar: int, line: int, growth: float
) -> None:
    picture = QRectF(bar, 0, width, height_)
    widget = picture.adjusted(-bar, 0, bar, 0)
    place = CueSpace.on(picture, widget, max(line % 80, 8), growth)
    found = cue_boxes(cues, place, height)
    assert len(found) == len(cues)
    for one in found:
        assert widget.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(one)
        if place.room == picture and sum(one.height() for one in found) <= height_:
            assert picture.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(one)
    if sum(one.height() for one in found) <= height_:
        assert overlapping(found) == []
