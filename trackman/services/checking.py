"""Checks of one text: its language is detected, then all checks run. All of it blocks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from trackman.domain.additions import CERTAIN
from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.languages import reads_alike
from trackman.domain.quality.checks.catalogue import run_checks
from trackman.domain.quality.checks.context import Context, Detection
from trackman.domain.quality.checks.form import stray
from trackman.domain.quality.findings import Finding, ordered, unreadable
from trackman.domain.quality.fixes import Fix, Fixes
from trackman.domain.quality.limits import QualityLimits
from trackman.domain.resources import resource_path
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track

_NOBODYS_FAULT = {BackupFault.UNREACHABLE}
_ENOUGH = 200
"""Bytes of letters in UTF-8, which are the more the more a letter says: some five cues. With fewer
a name decides."""
_LARGEST_SAMPLE = 10_000
"""Characters; more add time, not certainty."""
_CANDIDATES = 8
# The labels are names of Wikipedias, which are not all BCP 47.
_OF_WIKIPEDIA = {"als": "gsw", "bh": "bho", "eml": "egl"}


def findings_of(
    track: Track,
    texts: Mapping[Track, ReadText],
    *,
    limits: QualityLimits,
    duration: int | None = None,
    words: tuple[str, ...] = (),
    detection: Detection | None = None,
) -> tuple[Finding, ...]:
    """Detect the language of a track's text and run all checks; the worst findings come first.

    `detection` is what was detected before, which takes a while.

    `texts` are its own and those of other tracks of the video, whose length `duration` is in
    milliseconds. It takes a few dozen milliseconds for 2,000 cues.
    """
    text = texts[track]
    noticed = _about_damage(text.damage)
    if not text.salvage.cues:
        return ordered((*noticed, *stray(Context(track, text.subtitles, limits))))
    others = tuple(
        (other, theirs.subtitles)
        for other, theirs in texts.items()
        if other != track and theirs.salvage.cues
    )
    context = Context(track, text.subtitles, limits, duration, others, words)
    context = context.detected(detection or detected(context.shown))
    return ordered((*noticed, *run_checks(context)))


def fixes_of(
    track: Track, text: ReadText, findings: Sequence[Finding], limits: QualityLimits
) -> Fix:
    """Return the cues that mend findings of a track's text, as far as that is certain."""
    context = Context(track, text.subtitles, limits)
    context = context.detected(detected(context.shown))
    return Fixes(context).of_all(findings)


def _about_damage(damage: BackupError | None) -> tuple[Finding, ...]:
    if damage is None or damage.fault in _NOBODYS_FAULT:
        return ()
    return (unreadable(damage.fault),)


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
    # the likeliest is first
    candidates = [_code_of(label.removeprefix("__label__")) for label in labels]
    best = candidates[0]
    alike = (
        certainty
        for language, certainty in zip(candidates, certainties, strict=True)
        if reads_alike(best, language)
    )
    return Detection(best, min(1.0, sum(alike)))  # a single one can be 1.00001


def spoken_language(text: str) -> str | None:
    """Return the language of a text; None where it is not certain enough."""
    found = detected((text,))
    return found.language if found is not None and found.certainty >= CERTAIN else None


def _code_of(label: str) -> str:
    return _OF_WIKIPEDIA.get(label, label)


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
