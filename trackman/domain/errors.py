"""Errors that can be told to a person, as one tree.

TrackmanError
├── AddressError                    a server address that must not be used
├── TokenError                      no token, or one that can be none
│   └── SpacesInTokenError          spaces or line breaks in the middle of it
├── NoApiAccessError                DatoCMS knows the token, but not as one of a project's API
├── KeyringError                    the system's keyring fails
│   ├── NoKeyringError              there is none that keeps secrets
│   ├── KeyringLockedError          it is locked, and its question was not answered
│   └── SilentKeyringError          it has not answered yet
│       └── WaitingKeyringError     it works, but waits for a person
├── LinkError                       what was typed names no video
├── NotAVideoError                  the upload exists but carries no tracks
├── VideoNotFoundError              no video of this project matches a link
├── DatoError                       between this computer and DatoCMS
│   ├── NotSentError                the request never left this computer
│   │   └── InsecureConnectionError the server could not prove who it is
│   ├── ClosedError                 trackman is ending
│   ├── LostAnswerError             sent, but no whole answer came back
│   ├── UnreadableAnswerError       an answer came that is not the API's (HTML, cut JSON, too large)
│   │   ├── UnexpectedShapeError    JSON, but a part is missing or mistyped
│   │   ├── WebPageError            a web page in place of a file
│   │   └── TooLargeError           more than anything of its kind takes
│   ├── RedirectedError             the server points elsewhere; the token does not follow
│   ├── WrongEnvironmentError       another environment answered than the chosen one
│   ├── StorageError                the storage did not take a file
│   ├── StoppedError                broken off because it was asked to
│   └── ApiError                    DatoCMS said no, with its code and details
│       ├── WrongTokenError         it does not know the token
│       │   └── RevokedTokenError   any more: it accepted the token before
│       ├── DeactivatedProjectError the project is switched off
│       ├── RateLimitError          429 again and again
│       └── ServerFaultError        5xx
├── JobFailedError                  the job ran and DatoCMS reports that it failed
├── JobTimeoutError                 the job did not end in time and the track is still there
├── StillThereError                 the answer was lost and the track is still listed
├── NotCreatedError                 the answer to a restore was lost and no new track is listed
├── TrackErroredError               the restored track came out errored
├── NameTakenError                  another track of the video has the name already
├── OtherTextError                  the text isn't the one that the deletion was decided on
├── VideoChangedError               the video was replaced or trimmed since the deletion
├── AlreadyRestoredError            the track was restored, and is still there
├── JournalError                    the journal cannot be read or written
├── BackupError                     a text could not be saved, or what was saved is no good
├── ArchiveError                    a file is no archive of trackman's, or a damaged one
├── DraftError                      edited subtitles could not be kept on this computer, or read
├── InventoryError                  what a scan read could not be kept on this computer
├── ReviewError                     what people decided could not be kept on this computer, or read
├── ReviewFileError                 a file is no review that can be taken up, or could not be read
├── RuleFileError                   a file is no rule that can be used, or could not be read
├── ExportError                     the history could not be written to a file for others
├── ExpressionError                 what is to be searched for is no regular expression, or too slow
├── PlayError                       a video cannot be played in the way that was tried
└── HearingError                    a sound could not be listened to

Wording for people is the business of `ui/wording`, and of `commands/wording` at a terminal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from trackman.domain.playback import HearingFault, PlayFault


class TrackmanError(Exception):
    """Anything expected from the world; all other exceptions are bugs."""


class AddressError(TrackmanError):
    """The address of a server is damaged, or plain http to another computer."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class UpdateFault(StrEnum):
    """Why a notice of a newer version is of no use."""

    NO_ADDRESS = "no address"
    """Nobody said where notices are."""
    WRONG_ADDRESS = "wrong address"
    """The address is not https."""
    NOT_SIGNED = "not signed rightly"
    UNKNOWN_KEY = "unknown key"
    DAMAGED = "damaged"
    WRONG_PAGE = "wrong page"
    """It leads to a page that is not https, or on a host it must not lead to."""


