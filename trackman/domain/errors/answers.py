"""What can happen between this computer and DatoCMS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trackman.domain.errors.root import TrackmanError


class DatoError(TrackmanError):
    """Something went wrong between this computer and DatoCMS."""

    may_have_worked: ClassVar[bool] = False
    """Whether a request that changes something may have been carried out all the same."""


class NotSentError(DatoError):
    """The request never left: no network, unknown host, connection refused or not answered."""


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
