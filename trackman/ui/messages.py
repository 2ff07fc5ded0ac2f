"""Every error in words for people: what happened, what it means, what to do."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    AddressError,
    ApiError,
    Fault,
    InsecureConnectionError,
    JobFailedError,
    JobTimeoutError,
    LinkError,
    LinkFault,
    LostAnswerError,
    NotAVideoError,
    NotSentError,
    RateLimitError,
    RedirectedError,
    ServerFaultError,
    StillThereError,
    TokenError,
    TrackmanError,
    UnexpectedShapeError,
    UnreadableAnswerError,
    VideoNotFoundError,
)
from trackman.domain.names import quoted, shown
from trackman.ui.faults import FaultWords
from trackman.ui.problem import Problem


class About(Enum):
    """What was being done when the error came."""

    OPENING = auto()
    """A video was opened or read again."""
    DELETING = auto()
    """A track was to be deleted, and certainly was not."""
    UNKNOWN = auto()
    """A track was to be deleted, and nobody can say whether it was."""


class Messages(QObject):
    """Turn errors into problems that can be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._faults = FaultWords()

    def problem(self, error: TrackmanError, about: About) -> Problem:
        """Return the words for `error`."""
        words = self._words(error)
        if about is About.UNKNOWN:
            return Problem(
                self.tr("It is not known whether the track was deleted"),
                self.tr(
                    "{reason} The tracks could not be listed afterwards either, so the track may "
                    "be gone or not. Check again as soon as DatoCMS can be reached."
                ).format(reason=words.title + "."),
                words.facts,
                self.tr("Check again"),
                "warning",
            )
        if about is About.DELETING:
            text = self.tr("The track was not deleted.") + " " + words.text
            return replace(words, text=text)
        return words

    def link(self, error: LinkError) -> str:
        """Return one sentence to stand under the field."""
        text = quoted(error.text[:60])
        return {
            LinkFault.EMPTY: self.tr("Paste the link of a video in DatoCMS, or its id."),
            LinkFault.SPACES: self.tr(
                "A link or an id has no spaces in it. Copy it again and paste it alone."
            ),
            LinkFault.NOT_AN_ID: self.tr("{text} is neither a link to a video nor an id.").format(
                text=text
            ),
            LinkFault.ID_TOO_LARGE: self.tr("This number is too large to be the id of a video."),
            LinkFault.DAMAGED: self.tr("This link is damaged. Copy it again from DatoCMS."),
            LinkFault.NOT_WEB: self.tr("Only web links (https://…) and ids can be opened."),
            LinkFault.OTHER_PAGE: self.tr(
                "This DatoCMS page is not that of a video. Open the video in the media area and "
                "copy the link from there."
            ),
            LinkFault.NO_PLAYBACK_ID: self.tr("This Mux link holds no playback id."),
            LinkFault.ELSEWHERE: self.tr("This link does not lead to a video in DatoCMS."),
        }[error.fault]

    def _words(self, error: TrackmanError) -> Problem:
        match error:
            case ApiError() | JobFailedError():
                return self._refusal(error)
            case NotSentError():
                return self._not_sent(error)
            case LostAnswerError() | UnreadableAnswerError() | RedirectedError():
                return self._odd_answer(error)
            case JobTimeoutError() | StillThereError():
                return self._still_there(error)
            case TokenError() | AddressError():
                return self._set_up(error)
            case NotAVideoError():
                return self._not_a_video(error)
            case VideoNotFoundError():
                return Problem(
                    self.tr("No video of this project belongs to this link"),
                    self.tr(
                        "The file may have been replaced or deleted, or it is in another project. "
                        "Open the video in DatoCMS and copy the link of its page."
                    ),
                    retry=None,
                )
        return Problem(self.tr("This did not work"), str(error))

    def _refusal(self, error: ApiError | JobFailedError) -> Problem:
        facts = self._facts(error.fault)
        if isinstance(error, JobFailedError):
            facts += ((self.tr("Job"), error.job_id),)
        code = "RATE_LIMIT_EXCEEDED" if isinstance(error, RateLimitError) else error.fault.code
        if (known := self._faults.words(code)) is not None:
            return replace(known, facts=facts)
        if isinstance(error, ServerFaultError):
            return Problem(
                self.tr("DatoCMS could not answer"),
                self.tr(
                    "Its servers have a problem (HTTP {status}). Try again in a minute."
                ).format(status=error.fault.status),
                facts,
            )
        if isinstance(error, JobFailedError):
            return Problem(
                self.tr("DatoCMS accepted the delete but could not carry it out"),
                self.tr("Its own words are below. Try again, or ask DatoCMS's support."),
                facts,
            )
        return Problem(
            self.tr("DatoCMS refused"),
            self.tr("Its own words are below. If they do not help, ask DatoCMS's support."),
            facts,
        )

    def _facts(self, fault: Fault) -> tuple[tuple[str, str], ...]:
        facts = [(self.tr("HTTP status"), str(fault.status))]
        if fault.code:
            facts.insert(0, (self.tr("Code"), shown(fault.code, 100)))
        if fault.details not in {"{}", "null", "[]", ""}:
            facts.append((self.tr("Details"), shown(fault.details)))
        if fault.request_id:
            facts.append((self.tr("Request"), shown(fault.request_id, 100)))
        return tuple(facts)

    def _not_sent(self, error: NotSentError) -> Problem:
        facts = ((self.tr("Reason"), shown(str(error))),)
        if isinstance(error, InsecureConnectionError):
            return Problem(
                self.tr("The connection to DatoCMS is not secure"),
                self.tr(
                    "The server could not prove that it is DatoCMS, so nothing was sent, least of "
                    "all the token. A proxy or virus scanner that looks into connections can be "
                    "the cause, or a wrong clock: ask whoever looks after this network."
                ),
                facts,
            )
        return Problem(
            self.tr("DatoCMS cannot be reached"),
            self.tr("Nothing was sent. Check the network connection, then try again."),
            facts,
            icon="offline",
        )

    def _odd_answer(
        self, error: LostAnswerError | UnreadableAnswerError | RedirectedError
    ) -> Problem:
        facts = ((self.tr("Reason"), shown(str(error))),)
        if isinstance(error, LostAnswerError):
            return Problem(
                self.tr("The answer of DatoCMS was lost"),
                self.tr("The connection broke before it had arrived. Try again."),
                facts,
                icon="offline",
            )
        if isinstance(error, RedirectedError):
            return Problem(
                self.tr("Something else than DatoCMS answered"),
                self.tr(
                    "It points to another address, where the token is not sent. In hotels and "
                    "trains, sign in to the network in a web browser first."
                ),
                facts,
            )
        if isinstance(error, UnexpectedShapeError):
            return Problem(
                self.tr("DatoCMS answered in a form that trackman does not know"),
                self.tr("A newer trackman may. The place in the answer is below."),
                facts,
            )
        return Problem(
            self.tr("Something else than DatoCMS answered"),
            self.tr(
                "What came back is not the answer of the API: a proxy, a sign-in page of the "
                "network, or an outage. Try again in a minute."
            ),
            facts,
        )

    def _still_there(self, error: JobTimeoutError | StillThereError) -> Problem:
        if isinstance(error, JobTimeoutError):
            return Problem(
                self.tr("DatoCMS has not finished in time"),
                self.tr(
                    "The track is still listed after {minutes:g} minutes. DatoCMS may yet delete "
                    "it. Trying again looks first, and deletes only if it is still there."
                ).format(minutes=round(error.limit / 60, 1)),
                ((self.tr("Job"), error.job_id),),
            )
        return Problem(
            self.tr("No answer came, and the track is still there"),
            self.tr(
                "trackman kept looking for a minute. Trying again looks first, and deletes only if "
                "it is still there."
            ),
            ((self.tr("Reason"), shown(str(error.cause))),),
        )

    def _set_up(self, error: TokenError | AddressError) -> Problem:
        if isinstance(error, AddressError):
            return Problem(
                self.tr("This server address cannot be used"),
                self.tr(
                    "{address} is not https://, and plain http would show the token to the "
                    "network. Correct TRACKMAN_API_URL and start trackman again."
                ).format(address=quoted(error.address)),
                retry=None,
            )
        if error.missing:
            return Problem(
                self.tr("trackman needs an API token of your project"),
                self.tr(
                    "In DatoCMS, open Project settings › API tokens, create a token whose role may "
                    "edit uploads in the primary environment and that has access to the Content "
                    "Management API, and copy it. Put it into the environment variable "
                    "DATOCMS_API_TOKEN and start trackman again."
                ),
                retry=None,
                icon="info",
            )
        return Problem(
            self.tr("This is not an API token"),
            self.tr(
                "What DATOCMS_API_TOKEN holds has spaces or letters no token has. Copy the token "
                "again from Project settings › API tokens in DatoCMS and start trackman again."
            ),
            retry=None,
        )

    def _not_a_video(self, error: NotAVideoError) -> Problem:
        if (error.mime_type or "").startswith("video/"):
            return Problem(
                self.tr("{name} is still being prepared").format(name=quoted(error.filename)),
                self.tr(
                    "DatoCMS has not finished converting this video, and until then it has no "
                    "tracks. Try again in a few minutes."
                ),
                icon="clock",
            )
        return Problem(
            self.tr("{name} is not a video").format(name=quoted(error.filename)),
            self.tr("Only videos have subtitle and audio tracks. Open a video instead."),
            retry=None,
            icon="film",
        )
