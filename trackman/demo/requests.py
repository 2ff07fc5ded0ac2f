"""A request as it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from typing import Literal

Host = Literal["api", "stream", "image", "storage"]
"""One of the four hosts of the real world that a request is meant for."""


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """A request as it arrived."""

    method: str
    path: str
    """Without the query; begins with `/`."""
    query: dict[str, str]
    headers: Message
    """Names are looked up whatever their case."""
    body: bytes
    at: float
    """Time of arrival, in monotonic seconds."""
    host: Host = "api"
    whole: bool = True
    """True if all of its body came; what did not is not worked on."""
