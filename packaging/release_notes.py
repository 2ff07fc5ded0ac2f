"""The notes of a release, out of CHANGELOG.md: `python3 packaging/release_notes.py [v]VERSION`."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
_HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)
_UNRELEASED = "Unreleased"


@dataclass(frozen=True, slots=True)
class Release:
    """A version, the day it came out as YYYY-MM-DD, and its notes in Markdown."""

    version: str
    date: str
    notes: str


def releases(changelog: str) -> list[Release]:
    """Return what was released, newest first; what is not released yet is not among it."""
    _, *rest = _HEADING.split(changelog)
    found = zip(rest[0::3], rest[1::3], rest[2::3], strict=True)
    return [
        Release(name, date or "", notes.strip())
        for name, date, notes in found
        if name != _UNRELEASED
    ]


def main(arguments: list[str]) -> int:
    """Print the notes of the version that is named; a tag may be named as well."""
    if len(arguments) != 1:
        print(f"usage: {Path(__file__).name} VERSION", file=sys.stderr)
        return 2
    version = arguments[0].rpartition("/")[2].removeprefix("v")
    for release in releases(CHANGELOG.read_text(encoding="utf-8")):
        if release.version == version:
            print(release.notes)
            return 0
    print(f"CHANGELOG.md has no release {version}: add its heading and its day.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
