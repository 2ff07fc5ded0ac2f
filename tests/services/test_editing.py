"""Subtitles under edit: checked as if they were published, mended, and kept as a draft."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.test_quality import DAY, TRACK, VIDEO, text
from trackman.domain.drafts import DraftPlace, checksum
from trackman.domain.quality.findings import FindingCode
from trackman.domain.quality.limits import NEUTRAL
from trackman.domain.subtitles.editing.document import EditAct, EditedText
from trackman.domain.subtitles.editing.passages import opened
from trackman.domain.subtitles.read_text import ReadText
from trackman.services.checking import findings_of
from trackman.services.editing import TrackEditing, as_read, began_from
from trackman.services.executors import Executors
from trackman.services.quality import QualityChecks
from trackman.store.drafts import Drafts

PLACE = DraftPlace("1", "main", "v", "a")


@pytest.fixture
def editing(executors: Executors, tmp_path: Path) -> TrackEditing:
    """Return what edits texts, with drafts in a folder."""
    return TrackEditing(executors, Drafts(tmp_path / "drafts"), QualityChecks(executors))


async def test_findings_are_those_of_the_text_as_it_is_now(editing: TrackEditing) -> None:
    edited = await editing.open(text().content)
    assert await editing.findings(VIDEO, TRACK, {}, edited) == ()
    edited.set_text(1, " ")
    (finding,) = await editing.findings(VIDEO, TRACK, {}, edited)
    assert (finding.code, finding.cues) == (FindingCode.EMPTY, (2,))
    edited.undo()
    assert await editing.findings(VIDEO, TRACK, {}, edited) == ()


async def test_findings_are_mended_in_one_step(editing: TrackEditing) -> None:
    edited = await editing.open(text().content)
    edited.set_text(0, " ")
    edited.set_text(2, "")
    findings = await editing.findings(VIDEO, TRACK, {}, edited)
    fix = await editing.fix(TRACK, edited, findings)
    assert fix == {1: None, 3: None}
    edited.put(EditAct.FIX, {number - 1: cue for number, cue in fix.items()})
    assert [cue.text for cue in edited.cues] == ["We open at nine."]
    edited.undo()
    assert len(edited) == 3


async def test_a_draft_is_kept_taken_up_and_discarded(editing: TrackEditing) -> None:
    edited = await editing.open(text().content)
    edited.set_text(0, "Welcome, everybody.")
    revision = await editing.keep(PLACE, edited, began_from(edited))
    assert revision == edited.revision
    draft = await editing.draft(PLACE)
    assert draft is not None
    assert draft.is_of(text().content)
    assert draft.begun_from == checksum(text().content)
    again = await editing.open(text().content)
    taken = await editing.opened(draft)
    again.take_up(taken.passages, taken.ending)
    assert again.content() == edited.content()
    await editing.discard(PLACE)
    assert await editing.draft(PLACE) is None


async def test_what_is_written_is_the_text_of_the_moment(editing: TrackEditing) -> None:
    edited = await editing.open(text().content)
    edited.set_text(0, "First")
    writing = editing.keep(PLACE, edited, began_from(edited))
    task = asyncio.ensure_future(writing)
    await asyncio.sleep(0)
    edited.set_text(0, "Second")
    assert await task < edited.revision
    draft = await editing.draft(PLACE)
    assert draft is not None
    assert b"First" in draft.content


words = st.sampled_from(["", " ", "Hello there", "x" * 60, "[Music]", "a\nb\nc", "FÃ¼r", "1"])
edits = st.lists(
    st.one_of(
        st.tuples(st.just("text"), st.integers(0, 2), words),
        st.tuples(st.just("split"), st.integers(0, 2), words),
        st.tuples(st.just("delete"), st.integers(0, 2), words),
        st.tuples(st.just("insert"), st.integers(0, 2), words),
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits)
def test_an_edited_text_is_checked_like_one_that_was_published(
    doing: list[tuple[str, int, str]],
) -> None:
    content = text().content.replace(b"00:18", b"NOTE x\n\nlost words\n\n00:18", 1)
    edited = EditedText(opened(content))
    for kind, at, said in doing:
        row = min(at, len(edited) - 1)
        if kind == "insert" or row < 0:
            edited.insert(max(row, 0))
        elif kind == "text":
            edited.set_text(row, said)
        elif kind == "split":
            edited.split(row)
        else:
            edited.delete([row])
    now = as_read(edited.opened, edited.snapshot())
    published = ReadText.of(edited.content(), DAY)
    if len(edited):
        assert found(now) == found(published)


def found(read: ReadText) -> object:
    return findings_of(TRACK, {TRACK: read}, limits=NEUTRAL, duration=60_000)
