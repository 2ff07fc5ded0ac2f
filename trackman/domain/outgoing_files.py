"""Files that are sent to DatoCMS's storage: a text from memory, or a file of this computer."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Self

from trackman.domain.errors import SourceError, SourceFault


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file as it stood when it was looked at."""

    size: int
    """Bytes."""
    content_type: str
    content: bytes = field(default=b"", repr=False)
    path: Path | None = None
    """None where the content is in memory."""
    modified: int | None = None
    """Nanoseconds since 1970; the file is not sent once it was changed."""

    @classmethod
    def of_text(cls, content: bytes) -> Self:
        """Return a WebVTT file in memory."""
        return cls(len(content), "text/vtt", content)

    @classmethod
    def at(cls, path: Path) -> Self:
        """Return a file on the disk, as it is now. Raises SourceError."""
        try:
            facts = path.stat()
        except FileNotFoundError as error:
            raise SourceError(SourceFault.MISSING, path.name) from error
        except OSError as error:
            raise SourceError(SourceFault.UNREADABLE, str(error)) from error
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return cls(facts.st_size, kind, path=path, modified=facts.st_mtime_ns)

    def opened(self) -> BinaryIO:
        """Open it from its beginning. Raises SourceError where it is not what it was."""
        if self.path is None:
            return BytesIO(self.content)
        if OutgoingFile.at(self.path) != self:
            raise SourceError(SourceFault.CHANGED, self.path.name)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise SourceError(SourceFault.UNREADABLE, str(error)) from error
