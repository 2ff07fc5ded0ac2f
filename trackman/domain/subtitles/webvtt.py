"""Subtitle texts: read, proven whole, and compared with one another.

The proof decides whether a track may be deleted, so the reader is our own. Those on PyPI lose cues
without a word (webvtt-py and pysubs2 read a text with comma times as none, pysubs2 takes a cut cue
for a line of the one before), and both hold a worker thread for some 50 ms at 2,000 cues, where
this takes 7. It follows the parser of the W3C (https://www.w3.org/TR/webvtt1/, section 6), as
browsers do: a line with an arrow begins a cue wherever it stands, and an empty line ends it.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.folding import fold_each
from trackman.domain.subtitles.cue_look import look_of, meant, selected, words_and_tags
from trackman.domain.subtitles.cue_settings import read_settings
from trackman.domain.subtitles.cue_text import plain

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes; some twenty times what a day of talking takes."""
LONGEST_CUE = 20_000
"""Characters of one cue that are looked at by checks and for reading; nobody reads as many."""
_TOLERANCE = 1  # millisecond; times on their way through MPEG's clock are rounded
_TIME = r"(?:([0-9]{1,6}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
_TIMING = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(?![0-9])[ \t\f]*(.*)")
_LOOSE_TIME = r"(-?)(?:([0-9]{1,9}):)?([0-9]{1,3}):([0-9]{1,3})(?:[.,:]([0-9]{1,3}))?"
_LOOSE_TIMING = re.compile(rf"\s*{_LOOSE_TIME}\s*-+>\s*{_LOOSE_TIME}(?![0-9])\s*(.*)")
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?(?:\n|\Z)")
_CUE = re.compile(
    r"""
    (?: (?<=\n\n) (?P<identifier> (?!.*-->) .+ ) \n )?
    ^ (?P<timing> .*-->.* ) (?P<line_end> \n? )
    (?P<text> (?: ^ (?!.*-->) .+ \n? )*+ )
    """,
    re.MULTILINE | re.VERBOSE,
)
_NO_CUE = re.compile(r"(NOTE|STYLE|REGION)(?=[ \t\n]|\Z)")
_STYLES = ("STYLE", "REGION")
# A number that is left over says nothing, nor does a piece of a line of times.
_SAYS_SOMETHING = re.compile(r"[^\s\d:.,<>\-–—\u200b-\u200f\u2060\ufeff]")
_MEANT_AS_TIMES = re.compile(r"(?<!\S)[0-9][\w:.,]*\s*-->|-->\s*[0-9][\w:.,]*(?!\S)")
_STYLING = re.compile(r"(?<=\n\n)(STYLE|REGION)[ \t]*\n((?:.+(?:\n|\Z))*)")
_SPACES = " \t\f\n"
_EMPTY_LINES = re.compile(r"\n{4,}")


@dataclass(frozen=True, slots=True)
class Cue:
    """Cue: text shown from one moment to another, both in milliseconds."""

    start: int
    end: int
    text: str
    """As it stands in the file, with tags and entities; lines are separated by a line feed."""
    identifier: str = ""
    settings: str = ""


@dataclass(frozen=True, slots=True)
class StrayWords:
    """Words that stand in no cue, so that no player shows them."""

    after: int
    """The number of the cue they stand behind, counted from 1; 0 before the first one."""
    text: str
    has_times: bool = False
    """True for those beneath times that cannot be read: a cue that is counted as dropped."""


@dataclass(frozen=True)  # no slots: what takes time to work out is kept
class Subtitles:
    """A whole text, read."""

    cues: tuple[Cue, ...]
    """In the order of the file; never none."""
    dropped: int = 0
    """Lines with an arrow whose times cannot be read, and whose cues no player shows."""
    styling: tuple[str, ...] = ()
    """The `STYLE` and `REGION` blocks before the first cue, however their spaces are written."""
    stray: tuple[StrayWords, ...] = ()
    style_arrows: int = 0
    """Lines with an arrow in styles and regions, which end there for players."""
    run_on: frozenset[int] = frozenset()
    """The numbers, counted from 1, of cues with no empty line before the times of the next one."""

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Plain text of each cue, without tags."""
        return tuple(plain(cue.text).strip() for cue in self.cues)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Plain text of each cue, folded."""
        return fold_each(self.shown)


