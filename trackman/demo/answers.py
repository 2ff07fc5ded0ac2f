"""Responses of the server before they are put on the wire."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from trackman.demo.errors import Refusal

_JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; its length is added when it is sent."""

    status: int
    body: bytes = b""
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def with_headers(self, headers: Mapping[str, str]) -> Answer:
        """Return the answer with `headers` added; those it has win."""
        return replace(self, headers={**headers, **self.headers})

    def padded(self, size: int) -> Answer:
        """Return the answer with spaces after its body, so that it has `size` bytes."""
        return replace(self, body=self.body.ljust(size))

    def head(self) -> bytes:
        """Return the status line and the headers as they go on the wire."""
        lines = [f"HTTP/1.1 {self.status} {phrase(self.status)}"]
        if self.content_type is not None:
            lines.append(f"content-type: {self.content_type}")
        if self.status != HTTPStatus.NO_CONTENT:
            lines.append(f"content-length: {len(self.body)}")
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


def document(status: int, content: Mapping[str, Any]) -> Answer:
    """Answer with a JSON document."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(status, body, _JSON)


def refused(refusal: Refusal) -> Answer:
    """Answer with an error document."""
    return document(refusal.status, refusal.document())


def page(status: int, html: str) -> Answer:
    """Answer with a web page, as something in front of DatoCMS would."""
    return Answer(status, html.encode(), "text/html; charset=utf-8")


def phrase(status: int) -> str:
    """Return the words that go with an HTTP status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
