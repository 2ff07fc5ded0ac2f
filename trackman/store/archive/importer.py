"""An archive put together with what is here. First all of it is proven whole, then it is added."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from trackman.domain.errors import ArchiveError, JournalError, StoreFault
from trackman.domain.journal import Stage, answered, now
from trackman.store.archive.copying import Copying, CopyStoppedError, Report
from trackman.store.archive.manifest import (
    JOURNAL,
    LIMITS,
    ArchiveLimits,
    backup_of,
    is_review,
    is_sha256,
)
from trackman.store.archive.reader import Archive
from trackman.store.error_mapping import store_fault
from trackman.store.files import make_private_folder, replacement, settle
from trackman.store.journal.journal import Journal, StagedEntry

_STAGING = "import.part"


@dataclass(frozen=True, slots=True)
class Imported:
    """Result of an import."""

    added: int
    """Entries that were not known here."""
    known: int
    """Entries that were, and stay as they are here."""
    backups: int
    """Texts that were missing or damaged here."""


@dataclass(frozen=True, slots=True)
class UnpackedReviews:
    """The reviews of an archive as files."""

    files: tuple[Path, ...]
    damaged: int
    """Those of which no file could be made."""


def import_archive(
    path: Path,
    journal: Journal,
    backups: Path,
    report: Report,
    stop: Event,
    limits: ArchiveLimits = LIMITS,
) -> Imported | None:
    """Add the entries and backups of an archive that are not here; nothing good is replaced.

    Its reviews are left to `unpack_reviews`: one of them that is damaged spoils nothing else.
    What had not come to an end there is `unknown` here. Returns None if `stop` was set before
    anything was added. Raises ArchiveError; then nothing has changed here. Raises JournalError
    where the journal here fails; then there may be more backups than before, and nothing else.
    """
    journal.totals()  # a journal that is no good is said to be so before the long work
    staging = backups.parent / _STAGING
    try:
        with Archive(path, limits) as archive:
            passage = Copying(2 * archive.manifest.size, report, stop)
            entries = _proven(archive, passage)
            shutil.rmtree(staging, ignore_errors=True)  # of an import that was killed
            places = _stage(archive, passage, staging, backups)
            _publish(places)
    except CopyStoppedError:
        return None
    except OSError as error:
        raise ArchiveError(store_fault(error), str(error)) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    added = journal.merge([_ended(entry) for entry in entries])
    return Imported(added, len(entries) - added, len(places))


def unpack_reviews(path: Path, folder: Path, limits: ArchiveLimits = LIMITS) -> UnpackedReviews:
    """Unpack the reviews of an archive into a folder. Raises ArchiveError."""
    files: list[Path] = []
    damaged = 0
    try:
        with Archive(path, limits) as archive:
            passage = Copying(archive.manifest.size, lambda _done, _total: None, Event())
            for name in filter(is_review, archive.manifest.members):
                place = folder / Path(name).name
                try:
                    with place.open("wb") as file:
                        file.writelines(archive.pieces(name, passage))
                    files.append(place)
                except ArchiveError as error:
                    if error.fault is not StoreFault.DAMAGED:
                        raise
                    damaged += 1
    except OSError as error:
        raise ArchiveError(store_fault(error), str(error)) from error
    return UnpackedReviews(tuple(files), damaged)


def _proven(archive: Archive, passage: Copying) -> Sequence[StagedEntry]:
    """Prove an archive whole but for its reviews, and return the entries of its journal."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / JOURNAL
        with copy.open("wb") as file:
            file.writelines(archive.pieces(JOURNAL, passage))
        for name, member in archive.manifest.members.items():
            if is_review(name):
                passage.passed(member.size)
            elif name != JOURNAL:
                for _ in archive.pieces(name, passage):
                    pass
        journal = Journal(copy)
        try:
            entries = journal.all_staged()
        except JournalError as error:
            raise ArchiveError(error.fault, f"{JOURNAL}: {error.detail}") from error
        finally:
            journal.close()
    if not all(entry.backup is None or is_sha256(entry.backup.sha256) for entry, _ in entries):
        raise ArchiveError(StoreFault.DAMAGED, "an entry names no backup")
    return entries


def _stage(archive: Archive, passage: Copying, staging: Path, backups: Path) -> dict[Path, Path]:
    """Unpack the backups that are not here and return where each is and where it belongs."""
    members = archive.manifest.members
    places = {name: backups / sha256[:2] / f"{sha256}.vtt" for name, sha256 in _backups(archive)}
    missing = {name: place for name, place in places.items() if not _is_whole(place)}
    needed = sum(members[name].size for name in missing)
    passage.passed(archive.manifest.size - needed)
    make_private_folder(staging)
    if needed > shutil.disk_usage(staging).free:
        raise ArchiveError(StoreFault.FULL, f"{needed} bytes needed")
    staged: dict[Path, Path] = {}
    for name, place in missing.items():
        part = staging / place.name
        with replacement(part) as file:
            file.writelines(archive.pieces(name, passage))
        staged[part] = place
    return staged


def _backups(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the name and the checksum of each backup in an archive."""
    for name in archive.manifest.members:
        if sha256 := backup_of(name):
            yield name, sha256


def _publish(places: dict[Path, Path]) -> None:
    for part, place in places.items():
        make_private_folder(place.parent)
        part.replace(place)
    for folder in {place.parent for place in places.values()}:
        settle(folder)


def _is_whole(backup: Path) -> bool:
    """Tell whether a backup is here and its content is what its name says."""
    try:
        with backup.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == backup.stem
    except OSError:
        return False


def _ended(entry: StagedEntry) -> StagedEntry:
    """Return an entry that is at an end: nobody here goes on with what was begun elsewhere."""
    whole, stages = entry
    if whole.is_left:
        return answered(whole, "it came in an archive"), stages
    if whole.stage.is_end:
        return entry
    ended = replace(whole, stage=Stage.UNKNOWN, changed_at=now())
    return ended, [*stages, (ended.stage, ended.changed_at)]
