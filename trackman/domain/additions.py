"""Tracks to be made of files: what a file tells, what a person entered, what stands against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto
from pathlib import Path

from trackman.domain.audio_files import DOCUMENTED, AudioFile
from trackman.domain.file_faults import FileFault
from trackman.domain.languages import canonical, is_known, language_name, language_of_name
from trackman.domain.quality.checks.context import Detection
from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.conversion import AS_IT_SEEMS, Conversion, ReadingChoices
from trackman.domain.subtitles.file_name import facts_in
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track, TrackDraft, TrackKind, is_same_name

CERTAIN = 0.5
"""Certainty from which on a language is taken for that of a text, where none is declared."""
LONGEST_NAME = 255
"""Characters; ours, as Mux names no limit."""
MOST_FILES = 100
"""Files in one table: a video has hardly as many tracks."""
_TAG = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
"""BCP 47, section 2.1, without what was registered before it."""
_SPARE_SECONDS = 1.0
"""Seconds by which sound may be longer than its video: players end with the video."""


@dataclass(frozen=True, slots=True)
class NewTrack:
    """A track to add: of a WebVTT text, or of an audio file on this computer."""

    draft: TrackDraft
    content: bytes | None = None
    """A whole WebVTT file; None for audio."""
    source: str = ""
    """The path of an audio file."""


class ValueOrigin(Enum):
    """Sources of what is in a row."""

    NOWHERE = auto()
    FILE_NAME = auto()
    FILE = auto()
    """The file says so itself."""
    TEXT = auto()
    """It was told by the words."""
    PERSON = auto()


@dataclass(frozen=True, slots=True)
class FileStamp:
    """Size and time of a file, by which one sees that it has changed."""

    size: int
    changed: int
    """Nanoseconds."""


@dataclass(frozen=True, slots=True)
class TrackFile:
    """A file as far as it was looked at."""

    path: Path
    stamp: FileStamp = FileStamp(0, 0)
    fault: FileFault | None = None
    detail: str = ""
    """The system's own words for the fault."""
    choices: ReadingChoices = AS_IT_SEEMS
    conversion: Conversion | None = None
    """Of subtitles."""
    text: ReadText | None = field(default=None, compare=False)
    """The same, read."""
    audio: AudioFile | None = None
    detection: Detection | None = None
    """The language its words seem to be in."""
    names_sounds: bool = False
    """True if the words describe sounds, as closed captions do."""

    @property
    def language(self) -> str | None:
        """The language of its words, where it is certain enough."""
        found = self.detection
        return found.language if found is not None and found.certainty >= CERTAIN else None

    @property
    def kind(self) -> TrackKind:
        """The kind of track that can be made of it."""
        return TrackKind.SUBTITLES if self.audio is None else TrackKind.AUDIO


