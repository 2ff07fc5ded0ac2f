"""Files of which tracks shall be made: read, judged, and put into words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trackman.commands.check import conversion_note
from trackman.domain.additions import FileRow, ProblemCode, RowProblem, TrackFile
from trackman.domain.file_faults import FileFault
from trackman.domain.names import quoted, shown
from trackman.domain.sentences import FILE_FAULTS
from trackman.domain.subtitles.conversion import ReadingChoices
from trackman.domain.tracks import TrackDraft
from trackman.domain.uploads import Video
from trackman.services.additions import TrackFiles

_STOPS = {
    ProblemCode.OVER_LIMIT: "{size} bytes are too much: DatoCMS takes at most {limit} per file",
    ProblemCode.NO_LANGUAGE: "neither its name nor its words tell its language; give --language",
    ProblemCode.BAD_LANGUAGE: "{code} is no language code",
    ProblemCode.NO_NAME: "give it a --name",
    ProblemCode.LONG_NAME: "its name is too long: at most {limit} characters",
    ProblemCode.NAME_TAKEN: "the video already has a track named {name}; {free} is free",
    ProblemCode.NAME_TWICE: "{file} has the same name; {free} is free",
}
_REMARKS = {
    ProblemCode.GARBLED: "characters that can’t be read: {count}",
    ProblemCode.SAME_FILE: "same content as {file}",
    ProblemCode.LONGER: "the sound lasts {seconds:.0f} s, the video only {video:.0f} s",
    ProblemCode.SAME_LANGUAGE: "the video already has this language: {name}",
    ProblemCode.UNKNOWN_LANGUAGE: "DatoCMS may not know the language code {code}",
    ProblemCode.ENCODING_GUESSED: "encoding guessed: {encoding}",
    ProblemCode.UNDOCUMENTED: "DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}",
}


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads files for one video."""

    files: TrackFiles
    video: Video

    frame_rate: float | None = None
    """Frames per second of subtitles that count in frames; None for that of the video."""

    async def rows(self, paths: Sequence[Path], language: str | None) -> tuple[list[FileRow], int]:
        """Return the files and what folders hold, read; and how many were too many for once."""
        found = await self.files.listed([path.absolute() for path in paths])
        particulars = self.video.upload.particulars
        rate = particulars.frame_rate if particulars is not None else None
        choices = ReadingChoices(frame_rate=self.frame_rate or rate, language=language)
        read = [await self.files.read(path, choices) for path in found.files]
        return [FileRow(file.path).with_file(file) for file in read], found.left_out

    async def remarks(self, row: FileRow, problems: Sequence[RowProblem]) -> str:
        """Return what is worth knowing of a file that can be sent."""
        said = [_words(one) for one in problems if not one.stops]
        conversion = row.file.conversion if row.file is not None else None
        if conversion is not None and (note := conversion_note(conversion)):
            said.insert(0, note.rstrip("."))
        counts = Counter(one.severity for one in await self.files.findings(row, self.video) or ())
        if counts:
            found = ", ".join(f"{counts[one]} {one.value}" for one in counts)
            said.append(f"in the text: {found} (`trackman check` tells which)")
        return "; ".join(said)


def why_not(row: FileRow, problems: Sequence[RowProblem]) -> str:
    """Return why no track can be made of a file; empty where one can."""
    if row.file is not None and row.file.fault is not None:
        return _fault(row.file)
    stopping = [one for one in problems if one.stops]
    if len(stopping) > 1:  # a name would be that of the language
        stopping = [one for one in stopping if one.code is not ProblemCode.NO_NAME]
    return "; ".join(map(_words, stopping))


def as_track_of(row: FileRow, draft: TrackDraft) -> FileRow:
    """Return a file that shall be like a track that is there, whatever it is called."""
    corrected = row.with_language(draft.language_code).with_name(draft.name)
    return replace(corrected, draft=replace(draft, kind=row.draft.kind))


def _fault(file: TrackFile) -> str:
    if file.fault is None:
        return ""
    words = FILE_FAULTS[file.fault]
    if file.fault is FileFault.NO_FRAME_RATE:
        words += "; give --frame-rate"
    detail = f" ({shown(file.detail)})" if file.detail else ""
    return f"{words[:1].lower()}{words[1:]}{detail}"


def _words(problem: RowProblem) -> str:
    words = (_STOPS | _REMARKS).get(problem.code, problem.code.value)
    return words.format(**dict(_values(problem)))


def _values(problem: RowProblem) -> Iterator[tuple[str, object]]:
    for name, value in problem.values.items():
        yield name, quoted(value) if isinstance(value, str) else value
