"""Everything that can go wrong and be told to a person, as one tree.

TrackmanError
├── AddressError                    a server address that must not be used
├── TokenError                      no token, or one that can be none
│   └── SpacesInTokenError          spaces or line breaks in the middle of it
├── NoApiAccessError                DatoCMS knows the token, but not as one of a project's API
├── KeyringError                    the system's keyring fails
│   ├── NoKeyringError              there is none that keeps secrets
│   └── KeyringLockedError          it is locked, and its question was not answered
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
├── AlreadyRestoredError            the track was restored, and is still there
├── JournalError                    the journal cannot be read or written
├── BackupError                     a text could not be saved, or what was saved is no good
├── ArchiveError                    a file is no archive of trackman's, or a damaged one
├── ExportError                     the history could not be written to a file for others
├── ExpressionError                 what is to be searched for is no regular expression, or too slow
└── PlayError                       a video cannot be played in the way that was tried

Wording for people is the business of `ui/words/messages.py` alone.
"""

from trackman.domain.errors.access import (
    AddressError,
    KeyringError,
    KeyringLockedError,
    NoApiAccessError,
    NoKeyringError,
    SpacesInTokenError,
    TokenError,
)
from trackman.domain.errors.answers import (
    ApiError,
    ClosedError,
    DatoError,
    DeactivatedProjectError,
    Fault,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
    RateLimitError,
    RedirectedError,
    RevokedTokenError,
    ServerFaultError,
    StoppedError,
    StorageError,
    TooLargeError,
    UnexpectedShapeError,
    UnreadableAnswerError,
    WrongEnvironmentError,
    WrongTokenError,
)
from trackman.domain.errors.files import (
    ArchiveError,
    BackupError,
    BackupFault,
    ExportError,
    JournalError,
    StoreFault,
)
from trackman.domain.errors.links import LinkError, LinkFault, NotAVideoError, VideoNotFoundError
from trackman.domain.errors.root import TrackmanError
from trackman.domain.errors.viewing import ExpressionError, ExpressionFault, PlayError
from trackman.domain.errors.work import (
    AlreadyRestoredError,
    JobFailedError,
    JobTimeoutError,
    NameTakenError,
    NotCreatedError,
    StillThereError,
    TrackErroredError,
)

__all__ = [
    "AddressError",
    "AlreadyRestoredError",
    "ApiError",
    "ArchiveError",
    "BackupError",
    "BackupFault",
    "ClosedError",
    "DatoError",
    "DeactivatedProjectError",
    "ExportError",
    "ExpressionError",
    "ExpressionFault",
    "Fault",
    "InsecureConnectionError",
    "JobFailedError",
    "JobTimeoutError",
    "JournalError",
    "KeyringError",
    "KeyringLockedError",
    "LinkError",
    "LinkFault",
    "LostAnswerError",
    "NameTakenError",
    "NoApiAccessError",
    "NoKeyringError",
    "NotAVideoError",
    "NotCreatedError",
    "NotSentError",
    "PlayError",
    "RateLimitError",
    "RedirectedError",
    "RevokedTokenError",
    "ServerFaultError",
    "SpacesInTokenError",
    "StillThereError",
    "StoppedError",
    "StorageError",
    "StoreFault",
    "TokenError",
    "TooLargeError",
    "TrackErroredError",
    "TrackmanError",
    "UnexpectedShapeError",
    "UnreadableAnswerError",
    "VideoNotFoundError",
    "WrongEnvironmentError",
    "WrongTokenError",
]
