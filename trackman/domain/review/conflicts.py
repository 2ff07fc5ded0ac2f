"""Conflicts of a decision with the video as it is now: what was decided on is not there so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trackman.domain.inventory.fresh_look import TrackChange, change_of
from trackman.domain.languages import same_language
from trackman.domain.review.records import ReviewSnapshot
from trackman.domain.tracks import Track, is_same_name


class DecisionConflict(StrEnum):
    """Reasons not to carry out a decision, though people agree about it."""

    VIDEO_GONE = "video_gone"
    """The video is not there any more, or is no video."""
    GONE = "gone"
    """The track is not there any more."""
    REPLACED = "replaced"
    """It is not there any more, and another one has taken its place."""
    CHANGED = "changed"
    """It has another name, kind, language or flag."""
    LOST_ITS_TEXT = "lost_its_text"
    """It had subtitles that could be backed up, and has none now."""
    TEXT_CHANGED = "text_changed"
    """Its subtitles are not those that were on screen."""

    @property
    def is_gone(self) -> bool:
        """Tell whether there is nothing left to delete."""
        return self in (DecisionConflict.VIDEO_GONE, DecisionConflict.GONE)


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """Conflict, with the track it is about."""

    what: DecisionConflict
    now: Track | None = None
    """The track as it is now, or the one that has taken its place."""


def conflict_of(
    decided_on: ReviewSnapshot,
    tracks: Sequence[Track] | None,
    known: Collection[str] = (),
    text_sha256: str | None = None,
) -> FoundConflict | None:
    """Hold what was decided on against the tracks its video has now; None where all is as it was.

    `tracks` is None where the video is gone. `known` are the ids of tracks that were there with it:
    none of them has taken its place. `text_sha256` is that of the text as it is now, where known.
    """
    if tracks is None:
        return FoundConflict(DecisionConflict.VIDEO_GONE)
    seen = decided_on.track
    now = next((one for one in tracks if one.id == seen.id), None)
    change = change_of(seen, now)
    if change is TrackChange.VANISHED:
        heir = _heir(seen, tracks, known)
        what = DecisionConflict.GONE if heir is None else DecisionConflict.REPLACED
        return FoundConflict(what, heir)
    if change is TrackChange.CHANGED:
        return FoundConflict(DecisionConflict.CHANGED, now)
    if change is TrackChange.LOST_ITS_TEXT:
        return FoundConflict(DecisionConflict.LOST_ITS_TEXT, now)
    if text_sha256 and decided_on.text_sha256 and text_sha256 != decided_on.text_sha256:
        return FoundConflict(DecisionConflict.TEXT_CHANGED, now)
    return None


def _heir(gone: Track, tracks: Sequence[Track], known: Collection[str]) -> Track | None:
    """Return the track that has taken the place of one that is gone, by its name if several may."""
    heirs = [
        one
        for one in tracks
        if one.id not in known
        and one.kind == gone.kind
        and same_language(one.language_code, gone.language_code)
    ]
    by_name = (one for one in heirs if is_same_name(one.name, gone.name))
    return next(by_name, heirs[0] if heirs else None)
