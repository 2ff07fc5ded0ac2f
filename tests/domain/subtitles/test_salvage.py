"""Damaged texts: read as far as they can be, with the damage named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.errors import BackupFault
from trackman.domain.subtitles.webvtt import LARGEST_TEXT, read_webvtt, salvaged

CUE = "00:01.000 --> 00:02.000\n{}\n\n"
TWO = "WEBVTT\n\n" + CUE.format("one") + CUE.format("zwölf — dreißig")


def texts(content: bytes) -> list[str]:
    """Return the texts of what can be read."""
    return [cue.text for cue in salvaged(content).cues]


def test_a_whole_text_is_read_as_the_proof_reads_it() -> None:
    found = salvaged(TWO.encode())
    assert found.cues == read_webvtt(TWO.encode()).cues
    assert (found.damage, found.unplayed, found.unreadable) == (None, 0, 0)


@pytest.mark.parametrize(
    ("content", "fault", "wanted"),
    [
        (TWO.encode("cp1252"), BackupFault.NOT_UTF8, ["one", "zwölf — dreißig"]),
        (TWO.encode("utf-16"), BackupFault.NOT_UTF8, ["one", "zwölf — dreißig"]),
        (TWO.encode()[:-5], BackupFault.NOT_UTF8, ["one", "zwölf — drei\ufffd"]),
        (TWO.encode() + b"\xff", BackupFault.NOT_UTF8, ["one", "zwölf — dreißig"]),
        (b"1\n00:00:01,000 --> 00:00:02,000\none\n", BackupFault.NOT_WEBVTT, ["one"]),
        (b"<!doctype html><p>Sign in</p>", BackupFault.NOT_WEBVTT, []),
        (b"", BackupFault.NO_CUES, []),
        (b"WEBVTT\n", BackupFault.NO_CUES, []),
        (b"WEBVTT\n\n00:01.000 -> 00:02.000\none\n", BackupFault.NO_TIMES, []),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\none\n", BackupFault.NO_TIMES, ["one"]),
        (TWO.encode() + b" " * LARGEST_TEXT, BackupFault.TOO_LARGE, ["one", "zwölf — dreißig"]),
    ],
    ids=lambda value: value.name if isinstance(value, BackupFault) else "",
)
def test_what_can_be_read_is_and_the_damage_is_named(
    content: bytes, fault: BackupFault, wanted: list[str]
) -> None:
    found = salvaged(content)
    assert found.damage is not None
    assert found.damage.fault is fault
    assert texts(content) == wanted


@pytest.mark.parametrize(
    ("timing", "start", "end"),
    [
        ("-00:00:07.000 --> 00:00:09.000", -7_000, 9_000),
        ("00:00:01,500 --> 00:00:02,500", 1_500, 2_500),
        ("1:2.5 --> 00:90.000", 62_500, 90_000),
        ("1000:00:00.000 --> 123456789:00:00.000", 3_600_000_000, 444_444_440_400_000),
    ],
)
def test_odd_times_are_read_and_counted_as_not_played(timing: str, start: int, end: int) -> None:
    found = salvaged(f"{TWO}{timing}\nodd\n".encode())
    assert (found.cues[-1].start, found.cues[-1].end) == (start, end)
    assert found.unplayed == 1
    assert (found.damage, found.unreadable) == (None, 0)


def test_times_nobody_can_read_are_left_out_and_counted() -> None:
    found = salvaged(f"{TWO}soon --> later\nodd\n".encode())
    assert [cue.text for cue in found.cues] == ["one", "zwölf — dreißig"]
    assert (found.unplayed, found.unreadable) == (1, 1)


@given(st.binary(max_size=400) | st.text("WEBVT\n\r 0123:.->,\x00ä<&").map(str.encode))
def test_nothing_makes_it_fail(content: bytes) -> None:
    found = salvaged(content)
    assert found.cues or found.damage or found.unplayed
