"""Which videos lack captions in their language."""

from __future__ import annotations

import pytest

from tests.domain.inventory.summaries import video
from trackman.domain.inventory.accessibility import (
    CaptionState,
    SpokenLanguage,
    Use,
    accessibility_of,
    use_of,
)
from trackman.domain.references import Reference, Unread

RECORD = Reference("1", "m", "Home")
DRAFT = Reference("2", "m", "Soon", is_draft=True)


@pytest.mark.parametrize(
    ("tracks", "state"),
    [
        (("en cc", "de"), CaptionState.CAPTIONED),
        (("en-US cc",), CaptionState.CAPTIONED),
        (("en", "de cc"), CaptionState.SUBTITLED),
        (("en cc errored",), CaptionState.UNFINISHED),
        (("en preparing", "de"), CaptionState.UNFINISHED),
        (("de cc",), CaptionState.ELSEWHERE),
        (("de errored",), CaptionState.NONE),
        ((), CaptionState.NONE),
    ],
)
def test_only_ready_captions_in_its_language_are_enough(tracks, state):
    found = accessibility_of([video("a", *tracks)], SpokenLanguage("en-GB"))
    assert found.count(state=state) == found.videos == 1
    assert [gap.state for gap in found.gaps] == ([] if state is CaptionState.CAPTIONED else [state])


def test_the_script_of_a_language_matters():
    found = accessibility_of([video("a", "zh-Hans cc")], SpokenLanguage("zh-TW"))
    assert found.gaps[0].state is CaptionState.ELSEWHERE


def test_audio_tracks_tell_the_language_unless_they_are_not_asked():
    spoken = video("a", "fr audio", "en cc")
    by_audio = accessibility_of([spoken, video("b", "en cc")], SpokenLanguage("en"))
    (gap,) = by_audio.gaps
    assert (gap.languages, gap.is_by_audio, gap.captions) == (("fr",), True, ("en",))
    assert by_audio.by_audio == 1
    assert not accessibility_of([spoken], SpokenLanguage("en", by_audio=False)).gaps


def test_each_language_that_is_heard_needs_captions():
    heard = video("a", "fr audio", "en audio", "de audio errored", "en cc")
    (gap,) = accessibility_of([heard], SpokenLanguage("it")).gaps
    assert gap.languages == ("fr",)
    assert gap.state is CaptionState.ELSEWHERE


def test_videos_whose_tracks_were_never_read_are_judged_by_nobody():
    found = accessibility_of([video("a", looked_at=None), video("b")], SpokenLanguage("en"))
    assert (found.videos, found.unread, len(found.gaps)) == (1, 1, 1)


def test_what_is_published_comes_first_and_then_the_worst():
    videos = [
        video("d", "en", used=False),
        video("c", "en", used=True),
        video("B", used=True),
        video("a", used=True),
        video("e", used=True),
    ]
    records = {"id-c": (DRAFT, RECORD), "id-e": (DRAFT,)}
    gaps = accessibility_of(videos, SpokenLanguage("en"), records).gaps
    assert [(gap.filename[0], gap.use) for gap in gaps] == [
        ("c", Use.PUBLISHED),
        ("a", Use.USED),
        ("B", Use.USED),
        ("e", Use.DRAFTS),
        ("d", Use.UNUSED),
    ]


@pytest.mark.parametrize(
    ("used", "records", "use"),
    [
        (True, (RECORD, DRAFT), Use.PUBLISHED),
        (True, (DRAFT,), Use.DRAFTS),
        (True, (), Use.UNUSED),
        (True, Unread.UNKNOWN, Use.USED),
        (True, None, Use.USED),
        (None, None, Use.UNKNOWN),
        (False, None, Use.UNUSED),
    ],
)
def test_the_records_tell_more_than_the_list(used, records, use):
    assert use_of(used, records) is use
