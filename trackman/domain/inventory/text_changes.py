"""Changes that finding and replacing makes in the texts of many tracks, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trackman.domain.errors import TrackmanError
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.subtitles.editing.document import EditAct, EditedText
from trackman.domain.subtitles.editing.passages import opened
from trackman.domain.subtitles.editing.replacing import ReplacedCue, Wanted, cues_of, replaced
from trackman.domain.subtitles.webvtt import Cue


class LeftOut(StrEnum):
    """Reasons for which a track is not changed."""

    NOT_READY = "not_ready"
    """DatoCMS has not finished preparing it, or it failed."""
    NOT_READ = "not_read"
    """No text of it was read yet."""
    DRAFT = "draft"
    """It has a draft that was not published, or is under edit."""
    BUSY = "busy"
    """Something is done to it already."""
    GONE = "gone"
    """Track or video is not there any more."""
    CHANGED = "changed"
    """Its text changed meanwhile, and none of the changes fits any more."""
    FAILED = "failed"
    """Its text could not be fetched or kept."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A cue and what its text would be."""

    start: int
    """Milliseconds."""
    end: int
    hit: ReplacedCue

    @property
    def places_after(self) -> tuple[tuple[int, int], ...]:
        """Places of the new words in the text as it would be."""
        lengths = [end - start for start, end in self.hit.places]
        grown = len(self.hit.after) - len(self.hit.before)
        new = (grown + sum(lengths)) // len(lengths)
        starts = [
            start + number * new - sum(lengths[:number])
            for number, (start, _) in enumerate(self.hit.places)
        ]
        return tuple((start, start + new) for start in starts)

    @property
    def mark(self) -> tuple[int, int, str]:
        """Return what tells the cue apart in another version of the text."""
        return self.start, self.end, self.hit.before


@dataclass(frozen=True, slots=True)
class TextChanges:
    """Changes of one track, in the order of its cues."""

    track: InventoryTrack
    changes: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True)
class TrackLeftOut:
    """A track that is not changed."""

    track: InventoryTrack
    why: LeftOut
    error: TrackmanError | None = None


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text with changes made in it."""

    content: bytes
    changes: int
    lost: int
    """Changes that were wanted and do not fit the text any more."""


def changes_in(content: bytes, wanted: Wanted, by: str) -> tuple[TextChange, ...]:
    """Return the cues of a file that would change. To be called on a worker thread."""
    pattern = wanted.pattern()
    if pattern is None or not _may_hold(content, wanted):
        return ()
    cues = [passage.cue for passage in opened(content).passages]
    return _changes(cues, wanted, by)


def changed_text(
    content: bytes, wanted: Wanted, by: str, ticked: Collection[TextChange]
) -> ChangedText:
    """Make those changes in a file that are ticked, and fit it as it is now.

    Only the cues that change are written anew. To be called on a worker thread.
    """
    text = EditedText(opened(content))
    left = Counter(one.mark for one in ticked)
    fitting: list[ReplacedCue] = []
    for change in _changes(text.cues, wanted, by):
        if left[change.mark]:
            left[change.mark] -= 1
            fitting.append(change.hit)
    if fitting:
        text.put(EditAct.REPLACE, cues_of(text.cues, fitting))
    return ChangedText(text.content(), len(fitting), left.total())


def _changes(cues: Sequence[Cue], wanted: Wanted, by: str) -> tuple[TextChange, ...]:
    return tuple(
        TextChange(cues[hit.row].start, cues[hit.row].end, hit)
        for hit in replaced(cues, wanted, by)
        if hit.after != hit.before
    )


def _may_hold(content: bytes, wanted: Wanted) -> bool:
    """Tell at a glance whether a file can hold a text, since most of many hold none."""
    pattern = wanted.pattern()
    try:
        return pattern is not None and pattern.search(content.decode()) is not None
    except UnicodeDecodeError:
        return True  # of another encoding, which takes a closer look