@dataclass(frozen=True, slots=True)
class Salvage:
    """Readable part of a subtitle file that need not be whole."""

    cues: tuple[Cue, ...]
    """In the order of the file; perhaps none. Times may be negative."""
    damage: BackupError | None = None
    """Why it is no whole text."""
    unplayed: int = 0
    """Cues whose times are not those of WebVTT, so that no player shows them."""
    unreadable: int = 0
    """Those among them that are left out, for their times cannot be made out at all."""
    unplayed_cues: tuple[int, ...] = ()
    """The numbers, counted from 1, of those that are among `cues`."""
    stray: tuple[StrayWords, ...] = ()
    style_arrows: int = 0
    styling: tuple[str, ...] = ()
    """The `STYLE` and `REGION` blocks, as those of a whole text."""
    run_on: frozenset[int] = frozenset()
    """As that of a whole text."""


@dataclass(frozen=True, slots=True)
class PlacedCue:
    """Cue with the place of its lines in the text of a file."""

    begin: int
    end: int
    cue: Cue
    timing: str
    """The line of its times; empty where these are not those of WebVTT."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Text of a file that need not be whole, with line feeds alone, and the cues in it."""

    text: str
    has_header: bool
    cues: tuple[PlacedCue, ...]
    salvage: Salvage


@dataclass(frozen=True, slots=True)
class Comparison:
    """Difference between two subtitle files."""

    differing: int = 0
    """Number of cues whose words or times were changed, that are missing, or are new."""
    first: int | None = None
    """The number of the first of them in the text before, counted from 1; one more than its last
    where cues were added at the end."""
    same_styling: bool = True
    """False if styles, regions, places or tags of cues with the same words differ."""

    @property
    def same(self) -> bool:
        """Tell whether both show the same."""
        return self.differing == 0 and self.same_styling


def read_webvtt(content: bytes) -> Subtitles:
    """Read a WebVTT file. Raises BackupError where it is none, or has no cue.

    An empty last cue or a stray last line is what files look like: whether all of one came, its
    transfer tells.
    """
    if len(content) > LARGEST_TEXT:
        raise BackupError(BackupFault.TOO_LARGE, f"{len(content)} bytes")
    text = _decoded(content)
    if not text.strip():
        raise BackupError(BackupFault.NO_CUES, "empty")
    header = _HEADER.match(text)
    if header is None:
        raise BackupError(BackupFault.NOT_WEBVTT, repr(text[:40]))
    blocks = _blocks(text, header.end())
    read = [(block, cue) for block in blocks.cues if (cue := _cue(block)) is not None]
    dropped = len(blocks.cues) - len(read)
    stray = _strays(text, header.end(), blocks, {block.start() for block, _ in read})
    if not read:
        fault = BackupFault.NO_TIMES if dropped or stray else BackupFault.NO_CUES
        raise BackupError(fault, f"{dropped} unreadable" if dropped else "")
    return Subtitles(
        tuple(cue for _, cue in read),
        dropped,
        _styling(text, read[0][0].start()),
        stray,
        blocks.in_styles,
        _run_on([block for block, _ in read]),
    )


def salvaged(content: bytes) -> Salvage:
    """Read whatever can be read, and say what is wrong with the rest."""
    damage: BackupError | None = None
    try:
        whole = read_webvtt(content)
        if not whole.dropped:
            return Salvage(
                whole.cues,
                stray=whole.stray,
                style_arrows=whole.style_arrows,
                styling=whole.styling,
                run_on=whole.run_on,
            )
    except BackupError as error:
        damage = error.with_traceback(None)  # which would keep all that was read so far
    text = _loosely_decoded(content[:LARGEST_TEXT])
    header = _HEADER.match(text)
    blocks = _blocks(text, header.end() if header else 0)
    read = [(block, cue) for block in blocks.cues if (cue := _loose_cue(block)) is not None]
    cues = tuple(cue for _, cue in read)
    left_out = len(blocks.cues) - len(cues)
    if not header:
        return Salvage(cues, damage, 0, left_out)
    at = tuple(n for n, (block, _) in enumerate(read, 1) if not _TIMING.match(block["timing"]))
    stray = _strays(text, header.end(), blocks, {block.start() for block, _ in read})
    unplayed = len(at) + left_out
    styling = _styling(text, read[0][0].start()) if read else ()
    run_on = _run_on([block for block, _ in read])
    return Salvage(cues, damage, unplayed, left_out, at, stray, blocks.in_styles, styling, run_on)


