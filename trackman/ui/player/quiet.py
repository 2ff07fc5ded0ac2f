"""Settings made before Qt Multimedia is imported, and right after."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QLoggingCategory, Qt

_QUIET = "qt.multimedia*.debug=false\nqt.multimedia*.info=false\nqt.multimedia*.warning=false"
_FFMPEG = "libavutil.so.59"  # of the FFmpeg that comes with this version of Qt
_FATAL_ONLY = 8


def prepare_qt() -> None:
    """Keep Qt from writing about codecs to the terminal, and pictures off OpenGL.

    Without a graphics card OpenGL takes five times as long for a picture as Qt's own conversion;
    Direct3D and Metal are not touched by this. QT_LOGGING_RULES still has the last word.
    """
    QLoggingCategory.setFilterRules(_QUIET)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)


def quieten_ffmpeg() -> None:
    """Keep FFmpeg, once Qt has loaded it, from writing about each piece to the terminal."""
    if sys.platform == "linux":
        with suppress(OSError):
            loaded = ctypes.CDLL(_FFMPEG, mode=os.RTLD_NOLOAD | os.RTLD_NOW)
            loaded.av_log_set_level(_FATAL_ONLY)
