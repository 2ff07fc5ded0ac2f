"""Every error in words for people: what happened, what it means, what to do."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    AddressError,
    ApiError,
    ArchiveError,
    BackupError,
    DeactivatedProjectError,
    DraftError,
    ExportError,
    Fault,
    JobFailedError,
    JobTimeoutError,
    JournalError,
    KeyringError,
    LinkError,
    LostAnswerError,
    NoApiAccessError,
    NotApprovedError,
    NotAVideoError,
    NotSentError,
    OtherTextError,
    RateLimitError,
    RedirectedError,
    ReplacedElsewhereError,
    ReviewError,
    ReviewFileError,
    RuleFileError,
    ServerFaultError,
    SourceError,
    StillThereError,
    StorageError,
    TokenError,
    TrackmanError,
    UnreadableAnswerError,
    VideoNotFoundError,
    WrongEnvironmentError,
    WrongTokenError,
)
from trackman.domain.names import shown
from trackman.ui.wording.access import AccessWording
from trackman.ui.wording.error_codes import ErrorCodeWording
from trackman.ui.wording.generation import GenerationProblemWording
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.links import LinkWording
from trackman.ui.wording.problem import Problem
from trackman.ui.wording.responses import ResponseWording
from trackman.ui.wording.restores import RestoreWording
from trackman.ui.wording.storage import StorageWording


class About(Enum):
    """Work during which an error came."""

    OPENING = auto()
    """A video was opened or read again."""
    DELETING = auto()
    """A track was to be deleted, and certainly was not."""
    UNKNOWN = auto()
    """A track was to be deleted, and nobody can say whether it was."""
    RESTORING = auto()
    """A track was to be restored, and certainly was not."""
    RESTORE_UNKNOWN = auto()
    """A track was to be restored, and nobody can say whether it was."""
    ADDING = auto()
    """A track was to be added, and certainly was not."""
    ADDITION_UNKNOWN = auto()
    """A track was to be added, and nobody can say whether it was."""
    GENERATING = auto()
    """Subtitles were to be generated, and certainly were not."""
    GENERATION_UNKNOWN = auto()
    """Subtitles were to be generated, and nobody can say whether they were."""
    REPLACING = auto()
    """A track was to be replaced, and the old one was kept."""
    REPLACEMENT_UNKNOWN = auto()
    """A track was to be replaced, and nobody can say how far that came."""
    KEEPING = auto()
    """Something that stays on this computer was to be read or written."""


class Messages(QObject):
    """Turn errors into problems that can be shown.

    `token_from_variable` says that the token came with DATOCMS_API_TOKEN, not from signing in.
    """

    def __init__(self, *, token_from_variable: bool = False) -> None:
        super().__init__()
        self._access = AccessWording(from_variable=token_from_variable)
        self._answers = ResponseWording()
        self._faults = ErrorCodeWording(self._access.wrong_token())
        self._generations = GenerationProblemWording()
        self._kept = StorageWording()
        self._links = LinkWording()
        self._restores = RestoreWording()

    def problem(self, error: TrackmanError, about: About) -> Problem:
        """Return the words for `error`."""
        generates = about in (About.GENERATING, About.GENERATION_UNKNOWN)
        words = self._of_generation(error) if generates else None
        if about in (About.ADDING, About.RESTORING):
            words = self._of_new_track(error)
        words = words or self._words(error)
        doubts = {
            About.UNKNOWN: self.tr("Deletion not confirmed"),
            About.RESTORE_UNKNOWN: self.tr("Restore not confirmed"),
            About.ADDITION_UNKNOWN: self.tr("Addition not confirmed"),
            About.GENERATION_UNKNOWN: self.tr("Generation not confirmed"),
            About.REPLACEMENT_UNKNOWN: self.tr("Replacement not confirmed"),
        }
        if about in doubts:
            return self._not_known(doubts[about], words)
        meanings = {
            About.DELETING: self.tr("The track was not deleted."),
            About.RESTORING: self.tr("The track was not restored."),
            About.ADDING: self.tr("The track was not added."),
            About.GENERATING: self.tr("No subtitles were generated."),
            About.REPLACING: self.tr("The track was not replaced; the old one is kept."),
        }
        if about is About.REPLACING and isinstance(error, ReplacedElsewhereError):
            return words  # the old one is not kept
        if about in meanings:
            return replace(words, text=f"{meanings[about]} {words.text}")
        return words

    def link(self, error: LinkError) -> str:
        """Return one sentence to stand under the field."""
        return self._links.sentence(error)

    def _not_known(self, title: str, words: Problem) -> Problem:
        return Problem(
            title,
            filled(
                self.tr(
                    "{reason}. The tracks couldn’t be listed afterwards either, so the track "
                    "may or may not be there. Check again once DatoCMS can be reached."
                ),
                reason=words.title,
            ),
            words.facts,
            self.tr("Check again"),
            "warning",
        )

    def _of_generation(self, error: TrackmanError) -> Problem | None:
        """Return the words that are those of generated subtitles alone; None for all else."""
        if isinstance(error, ApiError | JobFailedError):
            words = self._generations.code(error.fault.code)
            return words and replace(words, facts=self._facts_of(error))
        return self._generations.words(error)

    def _of_new_track(self, error: TrackmanError) -> Problem | None:
        """Return the words that are those of new tracks alone; None for all else."""
        if not isinstance(error, ApiError | JobFailedError) or error.fault.code != "MUX_ERROR":
            return None
        return replace(self._faults.new_track(), facts=self._facts_of(error))

    def _words(self, error: TrackmanError) -> Problem:
        match error:
            case ApiError() | JobFailedError():
                return self._refusal(error)
            case WrongEnvironmentError():
                return self._access.environment(error)
            case NotSentError():
                return self._answers.not_sent(error)
            case LostAnswerError() | UnreadableAnswerError() | RedirectedError():
                return self._answers.odd_answer(error)
            case StorageError():
                return self._answers.storage(error)
            case NotApprovedError():
                return self._answers.not_approved()
            case JobTimeoutError() | StillThereError():
                return self._answers.still_there(error)
        return self._set_up(error) or self._of_restores(error) or self._not_found(error)

    def _of_restores(self, error: TrackmanError) -> Problem | None:
        """Return the words for what is kept here and made again; None for all else."""
        match error:
            case JournalError():
                return self._kept.journal(error)
            case BackupError():
                return self._kept.backup(error)
            case ArchiveError():
                return self._kept.archive(error)
            case DraftError():
                return self._kept.draft(error)
            case ExportError():
                return self._kept.export(error)
            case SourceError():
                return self._kept.source(error)
        return self._of_files(error) or self._restores.words(error)

    def _of_files(self, error: TrackmanError) -> Problem | None:
        """Return the words for rules and reviews, here or from others; None for all else."""
        match error:
            case RuleFileError():
                return self._kept.rule(error)
            case ReviewError():
                return self._kept.review(error)
            case ReviewFileError():
                return self._kept.review_file(error)
            case OtherTextError():
                return self._answers.other_text()
        return None

    def _set_up(self, error: TrackmanError) -> Problem | None:
        """Return the words for what keeps one from beginning; None for all else."""
        match error:
            case TokenError():
                return self._access.token(error)
            case NoApiAccessError():
                return self._access.no_api_access(error)
            case KeyringError():
                return self._access.keyring(error)
            case AddressError():
                return self._access.address(error)
        return None

    def _not_found(self, error: TrackmanError) -> Problem:
        match error:
            case NotAVideoError():
                return self._not_a_video(error)
            case VideoNotFoundError():
                return Problem(
                    self.tr("No video of this project belongs to this link"),
                    self.tr(
                        "The file may have been replaced or deleted, or it’s in another project. "
                        "Open the video in DatoCMS and copy the link of its page."
                    ),
                    retry=None,
                )
        return Problem(self.tr("Something went wrong"), str(error))

    def _refusal(self, error: ApiError | JobFailedError) -> Problem:
        facts = self._facts_of(error)
        if isinstance(error, WrongTokenError):  # no number helps anybody with that
            return self._access.refused(error)
        if (known := self._known(error)) is not None:
            return replace(known, facts=facts)
        if isinstance(error, ServerFaultError):
            return Problem(
                self.tr("DatoCMS couldn’t respond"),
                filled(
                    self.tr("Its servers have a problem (HTTP {status}). Try again in a minute."),
                    status=str(error.fault.status),
                ),
                facts,
            )
        if isinstance(error, JobFailedError):
            return Problem(
                self.tr("DatoCMS accepted the request but couldn’t complete it"),
                self.tr("See DatoCMS’s message below. Try again, or ask DatoCMS support."),
                facts,
            )
        return Problem(
            self.tr("DatoCMS rejected the request"),
            self.tr("See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support."),
            facts,
        )

    def _known(self, error: ApiError | JobFailedError) -> Problem | None:
        """Return the words for a refusal that has some of its own, whatever its code."""
        match error:
            case DeactivatedProjectError():
                return self._faults.words("DEACTIVATED_SITE")
            case RateLimitError():
                return self._faults.words("RATE_LIMIT_EXCEEDED")
        if error.fault.code == "PLAN_UPGRADE_REQUIRED":
            return self._faults.plan_limit(error.fault.detail("limit"))
        if error.fault.code == "NO_PRIMARY_AUDIO_TRACK":
            return self._generations.no_sound()
        return self._faults.words(error.fault.code)

    def _facts_of(self, error: ApiError | JobFailedError) -> tuple[tuple[str, str], ...]:
        facts = self._facts(error.fault)
        if isinstance(error, JobFailedError):
            facts += ((self.tr("Job"), error.job_id),)
        return facts

    def _facts(self, fault: Fault) -> tuple[tuple[str, str], ...]:
        facts = [(self.tr("HTTP status"), str(fault.status))]
        if fault.code:
            facts.insert(0, (self.tr("Code"), shown(fault.code, 100)))
        if fault.details not in {"{}", "null", "[]", ""}:
            facts.append((self.tr("Details"), shown(fault.details)))
        if fault.request_id:
            facts.append((self.tr("Request"), shown(fault.request_id, 100)))
        return tuple(facts)

    def _not_a_video(self, error: NotAVideoError) -> Problem:
        if (error.mime_type or "").startswith("video/"):
            return Problem(
                filled(self.tr("{name} is still being prepared"), name=quoted(error.filename)),
                self.tr(
                    "DatoCMS is still preparing this video, and it has no tracks until that "
                    "has finished. Try again in a few minutes."
                ),
                icon="clock",
            )
        return Problem(
            filled(self.tr("{name} isn’t a video"), name=quoted(error.filename)),
            self.tr("Only videos have subtitle and audio tracks. Open a video instead."),
            retry=None,
            icon="film",
        )
