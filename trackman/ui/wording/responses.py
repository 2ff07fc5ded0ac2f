"""Answers that did not come, or not as they should, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
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
from trackman.ui.wording.problem import Problem


class ResponseWording(QObject):
    """Words for the network between here and DatoCMS, and for waiting in vain."""

    def not_sent(self, error: NotSentError) -> Problem:
        """Return the words for a request that never left."""
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

    def odd_answer(
        self, error: LostAnswerError | UnreadableAnswerError | RedirectedError
    ) -> Problem:
        """Return the words for an answer that did not arrive, or from something else."""
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

    def storage(self, error: StorageError) -> Problem:
        """Return the words for a file that was not taken."""
        code = ((self.tr("Code"), shown(error.code, 100)),) if error.code else ()
        facts = (*code, (self.tr("HTTP status"), str(error.status)))
        return Problem(
            self.tr("The storage did not take the text"),
            self.tr(
                "DatoCMS keeps files in a storage of their own, and that refused this one. The "
                "video is as it was. Try again: the text then goes to a new address."
            ),
            facts,
        )

    def still_there(self, error: JobTimeoutError | StillThereError) -> Problem:
        """Return the words for a track that is still listed after a delete."""
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
