"""Words of the commands: each error, what is under way, and why nothing can be changed."""

from __future__ import annotations

from trackman.domain.creations import (
    Comparing,
    Creating,
    CreationAccepted,
    CreationPolled,
    CreationState,
    Preparing,
    Queued,
    Uploading,
    VerifyingCreation,
)
from trackman.domain.deletions import Accepted, BackingUp, Planned, Polled, Sent, State, Verifying
from trackman.domain.errors import (
    AddressError,
    AlreadyRestoredError,
    ApiError,
    BackupError,
    BackupFault,
    ClosedError,
    DeactivatedProjectError,
    ExportError,
    InsecureConnectionError,
    JobFailedError,
    JobTimeoutError,
    JournalError,
    KeyringError,
    KeyringLockedError,
    LeftBehindError,
    LinkError,
    LostAnswerError,
    NameTakenError,
    NoApiAccessError,
    NoKeyringError,
    NotApprovedError,
    NotAVideoError,
    NotCreatedError,
    NotProvenError,
    NotSentError,
    OtherTextError,
    RateLimitError,
    RedirectedError,
    ReplacedElsewhereError,
    ReplacementInterruptedError,
    ServerFaultError,
    SilentKeyringError,
    SourceError,
    StillThereError,
    StorageError,
    StoreFault,
    TokenError,
    TooLargeError,
    TrackErroredError,
    TrackmanError,
    UnexpectedShapeError,
    UnreadableAnswerError,
    VideoChangedError,
    VideoNotFoundError,
    WrongEnvironmentError,
    WrongTokenError,
)
from trackman.domain.names import quoted, shown
from trackman.domain.permissions import Obstacle
from trackman.domain.replacements import ReplacementState, ReplacementStep, Replacing
from trackman.domain.sentences import FAULTS

OBSTACLES = {
    Obstacle.READ_ONLY_TOKEN: "the token is the project’s built-in one that only reads",
    Obstacle.ROLE: "the role of the token may not change uploads",
    Obstacle.SANDBOX: "DatoCMS changes tracks in the primary environment only",
    Obstacle.MAINTENANCE: "the project is in maintenance mode",
    Obstacle.NOT_READY: "the environment is still being made or deleted",
    Obstacle.READ_ONLY_ENVIRONMENT: "the environment is read-only for now",
    Obstacle.OWN_SWITCH: "read-only mode is on in trackman’s settings",
}
NOT_APPROVED = (
    "a second person has to approve deletions in the primary environment; decide on the tracks in "
    "a review, in trackman’s window"
)
_CODES = {
    "NOT_FOUND": "DatoCMS can’t find it; it may have been deleted or be in another project",
    "INVALID_ENVIRONMENT": "this environment doesn’t exist, or the token can’t see it",
    "INSUFFICIENT_PERMISSIONS": "the API token isn’t allowed to do that; its role can be changed "
    "in DatoCMS",
    "IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT": OBSTACLES[Obstacle.SANDBOX],
    "PLAN_UPGRADE_REQUIRED": "the project’s plan doesn’t allow that, or its limit is reached",
    "SITE_NOT_READY": "the project is still being set up; try again later",
    "ENVIRONMENT_NOT_READY": OBSTACLES[Obstacle.NOT_READY],
    "ENVIRONMENT_IN_READ_ONLY_MODE": OBSTACLES[Obstacle.READ_ONLY_ENVIRONMENT],
    "MAINTENANCE_MODE": OBSTACLES[Obstacle.MAINTENANCE],
    "PLATFORM_SCHEDULED_MAINTENANCE": "DatoCMS is under maintenance; see status.datocms.com",
    "NOT_A_VIDEO": "the file isn’t a video, so it has no tracks",
    "MUX_ERROR": "DatoCMS’s video service rejected it; a name that is taken or not allowed, a "
    "damaged file, and a video’s first audio track, which can never be deleted, are common reasons",
    "CONCURRENT_UPLOAD_UPDATE": "somebody else is changing this video; try again in a moment",
    "SERVICE_UNAVAILABLE": "DatoCMS is overloaded; try again in a minute",
}
_UNSAVED = {
    BackupFault.UNREACHABLE: "try again in a minute",
    BackupFault.MISSING: "it can’t be restored from this data folder",
    BackupFault.CHANGED: "it differs from what was deleted, so it isn’t restored",
    BackupFault.NOT_WRITTEN: "see to the data folder, then try again",
    BackupFault.UNREADABLE: "see to the data folder, then try again",
}
_NOT_WRITTEN = {
    StoreFault.READ_ONLY: "it, or its folder, may not be written",
    StoreFault.FULL: "no room is left on the disk",
    StoreFault.BUSY: "another program has it open",
    StoreFault.MISSING: "there is no such folder",
    StoreFault.NAME_TOO_LONG: "its name is too long",
}


