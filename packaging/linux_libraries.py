"""Which shared libraries the bundle for Linux brings along, and which it takes from the system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

import stand_ins
from elf import needs_of

Entry = tuple[str, str, str]
"""Place in the bundle, file that it comes from, and kind, as PyInstaller has them."""

# Every desktop has them, and each has a counterpart on the same system that it must fit: graphics
# drivers the C++ runtime, installed fonts their configuration, the session its bus and its sound
# server. It is what the AppImage project's `excludelist` leaves out, with the last two lines.
SYSTEM = (
    *("libstdc++.so.6", "libgcc_s.so.1"),
    *("libGL.so.1", "libEGL.so.1", "libdrm.so.2"),
    *("libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1"),
    *("libwayland-client.so.0", "libwayland-cursor.so.0"),
    *("libfontconfig.so.1", "libfreetype.so.6", "libexpat.so.1"),
    *("libz.so.1", "libcom_err.so.2", "libgpg-error.so.0", "libuuid.so.1"),
    *("libglib-2.0.so.0", "libgthread-2.0.so.0", "libdbus-1.so.3"),
    *("libpulse.so.0",),
)
_ICU_DATA = "libicudata.so"
_INTERPRETER = "libpython"  # the program itself loads it
_LINK = "SYMLINK"


def without_unused(binaries: Sequence[Entry]) -> list[Entry]:
    """Return the libraries without those of the system and those that nothing else needs."""
    sources = {PurePath(place).name: source for place, source, kind in binaries if kind != _LINK}
    roots = [PurePath(place).name for place, _, kind in binaries if not _is_library(place, kind)]
    found = set(_reached(roots, sources))
    return [entry for entry in binaries if PurePath(entry[0]).name in found]


def without_dead_links(datas: Sequence[Entry], binaries: Sequence[Entry]) -> list[Entry]:
    """Return the files without the links to libraries that do not come along."""
    there = {place for place, _, _ in binaries}
    return [entry for entry in datas if entry[2] != _LINK or entry[1] in there]


def with_stand_ins(binaries: Sequence[Entry], folder: Path) -> list[Entry]:
    """Return the libraries with small ones in the place of large ones; made in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {file.name: file for file in stand_ins.qt_quick(folder)}
    for place, source, kind in binaries:
        if kind != _LINK and PurePath(place).name.startswith(_ICU_DATA):
            made[PurePath(place).name] = stand_ins.icu(Path(source), folder)
    return [
        (place, source if kind == _LINK else str(made.get(PurePath(place).name, source)), kind)
        for place, source, kind in binaries
    ]


def _is_library(place: str, kind: str) -> bool:
    """Tell whether a file is there only for others: neither a module of Python nor a plugin."""
    path = PurePath(place)
    if kind == "EXTENSION" or "plugins" in path.parts or path.name.startswith(_INTERPRETER):
        return False
    return path.name.startswith("lib")


def _reached(roots: Iterable[str], sources: dict[str, str]) -> Iterator[str]:
    waiting, seen = list(roots), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or name in SYSTEM or name not in sources:
            continue
        seen.add(name)
        yield name
        waiting += needs_of(Path(sources[name])).libraries
