"""Speech that was found in sounds, and the sounds themselves while they are listened to."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trackman.domain.errors import HearingError
from trackman.domain.playback import HearingFault
from trackman.domain.speech.marks import SpeechMarks, packed, unpacked
from trackman.store.blob_cache import BlobCache
from trackman.store.files import make_private_folder

LARGEST = 32 * 1024 * 1024
"""Bytes of marks; an hour takes some 60,000."""
_LEFT_OVER = 6 * 3600.0  # seconds after which no program listens to a sound any more


class SoundStore:
    """A folder of marks by name, those looked at longest ago leaving first.

    Safe from any thread. Marks may be lost at any time: they can be found again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = BlobCache(folder, LARGEST)

    def read(self, name: str) -> SpeechMarks | None:
        """Return the marks of a sound; None where none are kept."""
        content = self._files.read(name)
        return None if content is None else unpacked(content)

    def write(self, name: str, marks: SpeechMarks) -> None:
        """Keep the marks of a sound."""
        self._files.write(name, packed(marks))

    @contextmanager
    def room(self) -> Iterator[Path]:
        """Return a file to put a sound into; it goes afterwards. Raises HearingError."""
        try:
            make_private_folder(self._folder)
            self._clear_away()
            number, name = tempfile.mkstemp(".sound", "", self._folder)
            os.close(number)
        except OSError as error:
            raise HearingError(HearingFault.NO_ROOM, str(error)) from error
        path = Path(name)
        try:
            yield path
        finally:
            with suppress(OSError):
                path.unlink()

    def _clear_away(self) -> None:
        """Remove what a program that was killed has left behind."""
        for path in self._folder.glob("*.sound"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFT_OVER:
                    path.unlink()
