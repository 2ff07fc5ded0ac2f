"""The records that use a video (API reference, section 2.2), as far as that can be known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Reference:
    """A record that uses an upload, in the environment that was asked."""

    id: str
    model_id: str
    """The id of its model (`item_type`); empty where it is not told."""
    title: str | None
    """Title of the record; None if no field holds one."""
    is_draft: bool = False
    """True if it is not published, so that visitors do not see it."""


class Unread(StrEnum):
    """Why the records that use a video are not known."""

    ASKED = "asked"
    """DatoCMS was asked and has not answered yet."""
    UNKNOWN = "unknown"
    """DatoCMS did not say."""


Uses = tuple[Reference, ...] | Unread
"""The records that use a video, or why they are not known."""
