"""Judge the texts of a video's tracks: each by itself, and beside the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.findings import Finding, ordered, unreadable
from trackman.domain.quality.limits import AS_IN_THE_GUIDE, PRESETS, OwnLimits, Preset
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import LONGEST_CUE, Subtitles
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.checking import CheckRunner
from trackman.services.executors import Executors
from trackman.store.finding_files import write_table

_NOBODYS_FAULT = {BackupFault.UNREACHABLE}


@dataclass(frozen=True, slots=True)
class QualityResult:
    """A text with what was noticed about it; the numbers of cues are true of no other one."""

    text: ReadText
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class QualityChecks:
    """What is noticed about texts, by the limits and words a person chose."""

    threads: Executors
    preset: Preset = Preset.NEUTRAL
    words: tuple[str, ...] = ()
    own: OwnLimits = AS_IN_THE_GUIDE
    _checking: CheckRunner = field(init=False)

    def __post_init__(self) -> None:
        self._checking = CheckRunner(self.threads)

    async def findings(
        self, video: Video, track: Track, texts: Mapping[str, ReadText]
    ) -> tuple[Finding, ...] | None:
        """Return what is noticed about a track's text, the worst first; None if it is not known.

        `texts` are those of the video's tracks that were read, by track id.
        """
        text = texts.get(track.id)
        if text is None:
            return None
        noticed = _about_damage(text.damage)
        if not text.salvage.cues:
            return noticed or None
        duration = video.upload.duration
        context = Context(
            track,
            _subtitles(text),
            self.own.over(PRESETS[self.preset]),
            None if duration is None else round(duration * 1000),
            tuple(
                (other, _subtitles(texts[other.id]))
                for other in video.tracks
                if other.id != track.id and other.id in texts and texts[other.id].salvage.cues
            ),
            self.words,
        )
        return ordered((*noticed, *await self._checking.findings(context)))

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
        await self.threads.run_here(partial(write_table, path, headings, rows))


def _subtitles(text: ReadText) -> Subtitles:
    cues = text.salvage.cues
    if any(len(cue.text) > LONGEST_CUE for cue in cues):
        cues = tuple(replace(cue, text=cue.text[:LONGEST_CUE]) for cue in cues)
    return Subtitles(cues, text.salvage.unplayed)


def _about_damage(damage: BackupError | None) -> tuple[Finding, ...]:
    if damage is None or damage.fault in _NOBODYS_FAULT:
        return ()
    return (unreadable(damage.fault),)
