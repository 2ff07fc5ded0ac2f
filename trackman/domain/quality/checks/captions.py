"""Checks of closed captions: sounds described, and the flag that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from trackman.domain.quality.checks.context import CUE_END, Context
from trackman.domain.quality.checks.leftovers import PLACEHOLDER
from trackman.domain.quality.checks.passages import Passages
from trackman.domain.quality.findings import Finding, FindingCode, found

# Each choice begins with a character of its own, which is what makes this fast; so does the bound,
# in a text of brackets that never close.
_MARKED = re.compile(
    r"""
    [♪♫♬♩]
    | \[ [^\]\0]{1,200} \] | 【 [^】\0]{1,200} 】 | ［ [^］\0]{1,200} ］
    | 〔 [^〕\0]{1,200} 〕 | ❲ [^❳\0]{1,200} ❳
    | \( [^)\0]{1,200} \)  | （ [^）\0]{1,200} ）
    | \* (?=[^\W\d_]) [^*\n\0]{1,200} (?<=\w) \*
    | \# (?<![^\n\0]\#) (?=[ ]?[^\W\d_]) [^\n\0]{1,200}
    """,
    re.VERBOSE,
)
_ROUND = frozenset("(（")
_LABEL = re.compile(r"(?:[-–—][ ]?)?(?:[^\n:：.?!]{1,30}[:：][ ]?)?")
"""Before speech or a sound: a dash for each speaker, a name with a colon."""
_CODE = re.compile(
    r"""
    [A-Za-z]{2,3} (?:[-_][A-Za-z0-9]{2,8})+   # a language tag, a file's name
    | [A-Za-z]{2}                             # a language
    | .*(?:://|www\.|@|\w\.\w).*              # an address
    | sic | .*\#\d.*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]+")
# Heard most often, in the languages DatoCMS captions: it is no name, however it is written.
_KNOWN = re.compile(
    r"""
    \b(?: music | applause | laugh(?:s|ter|ing) | chuckles | sighs | gasps | groans | coughs
      | cries | crying | sobs | cheer(?:s|ing) | screams | shouts | whisper(?:s|ing) | silence
      | noise | sound | door | phone | knocking | thunder | footsteps | barking | beeps? | song
      | singing
      | musik | applaus | beifall | lach(?:en|t) | gelächter | seufz(?:en|t) | geräusch | jubel
      | stille | gesang | musique | applaudissements | rires? | soupire? | bruit | chant
      | música | aplausos | risas? | suspir[ao]s? | ruido | silencio | musica | applausi
      | risat[ae] | sospira | rumore | risos? | ruído | muziek | gelach | zucht | stilte | gejuich
      | muzyka | oklaski | brawa | śmiech | westchnienie | cisza | hudba | potlesk | smi?ech
      | ticho | gla[sz]ba | aplavz | smeh | pljesak | smijeh | muzică | aplauze | râsete
      | müzik | alkış | gülüşmeler | kahkaha | skratt | applåder | musikk | latter | klapsalver
      | bifald | naurua | taputuksia | musiikkia | μουσική | χειροκρότημα | γέλια
      | музыка | аплодисменты | смех | музика | аплодисменти | оплески | сміх
    )\b
    | 音楽 | 拍手 | 笑 | 音乐 | 掌声 | 音樂 | 掌聲 | 음악 | 박수 | 웃음
    """,
    re.VERBOSE | re.IGNORECASE,
)


class _Evidence(IntEnum):
    """Certainty that something in a text describes a sound.

    Captions without sounds are told only where nothing may be one, sounds in other tracks only
    where something surely is: what stands in brackets can be a name or a remark.
    """

    NONE = 0
    MAYBE = 1
    SURE = 2


def sounds(context: Context) -> Iterable[Finding]:
    """Find closed captions that name no sounds, and sounds in a track without that flag."""
    if context.track.closed_captions:
        if not any(_sounds(context.whole)) and not _in_capitals(context):
            yield found(FindingCode.NO_SOUNDS)
        return
    cues = (number for number, evidence in _sounds(context.whole) if evidence is _Evidence.SURE)
    if numbers := tuple(dict.fromkeys(cues)):
        yield found(FindingCode.SOUNDS_WITHOUT_FLAG, *numbers, count=len(numbers))


def names_sounds(shown: Sequence[str]) -> bool:
    """Tell whether so many of the cues surely name sounds that they are closed captions."""
    whole = CUE_END.join((*shown, ""))
    sure = {number for number, evidence in _sounds(whole) if evidence is _Evidence.SURE}
    return len(sure) >= max(_FEWEST_SOUNDS, len(shown) * _LEAST_SHARE)


_FEWEST_SOUNDS = 2
_LEAST_SHARE = 0.01


def _sounds(whole: str) -> Iterator[tuple[int, _Evidence]]:
    """Yield the cue, counted from 1, of each place that may name a sound."""
    passages = Passages(whole, CUE_END)
    for match in passages.matches(_MARKED):
        if evidence := _evidence(match):
            yield passages.cue_at(match.start()), evidence


def _evidence(match: re.Match[str]) -> _Evidence:
    first, inner = match[0][0], match[0][1:-1].strip()
    if first in "♪♫♬♩":
        return _Evidence.SURE
    if first in "*#":
        # A song stands between number signs, one alone may begin a list; stars also stress words.
        song = first == "#" and match[0].rstrip().endswith("#")
        return _Evidence.SURE if song else _Evidence.MAYBE
    return _in_brackets(match, inner)


def _in_brackets(match: re.Match[str], inner: str) -> _Evidence:
    text, (begin, end) = match.string, match.span()
    words = _WORD.findall(inner)
    if not words or _CODE.fullmatch(inner) or PLACEHOLDER.match(match[0]):
        return _Evidence.NONE
    before = text[max(text.rfind("\n", 0, begin), text.rfind(CUE_END, 0, begin)) + 1 : begin]
    starts = bool(_LABEL.fullmatch(before))
    line_ends = text[end : end + 1] in {"\n", CUE_END, ""}
    cue_ends = line_ends and not _speech_after(text, end)
    known = _KNOWN.search(inner) is not None
    if match[0][0] in _ROUND:
        return _in_parentheses(inner, known, starts=starts, ends=line_ends)
    if known:
        return _Evidence.SURE
    if all(word.istitle() for word in words):  # a name, or German
        return _Evidence.MAYBE if cue_ends else _Evidence.NONE
    if inner.isupper() or not _has_case(inner):  # a speaker or a sound
        return _Evidence.SURE if cue_ends else _Evidence.MAYBE
    return _Evidence.SURE if starts or line_ends else _Evidence.MAYBE


def _in_parentheses(inner: str, known: bool, *, starts: bool, ends: bool) -> _Evidence:
    """Judge what talk has as well: only a line of its own is a sound, or a known one."""
    if not starts:
        return _Evidence.MAYBE if known else _Evidence.NONE
    if not ends:
        # Before speech: a way of saying it, or in Japanese and elsewhere who says it.
        spoken = known or inner.isupper() or inner.islower()
        brief = len(inner.split()) <= _LONGEST_MANNER
        return _Evidence.MAYBE if spoken and brief else _Evidence.NONE
    if known:
        return _Evidence.SURE
    # A name, or a sign on screen.
    sign = inner.isupper() and len(inner.split()) > _LONGEST_IN_CAPITALS
    return _Evidence.MAYBE if inner.istitle() or sign else _Evidence.SURE


_LONGEST_MANNER = 3  # words
_LONGEST_IN_CAPITALS = 3


def _speech_after(text: str, end: int) -> bool:
    """Tell whether anything follows in the same cue."""
    return bool(text[end : text.find(CUE_END, end)].strip())


def _has_case(words: str) -> bool:
    return words.lower() != words.upper()


def _in_capitals(context: Context) -> bool:
    """Tell whether a line stands in capitals as a sound does, in a text that has small letters.

    A name with its colon is none, and what ends as a shout does.
    """
    return not context.whole.isupper() and any(
        line.isupper() and sum(map(str.isalpha, line)) >= _SHORTEST_SOUND and line[-1] not in "!?:"
        for text in context.shown
        for line in text.split("\n")
    )


_SHORTEST_SOUND = 4  # letters; shorter ones are abbreviations