_NOTHING = TrackDraft(TrackKind.SUBTITLES, "", "", None)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in the table, with what its track shall be."""

    path: Path
    file: TrackFile | None = None
    """None while it is being read."""
    draft: TrackDraft = _NOTHING
    included: bool = True
    language_from: ValueOrigin = ValueOrigin.NOWHERE
    captions_from: ValueOrigin = ValueOrigin.NOWHERE
    name_from: ValueOrigin = ValueOrigin.NOWHERE
    forced: bool = False
    findings: tuple[Finding, ...] | None = field(default=None, compare=False)
    """None while they are not known."""

    @property
    def is_usable(self) -> bool:
        """True if a track can be made of the file."""
        return self.file is not None and self.file.fault is None

    def with_language(self, code: str) -> FileRow:
        """Return the row in the language that a person chose."""
        draft = replace(self.draft, language_code=code)
        return replace(self, draft=draft, language_from=ValueOrigin.PERSON)

    def with_name(self, name: str) -> FileRow:
        """Return the row with the name that a person entered; an empty one is worked out again."""
        origin = ValueOrigin.PERSON if name else ValueOrigin.NOWHERE
        return replace(self, draft=replace(self.draft, name=name), name_from=origin)

    def with_captions(self, captions: bool) -> FileRow:
        """Return the row as closed captions or not."""
        draft = replace(self.draft, closed_captions=captions)
        return replace(self, draft=draft, captions_from=ValueOrigin.PERSON)

    def with_file(self, file: TrackFile) -> FileRow:
        """Return the row with what its file tells; what a person entered stays."""
        if file.fault is not None:
            return replace(self, file=file, findings=None)
        facts = facts_in(file.path.name)
        language, language_from = self.draft.language_code, self.language_from
        if language_from is not ValueOrigin.PERSON:
            language, language_from = _language_of(file, facts.language)
        captions, captions_from = self.draft.closed_captions, self.captions_from
        if file.kind is TrackKind.AUDIO:
            captions, captions_from = None, ValueOrigin.NOWHERE
        elif captions_from is not ValueOrigin.PERSON:
            captions = facts.closed_captions or file.names_sounds
            told = ValueOrigin.TEXT if file.names_sounds else ValueOrigin.NOWHERE
            captions_from = ValueOrigin.FILE_NAME if facts.closed_captions else told
        draft = TrackDraft(file.kind, self.draft.name, language, captions)
        return replace(
            self,
            file=file,
            draft=draft,
            language_from=language_from,
            captions_from=captions_from,
            forced=facts.forced,
            findings=None,
        )

    def new_track(self) -> NewTrack:
        """Return what is to be made of it."""
        name = self.draft.name.strip()
        draft = replace(self.draft, name=name, language_code=self.draft.language_code.strip())
        conversion = self.file.conversion if self.file is not None else None
        if conversion is None:
            return NewTrack(draft, source=str(self.path))
        return NewTrack(draft, conversion.content)


def _language_of(file: TrackFile, named: str | None) -> tuple[str, ValueOrigin]:
    if named:
        return named, ValueOrigin.FILE_NAME
    stated = file.conversion.language if file.conversion is not None else None
    if stated and is_language(stated):
        return stated, ValueOrigin.FILE
    return (file.language, ValueOrigin.TEXT) if file.language else ("", ValueOrigin.NOWHERE)


class ProblemCode(StrEnum):
    """Kinds of what there is to say about a row, the gravest first. Each lists its values."""

    FILE_FAULT = "file fault"
    """No track can be made of the file; no values, the row's file says why."""
    OVER_LIMIT = "over limit"
    """DatoCMS takes fewer bytes than it has: `size` and `limit`."""
    NO_LANGUAGE = "no language"
    BAD_LANGUAGE = "bad language"
    """The `code` is not in the form of BCP 47."""
    NO_NAME = "no name"
    LONG_NAME = "long name"
    """More characters than the `limit`."""
    NAME_TAKEN = "name taken"
    """A track of the video has the `name`; `free` is one like it that none has."""
    NAME_TWICE = "name twice"
    """The row of another `file` has the name; `free` as above."""
    GARBLED = "garbled"
    """The `count` of characters that are none in the encoding."""
    SAME_FILE = "same file"
    """Another `file` of the table has the same content."""
    LONGER = "longer"
    """The sound lasts `seconds`, longer than the `video`."""
    SAME_LANGUAGE = "same language"
    """A track of the video is in the same language: its `name`."""
    UNKNOWN_LANGUAGE = "unknown language"
    """DatoCMS may not know the `code`."""
    ENCODING_GUESSED = "encoding guessed"
    """Nothing in the file tells its `encoding` for certain."""
    UNDOCUMENTED = "undocumented"
    """DatoCMS does not say that it takes this `format` of sound."""


_STOPPING = frozenset(
    {
        *(ProblemCode.FILE_FAULT, ProblemCode.OVER_LIMIT, ProblemCode.NO_LANGUAGE),
        *(ProblemCode.BAD_LANGUAGE, ProblemCode.NO_NAME, ProblemCode.LONG_NAME),
        *(ProblemCode.NAME_TAKEN, ProblemCode.NAME_TWICE),
    }
)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that stands against a row, or is worth a look."""

    code: ProblemCode
    values: Mapping[str, int | float | str] = field(default_factory=dict, hash=False)

    @property
    def stops(self) -> bool:
        """True if no track can be made until it is mended."""
        return self.code in _STOPPING


def usual_name(draft: TrackDraft, *, forced: bool = False) -> str:
    """Return what a track is usually called: the language in its own words, and what is special."""
    code = draft.language_code.strip()
    if not is_language(code) or not is_known(code):
        return ""
    name = language_name(code, code)
    if name == code:
        name = language_name(code)
    name += " (CC)" if draft.closed_captions else ""
    return f"{name} (forced)" if forced else name


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return the name, or one like it with a number that none has."""
    others = {_folded(one) for one in taken}
    number, free = 2, name
    while _folded(free) in others:
        free, number = f"{name[: LONGEST_NAME - 8]} ({number})", number + 1
    return free


def _folded(name: str) -> str:
    """Return what is alike of names that are one to Mux, as `is_same_name` has it."""
    return name.strip().casefold()


def named(rows: Sequence[FileRow], tracks: Sequence[Track]) -> list[FileRow]:
    """Give each row whose name nobody entered the usual one, or a free one like it."""
    taken = {kind: [one.name for one in tracks if one.kind == kind] for kind in TrackKind}
    for row in rows:
        if row.name_from is ValueOrigin.PERSON and row.included:
            taken[TrackKind(row.draft.kind)].append(row.draft.name)
    done = []
    for row in rows:
        if row.is_usable and row.name_from is not ValueOrigin.PERSON:
            others = taken[TrackKind(row.draft.kind)]
            usual = usual_name(row.draft, forced=row.forced)
            name = free_name(usual, others) if usual else ""
            others += [name] if name and row.included else []
            row = replace(row, draft=replace(row.draft, name=name))
        done.append(row)
    return done


