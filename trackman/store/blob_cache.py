"""Pictures kept on disk, those used longest ago leaving first."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
import zlib
from contextlib import suppress
from pathlib import Path

LARGEST = 200 * 1024 * 1024
_ENDING = ".picture"
_PICTURES = f"??/*{_ENDING}"
_LONGEST_WRITE = 600.0  # seconds
_CHECK = 4  # bytes of the checksum before each picture
_ROOM = 0.9  # how full it is after making room, so that room is not made for each picture
_log = logging.getLogger(__name__)


class BlobCache:
    """A folder of pictures by name. Safe from any thread; nothing here raises."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest
        self._lock = threading.Lock()
        self._size: int | None = None
        """Bytes of all pictures; None until they were counted."""

    def read(self, name: str) -> bytes | None:
        """Return a picture; None where there is none. A damaged one is removed."""
        path = self._path(name)
        try:
            content = path.read_bytes()
            os.utime(path)  # it was used now
        except OSError:
            return None
        if _sum(content[_CHECK:]) == content[:_CHECK]:
            return content[_CHECK:]
        _log.warning("%s is damaged and removed", path.name)
        self._remove(path, len(content))
        return None

    def write(self, name: str, picture: bytes) -> None:
        """Keep a picture, and make room for it where need be."""
        path = self._path(name)
        part = path.with_name(f"{path.stem}.{os.getpid()}.{threading.get_ident()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_sum(picture) + picture)
            with self._lock:
                size = self._counted() + len(picture) + _CHECK - _size(path)
                part.replace(path)
                self._size = size if size <= self._largest else self._made_room()
        except OSError as error:
            _log.warning("a picture cannot be kept: %s", error)
            with suppress(OSError):
                part.unlink()

    def limit(self, largest: int) -> None:
        """Keep no more than so many bytes from now on."""
        with self._lock:
            self._largest = largest
            if self._counted() > largest:
                self._size = self._made_room()

    def size(self) -> int:
        """Return how many bytes the pictures take."""
        with self._lock:
            return self._counted()

    def clear(self) -> None:
        """Remove all pictures."""
        with self._lock:
            for path in self._found(_PICTURES):
                with suppress(OSError):
                    path.unlink()
            self._size = None

    def _path(self, name: str) -> Path:
        digest = hashlib.sha256(name.encode()).hexdigest()[:40]
        return self._folder / digest[:2] / f"{digest}{_ENDING}"

    def _found(self, pattern: str) -> list[Path]:
        """Return the files of a pattern; none of a folder that may not be entered."""
        try:
            return list(self._folder.glob(pattern))
        except OSError:
            return []

    def _counted(self) -> int:
        if self._size is None:
            self._size = sum(_size(path) for path in self._found(_PICTURES))
            self._clear_away_parts()
        return self._size

    def _clear_away_parts(self) -> None:
        """Remove what a program that was killed has left behind."""
        for path in self._found("??/*.part"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _LONGEST_WRITE:
                    path.unlink()

    def _remove(self, path: Path, size: int) -> None:
        with self._lock, suppress(OSError):
            path.unlink()
            self._size = None if self._size is None else self._size - size

    def _made_room(self) -> int:
        """Remove those used longest ago, and return how many bytes are left."""
        aged = []
        for path in self._found(_PICTURES):
            with suppress(OSError):
                status = path.stat()
                aged.append((status.st_mtime, status.st_size, path))
        size = sum(one[1] for one in aged)
        for _, bytes_freed, path in sorted(aged):
            if size <= self._largest * _ROOM:
                break
            with suppress(OSError):
                path.unlink()
                size -= bytes_freed
        return size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _sum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECK, "big")
