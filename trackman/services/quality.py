"""Judge the texts of a video's tracks: each by itself, and beside the others."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.languages import reads_alike
from trackman.domain.quality.checks.catalogue import run_checks
from trackman.domain.quality.checks.context import Context, Detection
from trackman.domain.quality.findings import Finding, ordered, unreadable
from trackman.domain.quality.limits import AS_IN_THE_GUIDE, PRESETS, OwnLimits, Preset
from trackman.domain.resources import resource_path
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import LONGEST_CUE, Subtitles
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.services.executors import Executors, Lane
from trackman.store.exports import write_table

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
    _checking: CheckRunner = field(init=False)

    def __post_init__(self) -> None:
        self._checking = CheckRunner(self.executors)

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
        await self.executors.run(partial(write_table, path, headings, rows), Lane.DISK)


def _subtitles(text: ReadText) -> Subtitles:
    cues = text.salvage.cues
    if any(len(cue.text) > LONGEST_CUE for cue in cues):
        cues = tuple(replace(cue, text=cue.text[:LONGEST_CUE]) for cue in cues)
    return Subtitles(cues, text.salvage.unplayed)


def _about_damage(damage: BackupError | None) -> tuple[Finding, ...]:
    if damage is None or damage.fault in _NOBODYS_FAULT:
        return ()
    return (unreadable(damage.fault),)


_ENOUGH = 200
"""Bytes of letters in UTF-8, which are the more the more a letter says: some five cues. With fewer
a name decides."""
_LARGEST_SAMPLE = 10_000
"""Characters; more add time, not certainty."""
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class CheckRunner:
    """Run checks where they hold nobody up."""

    executors: Executors

    async def findings(self, context: Context) -> tuple[Finding, ...]:
        """Detect the language and run all checks: a few dozen milliseconds for 2,000 cues."""
        return await self.executors.run(partial(_findings, context), Lane.COMPUTING)


def detected(texts: tuple[str, ...]) -> Detection | None:
    """Return the language that the cues' texts are in; None if there is too little text.

    The model is fastText's for 176 languages, in its small form, which ships with trackman:
    nothing is downloaded. Languages that hardly differ share their certainty.
    """
    sample = _sample(texts)
    if len("".join(filter(str.isalpha, sample)).encode()) < _ENOUGH:
        return None
    labels, certainties = _model().predict(sample, k=_CANDIDATES)
    if not labels:
        return None
    candidates = [label.removeprefix("__label__") for label in labels]  # the likeliest is first
    best = candidates[0]
    alike = (
        certainty
        for language, certainty in zip(candidates, certainties, strict=True)
        if reads_alike(best, language)
    )
    return Detection(best, min(1.0, sum(alike)))  # a single one can be 1.00001


def _findings(context: Context) -> tuple[Finding, ...]:
    return run_checks(replace(context, detection=detected(context.shown)))


def _sample(texts: tuple[str, ...]) -> str:
    """Return as much of a text as is needed, from all over it, as the model knows it best."""
    step = 1 + sum(map(len, texts)) // _LARGEST_SAMPLE
    return " ".join(texts[::step]).replace("\n", " ").lower()[:_LARGEST_SAMPLE]


class _Model(Protocol):
    """The part of a fastText model that is used; the package ships no types."""

    def predict(self, text: str, k: int) -> tuple[Sequence[str], Sequence[float]]:
        """Return the likeliest labels for a text without line breaks, and how likely they are."""


@cache
def _model() -> _Model:
    # 15 ms and 5 MiB, so not before it is needed.
    import fasttext

    path = resource_path("languages", "lid.176.ftz")
    # fastText hands the bytes of a path to the system, and would hand on those of UTF-8, which
    # Windows reads as its code page: folders named after people are not found then.
    place = str(path).encode("mbcs") if os.name == "nt" else os.fsencode(path)
    model: _Model = fasttext.load_model(place)
    return model
