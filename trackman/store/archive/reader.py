"""An archive of a data folder, opened for reading and not trusted in anything."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from trackman.domain.errors import ArchiveError, StoreFault
from trackman.store.archive.copying import Copying
from trackman.store.archive.manifest import MANIFEST, ArchiveLimits, Manifest, read_manifest
from trackman.store.error_mapping import store_fault

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


class Archive:
    """A zip whose manifest names exactly what is in it. Every method raises ArchiveError.

    Nothing is ever unpacked to a place the archive names.
    """

    def __init__(self, path: Path, limits: ArchiveLimits) -> None:
        with _our_errors():
            self._zip = zipfile.ZipFile(path)
        try:
            self.manifest = self._read_manifest(limits)
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def pieces(self, name: str, passage: Copying) -> Iterator[bytes]:
        """Yield a member piece by piece; what was yielded is worth nothing if this raises."""
        member = self.manifest.members[name]
        digest = hashlib.sha256()
        with _our_errors():
            file = self._zip.open(name)
        with file:
            pieces = passage.pieces(file)
            while True:
                with _our_errors():
                    piece = next(pieces, b"")
                if not piece:
                    break
                digest.update(piece)
                yield piece
        if digest.hexdigest() != member.sha256:
            raise ArchiveError(StoreFault.DAMAGED, f"{name}: another checksum")

    def _read_manifest(self, limits: ArchiveLimits) -> Manifest:
        infos = self._zip.infolist()
        sizes = {info.filename: info.file_size for info in infos}
        if len(sizes) != len(infos) or MANIFEST not in sizes:
            raise ArchiveError(StoreFault.DAMAGED, "no archive of trackman’s")
        if any(one.flag_bits & _ENCRYPTED or one.compress_type not in _METHODS for one in infos):
            raise ArchiveError(StoreFault.DAMAGED, "packed another way")
        if sizes.pop(MANIFEST) > limits.manifest:
            raise ArchiveError(StoreFault.OTHER, "too large")
        with _our_errors():
            text = self._zip.read(MANIFEST)
        manifest = read_manifest(text, limits)
        if sizes != {name: member.size for name, member in manifest.members.items()}:
            raise ArchiveError(StoreFault.DAMAGED, "not the files the manifest names")
        return manifest


@contextmanager
def _our_errors() -> Iterator[None]:
    """Turn all that reading a damaged zip raises into an ArchiveError."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError) as error:
        raise ArchiveError(StoreFault.DAMAGED, str(error)) from error
    except (NotImplementedError, RuntimeError) as error:  # packed in ways Python does not know
        raise ArchiveError(StoreFault.DAMAGED, str(error)) from error
    except OSError as error:
        raise ArchiveError(store_fault(error), str(error)) from error