def sentence(error: TrackmanError) -> str:
    """Return what went wrong, what that means and what helps, as one line."""
    match error:
        case WrongTokenError():
            return _WRONG_TOKEN
        case DeactivatedProjectError() | RateLimitError():
            return _by_kind(error)
        case ApiError() | JobFailedError():
            return _refusal(error)
        case ReplacedElsewhereError():
            return (
                "somebody else replaced or deleted the track meanwhile, and the video has "
                f"{error.other.id} under its name; the new one was removed again"
            )
        case LeftBehindError():
            return (
                f"the old track was kept, but the new one, {error.track.id}, couldn’t be removed "
                f"again; delete it ({sentence(error.cause)})"
            )
        case BackupError():
            helps = _UNSAVED.get(error.fault, "it can only be deleted --without-backup")
            return f"{_lower(FAULTS[error.fault])}; {helps}{_in_brackets(error.detail)}"
        case ExportError():
            reason = _NOT_WRITTEN.get(error.fault, shown(error.detail))
            return f"the file can’t be written: {reason}"
    return _of_track(error) or _by_kind(error)


def _refusal(error: ApiError | JobFailedError) -> str:
    """Return the words for a no of DatoCMS, with its own."""
    fault = error.fault
    words = _CODES.get(fault.code or "")
    if words is None and isinstance(error, ServerFaultError):
        words = "DatoCMS couldn’t respond; try again in a minute"
    if words is None and isinstance(error, JobFailedError):
        words = "DatoCMS accepted the request but couldn’t complete it"
    parts = [shown(fault.code or "no code", 100), f"status {fault.status}"]
    if fault.details not in {"{}", "null", "[]", ""}:
        parts.append(shown(fault.details))
    if fault.request_id:
        parts.append(f"request {shown(fault.request_id, 100)}")
    return f"{words or 'DatoCMS rejected the request'} ({', '.join(parts)})"


def _of_track(error: TrackmanError) -> str:
    """Return the words for errors that name a track or the like; empty for all else."""
    match error:
        case JobTimeoutError():
            return (
                f"DatoCMS hasn’t finished after {error.limit:g} seconds, and the track is still "
                "there; it may still be deleted"
            )
        case TrackErroredError():
            return (
                f"DatoCMS made the track {error.track.id} but couldn’t prepare it; delete it, "
                f"then try again{_in_brackets(str(error))}"
            )
        case NameTakenError():
            return (
                f"the video already has a track named {quoted(error.other.name)} "
                f"({error.other.id}); names must differ within a kind"
            )
        case AlreadyRestoredError():
            return f"the track is back already, as {error.track.id}; no second one was made"
        case NotAVideoError():
            return f"{quoted(error.filename)} isn’t a video, or is still being prepared"
        case AddressError():
            return f"{quoted(error.address)} can’t be used: only https:// keeps the token safe"
    return ""


def _by_kind(error: TrackmanError) -> str:
    """Return the words for all errors of a kind, with its own reason."""
    for kind in type(error).__mro__:
        if (words := _SIMPLE.get(kind)) is not None:
            return words
        if (words := _WITH_REASON.get(kind)) is not None:
            return f"{words}{_in_brackets(str(error))}"
    return shown(str(error)) or type(error).__name__


