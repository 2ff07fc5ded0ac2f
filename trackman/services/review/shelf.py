"""Texts of a review that are held in memory: as many as fit, those looked at last."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from trackman.domain.quality.findings import Finding
from trackman.domain.review.queue import QueueItem
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video

LARGEST = 16 * 1024 * 1024
"""Bytes of memory, about."""
MOST = 40
"""Items: who goes back further finds them on the disk."""
_OF_EACH = 2 * 1024
_A_BYTE = 7
"""Bytes of memory that a text takes, and a byte of its file more, as measured."""


@dataclass(frozen=True, slots=True)
class ReviewedText:
    """A track of a review with all that a person needs to judge it."""

    item: QueueItem
    text: ReadText | None
    """Its text, or `ReadText.damage` says why it is not to be had; None for a track without text,
    such as sound."""
    findings: tuple[Finding, ...] | None
    """The worst first; None where there is no text to check."""
    video: Video | None = None
    """The video with its tracks as they were last seen; None where that is not known yet."""
    others: Mapping[str, ReadText] = field(default_factory=dict)
    """Texts of the video's other subtitle tracks, by track id."""
    is_whole: bool = False
    """False while other tracks' texts are still to come."""

    @property
    def beside(self) -> list[tuple[Track, ReadText]]:
        """The other tracks whose texts can be put beside it, in the order of the video."""
        tracks = () if self.video is None else self.video.tracks
        pairs = ((one, self.others.get(one.id)) for one in tracks)
        return [(one, text) for one, text in pairs if text is not None and text.salvage.cues]


class Shelf:
    """The texts looked at last; the others leave, but for the very last."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._kept: OrderedDict[str, ReviewedText] = OrderedDict()
        self._holders: Counter[int] = Counter()
        """Number of those kept that hold a text, by the id of the object."""
        self.size = 0
        """Bytes they take, about; a text that several hold counts once."""

    def of(self, key: str) -> ReviewedText | None:
        """Return what is kept of an item, which is looked at now."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def has(self, key: str) -> bool:
        """Tell whether an item is kept."""
        return key in self._kept

    def text(self, upload_id: str, track_id: str) -> ReadText | None:
        """Return the text of any track that is kept as the text of an item, or beside one."""
        own = self._kept.get(f"{upload_id}/{track_id}")
        if own is not None:
            return own.text
        for one in self._kept.values():
            if one.item.track.upload_id == upload_id and track_id in one.others:
                return one.others[track_id]
        return None

    def put(self, one: ReviewedText) -> None:
        """Keep an item, in place of what was kept of it; others make room."""
        self._drop(one.item.key)
        self._kept[one.item.key] = one
        for text in _texts(one):
            self._holders[id(text)] += 1
            if self._holders[id(text)] == 1:
                self.size += _size(text)
        while len(self._kept) > 1 and (self.size > self._largest or len(self._kept) > MOST):
            self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._holders.clear()
        self.size = 0

    def _drop(self, key: str) -> None:
        if (one := self._kept.pop(key, None)) is None:
            return
        for text in _texts(one):
            self._holders[id(text)] -= 1
            if self._holders[id(text)] == 0:
                del self._holders[id(text)]
                self.size -= _size(text)


def _texts(one: ReviewedText) -> list[ReadText]:
    own = [] if one.text is None else [one.text]
    return [*own, *one.others.values()]


def _size(text: ReadText) -> int:
    return _OF_EACH + _A_BYTE * len(text.content)
