"""Journal and backups as one archive, to be kept elsewhere or taken to another computer."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from trackman import __version__
from trackman.domain.errors import ArchiveError, JournalError, StoreFault
from trackman.domain.journal import now
from trackman.store.archive.copying import Copying, CopyStoppedError, Report
from trackman.store.archive.manifest import (
    JOURNAL,
    LIMITS,
    MANIFEST,
    Manifest,
    Member,
    backup_name,
    backup_of,
    manifest_text,
)
from trackman.store.error_mapping import store_fault
from trackman.store.files import replacement
from trackman.store.journal.journal import Journal

_DATE = (1980, 1, 1, 0, 0, 0)  # the manifest has the true one; a zip can hold none before 1980
_MODE = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Exported:
    """Result of an export."""

    backups: int
    left_out: tuple[str, ...]
    """Checksums of backups that are not what they were when they were saved."""


def export_archive(
    path: Path, journal: Journal, backups: Path, report: Report, stop: Event
) -> Exported | None:
    """Write the journal and the folder of backups, as they are at this moment, as one zip.

    Both can be used meanwhile. Returns None if `stop` was set. Raises JournalError where the
    journal cannot be read, else ArchiveError; then, as when stopped, `path` has not changed.
    """
    try:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / JOURNAL
            _copy(journal, copy)
            return _write(path, copy, _saved(backups), (report, stop))
    except CopyStoppedError:
        return None
    except OSError as error:
        raise ArchiveError(store_fault(error), str(error)) from error


def _copy(journal: Journal, copy: Path) -> None:
    try:
        journal.copy(copy)
    except JournalError as error:
        if (
            error.fault is StoreFault.FULL
        ):  # the copy has no room, nothing is wrong with the journal
            raise ArchiveError(error.fault, error.detail) from error
        raise


def _saved(backups: Path) -> dict[str, Path]:
    """Return the files of all backups by their checksums."""
    files = sorted(backups.glob("*/*.vtt"))
    names = ((backup_of(f"backups/{file.parent.name}/{file.name}"), file) for file in files)
    return {sha256: file for sha256, file in names if sha256 is not None and file.is_file()}


def _write(
    path: Path, copy: Path, saved: dict[str, Path], listeners: tuple[Report, Event]
) -> Exported:
    total = sum(file.stat().st_size for file in (copy, *saved.values()))
    passage = Copying(total, *listeners)
    members: dict[str, Member] = {}
    left_out: list[str] = []
    with replacement(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        members[JOURNAL] = _put_journal(archive, copy, passage)
        for sha256, content in _contents(saved, passage):
            if hashlib.sha256(content).hexdigest() != sha256:
                left_out.append(sha256)
                continue
            archive.writestr(_info(backup_name(sha256)), content)
            members[backup_name(sha256)] = Member(sha256, len(content))
        manifest = Manifest(__version__, now(), members)
        archive.writestr(_info(MANIFEST), manifest_text(manifest))
    return Exported(len(members) - 1, tuple(left_out))


def _put_journal(archive: zipfile.ZipFile, copy: Path, passage: Copying) -> Member:
    digest = hashlib.sha256()
    with copy.open("rb") as source, archive.open(_info(JOURNAL), "w", force_zip64=True) as target:
        for piece in passage.pieces(source):
            digest.update(piece)
            target.write(piece)
    return Member(digest.hexdigest(), copy.stat().st_size)


def _contents(saved: dict[str, Path], passage: Copying) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each backup, of one that has grown beyond sense the beginning."""
    for sha256, path in saved.items():
        with path.open("rb") as file:
            content = file.read(LIMITS.backup)
        yield sha256, content
        passage.passed(len(content))


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _MODE
    return info
