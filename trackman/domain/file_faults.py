"""Reasons why no track can be made of a file."""

from __future__ import annotations

from enum import StrEnum


class FileFault(StrEnum):
    """One reason each, as far as it needs words of its own."""

    MISSING = "missing"
    """It is not there any more."""
    DENIED = "denied"
    """The system does not let trackman read it."""
    NOT_READ = "not read"
    """Reading failed for another reason, such as a broken disk or a lost network drive."""
    NO_FILE = "no file"
    """A device, a pipe or the like."""
    EMPTY = "empty"
    TOO_LARGE = "too large"
    """Larger than any subtitle file, or than DatoCMS takes."""
    OTHER_KIND = "other kind"
    """Neither subtitles nor audio."""
    PICTURES = "pictures"
    """Subtitles made of pictures, such as those of DVDs."""
    VIDEO = "video"
    """It has a picture, so it is no audio track."""
    NO_SOUND = "no sound"
    """A container of audio that has none."""
    NO_CUES = "no cues"
    """A subtitle file without a single cue that can be read."""
    NO_FRAME_RATE = "no frame rate"
    """Times in frames, and nobody knows how many there are in a second."""
    DAMAGED = "damaged"
    """It begins as a format that trackman knows, and cannot be read as such."""
    CHANGED = "changed"
    """It is not the file any more that was looked at."""
