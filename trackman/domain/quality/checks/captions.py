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
    [♪♫♬♩🎵🎶]
    | \[ [^\]\0]{1,200} \] | 【 [^】\0]{1,200} 】 | ［ [^］\0]{1,200} ］
    | 〔 [^〕\0]{1,200} 〕 | ❲ [^❳\0]{1,200} ❳
    | \( [^)\0]{1,200} \)  | （ [^）\0]{1,200} ）
    | ≪ [^≫\0]{1,200} ≫ | ＜ [^＞\0]{1,200} ＞ | \{ [^}\0]{1,200} \}
    | \* (?=[^\W\d_]) [^*\n\0]{1,200} (?<=\w) \*
    | \* (?<![^\n\0]\*) [ ] (?=[^\W\d_]) [^*\n\0]{1,200} [ ] \* (?=[\n\0])
    | ~ (?<![^\n\0]~) [ ]? (?=[^\W\d_]) [^~\n\0]{1,200} ~ (?=[\n\0])
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


# What in brackets is a remark: moments, directions, explanations, and what an editor puts in.
_REMARK = re.compile(
    r"""
    [,;\d]
    | \b(?: later | earlier | ago | before | after | years? | months? | weeks? | days? | hours?
      | minutes? | today | tomorrow | yesterday | tonight | meanwhile
      | click | here | see | page | pages | link | read | visit | press | subscribe | note | source
      | continued | part | end | translat\w+ | screen | sign | text | photo | slide
      | später | früher | vor | nach | jahre?n? | monate?n? | tage?n? | stunden?
      | siehe | seite | hier
      | ans? | années? | mois | jours? | heures? | après | avant | voir | ici | suite | fin
      | años? | meses | días? | horas? | después | antes | ver | página | aquí | fin
      | anni | anno | mesi | giorni | ore | dopo | prima | vedi | pagina | qui | fine
      | anos? | dias? | depois | aqui | jaar | jaren | dagen | uur | later | zie
      | лет | годы? | года | дней | дня | спустя | позже | назад | см
    )\b
    | ^(?: the | a | an | to | as | he | she | they | it | i | we | you | not | from | in | on | at
      | of | for | this | that | these | those | which | who | is | are | was | were | or | and
      | le | la | les | l | der | die | das | el | los | las | il | lo | gli )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_VERB = re.compile(r"(?:S|ING)$")  # as descriptions of sounds in English end
_LEAST_IN_CAPITALS = 3  # words; fewer are a name
# Bangs, which are written like shouts.
_BURST = re.compile(
    r"(?:BA+NG|BOO+M|CRASH|CRACK|THU[DM]P?|SLAM|CLICK|RI+NG|DING|BU+Z+|POP|SPLASH|SMASH|GUNSHOTS?"
    r"|GUNFIRE|EXPLOSION|KNOCK|SCREECH|WHOOSH|CLANG|CLATTER|SNAP|HONK|TOOT|WHISTLE|SIREN)S?"
)
_UTTERED = re.compile(r"(?:[^\W\d_]{2,} ){2,}(?=\w*[^\W\d_])")
"""Words before others; in capitals, what someone does who then speaks."""


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
    if first in "♪♫♬♩🎵🎶":
        return _Evidence.SURE
    if first in "≪＜{~":  # speech of those who are not seen, too
        return _Evidence.MAYBE
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
    alone = starts and line_ends
    if inner.isupper():  # a speaker or a sound
        return _Evidence.SURE if cue_ends and _is_described(inner) else _Evidence.MAYBE
    if not _has_case(inner):
        return _Evidence.SURE if cue_ends else _Evidence.MAYBE
    plain = inner.islower() and len(words) > 1 and not _REMARK.search(inner)
    return _Evidence.SURE if alone and plain else _Evidence.MAYBE


def _is_described(capitals: str) -> bool:
    """Tell whether words in capitals are surely a sound, and no name or sign."""
    words = capitals.split()
    if len(words) != _LEAST_IN_CAPITALS or _REMARK.search(capitals):
        return False
    return _VERB.search(words[-1]) is not None


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
    if not _has_case(inner):
        return _Evidence.SURE
    return _Evidence.SURE if inner.isupper() and _is_described(inner) else _Evidence.MAYBE


_LONGEST_MANNER = 3  # words


def _speech_after(text: str, end: int) -> bool:
    """Tell whether anything follows in the same cue."""
    return bool(text[end : text.find(CUE_END, end)].strip())


def _has_case(words: str) -> bool:
    return words.lower() != words.upper()


def _in_capitals(context: Context) -> bool:
    """Tell whether a sound stands in capitals, in a text that has small letters."""
    return not context.whole.isupper() and any(
        _names_sound(line) for text in context.shown for line in text.split("\n")
    )


def _names_sound(line: str) -> bool:
    """Tell whether a line, or how it begins, stands in capitals as a sound does.

    A name with its colon is none, and what ends as a shout does, unless it is known.
    """
    capitals = [word for word in _WORD.findall(line) if len(word) > 1 and word.isupper()]
    if any(_KNOWN.search(word) or _BURST.fullmatch(word) for word in capitals):
        return True
    if line.isupper():
        return sum(map(str.isalpha, line)) >= _SHORTEST_SOUND and line[-1] not in "!?:"
    begins = _UTTERED.match(line)
    return begins is not None and begins[0].isupper()


_SHORTEST_SOUND = 4  # letters; shorter ones are abbreviations
