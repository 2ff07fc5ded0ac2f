"""All checks together: in a fixed order, the same each time, whatever a text holds."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.quality.checks.conftest import track
from trackman.demo.catalogue import demo_project
from trackman.demo.resources.webvtt import webvtt_of
from trackman.domain.errors import BackupError
from trackman.domain.quality.checks.catalogue import CHECKS, run_checks
from trackman.domain.quality.checks.context import Context, Detection
from trackman.domain.quality.findings import (
    SEVERITIES,
    Finding,
    FindingCode,
    Severity,
    ordered,
    worst,
)
from trackman.domain.quality.limits import BBC, NETFLIX, NEUTRAL, PRESETS, Preset
from trackman.domain.subtitles.webvtt import Cue, Subtitles, read_webvtt
from trackman.domain.tracks import Track

ROOT = Path(__file__).parents[4]
SAMPLES = ROOT / "tests" / "samples"
_lines = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=40),
    st.sampled_from(
        ["[music]", "<i>a</i>", "<script", "Ã©", "amara.org", "one two three", "語" * 30]
    ),
)
_times = st.integers(0, 20_000)
_texts = st.lists(st.builds(Cue, _times, _times, _lines), min_size=1, max_size=6).map(
    lambda cues: Subtitles(tuple(cues))
)
_contexts = st.builds(
    Context,
    st.sampled_from([track("en"), track("ru", captions=True), track("x", captions=None)]),
    _texts,
    st.sampled_from(list(PRESETS.values())),
    st.none() | st.integers(0, 20_000),
    st.lists(
        st.tuples(st.sampled_from([track("fr", name="B"), track(name="C")]), _texts), max_size=2
    ).map(tuple),
    st.lists(st.text(max_size=5), max_size=3).map(tuple),
    st.none() | st.builds(Detection, st.sampled_from(["en", "fr"]), st.floats(0, 1)),
)


def named_values() -> dict[FindingCode, set[str]]:
    """Return the values that the docstring of each code names."""
    source = (
        Path(__file__).parents[4].joinpath("trackman/domain/quality/findings.py").read_text("utf-8")
    )
    listed = re.findall(
        r'^    [A-Z_]+ = "(\w+)"\n    """(.+?)"""', source, re.MULTILINE | re.DOTALL
    )
    names = {code: set(re.findall(r"`([a-z_]+)`", text)) for code, text in listed}
    return {code: names[code.value] for code in FindingCode}


@settings(deadline=None)
@given(_contexts)
def test_the_same_text_has_the_same_findings_the_worst_first(context: Context) -> None:
    findings = run_checks(context)
    assert findings == run_checks(replace(context))
    ranks = [list(Severity).index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)
    places = [(rank, finding.cues[:1]) for rank, finding in zip(ranks, findings, strict=True)]
    assert places == sorted(places)


@settings(deadline=None)
@given(_contexts)
def test_each_finding_names_cues_that_exist_and_what_its_sentence_needs(context: Context) -> None:
    names = named_values()
    for finding in run_checks(context):
        assert finding.severity is SEVERITIES[finding.code]
        assert set(finding.values) == names[finding.code]
        assert set(finding.cues) <= set(range(1, len(context.subtitles.cues) + 1))
        assert len(set(finding.cues)) == len(finding.cues)


def demo_findings(preset: Preset) -> set[FindingCode]:
    """Return what is found in the texts of the demo, but for its languages."""
    found = set()
    for upload in demo_project().uploads.values():
        texts = tuple(
            (
                Track(
                    one.id,
                    upload.id,
                    one.type,
                    one.name,
                    one.language_code,
                    one.closed_captions,
                    one.status,
                    one.error,
                ),
                read_webvtt(one.vtt),
            )
            for one in upload.tracks.values()
            if one.vtt
        )
        for about, subtitles in texts:
            others = tuple(text for text in texts if text[0] is not about)
            context = Context(
                about,
                subtitles,
                PRESETS[preset],
                round((upload.duration or 0) * 1000),
                others,
                ("basically",),
            )
            found |= {finding.code for finding in run_checks(context)}
    return found


@pytest.mark.parametrize("preset", Preset)
def test_the_demo_holds_one_problem_for_each_check(preset: Preset) -> None:
    # Languages are detected by a service, a text that cannot be read is not checked, and one that
    # rolls up does so as a whole.
    elsewhere = {FindingCode.WRONG_LANGUAGE, FindingCode.UNREADABLE, FindingCode.ROLL_UP}
    assert demo_findings(preset) == set(FindingCode) - elsewhere


def test_a_text_without_fault_has_no_findings(context) -> None:
    for limits in (NEUTRAL, NETFLIX, BBC):
        fine = context("Good afternoon.", "Let us begin.", duration=12_000, limits=limits)
        assert run_checks(fine) == ()


def sample(name: str) -> Subtitles:
    """Read a file that others wrote, SRT as DatoCMS converts it."""
    content = (SAMPLES / name).read_bytes()
    return read_webvtt(webvtt_of(content) or content)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("wpt/timings-negative.vtt", {(FindingCode.NEVER_SHOWN, n) for n in (1, 2, 3, 4)}),
        ("wpt/timings-too-long.vtt", {(FindingCode.DROPPED_CUES, 13), (FindingCode.OVERLAP, 1)}),
        ("wpt/timings-too-short.vtt", {(FindingCode.DROPPED_CUES, 30), (FindingCode.OVERLAP, 1)}),
        ("wpt/ids.vtt", {(FindingCode.OVERLAP, number) for number in range(1, 5)}),
        ("webvtt_py/sample.vtt", set()),
        ("webvtt_py/cue_tags.vtt", set()),
        ("webvtt_py/missing_caption_text.vtt", {(FindingCode.EMPTY, 2)}),
        ("webvtt_py/invalid_timeframe.vtt", {(FindingCode.DROPPED_CUES, 1)}),
        ("webvtt_py/captions_with_bom.vtt", set()),
        (
            "webvtt_py/invalid_timeframe_in_cue_text.vtt",
            {(FindingCode.EMPTY, 2), (FindingCode.OVERLAP, 2)},
        ),
        ("webvtt_py/regions.vtt", {(FindingCode.TOO_LONG, n) for n in (1, 2)}),
        ("webvtt_py/sample.srt", set()),
        ("srt/ascii.srt", set()),
    ],
)
def test_files_that_others_wrote_show_their_faults(
    name: str, expected: set[tuple[FindingCode, int]]
) -> None:
    findings = run_checks(Context(track(), sample(name)))
    assert {(f.code, f.cues[0] if f.cues else f.values["count"]) for f in findings} == expected


def test_each_sample_is_checked_or_refused_in_words() -> None:
    files = [path for path in SAMPLES.rglob("*") if path.suffix in {".vtt", ".srt"}]
    refused = set()
    for file in files:
        try:
            text = sample(str(file.relative_to(SAMPLES)))
        except BackupError:
            refused.add(file.name)
        else:
            run_checks(Context(track(), text))
    assert len(files) > 15
    assert refused == {"gb2312.srt"}  # it is not UTF-8


@pytest.mark.parametrize(
    "hostile",
    ["[", "(", "<", "{\\", "<on", "<a ononon", "Ã©", "[ ", "♪(", "&amp", "amara.org ", "\n"],
)
def test_a_hostile_cue_takes_no_longer_than_its_size(context, hostile: str) -> None:
    start = time.process_time()
    run_checks(context(hostile * (500_000 // len(hostile)), words=("on", "語")))
    assert time.process_time() - start < 5  # some take minutes if each place is looked at twice


def test_the_worst_is_known_without_the_order(context) -> None:
    assert worst(()) is None
    assert worst([Finding(FindingCode.EMPTY, one) for one in (Severity.NOTE, Severity.ERROR)]) is (
        Severity.ERROR
    )
    assert ordered(()) == ()
    assert len(set(CHECKS)) == len(CHECKS)
