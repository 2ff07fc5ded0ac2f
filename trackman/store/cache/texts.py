"""Texts of tracks as they were last fetched, to be read before the host answers and without it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trackman.store.blob_cache import BlobCache

LARGEST = 64 * 1024 * 1024
_MOMENT = struct.Struct(">d")


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as it came, and when."""

    content: bytes
    at: datetime


class TextCache:
    """A folder of texts by name, those read longest ago leaving first.

    Safe from any thread; nothing here raises. What lies there may be lost at any time.
    """

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._files = BlobCache(folder, largest)  # they keep any bytes by name

    def read(self, name: str) -> StoredText | None:
        """Return a text; None where none was ever kept."""
        found = self._files.read(name)
        if found is None or len(found) < _MOMENT.size:
            return None
        (seconds,) = _MOMENT.unpack_from(found)
        return StoredText(found[_MOMENT.size :], datetime.fromtimestamp(seconds, UTC))

    def write(self, name: str, text: StoredText) -> None:
        """Keep a text in place of the one before, and make room for it where need be."""
        self._files.write(name, _MOMENT.pack(text.at.timestamp()) + text.content)

    def size(self) -> int:
        """Return how many bytes the texts take."""
        return self._files.size()

    def clear(self) -> None:
        """Remove all."""
        self._files.clear()
