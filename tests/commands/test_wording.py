"""Every error that a command can meet has words of its own, on one line."""

from __future__ import annotations

from typing import get_args

import pytest

from trackman.commands.wording import OBSTACLES, sentence, step_words
from trackman.domain import errors
from trackman.domain.creations import CreationEnd, CreationState, Uploading
from trackman.domain.deletions import Planned, State
from trackman.domain.errors import BackupFault, Fault, StoreFault, TrackmanError
from trackman.domain.journal import Place
from trackman.domain.permissions import Obstacle
from trackman.domain.replacements import ReplacementStep, Replacing
from trackman.domain.tracks import Track

_TRACK = Track("t1", "u1", "subtitles", "One\nname", "it", None, "errored", "bad file")
_FAULT = Fault(422, "SOME_CODE", '{"field": "name"}', "r1")
_CAUSE = errors.LostAnswerError("cut off")
ERRORS: list[TrackmanError] = [
    errors.AddressError("http://example.com"),
    errors.TokenError(missing=False),
    errors.SpacesInTokenError(),
    errors.NoApiAccessError(),
    errors.KeyringError("broken"),
    errors.NoKeyringError(),
    errors.KeyringLockedError(),
    errors.SilentKeyringError(),
    errors.NotSentError("refused"),
    errors.InsecureConnectionError("expired"),
    errors.ClosedError(),
    _CAUSE,
    errors.UnreadableAnswerError("text/html", 200),
    errors.UnexpectedShapeError("data", "a list"),
    errors.RedirectedError("elsewhere"),
    errors.WrongEnvironmentError("main", "other"),
    errors.StorageError(403, "AccessDenied"),
    errors.ApiError(_FAULT),
    errors.ApiError(Fault(404, "NOT_FOUND", "{}")),
    errors.WrongTokenError(_FAULT),
    errors.DeactivatedProjectError(_FAULT),
    errors.RateLimitError(_FAULT),
    errors.ServerFaultError(Fault(500, None, "{}")),
    errors.JobFailedError(_FAULT, "j1", "{}"),
    errors.JobTimeoutError("j1", 600),
    errors.StillThereError(_CAUSE),
    errors.NotCreatedError(_CAUSE),
    errors.TrackErroredError(_TRACK),
    errors.NameTakenError(_TRACK),
    errors.VideoChangedError(Place("p", "", None, "u1", "film.mp4")),
    errors.AlreadyRestoredError(_TRACK),
    errors.ReplacementInterruptedError("technical"),
    errors.NotProvenError(_TRACK, "2 cues differ"),
    errors.LeftBehindError(_CAUSE, _TRACK),
    errors.JournalError(StoreFault.DAMAGED),
    *(errors.ExportError(fault, "no room") for fault in StoreFault),
    errors.SourceError(errors.SourceFault.CHANGED, "film.wav"),
    errors.NotAVideoError("film.pdf", "application/pdf"),
    errors.VideoNotFoundError("film"),
    errors.LinkError(errors.LinkFault.ELSEWHERE, "https://example.com"),
]


def test_each_error_has_words_of_its_own() -> None:
    said = [sentence(error) for error in ERRORS]
    assert all(len(words) > 20 and "\n" not in words for words in said)
    known = {type(error) for error in ERRORS}
    assert len(set(said)) >= len(known) - 1  # a token with spaces is no token, either
    assert all(type(error).__name__ not in words for error, words in zip(ERRORS, said, strict=True))


@pytest.mark.parametrize("fault", BackupFault)
def test_each_text_that_cannot_be_saved_is_told_with_what_helps(fault: BackupFault) -> None:
    words = sentence(errors.BackupError(fault, "detail"))
    assert words.endswith(" (detail)")
    assert "; " in words


def test_a_refusal_names_the_code_the_details_and_the_request() -> None:
    words = sentence(errors.ApiError(_FAULT))
    assert all(part in words for part in ("SOME_CODE", "422", "field", "r1"))


def test_each_obstacle_has_words() -> None:
    assert OBSTACLES.keys() == set(Obstacle)


def test_each_state_but_the_ends_has_words() -> None:
    ends = {*get_args(CreationEnd)}
    for kind in {*get_args(State), *get_args(CreationState)} - ends:
        if kind.__name__ in {"Deleted", "AlreadyGone"}:
            continue
        state = object.__new__(kind)
        if kind is Uploading:
            state = Uploading(1, 4)
        assert step_words(state)
    assert step_words(Uploading(1, 4)) == "uploading, 25 %"
    assert step_words(Uploading(0, 0)) == "uploading, 100 %"
    for step in ReplacementStep:
        assert step_words(Replacing(step, Planned())).endswith(": waiting")
