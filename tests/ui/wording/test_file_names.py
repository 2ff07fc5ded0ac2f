"""Names to offer for files."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.subtitles.export import TextForm
from trackman.domain.tracks import Track
from trackman.ui.wording.file_names import (
    archive_name,
    findings_name,
    history_name,
    report_name,
    subtitles_name,
)

DAY = date(2026, 11, 27)


def test_names_say_what_is_in_the_file_and_of_which_day(make_track: Callable[..., Track]) -> None:
    names = (
        subtitles_name("launch-film.mp4", make_track(), TextForm.WEBVTT, DAY),
        findings_name("launch-film.mp4", "xlsx", DAY),
        history_name("csv", DAY),
        report_name(DAY),
        archive_name(DAY),
    )
    assert names == (
        "launch-film.it-IT.2026-11-27.vtt",
        "launch-film.findings.2026-11-27.xlsx",
        "trackman-history.2026-11-27.csv",
        "trackman-report.2026-11-27.html",
        "trackman-archive.2026-11-27.zip",
    )


def test_the_day_is_today_unless_one_is_named() -> None:
    assert archive_name() == archive_name(datetime.now().astimezone().date())


@pytest.mark.parametrize(
    ("video", "expected"),
    [
        ("Teaser 16/9: a?.mp4", "Teaser 16-9- a"),
        ('<>:"/\\|?*', "video"),
        ("\x00tab\tend\x7f\x85.mp4", "tab-end"),
        ("CON.mp4", "CON-video"),
        ("CON", "CON-video"),
        ("Con .trailer.mp4", "Con-video.trailer"),
        ("aux.txt", "aux-video"),
        ("com1.mp4", "com1-video"),
        ("LPT³.mp4", "LPT³-video"),
        ("conin$.mp4", "conin$-video"),
        ("console.mp4", "console"),
        ("trailing. . .", "trailing"),
        ("...", "video"),
        (".hidden.mp4", "hidden"),
        ("Launch 2.0", "Launch 2.0"),
        ("Q&A #3.m2ts", "Q&A #3"),
        ("夏.mp4", "夏"),
        ("हिन्दी वीडियो.mp4", "हिन्दी वीडियो"),
        ("cafe\u0301.mp4", "café"),
        ("👩\u200d👧 🏳️.mp4", "👩\u200d👧 🏳️"),
        ("\u202egpj.mp4", "gpj"),
        ("\ud800.mp4", "video"),
    ],
)
def test_names_are_good_for_every_system(video: str, expected: str) -> None:
    assert findings_name(video, "csv", DAY) == f"{expected}.findings.2026-11-27.csv"


def test_long_names_in_any_script_fit_into_a_folder(make_track: Callable[..., Track]) -> None:
    track = make_track(language_code="ja-JP")
    name = subtitles_name("夏" * 102 + ".mp4", track, TextForm.SUBRIP, DAY)
    assert name == "夏" * 76 + ".ja-JP.2026-11-27.srt"
    assert len(f"{name} (999)".encode()) <= 255


@pytest.mark.parametrize(
    "whole",
    ["👩\u200d👩\u200d👧\u200d👦", "🇫🇷", "x\u0301", "क्षि", "🏴\U000e0067\U000e0062\U000e007f"],
)
def test_no_name_is_cut_inside_of_what_a_person_sees_as_one_character(whole: str) -> None:
    for more in range(12):
        name = findings_name("a" * more + whole * 100 + ".mp4", "csv", DAY)
        stem = name.removesuffix(".findings.2026-11-27.csv")
        assert stem.lstrip("a").replace(whole, "") == ""
        assert 200 <= len(name.encode()) <= 255


def test_one_character_larger_than_a_name_is_left_out() -> None:
    assert findings_name("e" + "\u0316" * 200, "csv", DAY) == "video.findings.2026-11-27.csv"


PARTS = st.sampled_from([*'<>:"/\\|?*. -', "con", "aux", "\u0301", "\u200d", "👩", "夏", "\ud800"])
NAMES = st.lists(st.one_of(st.text(), PARTS), max_size=200).map("".join)
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d) *\.", re.IGNORECASE)


@given(video=NAMES, language=NAMES, form=st.sampled_from(TextForm))
def test_any_name_can_be_written_on_any_system(video: str, language: str, form: TextForm) -> None:
    track = Track("1", "2", "subtitles", "name", language, None, "ready", None)
    name = subtitles_name(video, track, form, DAY)
    assert len(f"{name} (999)".encode()) <= 255
    assert name.endswith(f".2026-11-27.{form.value}")
    assert len(name.removesuffix(f".2026-11-27.{form.value}").rpartition(".")[2]) >= 1
    assert not set(name) & set('<>:"/\\|?*') | {one for one in name if ord(one) < 32}
    assert name == name.strip(" .-")
    assert not DEVICE.match(name)


@given(video=NAMES)
def test_any_name_can_be_written_here(video: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / findings_name(video, "csv", DAY)
    path.write_text("written", "utf-8")
    path.unlink()
