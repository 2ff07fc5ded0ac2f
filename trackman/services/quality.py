"""Judge the texts of a video's tracks: each by itself, and beside the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from trackman.domain.errors import BackupFault
from trackman.domain.quality.findings import Finding
from trackman.domain.quality.limits import (
    AS_IN_THE_GUIDE,
    PRESETS,
    OwnLimits,
    Preset,
    QualityLimits,
)
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.checking import findings_of
from trackman.services.executors import Executors, Lane
from trackman.store.tables import write_table

_NOBODYS_FAULT = {BackupFault.UNREACHABLE}


@dataclass(frozen=True, slots=True)
class QualityResult:
    """A text with what was noticed about it; the numbers of cues are true of no other one."""

    text: ReadText
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class QualityChecks:
    """Quality checks of subtitles, by the limits and words a person chose."""

    executors: Executors
    preset: Preset = Preset.NEUTRAL
    words: tuple[str, ...] = ()
    own: OwnLimits = AS_IN_THE_GUIDE

    def limits(self) -> QualityLimits:
        """Return the limits in force."""
        return self.own.over(PRESETS[self.preset])

    async def findings(
        self, video: Video, track: Track, texts: Mapping[str, ReadText]
    ) -> tuple[Finding, ...] | None:
        """Return what is noticed about a track's text, the worst first; None if it is not known.

        `texts` are those of the video's tracks that were read, by track id.
        """
        if track.id not in texts:
            return None
        others = (one for one in video.tracks if one.id != track.id and one.id in texts)
        duration = video.upload.duration
        work = partial(
            findings_of,
            track,
            {one: texts[one.id] for one in (track, *others)},
            limits=self.limits(),
            duration=None if duration is None else round(duration * 1000),
            words=self.words,
        )
        findings = await self.executors.run(work, Lane.COMPUTING)
        return findings if findings or texts[track.id].salvage.cues else None

    async def judged(
        self, video: Video, track: Track, texts: Mapping[str, ReadText]
    ) -> QualityResult | None:
        """Return what is noticed about a track's text, together with this text."""
        text = texts.get(track.id)
        findings = await self.findings(video, track, texts)
        return None if text is None or findings is None else QualityResult(text, findings)

    async def export(
        self, path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """Write findings as a table. Raises ExportError."""
        await self.executors.run(partial(write_table, path, headings, rows), Lane.DISK)
