"""Preparation of new tracks until they are ready or errored (API reference, section 1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.resources.webvtt import cue_count, webvtt_of
from trackman.demo.timers import Timer

_MISSING = "The file could not be downloaded."
_NO_CUES = "The file has no cues."
_NO_SOUND = "The file could not be read: it is neither M4A nor MP3 nor WAV."
_UNREADABLE = "The file could not be read: it is neither SRT nor WebVTT."
_UNUSABLE = "The file could not be prepared."
_VIDEO = "The file is a video."


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """End of a preparation: ready, or errored where `error` says why."""

    text: bytes | None = None
    """WebVTT of subtitles."""
    error: str | None = None


@dataclass(slots=True)
class Preparation:
    """Time between a track's creation and its end as ready or errored."""

    track: DemoTrack
    file: PreparedFile
    countdown: Timer
    """Tells when it ends; each list that shows the track counts."""
    fails: bool
    serves: bytes | None
    """File the stream host will serve in place of the real one."""

    def end(self) -> None:
        """Make the track what the file lets it become."""
        error = _UNUSABLE if self.fails else self.file.error
        if error is not None:
            self.track.status, self.track.error = "errored", error
        else:
            self.track.status = "ready"
            self.track.vtt = self.file.text if self.serves is None else self.serves


def prepared_file(kind: str, content: bytes | None) -> PreparedFile:
    """Return what a file becomes; None is one that is not there any more.

    What Mux says about files it cannot use is not documented.
    """
    if content is None:
        return PreparedFile(error=_MISSING)
    if kind == "audio":
        return PreparedFile(error=_fault_of_sound(content))
    text = webvtt_of(content)
    if text is None:
        return PreparedFile(error=_UNREADABLE)
    return PreparedFile(text) if cue_count(text) else PreparedFile(error=_NO_CUES)


def _fault_of_sound(content: bytes) -> str | None:
    """Return why a file is no sound, as far as its beginning and its boxes tell."""
    if content[4:8] == b"ftyp":
        return _VIDEO if b"vide" in content else None
    is_wave = content[:4] == b"RIFF" and content[8:12] == b"WAVE"
    is_mp3 = content[:3] == b"ID3" or (content[:1] == b"\xff" and content[1:2] >= b"\xe0")
    return None if is_wave or is_mp3 else _NO_SOUND
