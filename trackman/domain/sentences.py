"""English sentences that windows and the command line both say.

Windows translate them: Qt's tool finds what `QT_TRANSLATE_NOOP` marks. Its first argument, the
context, tells translators and catalogues where a sentence belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from trackman.domain.errors import BackupFault
from trackman.domain.file_faults import FileFault
from trackman.domain.quality.findings import Finding, FindingCode
from trackman.domain.subtitles.foreign.reading import Loss


def QT_TRANSLATE_NOOP(_: str, text: str) -> str:  # noqa: N802 - the name Qt's tool looks for
    """Mark a text for translation and return it as it is."""
    return text


FINDINGS: Final[Mapping[FindingCode, str]] = {
    FindingCode.TOO_FAST: QT_TRANSLATE_NOOP(
        "FindingWording", "{speed} characters per second (limit {limit})"
    ),
    FindingCode.TOO_SHORT: QT_TRANSLATE_NOOP(
        "FindingWording", "Shown for {length} (at least {limit})"
    ),
    FindingCode.TOO_LONG: QT_TRANSLATE_NOOP(
        "FindingWording", "Shown for {length} (at most {limit})"
    ),
    FindingCode.NEVER_SHOWN: QT_TRANSLATE_NOOP(
        "FindingWording", "Ends at {end} but starts at {start}, so players never show it."
    ),
    FindingCode.OVERLAP: QT_TRANSLATE_NOOP(
        "FindingWording", "Both are shown at the same time for {length}."
    ),
    FindingCode.SHORT_GAP: QT_TRANSLATE_NOOP(
        "FindingWording", "The pause of {length} between them may flicker (at least {limit})"
    ),
    FindingCode.OUT_OF_ORDER: QT_TRANSLATE_NOOP(
        "FindingWording", "The second cue starts {earlier} before the first."
    ),
    FindingCode.AFTER_END: QT_TRANSLATE_NOOP(
        "FindingWording", "Starts at {start}, but the video ends at {duration}."
    ),
    FindingCode.BEYOND_END: QT_TRANSLATE_NOOP(
        "FindingWording", "Ends at {end}, but the video ends at {duration}."
    ),
    FindingCode.LITTLE_TEXT: QT_TRANSLATE_NOOP(
        "FindingWording",
        "Only {percent} % of the video is subtitled (expected at least {limit} %).",
    ),
    FindingCode.EMPTY: QT_TRANSLATE_NOOP("FindingWording", "Empty cue."),
    FindingCode.LONG_LINE: QT_TRANSLATE_NOOP(
        "FindingWording", "{length} characters in one line (limit {limit})"
    ),
    FindingCode.MANY_LINES: QT_TRANSLATE_NOOP("FindingWording", "{lines} lines (limit {limit})"),
    FindingCode.UNKNOWN_TAG: QT_TRANSLATE_NOOP(
        "FindingWording", "{tag} is not a WebVTT tag. Players ignore it."
    ),
    FindingCode.UNSAFE_TAG: QT_TRANSLATE_NOOP(
        "FindingWording", "{tag} is a web page tag that runs or loads something."
    ),
    FindingCode.DROPPED_CUES: QT_TRANSLATE_NOOP(
        "FindingWording", "Cues with times no player can read, so they are never shown: {count}."
    ),
    FindingCode.STRAY_WORDS: QT_TRANSLATE_NOOP(
        "FindingWording", "Words outside any cue, which players don’t show: {text}"
    ),
    FindingCode.RUN_TOGETHER: QT_TRANSLATE_NOOP(
        "FindingWording", "No empty line before the next cue, so {text} is shown as words."
    ),
    FindingCode.STYLE_ARROW: QT_TRANSLATE_NOOP(
        "FindingWording",
        "Arrows (-->) in styles, which players ignore from there on: {count}.",
    ),
    FindingCode.ROLL_UP: QT_TRANSLATE_NOOP(
        "FindingWording", "Roll-up captions: each cue repeats lines of the one before."
    ),
    FindingCode.NO_SOUNDS: QT_TRANSLATE_NOOP(
        "FindingWording", "Marked as closed captions, but no cue describes a sound."
    ),
    FindingCode.SOUNDS_WITHOUT_FLAG: QT_TRANSLATE_NOOP(
        "FindingWording", "Cues describe sounds, but the track isn’t marked as closed captions."
    ),
    FindingCode.WRONG_SCRIPT: QT_TRANSLATE_NOOP(
        "FindingWording",
        "The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in"
        " {percent} %: {found}.",
    ),
    FindingCode.WRONG_LANGUAGE: QT_TRANSLATE_NOOP(
        "FindingWording",
        "The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} %"
        " sure).",
    ),
    FindingCode.UNTRANSLATED: QT_TRANSLATE_NOOP(
        "FindingWording",
        "Not translated: same words as {name}, {language} ({percent} % of the cues).",
    ),
    FindingCode.DUPLICATE: QT_TRANSLATE_NOOP("FindingWording", "Identical to {name}, {language}."),
    FindingCode.LISTED_WORD: QT_TRANSLATE_NOOP(
        "FindingWording", "{word} is on your list of words."
    ),
    FindingCode.PLACEHOLDER: QT_TRANSLATE_NOOP("FindingWording", "Placeholder: {text}"),
    FindingCode.WATERMARK: QT_TRANSLATE_NOOP(
        "FindingWording", "Looks like a tool or website credit: {text}"
    ),
    FindingCode.DAMAGED_CHARACTERS: QT_TRANSLATE_NOOP(
        "FindingWording", "Garbled by a wrong encoding: {text}"
    ),
    FindingCode.UNREADABLE: QT_TRANSLATE_NOOP("FindingWording", "The subtitles can’t be read."),
}
"""Sentence of each code, with the values that `FindingCode` lists in braces."""
_REPAIRED: Final = QT_TRANSLATE_NOOP(
    "FindingWording", "Garbled by a wrong encoding: {text}, which should read {reading}"
)

FINDING_NAMES: Final[Mapping[FindingCode, str]] = {
    FindingCode.TOO_FAST: QT_TRANSLATE_NOOP("FindingWording", "Too fast to read"),
    FindingCode.TOO_SHORT: QT_TRANSLATE_NOOP("FindingWording", "Shown too briefly"),
    FindingCode.TOO_LONG: QT_TRANSLATE_NOOP("FindingWording", "Shown too long"),
    FindingCode.NEVER_SHOWN: QT_TRANSLATE_NOOP("FindingWording", "Cues that are never shown"),
    FindingCode.OVERLAP: QT_TRANSLATE_NOOP("FindingWording", "Overlapping cues"),
    FindingCode.SHORT_GAP: QT_TRANSLATE_NOOP("FindingWording", "Short gaps"),
    FindingCode.OUT_OF_ORDER: QT_TRANSLATE_NOOP("FindingWording", "Cues out of order"),
    FindingCode.AFTER_END: QT_TRANSLATE_NOOP(
        "FindingWording", "Cues that start after the end of the video"
    ),
    FindingCode.BEYOND_END: QT_TRANSLATE_NOOP(
        "FindingWording", "Cues that end after the end of the video"
    ),
    FindingCode.LITTLE_TEXT: QT_TRANSLATE_NOOP(
        "FindingWording", "Only a small part of the video is subtitled"
    ),
    FindingCode.EMPTY: QT_TRANSLATE_NOOP("FindingWording", "Empty cues"),
    FindingCode.LONG_LINE: QT_TRANSLATE_NOOP("FindingWording", "Long lines"),
    FindingCode.MANY_LINES: QT_TRANSLATE_NOOP("FindingWording", "Too many lines"),
    FindingCode.UNKNOWN_TAG: QT_TRANSLATE_NOOP("FindingWording", "Tags that WebVTT doesn’t have"),
    FindingCode.UNSAFE_TAG: QT_TRANSLATE_NOOP(
        "FindingWording", "Web page tags that run or load something"
    ),
    FindingCode.DROPPED_CUES: QT_TRANSLATE_NOOP("FindingWording", "Times no player can read"),
    FindingCode.STRAY_WORDS: QT_TRANSLATE_NOOP("FindingWording", "Words outside any cue"),
    FindingCode.RUN_TOGETHER: QT_TRANSLATE_NOOP("FindingWording", "No empty line between cues"),
    FindingCode.STYLE_ARROW: QT_TRANSLATE_NOOP("FindingWording", "Arrows (-->) in styles"),
    FindingCode.ROLL_UP: QT_TRANSLATE_NOOP("FindingWording", "Roll-up captions"),
    FindingCode.WRONG_SCRIPT: QT_TRANSLATE_NOOP("FindingWording", "Wrong script"),
    FindingCode.WRONG_LANGUAGE: QT_TRANSLATE_NOOP(
        "FindingWording", "Another language than the track says"
    ),
    FindingCode.UNTRANSLATED: QT_TRANSLATE_NOOP("FindingWording", "Not translated"),
    FindingCode.DUPLICATE: QT_TRANSLATE_NOOP("FindingWording", "Identical to another track"),
    FindingCode.NO_SOUNDS: QT_TRANSLATE_NOOP(
        "FindingWording", "Closed captions that describe no sounds"
    ),
    FindingCode.SOUNDS_WITHOUT_FLAG: QT_TRANSLATE_NOOP(
        "FindingWording", "Sounds are described, but not marked as closed captions"
    ),
    FindingCode.LISTED_WORD: QT_TRANSLATE_NOOP("FindingWording", "Words on the list of words"),
    FindingCode.PLACEHOLDER: QT_TRANSLATE_NOOP("FindingWording", "Placeholders"),
    FindingCode.WATERMARK: QT_TRANSLATE_NOOP("FindingWording", "Tool or website credits"),
    FindingCode.DAMAGED_CHARACTERS: QT_TRANSLATE_NOOP(
        "FindingWording", "Garbled by a wrong encoding"
    ),
    FindingCode.UNREADABLE: QT_TRANSLATE_NOOP("FindingWording", "The subtitles can’t be read"),
}
"""Name of each code, where only is told that there were such findings; without a full stop."""

FAULTS: Final[Mapping[BackupFault, str]] = {
    BackupFault.UNREACHABLE: QT_TRANSLATE_NOOP(
        "StorageWording", "The subtitle file can’t be reached"
    ),
    BackupFault.NO_TEXT: QT_TRANSLATE_NOOP(
        "StorageWording", "No subtitle file was found for this track"
    ),
    BackupFault.NOT_WEBVTT: QT_TRANSLATE_NOOP("StorageWording", "The file isn’t valid WebVTT"),
    BackupFault.NOT_UTF8: QT_TRANSLATE_NOOP(
        "StorageWording", "The subtitle file contains characters that can’t be read"
    ),
    BackupFault.NO_CUES: QT_TRANSLATE_NOOP("StorageWording", "The subtitle file is empty"),
    BackupFault.NO_TIMES: QT_TRANSLATE_NOOP(
        "StorageWording", "No cue in the subtitle file has times that can be read"
    ),
    BackupFault.CUT: QT_TRANSLATE_NOOP(
        "StorageWording", "The subtitle file didn’t arrive completely"
    ),
    BackupFault.TOO_LARGE: QT_TRANSLATE_NOOP("StorageWording", "The subtitle file is too large"),
    BackupFault.NOT_WRITTEN: QT_TRANSLATE_NOOP(
        "StorageWording", "The subtitle file couldn’t be saved on this computer"
    ),
    BackupFault.MISSING: QT_TRANSLATE_NOOP("StorageWording", "The backup is missing"),
    BackupFault.CHANGED: QT_TRANSLATE_NOOP("StorageWording", "The backup was changed"),
    BackupFault.UNREADABLE: QT_TRANSLATE_NOOP("StorageWording", "The backup can’t be read"),
}
"""Fault of a text in a few words, without a full stop."""

FILE_FAULTS: Final[Mapping[FileFault, str]] = {
    FileFault.MISSING: QT_TRANSLATE_NOOP("FileWording", "The file no longer exists"),
    FileFault.DENIED: QT_TRANSLATE_NOOP("FileWording", "trackman isn’t allowed to read this file"),
    FileFault.NOT_READ: QT_TRANSLATE_NOOP("FileWording", "The file can’t be read"),
    FileFault.NO_FILE: QT_TRANSLATE_NOOP("FileWording", "This isn’t a file"),
    FileFault.EMPTY: QT_TRANSLATE_NOOP("FileWording", "The file is empty"),
    FileFault.TOO_LARGE: QT_TRANSLATE_NOOP("FileWording", "The file is too large"),
    FileFault.OTHER_KIND: QT_TRANSLATE_NOOP(
        "FileWording", "Neither subtitles nor audio that trackman knows"
    ),
    FileFault.PICTURES: QT_TRANSLATE_NOOP("FileWording", "These subtitles are pictures, not text"),
    FileFault.VIDEO: QT_TRANSLATE_NOOP("FileWording", "This is a video, not an audio file"),
    FileFault.NO_SOUND: QT_TRANSLATE_NOOP("FileWording", "The audio file has no sound in it"),
    FileFault.NO_CUES: QT_TRANSLATE_NOOP("FileWording", "No cue can be read in this file"),
    FileFault.NO_FRAME_RATE: QT_TRANSLATE_NOOP("FileWording", "The frame rate isn’t known"),
    FileFault.DAMAGED: QT_TRANSLATE_NOOP("FileWording", "The file is damaged"),
    FileFault.CHANGED: QT_TRANSLATE_NOOP("FileWording", "The file was changed in the meantime"),
}
"""Fault of a file in a few words, without a full stop."""
LOSSES: Final[Mapping[Loss, str]] = {
    Loss.UNREADABLE: QT_TRANSLATE_NOOP("FileWording", "Cues whose times can’t be read: {count}"),
    Loss.OUTSIDE: QT_TRANSLATE_NOOP("FileWording", "Lines outside any cue: {count}"),
    Loss.OTHER_LANGUAGES: QT_TRANSLATE_NOOP("FileWording", "Cues in other languages: {count}"),
    Loss.DRAWINGS: QT_TRANSLATE_NOOP("FileWording", "Drawings and pictures: {count}"),
    Loss.SPEAKERS: QT_TRANSLATE_NOOP("FileWording", "Names of speakers"),
    Loss.POSITIONS: QT_TRANSLATE_NOOP("FileWording", "Exact positions on the picture"),
    Loss.KARAOKE: QT_TRANSLATE_NOOP("FileWording", "Timing of single words"),
    Loss.EFFECTS: QT_TRANSLATE_NOOP("FileWording", "Movements and fades"),
    Loss.STYLES: QT_TRANSLATE_NOOP("FileWording", "Fonts, sizes and colours"),
    Loss.STRUCK_OUT: QT_TRANSLATE_NOOP("FileWording", "Lines through text"),
    Loss.EMPTY_LINES: QT_TRANSLATE_NOOP("FileWording", "Empty lines within cues: {count}"),
    Loss.REPEATED: QT_TRANSLATE_NOOP("FileWording", "Repeated cues: {count}"),
    Loss.ATTACHMENTS: QT_TRANSLATE_NOOP("FileWording", "Fonts and pictures stored in the file"),
    Loss.COMMENTS: QT_TRANSLATE_NOOP("FileWording", "Comments"),
}
"""Names of what gets lost, to be listed."""
ALTERATIONS: Final[Mapping[Loss, str]] = {
    Loss.FRAMES: QT_TRANSLATE_NOOP("FileWording", "Times were converted at {rate} fps."),
    Loss.END_TIMES: QT_TRANSLATE_NOOP(
        "FileWording", "End times that the file doesn’t give were estimated: {count}."
    ),
    Loss.EARLY: QT_TRANSLATE_NOOP(
        "FileWording", "Cues before the start of the video now start with it: {count}."
    ),
}
"""Sentences about what is there, but changed."""


def moment_text(milliseconds: int) -> str:
    """Return "01:23.456" or, from an hour on, "1:01:23.456"."""
    seconds, rest = divmod(abs(milliseconds), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "\N{MINUS SIGN}" if milliseconds < 0 else ""
    before = f"{hours}:" if hours else ""
    return f"{sign}{before}{minutes:02}:{seconds:02}.{rest:03}"


class ValueKind(Enum):
    """Kinds of values in the sentence of a finding, by which they are written."""

    LANGUAGE = auto()
    """A BCP 47 code."""
    SCRIPT = auto()
    """An ISO 15924 code."""
    TEXT = auto()
    """Words from the file or of a name, to be quoted."""
    MOMENT = auto()
    """Milliseconds since the beginning of the video."""
    SPAN = auto()
    """Milliseconds, told in seconds."""
    NUMBER = auto()


_KINDS: Final = {
    **dict.fromkeys(("declared", "detected", "language"), ValueKind.LANGUAGE),
    **dict.fromkeys(("expected", "found"), ValueKind.SCRIPT),
    **dict.fromkeys(("start", "end", "duration"), ValueKind.MOMENT),
    **dict.fromkeys(("length", "earlier"), ValueKind.SPAN),
}
_SHORT_TIMES: Final = {FindingCode.TOO_SHORT, FindingCode.TOO_LONG, FindingCode.SHORT_GAP}


def sentence_for(finding: Finding) -> str:
    """Return the sentence for a finding, with the names of its values in braces."""
    if finding.code is FindingCode.DAMAGED_CHARACTERS and finding.values.get("reading"):
        return _REPAIRED
    return FINDINGS[finding.code]


def kind_of(name: str, finding: Finding) -> ValueKind:
    """Return how a value of a finding is to be written."""
    if finding.code is FindingCode.LONG_LINE:
        return ValueKind.NUMBER  # its length is in characters
    if name == "limit" and finding.code in _SHORT_TIMES:
        return ValueKind.SPAN
    plain = ValueKind.TEXT if isinstance(finding.values[name], str) else ValueKind.NUMBER
    return _KINDS.get(name, plain)