class UpdateError(TrackmanError):
    """A notice of a newer version is not to be used."""

    def __init__(self, fault: UpdateFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class TokenError(TrackmanError):
    """There is no API token, or what there is can be none. Never holds the token itself."""

    def __init__(self, *, missing: bool) -> None:
        super().__init__("no token" if missing else "not a token")
        self.missing = missing


class SpacesInTokenError(TokenError):
    """Pasted token with spaces or line breaks in the middle: two things, or a broken one."""

    def __init__(self) -> None:
        super().__init__(missing=False)


class NoApiAccessError(TrackmanError):
    """DatoCMS knows the token, but it opens no project or not its Content Management API.

    `name` is what the project calls the token; empty where DatoCMS does not tell.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


class KeyringError(TrackmanError):
    """The keyring of the system did not do what it was asked, for a reason of its own."""


class NoKeyringError(KeyringError):
    """The system has no keyring that keeps secrets, or was told not to use one."""


class KeyringLockedError(KeyringError):
    """The keyring is locked, and nobody unlocked it when it asked."""


class SilentKeyringError(KeyringError):
    """The keyring has not answered for some time; it may wait for its password, or hang."""


class WaitingKeyringError(SilentKeyringError):
    """The keyring works, but has not answered for some time: most likely it asks a person."""


class DatoError(TrackmanError):
    """Something went wrong between this computer and DatoCMS."""

    may_have_worked: ClassVar[bool] = False
    """True if a request that changes something may have been carried out all the same."""


class ConnectionFault(StrEnum):
    """Why no connection came about, where that is known."""

    OTHER = "other"
    UNKNOWN_HOST = "unknown host"
    """No name server knows it; mostly there is no network."""
    PROXY_UNREACHABLE = "proxy unreachable"
    PROXY_PASSWORD = "proxy asks for a password"
    PROXY_REFUSES = "proxy refuses"
    PROXY_FINDS_NO_WAY = "proxy finds no way"
    EXPIRED = "certificate expired"
    NOT_YET_VALID = "certificate not yet valid"
    UNKNOWN_AUTHORITY = "certificate of an unknown authority"
    WRONG_HOST = "certificate of another host"
    NO_TLS = "no safe TLS"


class NotSentError(DatoError):
    """The request never left: no network, unknown host, connection refused or not answered."""

    def __init__(self, message: str = "", fault: ConnectionFault = ConnectionFault.OTHER) -> None:
        super().__init__(message)
        self.fault = fault


class InsecureConnectionError(NotSentError):
    """The TLS handshake failed, so nothing was sent."""


class ClosedError(DatoError):
    """The program is ending and no request starts any more."""


class LostAnswerError(DatoError):
    """The request was sent, but its answer did not arrive whole and in time."""

    may_have_worked = True


class UnreadableAnswerError(DatoError):
    """The answer is not one of the API, whatever its status says."""

    may_have_worked = True

    def __init__(self, reason: str, status: int, request_id: str | None = None) -> None:
        super().__init__(f"{reason} (HTTP {status})")
        self.reason = reason
        self.status = status
        self.request_id = request_id


class WebPageError(UnreadableAnswerError):
    """A web page came in place of a file, as from a host or a proxy in trouble."""


class UnexpectedShapeError(UnreadableAnswerError):
    """The answer is JSON, but a part of it is missing or of another type.

    `path` names the place in the document, such as `data.attributes.name`.
    """

    def __init__(
        self, path: str, expected: str, status: int = 200, request_id: str | None = None
    ) -> None:
        super().__init__(f"{path}: expected {expected}", status, request_id)
        self.path = path
        self.expected = expected


class TooLargeError(UnreadableAnswerError):
    """The answer is larger than anything of its kind, and was not read to its end."""

    def __init__(self, status: int) -> None:
        super().__init__("too large", status)


class RedirectedError(DatoError):
    """The server answered with a redirect that is not followed, to keep the token where it is."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


class WrongEnvironmentError(DatoError):
    """The answer comes from another environment than the one it was asked of.

    What it says about tracks may be true there and false in the chosen one.
    """

    may_have_worked = True

    def __init__(self, chosen: str, answered: str) -> None:
        super().__init__(f"{answered} answered for {chosen}")
        self.chosen = chosen
        self.answered = answered


class StorageError(DatoError):
    """The storage that takes files for DatoCMS refused one. Nothing was changed.

    `code` is its own word for it, such as `AccessDenied`; empty where it gave none.
    """

    def __init__(self, status: int, code: str = "") -> None:
        super().__init__(f"{code or 'no code'} (HTTP {status})")
        self.status = status
        self.code = code


class StoppedError(DatoError):
    """It was broken off because whoever began it does not want it any more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal in DatoCMS's own words (API reference, section 6)."""

    status: int
    """The HTTP status, of the answer or inside a job result."""
    code: str | None
    """DatoCMS's code such as `NOT_FOUND`; None where the answer carried none."""
    details: str
    """The `details` object as JSON text; `{}` when empty."""
    request_id: str | None = None
    """`x-request-id`, which DatoCMS's support asks for."""
    transient: bool = False
    """DatoCMS's own mark that the same request may succeed later."""

    def detail(self, name: str) -> str | None:
        """Return one of the details where it is a text."""
        try:
            value = json.loads(self.details)[name]
        except (ValueError, LookupError, TypeError):
            return None
        return value if isinstance(value, str) else None


class ApiError(DatoError):
    """DatoCMS refused a request and said why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.code or 'no code'} (HTTP {fault.status})")
        self.fault = fault


class WrongTokenError(ApiError):
    """DatoCMS does not know the token. Nothing was done."""


class RevokedTokenError(WrongTokenError):
    """DatoCMS accepted the token before and does not any more: revoked, replaced or expired."""


class DeactivatedProjectError(ApiError):
    """The project is deactivated, usually over its bill."""


class RateLimitError(ApiError):
    """DatoCMS kept asking to slow down for longer than is sensible to wait."""


class ServerFaultError(ApiError):
    """DatoCMS or something before it broke down (5xx)."""

    may_have_worked = True


class StoreFault(StrEnum):
    """Why a file of ours could not be read or written."""

    DAMAGED = "damaged"
    NEWER = "written by a newer trackman"
    READ_ONLY = "may not be written"
    FULL = "no room on the disk"
    BUSY = "used by another program"
    MISSING = "missing"
    NO_LOCKS = "on a file system without locks"
    NAME_TOO_LONG = "too long a name"
    OTHER = "not usable"


class JournalError(TrackmanError):
    """The journal cannot be used, so nothing may be deleted."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class BackupFault(StrEnum):
    """Why a text cannot serve as a backup."""

    UNREACHABLE = "not reachable"
    NO_TEXT = "no text there"
    NOT_WEBVTT = "not WebVTT"
    NOT_UTF8 = "not UTF-8"
    NO_CUES = "no cues"
    NO_TIMES = "no times"
    """Words, but none whose times can be read."""
    CUT = "not whole"
    TOO_LARGE = "too large"
    NOT_WRITTEN = "not written"
    MISSING = "file missing"
    CHANGED = "file changed"
    UNREADABLE = "file not readable"


class BackupError(TrackmanError):
    """A text could not be saved and proven whole, or a saved one is no good any more.

    `detail` says it technically; `store_fault` says why it could not be written or read.
    """

    def __init__(
        self, fault: BackupFault, detail: str = "", store_fault: StoreFault | None = None
    ) -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
        self.store_fault = store_fault


class SourceFault(StrEnum):
    """Why a file on this computer was not sent."""

    MISSING = "not there"
    CHANGED = "changed since it was looked at"
    UNREADABLE = "cannot be read"


class SourceError(TrackmanError):
    """A file on this computer could not be sent; no track was asked for."""

    def __init__(self, fault: SourceFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class ArchiveError(TrackmanError):
    """An archive cannot be read or written; nothing here was changed."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class RuleFault(StrEnum):
    """Why a file gives no rule."""

    UNREADABLE = "cannot be read"
    FOREIGN = "no rule of trackman"
    DAMAGED = "damaged"
    NEWER = "made by a newer trackman"


class RuleFileError(TrackmanError):
    """A file gives no rule; the rules of before are as they were."""

    def __init__(self, fault: RuleFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class DraftError(TrackmanError):
    """A draft of edited subtitles could not be written or read."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class InventoryError(TrackmanError):
    """Records of the project could not be kept on this computer."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class ReviewError(TrackmanError):
    """Decisions of a review could not be kept on this computer, or read; those before are there."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class ReviewFileFault(StrEnum):
    """Why a file gives no review."""

    UNREADABLE = "cannot be read"
    FOREIGN = "no review of trackman"
    DAMAGED = "damaged"
    CUT = "not whole"
    NEWER = "made by a newer trackman"
    TOO_LARGE = "too large"
    OTHER_PROJECT = "of another project"
    OTHER_ENVIRONMENT = "of another environment"
    NOT_CERTAIN = "of a project that is not known yet"
    """DatoCMS has not said yet which project is open."""


class ReviewFileError(TrackmanError):
    """A file gives no review; nothing of it was taken up.

    `place` names the project or environment it is of, where that is why; None is the primary one.
    """

    def __init__(self, fault: ReviewFileFault, detail: str = "", place: str | None = None) -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
        self.place = place


class ExportError(TrackmanError):
    """A file made for other programs or for reading could not be written."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class LinkFault(StrEnum):
    """Why what was typed names no video."""

    EMPTY = "empty"
    SPACES = "spaces inside"
    NOT_AN_ID = "not an id"
    ID_TOO_LARGE = "number too large for an id"
    DAMAGED = "damaged link"
    NOT_WEB = "not a web link"
    OTHER_PAGE = "another page of DatoCMS"
    NO_PLAYBACK_ID = "no playback id"
    ELSEWHERE = "another site"
    OWN_DAMAGED = "damaged link of trackman's own"
    OWN_WITHOUT_VIDEO = "link of trackman's own without a video"


class LinkError(TrackmanError):
    """Typed text that is neither the id of an upload nor a link to one."""

    def __init__(self, fault: LinkFault, text: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.text = text


class NotAVideoError(TrackmanError):
    """The upload is no video, or not one yet."""

    def __init__(self, filename: str, mime_type: str | None) -> None:
        super().__init__(filename)
        self.filename = filename
        self.mime_type = mime_type


class VideoNotFoundError(TrackmanError):
    """No video of the project has the path or playback id a link names."""


class ExpressionFault(StrEnum):
    """Why nothing was searched for."""

    NOT_ONE = "not a regular expression"
    TOO_SLOW = "takes too long"


class ExpressionError(TrackmanError):
    """A regular expression is none, or too slow; `place` is where it went wrong, from 0."""

    def __init__(self, fault: ExpressionFault, detail: str = "", place: int | None = None) -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
        self.place = place


class PlayError(TrackmanError):
    """A video cannot be played in the way that was tried; another way may do."""

    def __init__(self, fault: PlayFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class HearingError(TrackmanError):
    """A sound could not be listened to."""

    def __init__(self, fault: HearingFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


if TYPE_CHECKING:
    from trackman.domain.journal import Place
    from trackman.domain.tracks import Track


class JobFailedError(TrackmanError):
    """DatoCMS accepted the request, but the job ended with an error."""

    def __init__(self, fault: Fault, job_id: str, raw: str) -> None:
        super().__init__(f"{fault.code or 'no code'} (status {fault.status})")
        self.fault = fault
        self.job_id = job_id
        self.raw = raw


class JobTimeoutError(TrackmanError):
    """The job had not ended after `limit` seconds, and the track is still listed."""

    def __init__(self, job_id: str, limit: float) -> None:
        super().__init__(f"job {job_id} still running after {limit:g} s")
        self.job_id = job_id
        self.limit = limit


class StillThereError(TrackmanError):
    """The answer to a delete was lost, and a minute later the track was still listed.

    `cause` is what happened to the answer.
    """

    def __init__(self, cause: DatoError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class NotCreatedError(TrackmanError):
    """The answer to the request that makes a track was lost, and a minute later there was none.

    `cause` is what happened to the answer.
    """

    def __init__(self, cause: DatoError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class TrackErroredError(TrackmanError):
    """DatoCMS made the track, but could not prepare it; `track` stands in the list as errored."""

    def __init__(self, track: Track) -> None:
        super().__init__(track.error or "errored")
        self.track = track


class NameTakenError(TrackmanError):
    """A name must be unique among a video's tracks of one kind, and `other` has it already."""

    def __init__(self, other: Track) -> None:
        super().__init__(other.name)
        self.other = other


class ReplacementInterruptedError(TrackmanError):
    """trackman ended before the old track was deleted, so the old one was kept."""


class NotProvenError(TrackmanError):
    """The new track does not hold what was sent, or that cannot be seen; the old one was kept."""

    def __init__(self, track: Track, difference: str) -> None:
        super().__init__(difference)
        self.track = track
        self.difference = difference


class ReplacedElsewhereError(TrackmanError):
    """Somebody else replaced the track meanwhile: `other` has its name now, ours was removed."""

    def __init__(self, other: Track) -> None:
        super().__init__(other.id)
        self.other = other


class LeftBehindError(TrackmanError):
    """The old track was kept, but the new one, `track`, could not be removed again.

    `cause` is why the old one was not replaced.
    """

    def __init__(self, cause: TrackmanError, track: Track) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.track = track


class VideoChangedError(TrackmanError):
    """The video was replaced or trimmed since the deletion; `place` has it as it is now."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.upload_id)
        self.place = place


class NotApprovedError(TrackmanError):
    """A second person has to approve deletions here, and has not approved this one."""

    def __init__(self) -> None:
        super().__init__("deletions need a second person's approval here")


class OtherTextError(TrackmanError):
    """The text of a track isn't the one that its deletion was decided on."""


class AlreadyRestoredError(TrackmanError):
    """The track that took a deleted one's place is still there, so another would double it."""

    def __init__(self, track: Track) -> None:
        super().__init__(track.id)
        self.track = track
