"""Findings of quality checks about a subtitle track. Sentences for people are in `ui/wording`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trackman.domain.errors import BackupFault


class Severity(StrEnum):
    """Severity of a finding, the worst first."""

    ERROR = "error"
    """Viewers miss something, or see what nobody meant them to see."""
    WARNING = "warning"
    """Viewers are likely to have trouble, or a guide is broken."""
    NOTE = "note"
    """Worth knowing; it may well be meant."""


class FindingCode(StrEnum):
    """Codes of findings, which never change; with the values their sentences need.

    Times are whole milliseconds, languages BCP 47 codes, scripts those of ISO 15924. Whatever
    comes from a text or a track is as strangers wrote it.
    """

    # times
    TOO_FAST = "too_fast"
    """`speed` and `limit`, in characters a second."""
    TOO_SHORT = "too_short"
    """`length` of the cue and `limit`."""
    TOO_LONG = "too_long"
    """`length` of the cue and `limit`."""
    NEVER_SHOWN = "never_shown"
    """A cue that ends no later than it starts: its `start` and `end`."""
    OVERLAP = "overlap"
    """Two cues: for how long both are shown, as `length`."""
    SHORT_GAP = "short_gap"
    """Two cues: the `length` of the pause between them, and `limit`."""
    OUT_OF_ORDER = "out_of_order"
    """Two cues, the second of which starts `earlier` by so much."""
    AFTER_END = "after_end"
    """A cue that starts when the video is over: its `start`, and the `duration` of the video."""
    BEYOND_END = "beyond_end"
    """A cue that is cut off: its `end`, and the `duration` of the video."""
    LITTLE_TEXT = "little_text"
    """The whole track: the share of the video with text, and `limit`, as `percent` of it."""

    # form
    EMPTY = "empty"
    """A cue that shows nothing; no values."""
    LONG_LINE = "long_line"
    """The longest line of a cue: its `length` and `limit`, in characters."""
    MANY_LINES = "many_lines"
    """The number of `lines` of a cue, and `limit`."""
    UNKNOWN_TAG = "unknown_tag"
    """A `tag` that WebVTT does not have, so that players ignore it."""
    UNSAFE_TAG = "unsafe_tag"
    """A `tag` as web pages use it to run or load something."""
    DROPPED_CUES = "dropped_cues"
    """The whole track: the `count` of cues whose times cannot be read."""

    STRAY_WORDS = "stray_words"
    """Words that stand in no cue, behind the one that is named, or before the first: `text`.
    The whole track, where there is no cue at all."""
    RUN_TOGETHER = "run_together"
    """A cue that shows the number, the name or the times of the next one, or a comment: that
    `text`."""
    STYLE_ARROW = "style_arrow"
    """The whole track: the `count` of arrows that end a style or a region for players."""
    ROLL_UP = "roll_up"
    """The whole track: each cue shows lines of the one before once more; no values."""

    # language
    WRONG_SCRIPT = "wrong_script"
    """The whole track: the script `expected` in the language `declared`, the one `found`, and the
    `percent` of the letters that are in it."""
    WRONG_LANGUAGE = "wrong_language"
    """The whole track: the language `declared`, the one `detected`, and how sure that is, as
    `percent`."""
    UNTRANSLATED = "untranslated"
    """Cues with the words of a track in another language: its `track_id`, `name` and `language`,
    and the `percent` of the cues."""
    DUPLICATE = "duplicate"
    """The whole track has the text of another one: its `track_id`, `name` and `language`."""

    # closed captions
    NO_SOUNDS = "no_sounds"
    """The whole track: closed captions by its flag, yet no cue names a sound; no values."""
    SOUNDS_WITHOUT_FLAG = "sounds_without_flag"
    """Cues that name sounds in a track without the flag: their `count`."""

    # words
    LISTED_WORD = "listed_word"
    """A `word` of the project's own list, as it stands there."""
    PLACEHOLDER = "placeholder"
    """The `text` that stands where someone did not hear or finish, such as “[inaudible]”."""
    WATERMARK = "watermark"
    """The `text` by which a program or a site names itself."""
    DAMAGED_CHARACTERS = "damaged_characters"
    """The first line or `text` that was read in a wrong encoding, such as “cafÃ©”; and the right
    `reading` of it, such as “café”; empty where it cannot be told."""

    # no text to look at
    UNREADABLE = "unreadable"
    """The whole track: why its text cannot be read, as `fault`: a word of `BackupFault`."""


Value = int | float | str
"""A number or a text for a sentence."""

_MILD: dict[FindingCode, Severity] = dict.fromkeys(
    (
        FindingCode.SHORT_GAP,
        FindingCode.LITTLE_TEXT,
        FindingCode.LONG_LINE,
        FindingCode.UNKNOWN_TAG,
        FindingCode.ROLL_UP,
        FindingCode.SOUNDS_WITHOUT_FLAG,
    ),
    Severity.NOTE,
)
_GRAVE: dict[FindingCode, Severity] = dict.fromkeys(
    (
        FindingCode.NEVER_SHOWN,
        FindingCode.AFTER_END,
        FindingCode.UNSAFE_TAG,
        FindingCode.DROPPED_CUES,
        FindingCode.WRONG_SCRIPT,
        FindingCode.DAMAGED_CHARACTERS,
        FindingCode.UNREADABLE,
    ),
    Severity.ERROR,
)
SEVERITIES: Mapping[FindingCode, Severity] = {
    code: (_MILD | _GRAVE).get(code, Severity.WARNING) for code in FindingCode
}
"""Severity of each kind of finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was noticed."""

    code: FindingCode
    severity: Severity
    cues: tuple[int, ...] = ()
    """The numbers of the cues, counted from 1 in the order of the file; none: the whole track."""
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    """Values for the sentence, by the names that the code lists."""


def found(code: FindingCode, *cues: int, **values: Value) -> Finding:
    """Return a finding about these cues, as severe as its kind is."""
    return Finding(code, SEVERITIES[code], cues, values)


def unreadable(fault: BackupFault) -> Finding:
    """Return what is to be said of a track whose text cannot be read."""
    return found(FindingCode.UNREADABLE, fault=fault.value)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the worst first, then by their first cue; the whole track before."""
    return tuple(sorted(findings, key=_place))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the highest severity there is; None without findings."""
    return min((finding.severity for finding in findings), key=_RANKS.__getitem__, default=None)


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}
_CODE_RANKS = {code: rank for rank, code in enumerate(FindingCode)}


def _place(finding: Finding) -> tuple[int, tuple[int, ...], int]:
    return _RANKS[finding.severity], finding.cues, _CODE_RANKS[finding.code]