def _in_brackets(detail: str) -> str:
    return f" ({shown(detail)})" if detail else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_USE_IT = "take it from Project settings › API tokens in DatoCMS"
_WRONG_TOKEN = f"DatoCMS doesn’t accept the API token: it is wrong or was revoked; {_USE_IT}"
_SIMPLE: dict[type, str] = {
    DeactivatedProjectError: "the project is deactivated; its owner can reactivate it",
    RateLimitError: "DatoCMS keeps limiting requests; try again in a few minutes",
    ClosedError: "trackman ended before that",
    ReplacementInterruptedError: "trackman ended before the old track was deleted, so the old one "
    "was kept",
    NotApprovedError: NOT_APPROVED,
    OtherTextError: "the text was changed after it was decided on; decide again, in the review",
    VideoChangedError: "the video was replaced or trimmed meanwhile, so nothing was sent",
    TokenError: f"DATOCMS_API_TOKEN isn’t an API token; {_USE_IT}",
    NoApiAccessError: "the token has no access to the Content Management API",
    NoKeyringError: "this computer has no keyring; set DATOCMS_API_TOKEN",
    KeyringLockedError: "the keyring is locked; unlock it, or set DATOCMS_API_TOKEN",
    SilentKeyringError: "the keyring doesn’t answer; unlock it, or set DATOCMS_API_TOKEN",
}
_WITH_REASON: dict[type, str] = {
    InsecureConnectionError: "the connection to DatoCMS isn’t secure, so nothing was sent",
    NotSentError: "DatoCMS can’t be reached, so nothing was sent",
    LostAnswerError: "DatoCMS’s reply was lost",
    WrongEnvironmentError: "a different environment answered",
    RedirectedError: "the reply redirects elsewhere, and the token isn’t sent there",
    UnexpectedShapeError: "trackman doesn’t understand DatoCMS’s reply; an update may help",
    TooLargeError: "DatoCMS’s reply is larger than trackman reads",
    UnreadableAnswerError: "the reply didn’t come from DatoCMS but from something in between",
    StorageError: "DatoCMS’s file storage rejected the file; the video is unchanged",
    StillThereError: "no reply came, and a minute later the track is still there",
    NotCreatedError: "no reply came, and a minute later the new track isn’t there; what was sent "
    "is kept on this computer",
    NotProvenError: "the new track doesn’t show what was sent and was removed again; the old one "
    "was kept",
    JournalError: "the journal can’t be used, and nothing is changed without it",
    SourceError: "the file couldn’t be sent, so no track was asked for",
    VideoNotFoundError: "no video of this project has that id or link",
    LinkError: "that names no video",
    KeyringError: "the keyring isn’t working; set DATOCMS_API_TOKEN",
}


def step_words(state: State | CreationState | ReplacementState) -> str:
    """Return what is being done now; empty at an end, which has a line of its own."""
    match state:
        case Replacing(step, inner):
            inside = step_words(inner)
            return f"{_STEPS[step]}: {inside}" if inside else ""
        case Uploading(sent, total):
            return f"uploading, {100 * sent // total if total else 100} %"
    return _STATES.get(type(state), "")


_STATES: dict[type, str] = {
    Planned: "waiting",
    Queued: "waiting",
    BackingUp: "saving its subtitles",
    **dict.fromkeys((Sent, Accepted, Polled), "deleting"),
    **dict.fromkeys((Creating, CreationAccepted, CreationPolled), "making the track"),
    Preparing: "waiting until it is ready",
    Comparing: "comparing the subtitles",
    Verifying: "checking what is there",
    VerifyingCreation: "checking what is there",
}
_STEPS = {
    ReplacementStep.ADDING: "new track",
    ReplacementStep.DELETING: "old track",
    ReplacementStep.NAMING: "new track under its own name",
    ReplacementStep.CLEARING: "track with the temporary name",
    ReplacementStep.TAKING_BACK: "taking the new track back",
}
