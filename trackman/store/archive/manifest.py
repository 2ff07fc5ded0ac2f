"""Archive of the data folder: its manifest, the names in it, and its limits."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from trackman.domain.errors import ArchiveError, StoreFault
from trackman.store.review.files import MOST_BYTES

FORMAT = 2
"""2 has reviews; an archive without them is still of 1, which an earlier trackman reads."""
MANIFEST = "manifest.json"
JOURNAL = "journal.sqlite"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REVIEW = re.compile(r"reviews/[1-9][0-9]{0,5}\.trackman-review")
_BACKUP = re.compile(r"backups/([0-9a-f]{2})/(\1[0-9a-f]{62})\.vtt")


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Limits of an archive, so that a bad one fills neither memory nor disk. Bytes."""

    members: int = 1_000_000
    manifest: int = 256 << 20
    backup: int = 64 << 20
    review: int = MOST_BYTES
    whole: int = 64 << 30


LIMITS = ArchiveLimits()


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the archive."""

    sha256: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Content of `manifest.json`."""

    program: str
    """The version of the trackman that made the archive."""
    made_at: datetime
    members: Mapping[str, Member]
    """By their names in the archive; the manifest itself is not among them."""

    @property
    def size(self) -> int:
        """Size of the members in bytes."""
        return sum(member.size for member in self.members.values())


def is_sha256(text: str) -> bool:
    """Tell whether a text names a backup, and so is safe in a path."""
    return _SHA256.fullmatch(text) is not None


def backup_name(sha256: str) -> str:
    """Return the name of a backup, in an archive and in the data folder."""
    return f"backups/{sha256[:2]}/{sha256}.vtt"


def backup_of(name: str) -> str | None:
    """Return the checksum a name stands for, or None where it is no backup's."""
    found = _BACKUP.fullmatch(name)
    return found[2] if found else None


def review_name(number: int) -> str:
    """Return the name in an archive of one of its reviews, counted from 1."""
    return f"reviews/{number}.trackman-review"


def is_review(name: str) -> bool:
    """Tell whether a name in an archive is that of a review."""
    return _REVIEW.fullmatch(name) is not None


def manifest_text(manifest: Manifest) -> str:
    """Return the manifest as JSON."""
    number = FORMAT if any(map(is_review, manifest.members)) else 1
    document = {"format": number, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    return json.dumps(document, indent=1)


def read_manifest(text: bytes, limits: ArchiveLimits = LIMITS) -> Manifest:
    """Return the manifest; raise ArchiveError for a newer format, and for anything else."""
    try:
        document = json.loads(text)
        if document["format"] not in range(1, FORMAT + 1):
            raise _newer_or_not(document["format"])
        members = {name: _member(name, part) for name, part in document["members"].items()}
        made_at = datetime.fromisoformat(document["made_at"])
        manifest = Manifest(str(document["program"]), made_at, members)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ArchiveError(StoreFault.DAMAGED, f"{MANIFEST}: {error}") from error
    if JOURNAL not in members:
        raise ArchiveError(StoreFault.DAMAGED, "no journal")
    if len(members) > limits.members or manifest.size > limits.whole:
        raise ArchiveError(StoreFault.OTHER, "too large")
    for name, one in members.items():
        if name != JOURNAL and one.size > (limits.review if is_review(name) else limits.backup):
            raise ArchiveError(StoreFault.OTHER, f"{name} is too large")
    return manifest


def _newer_or_not(number: Any) -> ArchiveError:
    is_newer = isinstance(number, int) and number > FORMAT
    return ArchiveError(StoreFault.NEWER if is_newer else StoreFault.DAMAGED, f"format {number!r}")


def _member(name: str, part: dict[str, Any]) -> Member:
    sha256, size = part["sha256"], part["size"]
    if not isinstance(size, int) or size < 0 or not is_sha256(sha256):
        raise ValueError(f"{name}: neither size nor checksum")
    if name != JOURNAL and not is_review(name) and backup_of(name) != sha256:
        raise ValueError(f"{name}: no name of a member")
    return Member(sha256, size)
