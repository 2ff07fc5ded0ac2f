"""Checks for leftovers: placeholders, credits, damaged characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trackman.domain.quality.checks.context import CUE_END, LONGEST_QUOTE, Context
from trackman.domain.quality.checks.passages import Passages
from trackman.domain.quality.findings import Finding, FindingCode, found

# What machines and typists write where they did not hear, in the languages DatoCMS captions.
PLACEHOLDER = re.compile(
    r"""
    [\[(（【]\s*
    (?: in+audible | inaudib\w+ | unintelligible | indecipherable | unclear
      | blank[_ ]audio | no[ ]audio | foreign(?:[ ]language)? | \?+ | \.{3} | …
      | incomprensib\w+ | inintel\w+ | inaudív\w+ | ininteligív\w+
      | unverständlich | unhörbar | onverstaanbaar | onhoorbaar | ohörbart | uhørlig\w* | uklart
      | niezrozumiał\w+ | niesłyszaln\w+ | nesrozumiteln\w+ | nezrozumiteľn\w+ | nerazumljiv\w+
      | neinteligibil\w* | anlaşılmıyor | duyulmuyor | epäselvää | ακατάληπτο
      | неразборчиво | нерозбірливо | неясно | 聞き取れない | 听不清 | 聽不清
    )
    (?:[ ,:-]*[0-9:.]+)? \s*[\])）】]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FILLERS = ("lorem ipsum",)
# Sites and programs that sign, and lines that speech recognition has learnt from their signatures.
_SIGNATURES = (
    "amara.org",
    "opensubtitles",
    "addic7ed",
    "subscene.com",
    "otter.ai",
    "castingwords",
    "www.rev.com",
    "happyscribe",
    "sonix.ai",
    "turboscribe",
    "dimatorzok",
    "subtitles by ",
    "captions by ",
    "subtitled by ",
    "captioned by ",
    "transcribed by ",
    "transcription by ",
    "synced and corrected by ",
    "sous-titres réalisés par",
    "sous-titres par",
    "sous-titrage par",
    "untertitel der ",
    "untertitel von ",
    "untertitel im auftrag",
    "untertitelung ",
    "subtítulos realizados por",
    "subtítulos por ",
    "sottotitoli creati da",
    "sottotitoli a cura di",
    "legendas pela",
    "legendas por ",
    "ondertiteld door",
    "ondertiteling door",
    "napisy stworzone",
    "undertexter från",
    "undertexter av ",
    "субтитры сделал",
    "субтитры создавал",
    "субтитры подготов",
    "редактор субтитров",
    "字幕由",
    "字幕志愿者",
)


def leftovers(context: Context) -> Iterable[Finding]:
    """Find placeholders, signatures of machines, and characters damaged by a wrong encoding."""
    passages = Passages(context.whole, CUE_END)
    lowered = context.whole.lower()
    for code, matches in (
        (FindingCode.PLACEHOLDER, passages.first_in_each(PLACEHOLDER)),
        (FindingCode.PLACEHOLDER, _lines_with(_FILLERS, context.shown, lowered)),
        (FindingCode.WATERMARK, _lines_with(_SIGNATURES, context.shown, lowered)),
    ):
        for number, text in matches:
            yield found(code, number, text=text.strip()[:LONGEST_QUOTE])
    for number, (broken, reading) in context.damage.items():
        text, right = (one.strip()[:LONGEST_QUOTE] for one in (broken, reading))
        known = "" if right == text else right
        yield found(FindingCode.DAMAGED_CHARACTERS, number, text=text, reading=known)


def _lines_with(
    known: Iterable[str], shown: tuple[str, ...], lowered: str
) -> Iterator[tuple[int, str]]:
    """Return the first line of each cue in which one of the known words or phrases stands.

    `lowered` is all of the text in small letters, each cue ended by `CUE_END`.
    """
    there = [phrase for phrase in known if phrase in lowered]
    if not there:
        return
    pattern = re.compile("|".join(map(re.escape, there)), re.IGNORECASE)
    for number in _cues_with(there, lowered):
        lines = (
            line for line in shown[number - 1].split("\n") if _begins_word(pattern.search(line))
        )
        if (line := next(lines, None)) is not None:
            yield number, line


def _cues_with(phrases: Iterable[str], lowered: str) -> list[int]:
    """Return the numbers of the cues with a phrase, in order."""
    passages = Passages(lowered, CUE_END)
    places = (found for phrase in phrases for found in re.finditer(re.escape(phrase), lowered))
    return sorted({passages.cue_at(found.start()) for found in places})


def _begins_word(match: re.Match[str] | None) -> bool:
    return match is not None and not match.string[: match.start()][-1:].isalnum()
