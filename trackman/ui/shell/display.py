"""Test for a screen to open a window on; Qt itself would abort where there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def there_is_a_display() -> bool:
    """Tell whether a window can be opened. Always true on macOS and Windows."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True  # such as offscreen
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", ""), name).exists()


def _x_answers() -> bool:
    """Try to connect as Qt will. Without the library to try it, DISPLAY is believed."""
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes  # Windows and macOS need it for no window

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
