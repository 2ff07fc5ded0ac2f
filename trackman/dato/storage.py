"""The storage that takes files for DatoCMS, by signed addresses: no token goes there.

A signed address is a secret for as long as it holds, so no error and no log names one.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

import requests

from trackman.dato.connections import Connections, our_errors
from trackman.dato.proxies import proxies_to
from trackman.dato.redirects import MOST_HOPS, SAME_METHOD, host_of, next_address
from trackman.domain.addresses import is_safe
from trackman.domain.errors import (
    ClosedError,
    DatoError,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
    RedirectedError,
    SourceError,
    SourceFault,
    StoppedError,
    StorageError,
)
from trackman.domain.outgoing_files import OutgoingFile
from trackman.domain.uploads import UploadTicket

Sent = Callable[[int, int], None]
"""Called on the thread that sends, with how many bytes of how many left, 101 times at most."""

_CODE = re.compile(rb"<Code>([A-Za-z0-9.]{1,60})</Code>")  # in the XML of S3
_REFUSAL = 8192  # bytes


@dataclass(frozen=True, slots=True)
class StorageLimits:
    """Time limits for sending a file, in seconds."""

    connect: float = 15.0
    """Also for each piece to leave."""
    read: float = 60.0
    """From the last byte sent to the answer."""
    whole: float = 300.0
    """For all pieces of a small file."""
    slowest: int = 50_000
    """Bytes a second below which a large file leaves too slowly."""


class Storage:
    """Send files. Safe from any thread; not counted against the pace of the API."""

    def __init__(
        self,
        limits: StorageLimits = StorageLimits(),
        sends_to: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`sends_to` is called with each signed address that a file is sent to."""
        self._limits = limits
        self._sends_to = sends_to
        self._connections = Connections()
        self._closed = threading.Event()

    def put_file(
        self, ticket: UploadTicket, file: OutgoingFile, sent: Sent, stop: threading.Event
    ) -> None:
        """Send a file to where a ticket says; sending it again does no harm.

        Raises StoppedError soon after `stop` is set, StorageError where the storage refuses,
        SourceError where the file is not what it was, or another DatoError.
        """
        try:
            self._put(ticket, file, sent, stop)
        except DatoError as error:
            raise error from None  # what lies beneath names the signed address

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and start nothing more (ClosedError)."""
        self._closed.set()
        self._connections.close()

    def _put(
        self, ticket: UploadTicket, file: OutgoingFile, sent: Sent, stop: threading.Event
    ) -> None:
        if not is_safe(ticket.url):
            raise InsecureConnectionError(f"no https to {host_of(ticket.url)}")
        self._sends_to(ticket.url)
        give_up = time.monotonic() + self._limits.whole + file.size / self._limits.slowest
        url = ticket.url
        for _ in range(MOST_HOPS + 1):
            if self._closed.is_set():
                raise ClosedError
            with file.opened() as source:
                body = _Body(source, file.size, sent, stop, give_up)
                target = self._exchange(url, _headers(ticket, url, file.content_type), body)
            if target is None:
                return
            url = target
        raise RedirectedError(host_of(url))

    def _exchange(self, url: str, headers: Mapping[str, str], body: _Body) -> str | None:
        """Send a file, and return where to send it instead, if anywhere."""
        with our_errors(self._connections.was_sent):
            try:
                response = self._connections.session().put(
                    url,
                    data=body,
                    headers=headers,
                    timeout=(self._limits.connect, self._limits.read),
                    allow_redirects=False,
                    stream=True,
                    proxies=proxies_to(url),
                )
            except requests.exceptions.InvalidURL:
                raise NotSentError("damaged address") from None  # its words hold the address
            with response:
                target = next_address(response, url, SAME_METHOD)
                if target is None and not 200 <= response.status_code < 300:
                    raise StorageError(response.status_code, _code(response))
        return target


class _Body:
    """A file that is read while it is sent. Its length goes ahead, as a signed address needs."""

    def __init__(
        self, source: BinaryIO, size: int, sent: Sent, stop: threading.Event, give_up: float
    ) -> None:
        self._source = source
        self._size = size
        self._sent = sent
        self._stop = stop
        self._give_up = give_up
        self._position = 0
        self._percent = -1

    def __len__(self) -> int:
        return self._size

    def read(self, size: int = -1) -> bytes:
        """Return the next piece, and tell once a percent that those before it left."""
        if self._stop.is_set():
            raise StoppedError
        if time.monotonic() > self._give_up:
            raise LostAnswerError("the file left too slowly")
        percent = self._position * 100 // max(1, self._size)
        if percent > self._percent:
            self._percent = percent
            self._sent(self._position, self._size)
        left = self._size - self._position
        try:
            piece = self._source.read(left if size < 0 else min(left, size))
        except OSError as error:
            raise SourceError(SourceFault.UNREADABLE, str(error)) from error
        if left and not piece:
            raise SourceError(SourceFault.CHANGED, "shorter than before")
        self._position += len(piece)
        return piece


def _headers(ticket: UploadTicket, url: str, content_type: str) -> dict[str, str]:
    """Return what to send along; what the ticket says is for its own host alone."""
    own = ticket.headers if host_of(url) == host_of(ticket.url) else {}
    others = {name: value for name, value in own.items() if name.lower() != "content-type"}
    return others | {"Content-Type": content_type}


def _code(response: requests.Response) -> str:
    """Return what S3 calls a refusal; empty where it says nothing or something else."""
    match = _CODE.search(response.raw.read1(_REFUSAL, decode_content=True))
    return match[1].decode() if match else ""