def placed(content: bytes) -> PlacedText:
    """Read whatever can be read, and where in the file it stands."""
    salvage = salvaged(content)
    try:
        text = _decoded(content[:LARGEST_TEXT])
    except BackupError:
        text = _loosely_decoded(content[:LARGEST_TEXT])
    header = _HEADER.match(text)
    found = _blocks(text, header.end() if header else 0).cues
    cues = tuple(
        PlacedCue(
            block.start(), block.end(), cue, block["timing"] if _cue(block) is not None else ""
        )
        for block in found
        if (cue := _loose_cue(block)) is not None
    )
    return PlacedText(text, header is not None, cues, salvage)


def stray_words(gap: str) -> tuple[StrayWords, ...]:
    """Return the words in a part of a file that holds no cue, the first part with its header."""
    header = _HEADER.match(gap)
    begin = header.end() if header else 0
    return _strays(gap, begin, _blocks(gap, begin), ())


def compared(before: Subtitles, after: Subtitles) -> Comparison:
    """Compare two texts cue by cue, as far as one sees a difference on the screen.

    White space at the end of lines, the order of different settings, cues that show nothing, and
    the way characters are composed or escaped do not count, nor does a millisecond; identifiers do
    where a style names them.
    """
    numbered = [(n, cue) for n, cue in enumerate(before.cues, 1) if _words(cue).strip(_SPACES)]
    olds = [cue for _, cue in numbered]
    news = [cue for cue in after.cues if _words(cue).strip(_SPACES)]
    old = new = differing = 0
    first: int | None = None
    same_styling = meant(before.styling) == meant(after.styling)
    named = selected(before.styling) | selected(after.styling)
    while old < len(olds) or new < len(news):
        steps = _steps(olds[old : old + 1], news[new : new + 1])
        if steps is None:
            one, other = _style(olds[old], named), _style(news[new], named)
            same_styling = same_styling and one == other
            steps = (1, 1)
        else:
            differing += 1
            first = first or (numbered[old][0] if old < len(olds) else len(before.cues) + 1)
        old, new = old + steps[0], new + steps[1]
    return Comparison(differing, first, same_styling)


