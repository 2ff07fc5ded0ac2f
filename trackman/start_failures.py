"""Words for a start that fails before there is a window, because a part of it cannot be loaded.

Nothing of Qt is needed here: its libraries may be what is missing. So the words are English.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
"""Libraries of the system that Qt needs for a window, and the packages of Debian and Ubuntu."""
_LIBRARY = r"lib[A-Za-z0-9_+.-]+?\.so(?:\.[0-9]+)*"


def words_about_import(error: ImportError) -> str:
    """Say what cannot be loaded and what helps."""
    named = re.findall(_LIBRARY, str(error))
    if named and sys.platform.startswith("linux"):
        return _words_about_libraries(_missing(named))
    return (
        f"trackman can’t start: a part of it is missing or can’t be loaded ({error}). "
        "Install trackman again."
    )


def words_about_files(folder: Path) -> str:
    """Say that files of the program itself are missing."""
    return (
        f"trackman can’t start: a part of it is missing ({folder}), as after an update that was "
        "broken off. Install trackman again."
    )


def words_about_qt(message: str) -> str:
    """Say why Qt opens no window; `message` is what it says itself before it ends the program."""
    missing = _missing([]) if sys.platform.startswith("linux") else []
    if missing:
        return _words_about_libraries(missing)
    said = " ".join(message.split())
    return f"trackman can’t open a window here. Qt says: {said}"


def tell(words: str) -> None:
    """Tell a person, who may have started the program without a terminal."""
    if sys.platform == "win32" and sys.stderr is None:
        import ctypes

        error = 0x10  # MB_ICONERROR
        ctypes.windll.user32.MessageBoxW(None, words, "trackman", error)
        return
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print(words.encode(encoding, "replace").decode(encoding), file=sys.stderr)  # noqa: T201


def end_with(words: str) -> None:
    """Tell a person and end at once: Qt would abort the process, with a core and no words."""
    tell(words)
    os._exit(1)


def _missing(named: list[str]) -> list[str]:
    """Return these libraries, and those that are known to be needed and don't load either."""
    return list(dict.fromkeys([*named, *(one for one in _PACKAGES if not _loads(one))]))


def _loads(library: str) -> bool:
    import ctypes  # 2 ms, which a start that goes well need not take

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _words_about_libraries(libraries: list[str]) -> str:
    packages = sorted({_PACKAGES[one] for one in libraries if one in _PACKAGES})
    help_ = (
        f"On Debian and Ubuntu install them with: sudo apt install {' '.join(packages)}"
        if packages
        else "Install the packages of your system that hold them."
    )
    names = ", ".join(libraries)
    return f"trackman can’t start: libraries of the system are missing: {names}. {help_}"
