"""Every error a person can meet has words of its own."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from trackman.domain import errors
from trackman.domain.errors import (
    AddressError,
    ApiError,
    BackupFault,
    ConnectionFault,
    DeactivatedProjectError,
    Fault,
    JobFailedError,
    JobTimeoutError,
    KeyringError,
    KeyringLockedError,
    LinkError,
    LinkFault,
    LostAnswerError,
    NoApiAccessError,
    NoKeyringError,
    NotAVideoError,
    NotSentError,
    RateLimitError,
    RedirectedError,
    RevokedTokenError,
    ServerFaultError,
    SilentKeyringError,
    SpacesInTokenError,
    StillThereError,
    StoreFault,
    TokenError,
    TrackmanError,
    UnexpectedShapeError,
    UnreadableAnswerError,
    VideoNotFoundError,
    WaitingKeyringError,
    WrongEnvironmentError,
    WrongTokenError,
)
from trackman.domain.journal import OTHER_TEXT, Place
from trackman.domain.tracks import Track
from trackman.ui.wording.messages import About, Messages

CODES = Path(__file__).parents[2] / "schemas" / "error_codes.json"
FAULT = Fault(422, "SOMETHING_NEW", '{"field": "x"}', "request-1")
TRACK = Track("t", "v", "subtitles", "Italiano", "it", None, "errored", "file could not be read")
WRITING = set(StoreFault) - {StoreFault.DAMAGED, StoreFault.NEWER}
"""What can be the matter with a file that is only written."""
REVIEWS = set(StoreFault) - {StoreFault.NAME_TOO_LONG}
"""Faults of reviews: trackman gives their file its name."""
SAMPLES: list[TrackmanError] = [
    *(
        NotSentError("proxy", fault)
        for fault in ConnectionFault
        if fault is not ConnectionFault.OTHER
    ),
    AddressError("http://example.com"),
    TokenError(missing=True),
    TokenError(missing=False),
    SpacesInTokenError(),
    NoApiAccessError(),
    NoApiAccessError("Website"),
    KeyringError("bus gone"),
    NoKeyringError(),
    KeyringLockedError("dismissed"),
    SilentKeyringError(),
    WaitingKeyringError(),
    WrongEnvironmentError("main", "redesign"),
    WrongTokenError(Fault(401, "INVALID_AUTHORIZATION_HEADER", "{}")),
    RevokedTokenError(Fault(401, "INVALID_AUTHORIZATION_HEADER", "{}")),
    DeactivatedProjectError(Fault(403, None, "{}")),
    NotAVideoError("photo.jpg", "image/jpeg"),
    NotAVideoError("fresh.mp4", "video/mp4"),
    VideoNotFoundError("/1/2-x.mp4"),
    errors.NotSentError("no route"),
    errors.InsecureConnectionError("certificate"),
    LostAnswerError("timed out"),
    UnreadableAnswerError("not JSON", 200),
    UnexpectedShapeError("data.id", "a string"),
    RedirectedError("hotel.example"),
    ApiError(FAULT),
    RateLimitError(Fault(429, None, "{}")),
    ServerFaultError(Fault(502, None, "{}")),
    JobFailedError(FAULT, "job-1", "{}"),
    JobTimeoutError("job-1", 600),
    StillThereError(LostAnswerError("reset")),
    errors.StorageError(403, "AccessDenied"),
    errors.StorageError(403, "SignatureDoesNotMatch"),
    errors.StorageError(400, "EntityTooLarge"),
    errors.StorageError(503, "SlowDown"),
    *(
        ApiError(Fault(422, "PLAN_UPGRADE_REQUIRED", f'{{"limit": "{limit}"}}'))
        for limit in ("mux_encoding_seconds", "uploadable_bytes", "cma_api_calls", "models")
    ),
    errors.NotApprovedError(),
    errors.OtherTextError(OTHER_TEXT),
    errors.NotCreatedError(LostAnswerError("reset")),
    errors.TrackErroredError(TRACK),
    errors.NameTakenError(TRACK),
    errors.AlreadyRestoredError(TRACK),
    errors.VideoChangedError(Place("1", "Northwind", None, "v", "film.mp4")),
    errors.ReplacementInterruptedError(),
    errors.NotProvenError(TRACK, "2 cues differ, from cue 7 on"),
    errors.ReplacedElsewhereError(TRACK),
    errors.LeftBehindError(LostAnswerError("reset"), TRACK),
    *(errors.SourceError(fault, "film.m4a") for fault in errors.SourceFault),
    *(errors.JournalError(fault) for fault in StoreFault),
    *(errors.BackupError(fault, "line 3") for fault in BackupFault),
    *(errors.ArchiveError(fault, "no index") for fault in StoreFault),
    *(errors.ExportError(fault, "no room") for fault in WRITING),
    *(errors.ReviewError(fault, "no room") for fault in REVIEWS),
    *(errors.ReviewFileError(fault, "line 3", "Museum") for fault in errors.ReviewFileFault),
    errors.ReviewFileError(errors.ReviewFileFault.OTHER_ENVIRONMENT),
    *(errors.DraftError(fault, "no room") for fault in (*WRITING, errors.StoreFault.DAMAGED)),
]
OF_FILES = (
    errors.JournalError,
    errors.BackupError,
    errors.ArchiveError,
    errors.ExportError,
    errors.ReviewError,
    errors.ReviewFileError,
    errors.SourceError,
)
"""Their titles say what is wrong; what to do is the same for some of them."""
WORDED_ELSEWHERE = {
    "WebPageError",  # a fault of a text, a picture or a stream
    "TrackmanError",
    "DatoError",
    "ClosedError",
    "LinkError",
    "ExpressionError",  # under the search in a text
    "PlayError",  # under the picture
    "HearingError",  # where a text is held against its sound
    "UpdateError",  # under *Check for updates…*
    "RuleFileError",  # where a rule is opened
    "InventoryError",  # in the bar of the scan
    "StoppedError",  # whoever stopped it knows
    "TooLargeError",  # a BackupError, or a picture nobody misses
}


@pytest.fixture
def messages(qapp: QApplication) -> Messages:
    """Return the words."""
    return Messages()


def test_every_error_of_the_tree_has_a_sample_here() -> None:
    tree = {
        name
        for name, value in inspect.getmembers(errors, inspect.isclass)
        if issubclass(value, TrackmanError)
    }
    assert tree - {type(sample).__name__ for sample in SAMPLES} == WORDED_ELSEWHERE


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_each_says_what_happened_and_what_to_do(messages: Messages, error: TrackmanError) -> None:
    problem = messages.problem(error, About.OPENING)
    assert problem.title
    assert problem.title != "Something went wrong"
    assert len(problem.text) > 20
    assert "Traceback" not in problem.text
    deleting = messages.problem(error, About.DELETING)
    assert deleting.text.startswith("The track was not deleted.")
    restoring = messages.problem(error, About.RESTORING)
    assert restoring.text.startswith("The track was not restored.")
    assert restoring.title == deleting.title == problem.title


def test_words_differ_where_errors_do(messages: Messages) -> None:
    problems = [messages.problem(error, About.OPENING) for error in SAMPLES]
    assert len({(problem.title, problem.text) for problem in problems}) == len(SAMPLES)
    others = [error for error in SAMPLES if not isinstance(error, OF_FILES)]
    texts = {messages.problem(error, About.OPENING).text for error in others}
    assert len(texts) == len(others)


def test_every_code_that_concerns_this_program_has_its_own_words(messages: Messages) -> None:
    codes = json.loads(CODES.read_text(encoding="utf-8"))["codes"]
    core = {entry["code"] for entry in codes if entry["relevance"] == "core"}
    elsewhere = {"INVALID_FILTER_FIELDS_PARAM"}  # not asked for
    elsewhere |= {"UPLOAD_IS_CURRENTLY_IN_USE"}  # concerns uploads, not tracks
    for code in core - elsewhere:
        problem = messages.problem(ApiError(Fault(422, code, "{}")), About.OPENING)
        assert problem.title != "DatoCMS rejected the request", code


GENERATION_CODES = [
    *("NO_PRIMARY_AUDIO_TRACK", "MUX_ERROR", "INVALID_FORMAT", "INVALID_FIELD"),
    *("PLAN_UPGRADE_REQUIRED", "INSUFFICIENT_PERMISSIONS", "CONCURRENT_UPLOAD_UPDATE"),
    *("IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT", "NOT_FOUND", "NOT_A_VIDEO"),
]


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_what_was_not_generated_is_said_so_and_has_no_text_that_was_kept(
    messages: Messages, error: TrackmanError
) -> None:
    problem = messages.problem(error, About.GENERATING)
    assert problem.text.startswith("No subtitles were generated.")
    of_replacing = (errors.ReplacementInterruptedError, errors.ReplacedElsewhereError)
    if not isinstance(error, (*OF_FILES, *of_replacing)):
        assert "kept on this computer" not in problem.text


def test_each_refusal_of_a_generation_has_its_own_words(messages: Messages) -> None:
    problems = [
        messages.problem(kind, About.GENERATING)
        for code in GENERATION_CODES
        for kind in (
            ApiError(Fault(422, code, '{"why": "x"}', "request-1")),
            JobFailedError(Fault(422, code, '{"why": "x"}', "request-1"), "job-1", "{}"),
        )
    ]
    assert len({problem.title for problem in problems}) == len(GENERATION_CODES)
    for problem in problems:
        assert problem.title != "DatoCMS rejected the request"
        assert dict(problem.facts)["Details"] == '{"why": "x"}'
        assert dict(problem.facts)["Request"] == "request-1"


def test_a_new_track_that_the_video_service_rejects_has_words_of_its_own(
    messages: Messages,
) -> None:
    error = JobFailedError(Fault(422, "MUX_ERROR", '{"explanation": "x"}'), "job-1", "{}")
    added, deleted = (messages.problem(error, about) for about in (About.ADDING, About.DELETING))
    assert "may have this name" in added.text
    assert "can never be deleted" in deleted.text
    assert added.facts == deleted.facts


@pytest.mark.parametrize("details", ["{}", "[]", "{", '"x"', '{"limit": 5}', "null"])
def test_a_limit_that_is_not_named_is_a_limit_all_the_same(
    messages: Messages, details: str
) -> None:
    problem = messages.problem(ApiError(Fault(422, "PLAN_UPGRADE_REQUIRED", details)), About.ADDING)
    assert problem.title == "The project’s plan doesn’t allow that"
    assert problem.retry is None


def test_what_support_needs_is_among_the_facts(messages: Messages) -> None:
    problem = messages.problem(JobFailedError(FAULT, "job-1", "{}"), About.DELETING)
    facts = dict(problem.facts)
    assert facts == {
        "Code": "SOMETHING_NEW",
        "HTTP status": "422",
        "Details": '{"field": "x"}',
        "Request": "request-1",
        "Job": "job-1",
    }


@pytest.mark.parametrize("fault", LinkFault)
def test_every_wrong_link_has_one_sentence(messages: Messages, fault: LinkFault) -> None:
    sentence = messages.link(LinkError(fault, "abc"))
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "about",
    [About.UNKNOWN, About.RESTORE_UNKNOWN, About.ADDITION_UNKNOWN, About.GENERATION_UNKNOWN],
)
def test_an_unknown_end_is_never_called_a_failure(messages: Messages, about: About) -> None:
    problem = messages.problem(LostAnswerError("reset"), about)
    assert "not confirmed" in problem.title
    assert problem.retry == "Check again"


def test_why_a_backup_could_not_be_written_says_what_to_do(messages: Messages) -> None:
    error = errors.BackupError(BackupFault.NOT_WRITTEN, "errno 28", StoreFault.FULL)
    problem = messages.problem(error, About.DELETING)
    assert "Free up disk space" in problem.text
    assert dict(problem.facts) == {"Reason": "errno 28"}


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_the_variable_is_named_only_where_the_token_came_from_it(
    qapp: QApplication, error: TrackmanError
) -> None:
    signed_in = Messages().problem(error, About.OPENING)
    assert "DATOCMS_API_TOKEN" not in signed_in.text
    by_variable = Messages(token_from_variable=True).problem(error, About.OPENING)
    assert by_variable.title == signed_in.title
    assert ("DATOCMS_API_TOKEN" in by_variable.text) == ("sign in with it" in signed_in.text)
