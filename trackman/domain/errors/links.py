"""What was typed or pasted and leads to no video."""

from __future__ import annotations

from enum import StrEnum

from trackman.domain.errors.root import TrackmanError


class LinkFault(StrEnum):
    """Why what was typed names no video."""

    EMPTY = "empty"
    SPACES = "spaces inside"
    NOT_AN_ID = "not an id"
    ID_TOO_LARGE = "number too large for an id"
    DAMAGED = "damaged link"
    NOT_WEB = "not a web link"
    OTHER_PAGE = "another page of DatoCMS"
    NO_PLAYBACK_ID = "no playback id"
    ELSEWHERE = "another site"


class LinkError(TrackmanError):
    """What was typed is neither the id of an upload nor a link to one."""

    def __init__(self, fault: LinkFault, text: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.text = text


class NotAVideoError(TrackmanError):
    """The upload is no video, or not one yet."""

    def __init__(self, filename: str, mime_type: str | None) -> None:
        super().__init__(filename)
        self.filename = filename
        self.mime_type = mime_type


class VideoNotFoundError(TrackmanError):
    """No video of the project has the path or playback id a link names."""
