"""One HTTP exchange with DatoCMS: pace, time limits, size limit, and errors in our words.

Retrying one request lives here, polling a job does not: a GET may be repeated when its answer was
lost, and any request after a 429, which means that it was not carried out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from trackman.dato.answers import Answer
from trackman.dato.connections import Connections, our_errors
from trackman.dato.pace import Pace, Priority, Turn
from trackman.domain.addresses import checked_base
from trackman.domain.errors import (
    ApiError,
    LostAnswerError,
    RateLimitError,
    RedirectedError,
    ServerFaultError,
    TokenError,
    UnreadableAnswerError,
)

API_URL = "https://site-api.datocms.com"  # API reference, section 5.1
_PIECE = 64 * 1024
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large a single exchange may be. Times in seconds."""

    connect: float = 6.1
    read: float = 30.0
    """Until the answer begins, and between two pieces of it."""
    whole: float = 90.0
    """For the whole body, so that a server that drips cannot hold a thread for ever."""
    largest: int = 64 * 1024 * 1024
    """Bytes of the body after decompression."""
    patience: float = 300.0
    """How long 429 after 429 is waited for."""
    read_again: tuple[float, ...] = (0.5, 1.5)
    """Pauses before a GET that a person waits for is sent again."""


class Transport:
    """Send requests to one server with one token. Safe from any thread."""

    def __init__(
        self,
        token: str,
        base_url: str = API_URL,
        pace: Pace | None = None,
        limits: Limits = Limits(),
    ) -> None:
        token = token.strip()
        if not token or not token.isascii() or not token.isprintable() or " " in token:
            raise TokenError(missing=not token)
        self._base_url = checked_base(base_url)
        self._limits = limits
        self._connections = Connections(self._base_url, token)
        self.pace = pace or Pace()

    def get(
        self,
        path: str,
        environment: str | None = None,
        query: Mapping[str, str] | None = None,
        priority: Priority = Priority.PERSON,
    ) -> Answer:
        """Read something. What a person waits for is asked again when the answer was lost."""
        pauses = self._limits.read_again if priority is Priority.PERSON else ()
        for pause in pauses:
            try:
                return self._send("GET", path, environment, query, priority)
            except (LostAnswerError, ServerFaultError) as error:
                _log.info("GET %s again in %.1f s: %s", path, pause, error)
                self.pace.rest(pause)
        return self._send("GET", path, environment, query, priority)

    def delete(self, path: str, environment: str | None = None) -> Answer:
        """Delete something. Sent once, and again only when DatoCMS said it did nothing (429)."""
        return self._send("DELETE", path, environment, None, Priority.PERSON)

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and what waits (ClosedError)."""
        self.pace.close()
        self._connections.close()

    def _send(
        self,
        method: str,
        path: str,
        environment: str | None,
        query: Mapping[str, str] | None,
        priority: Priority,
    ) -> Answer:
        give_up = time.monotonic() + self._limits.patience
        while True:
            with self.pace.turn(priority) as turn:
                answer, headers = self._exchange(turn, method, path, environment, query)
            _log.info("%s %s: %d %s", method, path, answer.status, answer.request_id or "")
            try:
                answer.check()
            except ApiError as error:
                if error.fault.status != 429:
                    raise
                wait = _asked_wait(headers, self.pace.window)
                self.pace.pause(wait)
                if time.monotonic() + wait > give_up:
                    raise RateLimitError(error.fault) from error
            else:
                return answer

    def _exchange(
        self,
        turn: Turn,
        method: str,
        path: str,
        environment: str | None,
        query: Mapping[str, str] | None,
    ) -> tuple[Answer, Mapping[str, str]]:
        with our_errors(self._connections.was_sent):
            response = self._connections.session().request(
                method,
                self._base_url + path,
                params=query,
                headers={"X-Environment": environment} if environment else {},
                timeout=(self._limits.connect, self._limits.read),
                allow_redirects=False,  # they would carry the token along, and turn DELETE into GET
                stream=True,
                proxies=self._connections.proxies,
            )
            with response:
                self._learn(turn, response.headers)
                body = self._body(response)
        if response.is_redirect:
            raise RedirectedError(urlsplit(response.headers["Location"]).hostname or "")
        answer = Answer(response.status_code, body, response.headers.get("X-Request-Id"))
        return answer, response.headers

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

    def _learn(self, turn: Turn, headers: Mapping[str, str]) -> None:
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
