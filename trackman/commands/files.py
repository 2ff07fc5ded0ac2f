"""Files that commands make tracks of, read as the window reads them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from trackman.commands.check import conversion_note
from trackman.commands.output import complain
from trackman.commands.results import SOMETHING_FAILED, Results
from trackman.domain.additions import (
    FileRow,
    NewTrack,
    ProblemCode,
    RowProblem,
    TrackFile,
    named,
    problems_of,
)
from trackman.domain.sentences import FILE_FAULTS
from trackman.domain.subtitles.conversion import ReadingChoices
from trackman.domain.uploads import Video
from trackman.services.additions import TrackFiles

_TOLD = {
    ProblemCode.OVER_LIMIT: "DatoCMS takes at most {limit} bytes per file",
    ProblemCode.NO_LANGUAGE: "the language isn’t known: give it as --language",
    ProblemCode.BAD_LANGUAGE: "{code} is no language code",
}
"""Obstacles that are told before anything is sent; of names DatoCMS decides."""


async def new_tracks(
    files: TrackFiles, video: Video, options: argparse.Namespace, results: Results
) -> list[NewTrack]:
    """Read the files of a command; what no track can be made of is told and left out."""
    rows = []
    for path in options.files:
        file = await read_file(files, path, results, options.frame_rate)
        if file is None:
            continue
        row = _as_asked(FileRow(path).with_file(file), options)
        if options.kind and options.kind != file.kind:
            _refuse(path, f"this is {file.kind.value}, not {options.kind}", results)
        else:
            rows.append(row)
    rows = named(rows, video.tracks)
    made = []
    for row, problems in zip(rows, problems_of(rows, video.tracks), strict=True):
        if (told := _told(problems)) is not None:
            _refuse(row.path, told, results)
        else:
            made.append(row.new_track())
    return made


async def read_file(
    files: TrackFiles, path: Path, results: Results, frame_rate: float | None = None
) -> TrackFile | None:
    """Read one file, and say what is lost of it; None where nothing can be made of it."""
    file = await files.read(path, ReadingChoices(frame_rate=frame_rate))
    if file.fault is not None:
        detail = f" ({file.detail})" if file.detail else ""
        _refuse(path, f"{FILE_FAULTS[file.fault]}{detail}", results)
        return None
    if file.conversion is not None and (note := conversion_note(file.conversion)):
        complain(f"{path}: {note}")
    return file


def _as_asked(row: FileRow, options: argparse.Namespace) -> FileRow:
    if options.language:
        row = row.with_language(options.language)
    if options.closed_captions and row.draft.closed_captions is not None:
        row = row.with_captions(True)
    return row.with_name(options.name) if options.name else row


def _told(problems: Sequence[RowProblem]) -> str | None:
    found = next((one for one in problems if one.code in _TOLD), None)
    return None if found is None else _TOLD[found.code].format(**found.values)


def _refuse(path: Path, why: str, results: Results) -> None:
    complain(f"{path}: {why}")
    results.status = SOMETHING_FAILED
