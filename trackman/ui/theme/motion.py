"""Reduced motion: some people become ill from what moves, or cannot look away.

A person chooses in the settings; until then the system is asked, once: Windows and macOS at once,
a Linux desktop through its portal, whose answer comes later.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from trackman.domain.settings import SystemChoice

_choice = SystemChoice.SYSTEM
_system: bool | None = None
"""Answer of the system; None before it was asked."""


def set_motion(less: SystemChoice) -> None:
    """Follow the system, or keep still or not whatever it says."""
    global _choice
    _choice = less


def reduces_motion() -> bool:
    """Tell whether everything keeps still."""
    global _system
    if _choice is not SystemChoice.SYSTEM:
        return _choice is SystemChoice.ON
    if _system is None:
        _system = False
        _ask_system()
    return _system


def _ask_system() -> None:
    global _system
    if sys.platform == "win32":
        _system = _windows_keeps_still()
    elif sys.platform == "darwin":
        _system = _macos_keeps_still()
    else:
        _ask_portal()


def _windows_keeps_still() -> bool:
    """Read *Settings › Accessibility › Visual effects › Animation effects* (winuser.h)."""
    get_client_area_animation = 0x1042
    moves = ctypes.c_int(1)
    windows: Any = ctypes.WinDLL("user32")  # type: ignore[attr-defined, unused-ignore]
    told = windows.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(moves), 0)
    return bool(told) and not moves.value


def _macos_keeps_still() -> bool:
    """Read *System Settings › Accessibility › Display › Reduce motion* (NSWorkspace)."""
    objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
        ("objc_msgSend", objc)
    )
    ask = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    workspace = send(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
    return bool(ask(workspace, objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")))


_waiting: Any = None
"""The question to the portal; it has to live until it is answered."""


def _ask_portal() -> None:
    """Ask the desktop's portal for GNOME's *Animations*, which others follow."""
    global _waiting
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return
    place = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
    question = QDBusMessage.createMethodCall(*place, "org.freedesktop.portal.Settings", "ReadOne")
    question.setArguments(["org.gnome.desktop.interface", "enable-animations"])
    _waiting = QDBusPendingCallWatcher(bus.asyncCall(question))
    _waiting.finished.connect(_take_answer)


def _take_answer() -> None:
    global _system, _waiting
    arguments = _waiting.reply().arguments() if not _waiting.isError() else []
    value = arguments[0] if arguments else True
    value = value.variant() if hasattr(value, "variant") else value
    _system = value is False
    _waiting = None
