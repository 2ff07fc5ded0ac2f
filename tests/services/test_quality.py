"""Texts of a video judged by themselves and beside the others."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.services.conftest import Work
from trackman.demo.project import DemoProject
from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.quality.findings import FindingCode
from trackman.domain.quality.limits import OwnLimits, Preset
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import Salvage
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.services.executors import Executors
from trackman.services.quality import QualityChecks
from trackman.services.texts import TextReader
from trackman.store.cache.texts import TextCache

DAY = datetime(2026, 6, 14, tzinfo=UTC)
TRACK = Track("a", "v", "subtitles", "English", "en", False, "ready", None)
OTHER = replace(TRACK, id="b", name="English 2")
UPLOAD = Upload("v", "launch.mp4", 9, "video/mp4", 60.0, 1, 1, "play", DAY, ())
VIDEO = Video(UPLOAD, (TRACK, OTHER), None)
LINES = ("Welcome to the shop, everybody.", "We open at nine.", "Bring your friends with you.")


@pytest.fixture
def judging(executors: Executors) -> QualityChecks:
    """Return what judges, by neutral limits."""
    return QualityChecks(executors)


def text(content: bytes | None = None) -> ReadText:
    """Return a text that covers the video, or another one."""
    if content is None:
        cues = [
            f"00:{number * 18:02}.000 --> 00:{number * 18 + 6:02}.000\n{line}\n"
            for number, line in enumerate(LINES)
        ]
        content = ("WEBVTT\n\n" + "\n".join(cues)).encode()
    return ReadText.of(content, DAY)


async def codes(judging: QualityChecks, texts: dict[str, ReadText]) -> list[FindingCode] | None:
    """Return what is noticed about the first track."""
    findings = await judging.findings(VIDEO, TRACK, texts)
    return None if findings is None else [finding.code for finding in findings]


async def test_a_good_text_has_no_findings(judging: QualityChecks) -> None:
    assert await codes(judging, {"a": text()}) == []


async def test_of_a_text_that_was_not_read_nothing_is_known(judging: QualityChecks) -> None:
    assert await codes(judging, {"b": text()}) is None
    unreachable = BackupError(BackupFault.UNREACHABLE)
    lost = replace(text(b""), salvage=Salvage(()), failure=unreachable)
    assert await codes(judging, {"a": lost}) is None


async def test_other_tracks_of_the_video_are_looked_at(judging: QualityChecks) -> None:
    assert await codes(judging, {"a": text(), "b": text()}) == [FindingCode.DUPLICATE]


async def test_a_track_that_has_left_the_video_meanwhile_is_judged_all_the_same(
    judging: QualityChecks,
) -> None:
    left = replace(VIDEO, tracks=(OTHER, replace(TRACK, status="errored")))
    for video in (left, replace(VIDEO, tracks=(OTHER,))):
        assert await judging.findings(video, TRACK, {"a": text(), "b": text()}) != ()


async def test_limits_and_words_are_those_that_were_chosen(judging: QualityChecks) -> None:
    judging.words = ("shop",)
    assert await codes(judging, {"a": text()}) == [FindingCode.LISTED_WORD]
    judging.preset, judging.words = Preset.BBC, ()
    quick = text(text().content.replace(b"00:06.000", b"00:01.500"))
    assert FindingCode.TOO_FAST in (await codes(judging, {"a": quick}) or ())
    judging.own = OwnLimits(speed=60)
    assert FindingCode.TOO_FAST not in (await codes(judging, {"a": quick}) or ())


@pytest.mark.parametrize(
    ("content", "rest"),
    [
        (b"<html>", []),
        (b"WEBVTT\n\n", []),
        (b"WEBVTT\n\n00:01 -> 00:02\nHere.\n", [FindingCode.UNREADABLE]),
        (text().content.replace(b"00:36.000", b"-0:36.000"), [FindingCode.DROPPED_CUES]),
    ],
)
async def test_damage_is_a_finding(
    judging: QualityChecks, content: bytes, rest: list[FindingCode]
) -> None:
    noticed = await codes(judging, {"a": text(content)}) or []
    assert noticed[:1] == (rest or [FindingCode.UNREADABLE])


async def test_words_of_a_text_without_cues_are_findings(judging: QualityChecks) -> None:
    wrong = text(b"WEBVTT\n\n00:01 -> 00:02\nHere.\n\n4.5 --> 6.0\nThere.\n")
    assert await codes(judging, {"a": wrong}) == [
        FindingCode.UNREADABLE,
        *[FindingCode.STRAY_WORDS] * 2,
    ]


@pytest.mark.parametrize("hostile", ["x", "[", "<b>", "{\\", "Ã©", "\n"])
async def test_a_text_of_many_megabytes_is_judged_as_soon_as_another(
    judging: QualityChecks, hostile: str
) -> None:
    cue = "00:01.000 --> 00:02.000\n" + hostile * (15_000_000 // len(hostile.encode())) + "\n"
    begun = time.process_time()
    assert await codes(judging, {"a": text(f"WEBVTT\n\n{cue}".encode())})
    assert time.process_time() - begun < 5  # and some minutes, if all of it were looked at


async def test_a_missing_text_is_a_finding_too(judging: QualityChecks) -> None:
    gone = replace(text(b""), failure=BackupError(BackupFault.NO_TEXT))
    assert await codes(judging, {"a": gone}) == [FindingCode.UNREADABLE]


@pytest.mark.parametrize("preset", Preset)
async def test_the_webinar_of_the_demo_holds_a_problem_for_each_check(
    preset: Preset, work: Work, project: DemoProject, tmp_path: Path
) -> None:
    upload = next(one for one in project.uploads.values() if "webinar" in one.filename)
    video = Video(work.client.upload(upload.id), tuple(work.client.tracks(upload.id)), None)
    reading = TextReader(work.texts, TextCache(tmp_path / "texts"))
    texts = {
        track.id: await reading.now(upload.mux_playback_id or "", track.id)
        for track in video.tracks
    }
    judging = QualityChecks(work.executors, preset, ("basically",))
    found = [await judging.findings(video, track, texts) or () for track in video.tracks]
    codes = {finding.code for findings in found for finding in findings}
    # No check looks for the first, and no track of the demo rolls up.
    assert codes == set(FindingCode) - {FindingCode.UNREADABLE, FindingCode.ROLL_UP}
