"""Files on this computer of which tracks shall be made: found, read, checked."""

from __future__ import annotations

import asyncio
import logging
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from trackman.domain import audio_files
from trackman.domain.additions import MOST_FILES, FileRow, FileStamp, TrackFile, usual_name
from trackman.domain.audio_files import is_likely, recognised
from trackman.domain.file_faults import FileFault
from trackman.domain.quality.checks.captions import names_sounds
from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.conversion import (
    AS_IT_SEEMS,
    LIKELY_SUFFIXES,
    Conversion,
    ReadingChoices,
    converted,
)
from trackman.domain.subtitles.cue_text import plain
from trackman.domain.subtitles.file_name import facts_in
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import LARGEST_TEXT
from trackman.domain.tracks import Track, TrackStatus
from trackman.domain.uploads import Video
from trackman.services.checking import detected, findings_of, spoken_language
from trackman.services.executors import Executors, Lane
from trackman.services.quality import QualityChecks

_log = logging.getLogger(__name__)
_HEAD = 4096
_IN_FOLDERS = frozenset((*LIKELY_SUFFIXES, *audio_files.SUFFIXES)) - {".mp4"}
_MOST_ENTRIES = 20_000
"""Files and folders of one folder that are looked at."""


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """Files found under what a person dropped or chose."""

    files: tuple[Path, ...] = ()
    left_out: int = 0
    """Subtitle and audio files beyond the most that one table takes."""
    passed_over: int = 0
    """Files in folders that are neither subtitles nor audio by their names."""


@dataclass(slots=True)
class TrackFiles:
    """Reads files on worker threads, never on a slow drive in anybody's way."""

    executors: Executors
    checks: QualityChecks
    _turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """One text at a time: Python computes no faster in several threads, and the window waits."""

    async def listed(self, paths: Sequence[Path], room: int = MOST_FILES) -> FoundFiles:
        """Return the files that were named, and those in folders, in the order of their names."""
        return await self.executors.run(partial(_listed, paths, room), Lane.FILES)

    async def read(self, path: Path, choices: ReadingChoices = AS_IT_SEEMS) -> TrackFile:
        """Read a file, and find out what track it can become."""
        file, content = await self.executors.run(partial(_read, path), Lane.FILES)
        if content is None:
            return replace(file, choices=choices)
        work = partial(_understood, file, content, choices)
        async with self._turn:
            return await self.executors.run(work, Lane.COMPUTING)

    async def findings(self, row: FileRow, video: Video) -> tuple[Finding, ...] | None:
        """Return what checks notice in the subtitles of a row; None for anything else."""
        if row.file is None or row.file.text is None:
            return None
        track = Track(
            id=str(row.path),
            upload_id=video.id,
            kind=row.draft.kind,
            name=row.draft.name,
            language_code=row.draft.language_code,
            closed_captions=row.draft.closed_captions,
            status=TrackStatus.READY,
            error=None,
        )
        duration = video.upload.duration
        work = partial(
            findings_of,
            track,
            {track: row.file.text},
            limits=self.checks.limits(),
            duration=None if duration is None else round(duration * 1000),
            words=self.checks.words,
            detection=row.file.detection,
        )
        async with self._turn:
            return await self.executors.run(work, Lane.COMPUTING)

    async def is_unchanged(self, file: TrackFile) -> bool:
        """Tell whether a file is the one that was read, as far as size and time tell."""

        def look() -> bool:
            try:
                return _stamp_of(file.path.stat()) == file.stamp
            except OSError:
                return False

        return await self.executors.run(look, Lane.FILES)


def _listed(paths: Sequence[Path], room: int) -> FoundFiles:
    files: dict[Path, None] = {}
    passed_over = 0
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        found, others = _in_folder(path)
        files |= dict.fromkeys(found)
        passed_over += others
    kept = tuple(files)[: max(room, 0)]
    return FoundFiles(kept, len(files) - len(kept), passed_over)


def _in_folder(folder: Path) -> tuple[list[Path], int]:
    """Return subtitle and audio files in a folder and below, and how many others there are."""
    found, others, seen = [], 0, 0
    for place, folders, names in os.walk(folder):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(name for name in names if not name.startswith(".")):
            if Path(name).suffix.casefold() in _IN_FOLDERS:
                found.append(Path(place, name))
            else:
                others += 1
        seen += len(names) + len(folders)
        if seen > _MOST_ENTRIES:
            break
    return found, others


def _read(path: Path) -> tuple[TrackFile, bytes | None]:
    """Return a file with its content, where that is text; of sound only what tells its kind."""
    file = TrackFile(path)
    try:
        about = path.stat()
        file = replace(file, stamp=_stamp_of(about))
        if not stat.S_ISREG(about.st_mode):
            return replace(file, fault=FileFault.NO_FILE), None
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
            if not head:
                return replace(file, fault=FileFault.EMPTY), None
            opened.seek(0)
            if is_likely(head):
                sound = recognised(opened, about.st_size)
                if isinstance(sound, FileFault):
                    return replace(file, fault=sound), None
                return replace(file, audio=sound), None
            if about.st_size > LARGEST_TEXT:
                return replace(file, fault=_of_large(head)), None
            return file, opened.read(LARGEST_TEXT + 1)
    except OSError as error:
        _log.info("%s cannot be read: %s", path.name, error)
        return replace(file, fault=_fault_of(error), detail=error.strerror or str(error)), None


def _of_large(head: bytes) -> FileFault:
    """Return why a file is no subtitles whose size already says so."""
    return FileFault.OTHER_KIND if b"\0" in head else FileFault.TOO_LARGE


def _fault_of(error: OSError) -> FileFault:
    if isinstance(error, FileNotFoundError):
        return FileFault.MISSING
    return FileFault.DENIED if isinstance(error, PermissionError) else FileFault.NOT_READ


def _stamp_of(about: os.stat_result) -> FileStamp:
    return FileStamp(about.st_size, about.st_mtime_ns)


def _understood(file: TrackFile, content: bytes, choices: ReadingChoices) -> TrackFile:
    hint = choices.language or facts_in(file.path.name).language
    done = converted(content, replace(choices, language=hint), spoken_language)
    if not isinstance(done, Conversion):
        return replace(file, fault=done, choices=choices)
    text = ReadText.of(done.content, None)
    shown = tuple(plain(cue.text).strip() for cue in text.spoken)
    understood = replace(
        file,
        choices=choices,
        conversion=done,
        text=text,
        detection=detected(shown),
        names_sounds=names_sounds(shown),
    )
    # names of languages take a while when they are first needed, and are kept then
    usual_name(FileRow(file.path).with_file(understood).draft)
    return understood