def _decoded(content: bytes) -> str:
    """Return the text with line feeds alone, as the W3C's parser begins."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise BackupError(BackupFault.NOT_UTF8, "UTF-16")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BackupError(BackupFault.NOT_UTF8, str(error)) from error
    return _with_line_feeds(text)


def _with_line_feeds(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    # more of them end a cue as two do; a million would take long to look through
    return _EMPTY_LINES.sub("\n\n\n", text) if "\n\n\n\n" in text else text


def _loosely_decoded(content: bytes) -> str:
    """Return the text in the encoding it seems to have, with line feeds alone."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = content.decode("utf-16", "replace")
    else:
        text = content.decode("utf-8-sig", "replace")
        strange = sum(character > "\x7f" for character in text)
        if text.count("\ufffd") * 2 > strange:  # hardly anything fits: an older encoding
            text = content.decode("cp1252", "replace")
    return _with_line_feeds(text)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Blocks of a text that begin with a line with an arrow."""

    cues: list[re.Match[str]]
    """Meant as cues, whether their times can be read or not."""
    others: list[re.Match[str]]
    """In comments, styles and regions."""
    in_styles: int
    """Number of those in styles and regions."""


def _blocks(text: str, begin: int) -> _Blocks:
    blocks = _Blocks([], [], 0)
    in_styles = paragraph = looked = 0
    for block in _CUE.finditer(text, begin):  # `list` would let no other thread go on meanwhile
        kind = ""
        if not _TIMING.match(block["timing"]):
            at = block.start("timing")
            # only from the arrow before on: there may be very many in one paragraph
            empty_line = text.rfind("\n\n", looked, at)
            paragraph = empty_line + 2 if empty_line >= 0 else paragraph
            looked = at
            kind = _kind_of(text, paragraph)
        (blocks.others if kind else blocks.cues).append(block)
        in_styles += kind in _STYLES
    return replace(blocks, in_styles=in_styles)


def _kind_of(text: str, paragraph: int) -> str:
    """Return the kind of the paragraph that begins there: `NOTE`, `STYLE` … or none."""
    found = _NO_CUE.match(text, paragraph)
    return found[1] if found is not None else ""


def _strays(
    text: str, begin: int, blocks: _Blocks, readable: Collection[int]
) -> tuple[StrayWords, ...]:
    """Return the words that are in no cue; `readable` are the places where those begin that are.

    Cues whose times can be made out after all are no stray words, though no player shows them.
    """
    found = []
    after, last = 0, begin
    if not text.startswith("\n", begin):  # what follows the first line at once is its own
        last = text.find("\n\n", begin)
        last = len(text) if last < 0 else last
    cues = ((block, True) for block in blocks.cues)
    others = ((block, False) for block in blocks.others)
    ends = sorted((*cues, *others), key=lambda pair: pair[0].start())
    for block, is_cue in (*ends, (None, False)):
        end = len(text) if block is None else block.start()
        for paragraph in text[last:end].split("\n\n") if last < end else ():
            words = paragraph.strip("\n")
            if not _NO_CUE.match(words) and _SAYS_SOMETHING.search(words):
                found.append(StrayWords(after, words))
        if block is not None:
            last = max(last, block.end())
            if block.start() in readable:
                after += 1
            elif is_cue and (words := _unread(block)):
                found.append(StrayWords(after, words, bool(_MEANT_AS_TIMES.search(words))))
    return tuple(found)


def _run_on(blocks: Sequence[re.Match[str]]) -> frozenset[int]:
    """Return the numbers of those that end where the next one begins, counted from 1."""
    pairs = enumerate(pairwise(blocks), 1)
    return frozenset(number for number, (one, other) in pairs if one.end() == other.start())


def _unread(block: re.Match[str]) -> str:
    """Return what stands in a block whose times nobody can make out; nothing if they can be."""
    words = block[0].strip("\n")
    is_unread = _SAYS_SOMETHING.search(words) and not _LOOSE_TIMING.match(block["timing"])
    return words if is_unread else ""


def _loose_cue(block: re.Match[str]) -> Cue | None:
    """Return the cue in a block if any clock could tell its times: negative, or with commas."""
    identifier, timing, _, text = block.groups()
    times = _LOOSE_TIMING.match(timing)
    if times is None:
        return None
    *numbers, settings = times.groups("")
    start, end = (
        _milliseconds(hours, minutes, seconds, rest.ljust(3, "0")) * (-1 if sign else 1)
        for sign, hours, minutes, seconds, rest in (numbers[:5], numbers[5:])
    )
    return Cue(start, end, text.rstrip("\n"), identifier or "", settings.rstrip())


def _cue(block: re.Match[str]) -> Cue | None:
    """Return the cue in a block; None where its times cannot be read."""
    identifier, timing, _, text = block.groups()
    times = _TIMING.match(timing)
    if times is None:
        return None
    *numbers, settings = times.groups()
    return Cue(
        _milliseconds(*numbers[:4]),
        _milliseconds(*numbers[4:]),
        text.rstrip("\n"),
        identifier or "",
        settings.rstrip(),
    )


def _milliseconds(hours: str | None, minutes: str, seconds: str, rest: str) -> int:
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest)


def _steps(old: Sequence[Cue], new: Sequence[Cue]) -> tuple[int, int] | None:
    """Compare the next cue of each text; None if they are the same.

    Otherwise return how far to go in each: of two that begin at different times, the earlier one
    has no counterpart.
    """
    if not (old and new):
        return len(old), len(new)
    if abs(old[0].start - new[0].start) > _TOLERANCE:
        return (1, 0) if old[0].start < new[0].start else (0, 1)
    same = abs(old[0].end - new[0].end) <= _TOLERANCE and _words(old[0]) == _words(new[0])
    return None if same else (1, 1)


def _words(cue: Cue) -> str:
    """Return the words a cue shows, whichever way they were written down."""
    return "".join(words_and_tags(cue.text)[::2])


def _style(cue: Cue, named: Collection[str]) -> tuple[object, ...]:
    """Return how and where a cue is shown; `named` are the identifiers that styles name."""
    identifier = cue.identifier if cue.identifier in named else ""
    return look_of(cue.text), read_settings(cue.settings), identifier


def _styling(text: str, end: int) -> tuple[str, ...]:
    """Return the blocks that say how cues look, each on one line, those of regions in one order.

    So are their settings; of two values of one the last counts, so these stay in theirs.
    """
    blocks = [(kind, inside.split()) for kind, inside in _STYLING.findall(text, 0, end)]
    styles = [" ".join((kind, *parts)) for kind, parts in blocks if kind == "STYLE"]
    regions = [
        " ".join((kind, *sorted(parts, key=lambda part: part.partition(":")[0])))
        for kind, parts in blocks
        if kind == "REGION"
    ]
    return (*styles, *sorted(regions))
