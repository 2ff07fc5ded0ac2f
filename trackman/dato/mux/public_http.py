"""Public hosts that serve files of videos: no token goes there, and no pace holds."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from trackman.dato.connections import Connections, our_errors
from trackman.dato.mux.decompression import decompression_of
from trackman.dato.proxies import proxies_to
from trackman.dato.redirects import MOST_HOPS, host_of, next_address
from trackman.domain.addresses import checked_base
from trackman.domain.errors import (
    ClosedError,
    LostAnswerError,
    RedirectedError,
    TooLargeError,
    UnreadableAnswerError,
    WebPageError,
)

_PIECE = 64 * 1024
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HostLimits:
    """Limits for fetching a file. Times in seconds, sizes in bytes."""

    connect: float
    read: float
    """Until the answer begins, and between two pieces of it."""
    whole: float
    """For all of it, so that a server that drips cannot hold a thread for ever."""
    largest: int
    """Bytes after decompression."""
    read_again: tuple[float, ...] = ()
    """Pauses before it is asked for again, when the answer was lost or the host overloaded."""
    follow: bool = False
    """True if to go where the host points."""
    stay: bool = False
    """True if to go there only where it is the same host."""


class PublicHttp:
    """Fetch files whole or not at all. Safe from any thread.

    `file` is what one is called in errors, such as `picture`.
    """

    def __init__(self, base_url: str, limits: HostLimits, file: str) -> None:
        self._base_url = checked_base(base_url)
        self._limits = limits
        self._file = file
        self._connections = Connections()
        self._closed = threading.Event()

    def get(self, path: str, accept: str, query: Mapping[str, str] | None = None) -> bytes:
        """Fetch a file.

        Raises DatoError: UnreadableAnswerError with the status where the host serves none there.
        """
        return self._patiently(self._base_url + path, path, accept, query)

    def get_listed(self, address: str, accept: str, part: range | None = None) -> bytes:
        """Fetch a file whose address a list of the host named, or some of its bytes.

        It may lie on another host. Raises DatoError like `get`, UnreadableAnswerError also where
        the address is not https, and where what comes is not the part that was asked for.
        """
        if urlsplit(address).scheme != "https" and _origin(address) != _origin(self._base_url):
            raise UnreadableAnswerError(f"a {self._file} without https", 200)
        name = f"a {self._file} of {host_of(address)}"
        return self._patiently(address, name, accept, None, part)

    def address(self, path: str) -> str:
        """Return the whole address of a file, for what fetches it by itself."""
        return self._base_url + path

    def look(self, path: str, accept: str) -> None:
        """Ask for a file and read nothing of it. Raises DatoError like `get`."""
        self._get(self._base_url + path, accept, None, read=False)

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and start nothing more (ClosedError)."""
        self._closed.set()
        self._connections.close()

    def _patiently(
        self,
        url: str,
        name: str,
        accept: str,
        query: Mapping[str, str] | None,
        part: range | None = None,
    ) -> bytes:
        for pause in self._limits.read_again:
            try:
                return self._whole(url, accept, query, part)
            except (LostAnswerError, UnreadableAnswerError) as error:
                if not _may_pass(error):
                    raise
                _log.info("%s again in %.1f s: %s", name, pause, error)
                if self._closed.wait(pause):
                    raise ClosedError from error
        return self._whole(url, accept, query, part)

    def _whole(
        self, url: str, accept: str, query: Mapping[str, str] | None, part: range | None
    ) -> bytes:
        """Fetch a file; where nothing says where it ends, it must come twice the same."""
        content, ends = self._get(url, accept, query, part)
        if part is not None and len(content) != len(part):
            raise LostAnswerError(f"{len(content)} bytes of {len(part)}")
        if ends or part is not None:
            return content
        again, ends = self._get(url, accept, query)
        if not ends and again != content:
            raise LostAnswerError(f"nothing says where the {self._file} ends; it came in two sizes")
        return again

    def _get(
        self,
        address: str,
        accept: str,
        query: Mapping[str, str] | None,
        part: range | None = None,
        *,
        read: bool = True,
    ) -> tuple[bytes, bool]:
        """Return a file, and whether its end is known from the transfer."""
        url: str | None = address
        for _ in range(MOST_HOPS + 1):
            if self._closed.is_set():
                raise ClosedError
            content, ends, url = self._exchange(url or "", accept, query, part, read=read)
            if url is None:
                return content, ends
            query = None
        raise RedirectedError(host_of(url or ""))

    def _exchange(
        self,
        url: str,
        accept: str,
        query: Mapping[str, str] | None,
        part: range | None,
        *,
        read: bool,
    ) -> tuple[bytes, bool, str | None]:
        """Return a file and whether its end is known, or nothing and where to go instead."""
        with our_errors(self._connections.was_sent):
            response = self._connections.session().get(
                url,
                params=query,
                headers={"Accept": accept, **_headers(part)},
                timeout=(self._limits.connect, self._limits.read),
                allow_redirects=False,
                stream=True,
                proxies=proxies_to(url),
            )
            with response:
                target = next_address(response, url) if self._limits.follow else None
                if target is not None:
                    if self._limits.stay and _origin(target) != _origin(url):
                        raise RedirectedError(host_of(target))
                    return b"", True, target
                self._must_be_there(response, part)
                content = self._content(response) if read else b""
                return content, _tells_end(response.headers), None

    def _must_be_there(self, response: requests.Response, part: range | None) -> None:
        status, headers = response.status_code, response.headers
        if part is not None and status in {200, 206}:
            place = headers.get("Content-Range", "").partition("/")[0]
            if status == 200 or place != f"bytes {part.start}-{part.stop - 1}":
                raise UnreadableAnswerError(f"not the part of a {self._file} asked for", 200)
        elif status != 200:
            raise UnreadableAnswerError(f"no {self._file}", status)
        if response.headers.get("Content-Type", "").strip().lower().startswith("text/html"):
            raise WebPageError(f"a web page for a {self._file}", response.status_code)

    def _content(self, response: requests.Response) -> bytes:
        status = response.status_code
        decompression = decompression_of(response.headers.get("Content-Encoding", ""))
        if decompression is None:
            raise UnreadableAnswerError(f"a {self._file} in an unknown compression", status)
        give_up = time.monotonic() + self._limits.whole
        content = bytearray()
        while piece := response.raw.read1(_PIECE, decode_content=False):
            try:
                content += decompression.decompress(piece, self._limits.largest)
            except ValueError as error:
                raise UnreadableAnswerError(f"damaged compression: {error}", status) from error
            if len(content) > self._limits.largest:
                raise TooLargeError(status)
            if time.monotonic() > give_up:
                raise LostAnswerError(f"the {self._file} came too slowly")
        if not decompression.is_whole():
            raise UnreadableAnswerError(f"the {self._file} was cut within its compression", status)
        return bytes(content)


def _headers(part: range | None) -> dict[str, str]:
    """Return headers that ask for some bytes of a file, which then are not compressed, or all."""
    if part is None:
        return {"Accept-Encoding": "gzip"}
    return {"Accept-Encoding": "identity", "Range": f"bytes={part.start}-{part.stop - 1}"}


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _tells_end(headers: Mapping[str, str]) -> bool:
    """Tell whether a transfer says where it ends: by a length, or in chunks."""
    coding = headers.get("Transfer-Encoding", "").rpartition(",")[2].strip().lower()
    length = headers.get("Content-Length", "")
    return coding == "chunked" or (length.isascii() and length.isdigit())


def _may_pass(error: LostAnswerError | UnreadableAnswerError) -> bool:
    """Tell whether the same request may succeed in a moment."""
    return isinstance(error, LostAnswerError) or error.status == 429 or error.status >= 500
