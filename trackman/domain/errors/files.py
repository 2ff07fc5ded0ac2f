"""What is kept on this computer, or written for others."""

from __future__ import annotations

from enum import StrEnum

from trackman.domain.errors.root import TrackmanError


class StoreFault(StrEnum):
    """Why a file of ours could not be read or written."""

    DAMAGED = "damaged"
    NEWER = "written by a newer trackman"
    READ_ONLY = "may not be written"
    FULL = "no room on the disk"
    BUSY = "used by another program"
    MISSING = "missing"
    OTHER = "not usable"


class JournalError(TrackmanError):
    """The journal cannot be used, so nothing may be deleted."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class BackupFault(StrEnum):
    """Why a text cannot serve as a backup."""

    UNREACHABLE = "not reachable"
    NO_TEXT = "no text there"
    NOT_WEBVTT = "not WebVTT"
    NOT_UTF8 = "not UTF-8"
    NO_CUES = "no cues"
    CUT = "not whole"
    TOO_LARGE = "too large"
    NOT_WRITTEN = "not written"
    MISSING = "file missing"
    CHANGED = "file changed"
    UNREADABLE = "file not readable"


class BackupError(TrackmanError):
    """A text could not be saved and proven whole, or a saved one is no good any more.

    `detail` says it technically; `store_fault` says why it could not be written or read.
    """

    def __init__(
        self, fault: BackupFault, detail: str = "", store_fault: StoreFault | None = None
    ) -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
        self.store_fault = store_fault


class ArchiveError(TrackmanError):
    """An archive cannot be read or written; nothing here was changed."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class ExportError(TrackmanError):
    """A file made for other programs or for reading could not be written."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
