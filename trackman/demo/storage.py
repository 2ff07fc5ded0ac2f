"""Storage that takes files before tracks are made of them: an S3 look-alike (API reference, 4)."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit
from xml.sax.saxutils import escape

from trackman.demo.answers import Answer
from trackman.demo.requests import DemoRequest
from trackman.demo.resources.uploads import SITE_ID

STORAGE_ROOT = "/storage"


@dataclass(frozen=True, slots=True)
class UploadRequest:
    """The permission to send one file; its `id` is the path the file is kept under."""

    id: str
    query: Mapping[str, str]
    """Signed parameters, and the signature."""
    headers: Mapping[str, str]
    """Headers that the request must have."""
    expires_at: float
    """Monotonic seconds."""

    def url(self, base: str) -> str:
        """Return the address to send the file to, below that of the storage."""
        return f"{base}{quote(self.id)}?{urlencode(self.query)}"

    def document(self, base: str) -> dict[str, Any]:
        """Return the `upload_request` resource."""
        attributes = {"url": self.url(base), "request_headers": dict(self.headers)}
        return {"type": "upload_request", "id": self.id, "attributes": attributes}


class DemoStorage:
    """Keeps files by path, and takes them from those who were given a signed address."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.came_at: dict[str, float] = {}
        """Monotonic seconds at which files were sent, by path."""
        self.requests: dict[str, UploadRequest] = {}
        """Every request made so far, by id."""

    def request(self, filename: str, headers: Mapping[str, str], seconds: float) -> UploadRequest:
        """Permit a file to be sent within so many seconds."""
        path = self._free_path(filename)
        expires_at = time.monotonic() + seconds
        request = UploadRequest(path, _signed_query(headers, seconds), dict(headers), expires_at)
        self.requests[path] = request
        return request

    def content(self, source: str, keeps: float | None = None) -> bytes | None:
        """Return the file that an id or an address of this storage names; None without one.

        A file that was sent more than `keeps` seconds ago is gone.
        """
        is_address = "://" in source
        path = urlsplit(source).path.removeprefix(STORAGE_ROOT) if is_address else source
        path = unquote(path) if is_address else path
        if keeps is not None and time.monotonic() - self.came_at.get(path, 0.0) >= keeps:
            return None
        return self.files.get(path)

    def answer(self, seen: DemoRequest, largest: int | None = None) -> Answer:
        """Keep the file that a request brings, or refuse it in the words of S3."""
        if refusal := self._refusal(seen):
            return refusal
        if largest is not None and len(seen.body) > largest:
            return storage_refusal(400, "EntityTooLarge", "The file exceeds the largest size")
        self.files[_path_of(seen)] = seen.body
        self.came_at[_path_of(seen)] = seen.at
        return Answer(200, headers={"etag": f'"{hashlib.md5(seen.body).hexdigest()}"'})

    def _refusal(self, seen: DemoRequest) -> Answer | None:
        request = self.requests.get(_path_of(seen))
        if seen.method != "PUT" or request is None:
            return storage_refusal(403, "AccessDenied", "Access Denied")
        if seen.headers["Authorization"] is not None:
            # Such as a token that followed a file to where it does not belong.
            return storage_refusal(400, "InvalidArgument", "Only one auth mechanism allowed")
        if seen.headers["Transfer-Encoding"] is not None:
            return storage_refusal(501, "NotImplemented", "A header implies what is not there")
        if seen.headers["Content-Length"] is None:
            return storage_refusal(411, "MissingContentLength", "The length must be sent")
        if seen.query != request.query or any(
            seen.headers[name] != value for name, value in request.headers.items()
        ):
            return storage_refusal(403, "SignatureDoesNotMatch", "The signature does not match")
        if seen.at >= request.expires_at:
            return storage_refusal(403, "AccessDenied", "Request has expired")
        return None

    def _free_path(self, filename: str) -> str:
        """Return a path with the current time in it; two files of a second get different ones."""
        seconds = int(time.time())
        while (path := f"/{SITE_ID}/{seconds}-{filename.replace('/', '-')}") in self.requests:
            seconds += 1
        return path


def storage_refusal(status: int, code: str, message: str) -> Answer:
    """Answer as S3 does when it refuses something."""
    error = f"<Error><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error>"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{error}'
    return Answer(status, text.encode(), "application/xml")


def _path_of(seen: DemoRequest) -> str:
    return unquote(seen.path).removeprefix(STORAGE_ROOT)


def _signed_query(headers: Mapping[str, str], seconds: float) -> dict[str, str]:
    """Return the parameters of a signed address; only their names are those of S3."""
    return {
        "x-amz-acl": "public-read",
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Date": datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"),
        "X-Amz-Expires": f"{seconds:.0f}",
        "X-Amz-SignedHeaders": ";".join(sorted(["host", *map(str.lower, headers)])),
        "X-Amz-Signature": secrets.token_hex(32),
    }
