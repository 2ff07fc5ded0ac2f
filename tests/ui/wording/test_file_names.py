"""Names to offer for files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

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
        findings_name("launch-film.mp4", DAY),
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
        ("a/b: c?.mp4", "b- c.findings.2026-11-27.xlsx"),
        ("CON.mp4", "CON-video.findings.2026-11-27.xlsx"),
        ("com1.mp4", "com1-video.findings.2026-11-27.xlsx"),
        ("...", "video.findings.2026-11-27.xlsx"),
        ("夏.mp4", "夏.findings.2026-11-27.xlsx"),
        ("\ud800.mp4", "video.findings.2026-11-27.xlsx"),
    ],
)
def test_names_are_good_for_every_system(video: str, expected: str) -> None:
    assert findings_name(video, DAY) == expected


def test_long_names_in_any_script_fit_into_a_folder(make_track: Callable[..., Track]) -> None:
    track = make_track(language_code="夏" * 200)
    name = subtitles_name("夏" * 300 + ".mp4", track, TextForm.SUBRIP, DAY)
    assert len(name.encode()) <= 255
    assert name.endswith(".2026-11-27.srt")
