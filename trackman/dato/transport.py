"""One HTTP exchange with DatoCMS: pace, time limits, size limit, and errors in our words.

Retrying one request lives here, polling a job does not: a GET may be repeated when its answer was
lost, and any request after a 429, which means that it was not carried out.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import requests

from trackman.dato.connections import Connections, our_errors
from trackman.dato.proxies import proxies_to
from trackman.dato.rate_limiter import Priority, RateLimiter, Slot
from trackman.dato.redirects import host_of
from trackman.dato.response import Response
from trackman.domain.addresses import API_URL, checked_base
from trackman.domain.errors import (
    ApiError,
    LostAnswerError,
    RateLimitError,
    RedirectedError,
    RevokedTokenError,
    ServerFaultError,
    UnreadableAnswerError,
    WrongEnvironmentError,
    WrongTokenError,
)
from trackman.domain.tokens import checked_token

_PIECE = 64 * 1024
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TransportLimits:
    """Limits of a single exchange. Times in seconds, sizes in bytes."""

    connect: float = 6.1
    read: float = 30.0
    """Until the answer begins, and between two pieces of it."""
    whole: float = 90.0
    """For the whole body, so that a server that drips cannot hold a thread for ever."""
    largest: int = 64 * 1024 * 1024
    """Bytes of the body after decompression."""
    patience: float = 300.0
    """Seconds to go on after one 429 follows another."""
    read_again: tuple[float, ...] = (0.5, 1.5)
    """Pauses before a GET that a person waits for is sent again."""


@dataclass(frozen=True, slots=True)
class _Request:
    """Request before it is signed."""

    method: str
    path: str
    environment: str | None = None
    query: Mapping[str, str] | None = None
    document: object = None
    """The body, which becomes JSON; None where there is none."""
    form: Mapping[str, str] | None = None
    """The body, which becomes a form, of what goes on without a person noticing."""


class Transport:
    """Send requests to one server with one token. Safe from any thread."""

    def __init__(
        self,
        token: str,
        base_url: str = API_URL,
        pace: RateLimiter | None = None,
        limits: TransportLimits = TransportLimits(),
        *,
        accepted_before: bool = False,
    ) -> None:
        self._base_url = checked_base(base_url)
        self._limits = limits
        self._connections = Connections(checked_token(token))
        self._accepted = accepted_before
        self._refused = False
        self._lock = threading.Lock()
        self.pace = pace or RateLimiter()
        self.primary: str | None = None
        """The name of the primary environment once it is known: who asks for no environment by
        name must be answered by this one."""
        self.token_refused: Callable[[], None] | None = None
        """Called on whatever thread notices, once for a token that is not accepted any more."""

    def use_token(self, token: str) -> None:
        """Take this token from now on; raises TokenError where it can be none."""
        token = checked_token(token)
        with self._lock:
            self._connections.token = token
            self._refused = False

    def get(
        self,
        path: str,
        environment: str | None = None,
        query: Mapping[str, str] | None = None,
        priority: Priority = Priority.PERSON,
    ) -> Response:
        """Read something. What a person waits for is asked again when the answer was lost."""
        request = _Request("GET", path, environment, query)
        pauses = self._limits.read_again if priority is Priority.PERSON else ()
        for pause in pauses:
            try:
                return self._send(request, priority)
            except (LostAnswerError, ServerFaultError) as error:
                _log.info("GET %s again in %.1f s: %s", path, pause, error)
                self.pace.rest(pause)
        return self._send(request, priority)

    def delete(self, path: str, environment: str | None = None) -> Response:
        """Delete something. Sent once, and again only when DatoCMS said it did nothing (429)."""
        return self._send(_Request("DELETE", path, environment))

    def post(self, path: str, document: object, environment: str | None = None) -> Response:
        """Make something of a JSON document. Sent once, like a delete."""
        return self._send(_Request("POST", path, environment, document=document))

    def post_form(self, path: str, form: Mapping[str, str]) -> Response:
        """Post a form for something nobody asked for: a refusal tells nobody of the token."""
        return self._send(_Request("POST", path, form=form), Priority.POLLING)

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and what waits (ClosedError)."""
        self.pace.close()
        self._connections.close()

    def _send(self, request: _Request, priority: Priority = Priority.PERSON) -> Response:
        give_up = time.monotonic() + self._limits.patience
        while True:
            with self.pace.turn(priority) as turn:
                token = self._connections.token
                answer, headers = self._exchange(turn, request)
            _log.info(
                "%s %s: %d %s", request.method, request.path, answer.status, answer.request_id or ""
            )
            try:
                self._check(answer, request.environment)
            except WrongTokenError:
                if token == self._connections.token:  # else it goes again with the new one
                    self._tell_refused(request)
                    raise
            except ApiError as error:
                if error.fault.status != 429:
                    raise
                wait = _asked_wait(headers, self.pace.window)
                self.pace.pause(wait)
                if time.monotonic() + wait > give_up:
                    raise RateLimitError(error.fault) from error
            else:
                return answer

    def _check(self, answer: Response, environment: str | None) -> None:
        """Raise what the answer means, unless it is one to rely on."""
        try:
            answer.check()
        except WrongTokenError as error:
            if self._accepted:
                raise RevokedTokenError(error.fault) from error
            raise
        except ApiError as error:
            if error.fault.code == "NOT_FOUND":
                self._check_environment(answer, environment)
            raise
        self._accepted = True
        self._check_environment(answer, environment)

    def _check_environment(self, answer: Response, environment: str | None) -> None:
        expected = environment or self.primary
        if expected and answer.environment and answer.environment != expected:
            raise WrongEnvironmentError(expected, answer.environment)

    def _tell_refused(self, request: _Request) -> None:
        if request.form is not None:
            return  # nobody asked for it
        with self._lock:
            first, self._refused = not self._refused, True
        if first and self.token_refused is not None:
            self.token_refused()

    def _exchange(self, turn: Slot, request: _Request) -> tuple[Response, Mapping[str, str]]:
        environment = request.environment
        with our_errors(self._connections.was_sent):
            response = self._connections.session().request(
                request.method,
                self._base_url + request.path,
                params=request.query,
                headers={"X-Environment": environment} if environment else {},
                json=request.document,
                data=request.form,
                timeout=(self._limits.connect, self._limits.read),
                allow_redirects=False,  # they would carry the token along, and turn DELETE into GET
                stream=True,
                proxies=proxies_to(self._base_url),
            )
            with response:
                self._learn(turn, response.headers)
                body = self._body(response)
        if response.is_redirect:
            raise RedirectedError(host_of(response.headers["Location"]))
        told = response.headers
        answer = Response(
            response.status_code, body, told.get("X-Request-Id"), told.get("X-Environment")
        )
        return answer, told

    def _body(self, response: requests.Response) -> bytes:
        give_up = time.monotonic() + self._limits.whole
        body = bytearray()
        while piece := response.raw.read1(_PIECE, decode_content=True):
            body += piece
            if len(body) > self._limits.largest:
                raise UnreadableAnswerError("too large", response.status_code)
            if time.monotonic() > give_up:
                raise LostAnswerError("the answer came too slowly")
        return bytes(body)

    def _learn(self, turn: Slot, headers: Mapping[str, str]) -> None:
        limit = headers.get("X-RateLimit-Limit", "")
        remaining = headers.get("X-RateLimit-Remaining", "")
        if limit.isdecimal() and remaining.isdecimal() and int(limit) > 0:
            self.pace.learn(turn, int(limit), int(remaining))


def _asked_wait(headers: Mapping[str, str], otherwise: float) -> float:
    """Return the seconds a 429 asks to wait."""
    for name in ("X-RateLimit-Reset", "Retry-After"):
        if (text := headers.get(name, "")).isdecimal():
            return max(0.1, float(text))
    return otherwise
