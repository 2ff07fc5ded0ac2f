"""Edit the subtitles of a track: taken apart, kept as a draft, checked, mended and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from trackman.domain.drafts import DraftPlace, EditDraft, checksum
from trackman.domain.quality.findings import Finding
from trackman.domain.quality.fixes import Fix
from trackman.domain.subtitles.editing.differences import CueDifference, differences
from trackman.domain.subtitles.editing.document import EditedText, Snapshot
from trackman.domain.subtitles.editing.passages import OpenedText, opened, salvage_of
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.search import SearchedTexts
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.checking import fixes_of
from trackman.services.executors import Executors, Lane
from trackman.services.quality import QualityChecks
from trackman.store.drafts import Drafts


class TrackEditing:
    """Work on the subtitles of one project's tracks that no window should wait for."""

    def __init__(self, executors: Executors, drafts: Drafts, checks: QualityChecks) -> None:
        self._executors = executors
        self._drafts = drafts
        self._checks = checks

    async def open(self, content: bytes) -> EditedText:
        """Take up a file, whole or not."""
        return EditedText(await self._executors.run(partial(opened, content), Lane.COMPUTING))

    async def opened(self, draft: EditDraft) -> OpenedText:
        """Take apart what a draft holds."""
        return await self._executors.run(partial(opened, draft.content), Lane.COMPUTING)

    async def draft(self, place: DraftPlace) -> EditDraft | None:
        """Return the draft of a track; None where there is none. Raises DraftError."""
        return await self._executors.run(partial(self._drafts.read, place), Lane.DISK)

    async def keep(self, place: DraftPlace, text: EditedText, begun_from: str) -> int:
        """Write a text as it is now as a draft, and return the revision. Raises DraftError.

        `begun_from` is the checksum of the file that was edited.
        """
        snapshot = text.snapshot()

        def write() -> None:
            draft = EditDraft(place, text.content(snapshot), begun_from, datetime.now(UTC))
            self._drafts.keep(draft)

        await self._executors.run(write, Lane.DISK)
        return snapshot.revision

    async def discard(self, place: DraftPlace) -> None:
        """Remove the draft of a track. Raises DraftError."""
        await self._executors.run(partial(self._drafts.remove, place), Lane.DISK)

    async def carry(self, old: DraftPlace, new: DraftPlace, published: str | None = None) -> None:
        """Move the draft of a track to the one that took its place. Raises DraftError.

        A draft with this checksum is what was published, and goes.
        """
        work = partial(self._drafts.carry, old, new, published)
        await self._executors.run(work, Lane.DISK)

    async def findings(
        self, video: Video, track: Track, texts: Mapping[str, ReadText], text: EditedText
    ) -> tuple[Finding, ...]:
        """Return what is noticed about a text as it is now; `texts` are those of other tracks."""
        edited = {**texts, track.id: as_read(text.opened, text.snapshot())}
        return await self._checks.findings(video, track, edited) or ()

    async def fix(self, track: Track, text: EditedText, findings: Iterable[Finding]) -> Fix:
        """Return the cues that mend these findings, as far as that is certain."""
        read, limits = as_read(text.opened, text.snapshot()), self._checks.limits()
        work = partial(fixes_of, track, read, tuple(findings), limits)
        return await self._executors.run(work, Lane.COMPUTING)

    async def differences(self, before: Sequence[Cue], after: Sequence[Cue]) -> list[CueDifference]:
        """Compare two texts cue by cue."""
        return await self._executors.run(partial(differences, before, after), Lane.COMPUTING)


def as_read(text: OpenedText, snapshot: Snapshot) -> ReadText:
    """Return a text under edit as if it had been published and read again."""
    salvage = salvage_of(text, snapshot.passages, snapshot.ending)
    return replace(_NOTHING, salvage=salvage)


def began_from(text: EditedText) -> str:
    """Return the checksum of the file that is being edited."""
    return checksum(text.opened.content)


_NOTHING = ReadText(salvage_of(opened(b"WEBVTT"), (), ""), SearchedTexts(()), b"", None)
