from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from trackman.domain.creations import (
    Comparing,
    Created,
    Creating,
    CreationAccepted,
    CreationPolled,
    Preparing,
    Queued,
    Uploading,
    VerifyingCreation,
)
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.errors import LostAnswerError, NameTakenError
from trackman.domain.subtitles.webvtt import Comparison
from trackman.domain.tracks import Track
from trackman.ui.activity.restore_wording import RestoreProgressWording
from trackman.ui.wording.messages import Messages

DAY = datetime(2026, 6, 14, 12, tzinfo=UTC)
LOST = LostAnswerError("reset")


@pytest.fixture
def words(qapp: QApplication) -> RestoreProgressWording:
    return RestoreProgressWording(Messages())


def test_every_state_says_what_happens(
    words: RestoreProgressWording, make_track: Callable[..., Track]
) -> None:
    track = make_track()
    told = [
        words.text(state, 4)
        for state in (
            Queued(),
            Uploading(450, 1000),
            Creating(),
            CreationAccepted("job-1"),
            CreationPolled("job-1", 2),
            CreationPolled("job-1", 3, LOST),
            VerifyingCreation(LOST),
            Preparing(track),
            Comparing(track),
            Failed(NameTakenError(track)),
            Unknown(LOST),
        )
    ]
    assert told == [
        "Waiting to be restored",
        "Uploading subtitles… 45 %",
        "Restoring… 4 s",
        "Restoring… 4 s",
        "Restoring… 4 s",
        "Restoring… 4 s, DatoCMS isn’t responding right now",
        "Checking… 4 s",
        "DatoCMS is preparing it… 4 s",
        "Comparing subtitles… 4 s",
        "Not restored: Another track is named “Italiano”",
        "Restore not confirmed",
    ]


@pytest.mark.parametrize(
    ("comparison", "row", "sentence"),
    [
        (
            Comparison(),
            "Restored; the subtitles are identical",
            "“Italiano” restored with identical subtitles",
        ),
        (
            None,
            "Restored; the subtitles couldn’t be verified",
            "“Italiano” restored; its subtitles couldn’t be verified",
        ),
        (
            Comparison(1, 3),
            "Restored; the subtitles differ: cue 3",
            "“Italiano” restored, but its subtitles differ from the backup: cue 3",
        ),
        (
            Comparison(12, 3),
            "Restored; the subtitles differ: 12 cues, starting with 3",
            "“Italiano” restored, but its subtitles differ from the backup: 12 cues, "
            "starting with 3",
        ),
    ],
)
def test_the_end_says_whether_the_text_is_the_same(
    words: RestoreProgressWording,
    make_track: Callable[..., Track],
    comparison: Comparison | None,
    row: str,
    sentence: str,
) -> None:
    state = Created(DAY, 6.0, make_track(), comparison)
    assert words.text(state, 6) == row
    assert words.sentence("Italiano", state) == sentence
    assert words.problem(state) is None


def test_a_problem_is_told_in_full(
    words: RestoreProgressWording, make_track: Callable[..., Track]
) -> None:
    failed = words.problem(Failed(NameTakenError(make_track())))
    assert failed is not None
    assert failed.text.startswith("The track was not restored.")
    doubtful = words.problem(Unknown(LOST))
    assert doubtful is not None
    assert doubtful.retry == "Check again"
    assert "was not restored: " in words.sentence("Italiano", Failed(NameTakenError(make_track())))
    assert (
        words.sentence("Italiano", Unknown(LOST))
        == "It’s not confirmed that “Italiano” was restored"
    )


def test_only_sending_can_be_measured(words: RestoreProgressWording) -> None:
    assert words.share(Uploading(1, 4)) == 0.25
    assert words.share(Uploading(0, 0)) is None
    assert words.share(Queued()) is None
