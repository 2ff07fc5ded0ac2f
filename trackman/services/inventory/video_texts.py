"""Texts of one video, read and checked together, since the checks compare them with each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from trackman.domain.inventory.shown_text import ShownText
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.uploads import Upload, Video
from trackman.services.executors import Executors, Lane
from trackman.services.quality import QualityChecks
from trackman.store.inventory.inventory import InventoryStore
from trackman.store.inventory.reading import KnownTrack

T = TypeVar("T")
CheckedText = tuple[int, ShownText, int | None]
"""Key of a track, its text, and the number of findings where it was checked."""


@dataclass(frozen=True, slots=True)
class VideoTexts:
    """Reads and checks the texts of a video of the inventory."""

    store: InventoryStore
    checks: QualityChecks
    executors: Executors

    async def checked(
        self, upload: Upload, known: Sequence[KnownTrack], contents: Mapping[int, bytes]
    ) -> list[CheckedText]:
        """Return all texts of a video, those in `contents` and those that were read before."""
        texts: dict[str, ReadText] = {}
        for one in known:
            content = contents.get(one.key)
            if content is None and one.checksum is not None:
                content = await self._run(partial(self.store.text, one.key), Lane.INVENTORY)
            if content is not None:
                read = partial(ReadText.of, content, None)
                texts[one.track.id] = await self._run(read, Lane.COMPUTING)
        tracks = tuple(one.track for one in known)
        video = Video(upload, tracks, self.store.scope.environment)
        found: list[CheckedText] = []
        for one in known:
            if (text := texts.get(one.track.id)) is not None:
                findings = await self.checks.findings(video, one.track, texts)
                shown = await self._run(partial(ShownText.read, text), Lane.COMPUTING)
                found.append((one.key, shown, len(findings or ())))
        return found

    async def _run(self, work: Callable[[], T], lane: Lane) -> T:
        return await self.executors.run(work, lane)
