"""Errors of a scan, by what they mean for it."""

from __future__ import annotations

from trackman.domain.errors import (
    ApiError,
    DeactivatedProjectError,
    InventoryError,
    LostAnswerError,
    NotSentError,
    RateLimitError,
    ServerFaultError,
    StoreFault,
    TrackmanError,
    WrongEnvironmentError,
)
from trackman.domain.inventory.scanning import ScanTrouble

_PASSING = {ScanTrouble.UNREACHABLE, ScanTrouble.TOO_FAST}
_OF_CODES = {
    "PLAN_UPGRADE_REQUIRED": ScanTrouble.QUOTA,
    "INVALID_ENVIRONMENT": ScanTrouble.OTHER_ENVIRONMENT,
    "ENVIRONMENT_NOT_READY": ScanTrouble.OTHER_ENVIRONMENT,
}


def trouble_of(error: TrackmanError) -> ScanTrouble:
    """Return what an error means."""
    match error:
        case InventoryError():
            is_full = error.fault is StoreFault.FULL
            return ScanTrouble.DISK_FULL if is_full else ScanTrouble.NOT_KEPT
        case RateLimitError():
            return ScanTrouble.TOO_FAST
        case DeactivatedProjectError():
            return ScanTrouble.QUOTA
        case WrongEnvironmentError():
            return ScanTrouble.OTHER_ENVIRONMENT
        case NotSentError() | LostAnswerError() | ServerFaultError():
            return ScanTrouble.UNREACHABLE
        case ApiError():
            return _OF_CODES.get(error.fault.code or "", ScanTrouble.REFUSED)
    return ScanTrouble.BROKEN


def passes(trouble: ScanTrouble) -> bool:
    """Tell whether it passes by itself."""
    return trouble in _PASSING


def is_about_one(error: TrackmanError) -> bool:
    """Tell whether an error may be about one video alone, and others can be read."""
    return trouble_of(error) in {ScanTrouble.UNREACHABLE, ScanTrouble.BROKEN}
