from __future__ import annotations

import pytest

from trackman.domain.subtitles.cue_settings import (
    CueSettings,
    Region,
    read_regions,
    read_settings,
)
from trackman.domain.subtitles.webvtt import read_webvtt, salvaged


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", CueSettings()),
        ("line:0", CueSettings(line=0)),
        ("line:-2,end", CueSettings(line=-2, line_align="end")),
        ("line:12.5%,center", CueSettings(line=12.5, in_percent=True, line_align="center")),
        (
            "position:10%,line-left size:35% align:start",
            CueSettings(position=10, position_align="line-left", size=35, align="start"),
        ),
        ("vertical:rl", CueSettings(vertical="rl")),
        ("region:fred", CueSettings(region="fred")),
        ("line:0 align:left line:5 align:right", CueSettings(line=5, align="right")),
        ("line:0 line:x size:50% size: vertical:up", CueSettings(line=0, size=50)),
    ],
)
def test_settings_are_read(text: str, settings: CueSettings) -> None:
    assert read_settings(text) == settings


@pytest.mark.parametrize(
    "text",
    [
        *("line:", "line:x", "line:1.", "line:--1", "line:101%", "line:5%,middle"),
        *("position:5", "position:-1%", "position:110%", "position:5%,start"),
        *("size:120%", "align:middle", "vertical:up", "colour:red", ":", "9" * 400),
    ],
)
def test_what_is_not_valid_is_passed_over(text: str) -> None:
    assert read_settings(text) == CueSettings()


@pytest.mark.parametrize("more", ["line:1", "size:50%", "vertical:lr"])
def test_a_place_of_its_own_takes_a_cue_out_of_its_region(more: str) -> None:
    assert read_settings(f"region:fred {more}").region == ""
    assert read_settings("region:fred size:100%").region == "fred"


def test_regions_are_read_and_have_the_usual_values_where_they_say_nothing() -> None:
    whole = "id:fred width:40% lines:2 regionanchor:0%,50% viewportanchor:10%,90% scroll:up"
    read = read_regions([f"REGION {whole}", "STYLE id:css", "REGION id:b width:x lines:-1"])
    assert read == {"fred": Region("fred", 40, 2, (0, 50), (10, 90)), "b": Region("b")}
    assert read_regions(["REGION width:40%", ""]) == {}
    assert read_regions(["REGION id:c lines:2 lines:4 lines:x"]) == {"c": Region("c", lines=4)}


def test_a_text_that_is_read_has_its_regions_whole_or_damaged() -> None:
    text = "WEBVTT\n\nREGION\nid:fred\nwidth:40%\n\n00:01.000 --> 00:02.000 region:fred\nHello\n"
    damaged = text + "\n00:03,000 --> 00:04,000\nBroken\n"
    for content in (text, damaged):
        regions = read_regions(salvaged(content.encode()).styling)
        assert regions == read_regions(read_webvtt(text.encode()).styling)
        assert regions["fred"].width == 40
