"""Journal, backups and reviews as one archive, to be kept elsewhere or moved to a new computer."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
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
    review_name,
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
    reviews: int = 0


def export_archive(
    path: Path,
    journal: Journal,
    backups: Path,
    report: Report,
    stop: Event,
    reviews: Sequence[Path] = (),
) -> Exported | None:
    """Write the journal, the folder of backups and files of reviews, as they are now, as one zip.

    All can be used meanwhile. Returns None if `stop` was set. Raises JournalError where the
    journal cannot be read, else ArchiveError; then, as when stopped, `path` has not changed.
    """
    try:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / JOURNAL
            _copy(journal, copy)
            named = {review_name(number): file for number, file in enumerate(reviews, 1)}
            return _write(path, {JOURNAL: copy, **named}, _saved(backups), (report, stop))
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
    path: Path, files: dict[str, Path], saved: dict[str, Path], listeners: tuple[Report, Event]
) -> Exported:
    """Write files by their names in the archive, the journal first, and backups by checksums."""
    total = sum(file.stat().st_size for file in (*files.values(), *saved.values()))
    passage = Copying(total, *listeners)
    members: dict[str, Member] = {}
    left_out: list[str] = []
    with replacement(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, source in files.items():
            members[name] = _put(archive, name, source, passage)
        for sha256, content in _contents(saved, passage):
            if hashlib.sha256(content).hexdigest() != sha256:
                left_out.append(sha256)
                continue
            archive.writestr(_info(backup_name(sha256)), content)
            members[backup_name(sha256)] = Member(sha256, len(content))
        manifest = Manifest(__version__, now(), members)
        archive.writestr(_info(MANIFEST), manifest_text(manifest))
    return Exported(len(members) - len(files), tuple(left_out), len(files) - 1)


def _put(archive: zipfile.ZipFile, name: str, path: Path, passage: Copying) -> Member:
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(_info(name), "w", force_zip64=True) as target:
        for piece in passage.pieces(source):
            digest.update(piece)
            target.write(piece)
    return Member(digest.hexdigest(), path.stat().st_size)


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
