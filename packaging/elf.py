"""What programs and libraries of Linux need of others, as binutils' objdump tells it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"\x7fELF"
_NEEDED = re.compile(r"^  NEEDED +(\S+)$", re.MULTILINE)
_VERSION = re.compile(r" GLIBC_([0-9.]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Needs:
    """What one file needs."""

    libraries: tuple[str, ...]
    glibc: tuple[int, ...]
    """The version of the C library that has all it uses, such as (2, 34); () for any."""


def needs_of(file: Path) -> Needs:
    """Read what a program or library needs; CalledProcessError where it is none."""
    command = ["objdump", "--private-headers", str(file)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    references = shown.partition("Version References:")[2]
    versions = (tuple(map(int, found.split("."))) for found in _VERSION.findall(references))
    return Needs(tuple(_NEEDED.findall(shown)), max(versions, default=()))


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield the programs and libraries below a folder, each once."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _begins(path) == _MAGIC:
            yield path


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_MAGIC))
