"""Words and colours of what can be done about decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from tests.store.samples import sample
from trackman.domain.journal import Entry, Stage
from trackman.domain.review.queue import QueueItem, Reviewer
from trackman.domain.review.records import Decision, ReviewSnapshot, Verdict
from trackman.domain.review.staging import StagedDecision, Standing
from trackman.domain.review.state import ReviewItemState
from trackman.domain.tracks import Track, TrackKind
from trackman.ui.review.staged_wording import StagedWording

TEXT = Track("t", "v", TrackKind.SUBTITLES, "Italiano", "it", False, "ready", None)
SOUND = replace(TEXT, kind=TrackKind.AUDIO)


@pytest.fixture
def words(qapp: QApplication) -> StagedWording:
    """Return the words."""
    return StagedWording()


def row(track: Track, entry: Entry | None = None, *, is_seen: bool = True) -> StagedDecision:
    """Return a decision to delete a track, which nothing is in the way of."""
    item = QueueItem(track, "film.mp4", "play")
    by, at = Reviewer("me", "Anna"), datetime(2026, 6, 14, 12, tzinfo=UTC)
    decision = Decision("d", item.key, by, at, Verdict.DELETE, ReviewSnapshot(track))
    state = ReviewItemState((decision,))
    return StagedDecision(item, state, Standing.READY, entry=entry, is_seen=is_seen)


@pytest.mark.parametrize(
    ("one", "said", "tone"),
    [
        (row(TEXT), "Can be deleted", "success"),
        (row(TEXT, is_seen=False), "Not looked at yet", "muted"),
        (row(SOUND), "Can’t be restored later", "warning"),
        (row(SOUND, is_seen=False), "Can’t be restored later", "warning"),
        (row(TEXT, sample(stage=Stage.FAILED)), "Failed before", "warning"),
    ],
)
def test_only_what_can_be_undone_looks_harmless(
    words: StagedWording, one: StagedDecision, said: str, tone: str
) -> None:
    assert (words.state(one), words.tone(one)) == (said, tone)
