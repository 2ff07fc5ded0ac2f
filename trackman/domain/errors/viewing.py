"""What one looks for in a text, or plays."""

from __future__ import annotations

from enum import StrEnum

from trackman.domain.errors.root import TrackmanError
from trackman.domain.playback import PlayFault


class ExpressionFault(StrEnum):
    """Why nothing was searched for."""

    NOT_ONE = "not a regular expression"
    TOO_SLOW = "takes too long"


class ExpressionError(TrackmanError):
    """A regular expression is none, or too slow; `place` is where it went wrong, from 0."""

    def __init__(self, fault: ExpressionFault, detail: str = "", place: int | None = None) -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
        self.place = place


class PlayError(TrackmanError):
    """A video cannot be played in the way that was tried; another way may do."""

    def __init__(self, fault: PlayFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
