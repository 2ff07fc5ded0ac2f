"""Keyboard and mouse, and what a window manager does: give the keyboard to a window, close it."""

from __future__ import annotations

import ctypes
import struct
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

_DONE_WITHIN = 30.0
_BETWEEN_CLICKS_MS = 20


@dataclass(frozen=True)
class Hands:
    """At the desktop that `environment` leads to."""

    environment: Mapping[str, str]

    def windows(self, pid: int) -> list[int]:
        """Return the windows of a program on the screen, the uppermost last."""
        found = self._do("search", "--onlyvisible", "--pid", str(pid), may_fail=True)
        return [int(line) for line in found.split()]

    def focus(self, window: int) -> None:
        """Give the keyboard to a window."""
        self._do("windowfocus", "--sync", str(window))

    def press(self, *keys: str, delay_ms: int) -> None:
        """Press keys such as `ctrl+l`, one after the other."""
        self._do("key", "--delay", str(delay_ms), *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "2", text)

    def click(self, place: tuple[int, int], times: int = 1) -> None:
        """Click, and go out of the way."""
        left, top = map(str, place)
        # Qt takes two presses in the same millisecond for two clicks, and not for a double one.
        pause = str(_BETWEEN_CLICKS_MS if times > 1 else 0)
        click = ["click", "--repeat", str(times), "--delay", pause, "1"]
        self._do("mousemove", left, top, *click, "mousemove", "0", "0")

    def close(self, window: int) -> None:
        """Press the cross in the title bar, so to speak."""
        send_delete_window(self.environment["DISPLAY"], window)

    def _do(self, *arguments: str, may_fail: bool = False) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            text=True,
            capture_output=True,
            timeout=_DONE_WITHIN,
            check=False,
        )
        assert may_fail or done.returncode == 0, done.stderr
        return done.stdout


class Eyes:
    """Sees the pixels of a screen. It keeps its connection, to be closed in the end."""

    def __init__(self, display: str) -> None:
        self._xcb = xcb = ctypes.CDLL("libxcb.so.1")
        for name in ("xcb_connect", "xcb_get_setup", "xcb_get_image_reply", "xcb_get_image_data"):
            getattr(xcb, name).restype = ctypes.c_void_p
        xcb.xcb_setup_roots_iterator.restype = _Screens
        self._connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
        setup = ctypes.c_void_p(xcb.xcb_get_setup(self._connection))
        self._root = int(xcb.xcb_setup_roots_iterator(setup).data.contents.value)

    def see(self, left: int, top: int, width: int, height: int) -> bytes:
        """Return the pixels of a part of the screen, which lies wholly on it."""
        xcb, place = self._xcb, map(ctypes.c_int16, (left, top))
        size, whole = map(ctypes.c_uint16, (width, height)), ctypes.c_uint32(0xFFFFFFFF)
        cookie = xcb.xcb_get_image(self._connection, _Z_PIXMAP, self._root, *place, *size, whole)
        answer = ctypes.c_void_p(xcb.xcb_get_image_reply(self._connection, cookie, None))
        assert answer.value, f"nothing to be seen at {left}, {top}"
        data = ctypes.c_void_p(xcb.xcb_get_image_data(answer))
        pixels = ctypes.string_at(data, xcb.xcb_get_image_data_length(answer))
        ctypes.CDLL(None).free(answer)
        return pixels

    def close(self) -> None:
        """Look no more."""
        self._xcb.xcb_disconnect(self._connection)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("data", ctypes.POINTER(ctypes.c_uint32)),  # begins with the number of the root window
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    )


_Z_PIXMAP = 2


def send_delete_window(display: str, window: int) -> None:
    """Send the message WM_DELETE_WINDOW, which this xdotool cannot."""
    xcb = ctypes.CDLL("libxcb.so.1")  # Qt cannot do without it either
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    protocols, delete = (_atom(xcb, connection, name) for name in ("WM_PROTOCOLS", _DELETE))
    message = struct.pack("=BBHII5I", _CLIENT_MESSAGE, 32, 0, window, protocols, delete, 0, 0, 0, 0)
    xcb.xcb_send_event(connection, 0, window, 0, message)
    _atom(xcb, connection, _DELETE)  # its answer comes after the message was taken in
    xcb.xcb_disconnect(connection)


_CLIENT_MESSAGE = 33
_DELETE = "WM_DELETE_WINDOW"


class _AtomAnswer(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("atom", ctypes.c_uint32),
    )


def _atom(xcb: ctypes.CDLL, connection: ctypes.c_void_p, name: str) -> int:
    cookie = xcb.xcb_intern_atom(connection, 0, len(name), name.encode())
    xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(_AtomAnswer)
    answer = xcb.xcb_intern_atom_reply(connection, cookie, None)
    atom = int(answer.contents.atom)
    ctypes.CDLL(None).free(answer)
    return atom