def problems_of(
    rows: Sequence[FileRow],
    tracks: Sequence[Track],
    *,
    duration: float | None = None,
    limit: int | None = None,
) -> list[tuple[RowProblem, ...]]:
    """Return what stands against each row, the gravest first.

    `tracks` are those of the video, `duration` is its length in seconds, `limit` the bytes of the
    largest upload.
    """
    wanted = [row for row in rows if row.included and row.is_usable]
    return [_against(row, tracks, wanted, duration, limit) for row in rows]


def _against(
    row: FileRow,
    tracks: Sequence[Track],
    wanted: Sequence[FileRow],
    duration: float | None,
    limit: int | None,
) -> tuple[RowProblem, ...]:
    if row.file is None:
        return ()
    if row.file.fault is not None:
        return (RowProblem(ProblemCode.FILE_FAULT),)
    found = (
        *_of_size(row.file, limit),
        *_of_language(row, tracks),
        *_of_name(row, tracks, wanted),
        *_of_file(row, row.file, wanted, duration),
    )
    return tuple(sorted(found, key=lambda problem: _RANKS[problem.code]))


_RANKS = {code: rank for rank, code in enumerate(ProblemCode)}


def is_language(code: str) -> bool:
    """Tell whether a code has the form of BCP 47."""
    return _TAG.fullmatch(code) is not None


def language_meant(text: str) -> str:
    """Return the code that is meant by what a person typed: a code, or a name in English."""
    typed = text.strip()
    return typed if is_language(typed) and "-" in typed else language_of_name(typed) or typed


def _of_size(file: TrackFile, limit: int | None) -> Iterable[RowProblem]:
    size = file.stamp.size if file.conversion is None else len(file.conversion.content)
    if limit is not None and size > limit:
        yield RowProblem(ProblemCode.OVER_LIMIT, {"size": size, "limit": limit})


def _of_language(row: FileRow, tracks: Sequence[Track]) -> Iterable[RowProblem]:
    code = row.draft.language_code.strip()
    if not code or (is_language(code) and not is_known(code)):
        yield RowProblem(ProblemCode.NO_LANGUAGE)
    elif not is_language(code):
        yield RowProblem(ProblemCode.BAD_LANGUAGE, {"code": code})
    else:
        if language_name(code) == code or not canonical(code)[1]:
            yield RowProblem(ProblemCode.UNKNOWN_LANGUAGE, {"code": code})
        for track in tracks:
            if _is_like(track, row.draft):
                yield RowProblem(ProblemCode.SAME_LANGUAGE, {"name": track.name})
                break


def _is_like(track: Track, draft: TrackDraft) -> bool:
    same = track.language_code.casefold() == draft.language_code.strip().casefold()
    captions = bool(track.closed_captions) == bool(draft.closed_captions)
    return same and track.kind == draft.kind and captions


def _of_name(
    row: FileRow, tracks: Sequence[Track], wanted: Sequence[FileRow]
) -> Iterable[RowProblem]:
    name, kind = row.draft.name.strip(), row.draft.kind
    if not name:
        yield RowProblem(ProblemCode.NO_NAME)
        return
    if len(name) > LONGEST_NAME:
        yield RowProblem(ProblemCode.LONG_NAME, {"limit": LONGEST_NAME})
        return
    theirs = [track.name for track in tracks if track.kind == kind]
    others = [one for one in wanted if one is not row and one.draft.kind == kind]
    taken = [*theirs, *(one.draft.name for one in others)]
    if (other := next((one for one in theirs if is_same_name(one, name)), None)) is not None:
        values = {"name": other, "free": free_name(name, taken)}
        yield RowProblem(ProblemCode.NAME_TAKEN, values)
    elif twin := next((one for one in others if is_same_name(one.draft.name, name)), None):
        values = {"file": twin.path.name, "free": free_name(name, taken)}
        yield RowProblem(ProblemCode.NAME_TWICE, values)


def _of_file(
    row: FileRow, file: TrackFile, wanted: Sequence[FileRow], duration: float | None
) -> Iterable[RowProblem]:
    conversion, audio = file.conversion, file.audio
    if conversion is not None:
        if conversion.unreadable_characters:
            count = conversion.unreadable_characters
            yield RowProblem(ProblemCode.GARBLED, {"count": count})
        twin = next(
            (one for one in wanted if one is not row and _has_content(one, conversion)), None
        )
        if twin is not None:
            yield RowProblem(ProblemCode.SAME_FILE, {"file": twin.path.name})
        if conversion.encoding_guessed:
            yield RowProblem(ProblemCode.ENCODING_GUESSED, {"encoding": conversion.encoding})
    if audio is not None:
        length = audio.duration
        if length is not None and duration and length > duration + _SPARE_SECONDS:
            yield RowProblem(ProblemCode.LONGER, {"seconds": length, "video": duration})
        if audio.format not in DOCUMENTED:
            yield RowProblem(ProblemCode.UNDOCUMENTED, {"format": audio.format.value})


def _has_content(row: FileRow, conversion: Conversion) -> bool:
    other = row.file.conversion if row.file is not None else None
    return other is not None and other.content == conversion.content
