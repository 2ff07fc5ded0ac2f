"""Answers that did not come, or not as they should, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    ConnectionFault,
    InsecureConnectionError,
    JobTimeoutError,
    LostAnswerError,
    NotSentError,
    RedirectedError,
    StillThereError,
    StorageError,
    UnexpectedShapeError,
    UnreadableAnswerError,
)
from trackman.domain.names import shown
from trackman.ui.wording.inserting import decimal, filled
from trackman.ui.wording.problem import Problem


class ResponseWording(QObject):
    """Words for the network between here and DatoCMS, and for waiting in vain."""

    def not_sent(self, error: NotSentError) -> Problem:
        """Return the words for a request that never left."""
        facts = ((self.tr("Reason"), shown(str(error))),)
        insecure = isinstance(error, InsecureConnectionError)
        return Problem(
            self.tr("The connection to DatoCMS isn’t secure")
            if insecure
            else self.tr("DatoCMS can’t be reached"),
            self._help(error.fault) or (self._insecure() if insecure else self._unreachable()),
            facts,
            icon="error" if insecure else "offline",
        )

    def _insecure(self) -> str:
        return self.tr(
            "The server couldn’t prove that it is DatoCMS, so nothing was sent, not "
            "even the token. A proxy or virus scanner that inspects connections can "
            "be the cause, or a wrong clock. Ask your network administrator."
        )

    def _unreachable(self) -> str:
        return self.tr("Nothing was sent. Check your network connection, then try again.")

    def _help(self, fault: ConnectionFault) -> str:
        """Return what a person can do about a known reason; nothing was sent in any case."""
        return {
            ConnectionFault.UNKNOWN_HOST: self.tr(
                "Nothing was sent: its address wasn’t found. Check that this computer is online, "
                "then try again."
            ),
            ConnectionFault.PROXY_UNREACHABLE: self.tr(
                "Nothing was sent: the proxy this computer is set to use doesn’t answer. Check "
                "the proxy in the system’s network settings, or the VPN, then try again."
            ),
            ConnectionFault.PROXY_PASSWORD: self.tr(
                "Nothing was sent: the proxy asks for a name and password. Ask your network "
                "administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port."
            ),
            ConnectionFault.PROXY_REFUSES: self.tr(
                "Nothing was sent: the proxy doesn’t let trackman through. Ask your network "
                "administrator to allow this address."
            ),
            ConnectionFault.PROXY_FINDS_NO_WAY: self.tr(
                "Nothing was sent: the proxy doesn’t reach this address. Try again in a few "
                "minutes. If it stays like this, tell your network administrator."
            ),
            ConnectionFault.EXPIRED: self.tr(
                "The server’s certificate has expired, so nothing was sent. Check this "
                "computer’s date and time. If they are right, tell your network administrator."
            ),
            ConnectionFault.NOT_YET_VALID: self.tr(
                "The server’s certificate isn’t valid yet, so nothing was sent. This computer’s "
                "date and time are most likely wrong: correct them, then try again."
            ),
            ConnectionFault.UNKNOWN_AUTHORITY: self.tr(
                "This computer doesn’t trust the authority that signed the server’s certificate, "
                "so nothing was sent. A company’s proxy that inspects connections is the usual "
                "cause: ask your network administrator to install its certificate on this "
                "computer."
            ),
            ConnectionFault.WRONG_HOST: self.tr(
                "The certificate belongs to another server, so nothing was sent. On guest "
                "networks, sign in to the network in a browser first. Otherwise ask your "
                "network administrator."
            ),
            ConnectionFault.NO_TLS: self.tr(
                "What answers there has no secure connection to offer, so nothing was sent. A "
                "proxy or firewall is in between: ask your network administrator."
            ),
        }.get(fault, "")

    def odd_answer(
        self, error: LostAnswerError | UnreadableAnswerError | RedirectedError
    ) -> Problem:
        """Return the words for an answer that did not arrive, or from something else."""
        facts = ((self.tr("Reason"), shown(str(error))),)
        if isinstance(error, LostAnswerError):
            return Problem(
                self.tr("DatoCMS’s reply was lost"),
                self.tr("The connection broke before the reply arrived. Try again."),
                facts,
                icon="offline",
            )
        if isinstance(error, RedirectedError):
            return Problem(
                self.tr("The reply didn’t come from DatoCMS"),
                self.tr(
                    "The reply redirects to another address, and trackman doesn’t send the "
                    "token there. In hotels and trains, sign in to the network in a web "
                    "browser first."
                ),
                facts,
            )
        if isinstance(error, UnexpectedShapeError):
            return Problem(
                self.tr("trackman doesn’t understand DatoCMS’s reply"),
                self.tr("Updating trackman may help. Details are below."),
                facts,
            )
        return Problem(
            self.tr("The reply didn’t come from DatoCMS"),
            self.tr(
                "A proxy, a network sign-in page or an outage may be the cause. Try "
                "again in a minute."
            ),
            facts,
        )

    def storage(self, error: StorageError) -> Problem:
        """Return the words for a file that was not taken."""
        code = ((self.tr("Code"), shown(error.code, 100)),) if error.code else ()
        facts = (*code, (self.tr("HTTP status"), str(error.status)))
        if error.code == "EntityTooLarge" or error.status == 413:
            return Problem(
                self.tr("The file is too large for DatoCMS"),
                self.tr(
                    "Its file storage rejected it, and the video is unchanged. Make the file "
                    "smaller, such as audio in another format."
                ),
                facts,
                retry=None,
            )
        if error.code in {"AccessDenied", "ExpiredToken", "RequestTimeTooSkewed"}:
            return Problem(
                self.tr("The address for the upload isn’t valid any more"),
                self.tr(
                    "It holds for a few minutes only. The video is unchanged. Try again: the file "
                    "is then uploaded to a new address."
                ),
                facts,
            )
        if error.code == "SlowDown" or error.status == 503:
            return Problem(
                self.tr("DatoCMS’s file storage is busy"),
                self.tr("The video is unchanged. Try again in a minute."),
                facts,
                icon="clock",
            )
        return Problem(
            self.tr("The file couldn’t be uploaded"),
            self.tr(
                "DatoCMS’s file storage rejected the file. The video is unchanged. Try "
                "again: the file is then uploaded to a new address."
            ),
            facts,
        )

    def not_approved(self) -> Problem:
        """Return the words for a deletion that another person has to approve first."""
        return Problem(
            self.tr("A second person has to approve this deletion"),
            self.tr(
                "The track has not been deleted. Decide on it in a review; it can be deleted "
                "once somebody else has approved that."
            ),
            retry=None,
        )

    def other_text(self) -> Problem:
        """Return the words for subtitles that aren't those that were decided on."""
        return Problem(
            self.tr("The text was changed after it was decided on"),
            self.tr("The track has not been deleted. Decide again, in the review."),
            retry=None,
        )

    def still_there(self, error: JobTimeoutError | StillThereError) -> Problem:
        """Return the words for a track that is still listed after a delete."""
        if isinstance(error, JobTimeoutError):
            return Problem(
                self.tr("DatoCMS hasn’t finished in time"),
                filled(
                    self.tr(
                        "The track is still listed after {minutes} min. DatoCMS may still "
                        "delete it. Trying again checks first, and deletes the track only if "
                        "it’s still there."
                    ),
                    minutes=decimal(error.limit / 60, 1),
                ),
                ((self.tr("Job"), error.job_id),),
            )
        return Problem(
            self.tr("No reply came, and the track is still there"),
            self.tr(
                "trackman kept checking for a minute. Trying again checks first, and "
                "deletes the track only if it’s still there."
            ),
            ((self.tr("Reason"), shown(str(error.cause))),),
        )
