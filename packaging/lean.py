"""What PyInstaller puts into a bundle although nothing in it is used, taken out again."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import linux_libraries

LINUX = sys.platform == "linux"
STRIP = LINUX  # many a Python there comes with its debugging symbols
# What PyInstaller would follow although trackman never gets there.
NOT_IMPORTED = [
    "_pytest",
    "doctest",
    "pdb",
    "pip",
    "pydoc",
    "pytest",
    "setuptools",
    "tkinter",
    "unittest",
]
# Qt has stripped and patched them: strip would move sections away from where they are looked for.
_OF_FFMPEG = ("libav", "libsw", "libQt6FFmpegStub")


def lean(analysis: Any, parts: Path, translations: Iterable[str]) -> None:
    """Take out of an analysis what is not used; of Qt's own translations `translations` stay.

    What is made on the way goes to the folder `parts`.
    """
    words = {f"qtbase_{language}.qm" for language in translations}
    analysis.datas = [entry for entry in analysis.datas if _wanted(Path(entry[0]), words)]
    # Draws OpenGL where Windows cannot. Widgets, and Qt's player with them, ask for none.
    analysis.binaries = [one for one in analysis.binaries if Path(one[0]).name != "opengl32sw.dll"]
    if not LINUX:
        return
    smaller = linux_libraries.with_stand_ins(analysis.binaries, parts / "libraries")
    analysis.binaries = linux_libraries.without_unused(smaller)
    analysis.datas = linux_libraries.without_dead_links(analysis.datas, analysis.binaries)
    # Only data is left as it is.
    whole = [one for one in analysis.binaries if Path(one[0]).name.startswith(_OF_FFMPEG)]
    analysis.binaries = [entry for entry in analysis.binaries if entry not in whole]
    analysis.datas += [(place, source, "DATA") for place, source, _ in whole]


def _wanted(place: Path, words: set[str]) -> bool:
    if "translations" in place.parts and "PySide6" in place.parts:
        return place.name in words
    if place.match("trackman/resources/translations/*.ts"):
        return False  # the sources of the catalogues
    return not place.match("babel/locale-data/*.dat")  # `locales` makes it anew
