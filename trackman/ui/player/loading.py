"""Has the system load Qt's player before it is needed, so that nobody waits for it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo


@cache
def load_libraries() -> None:
    """Load Qt's plugin, and so FFmpeg and Qt Multimedia, once, on any thread, after `prepare_qt`.

    Python's lock is released meanwhile; an import would hold it, and with it the window. What is
    loaded is imported when it is used, and on the thread that uses it. Where nothing can be
    loaded, the player says why when it is wanted.
    """
    import ctypes

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "multimedia")
    for plugin in plugins.glob("*ffmpegmediaplugin.*"):
        with suppress(OSError):
            if sys.platform == "win32":
                ctypes.CDLL(str(plugin))
            else:  # CDLL itself would hold the lock here
                ctypes.CDLL(None).dlopen(os.fsencode(plugin), os.RTLD_NOW)
