"""The videos opened last in the menu of the taskbar's icon on Windows (the jump list).

The system starts the program with a trackman: link, which reaches the running window. There is no
class for it in Qt 6; these are the few calls of COM that are needed
(https://learn.microsoft.com/windows/win32/api/shobjidl_core/nn-shobjidl_core-icustomdestinationlist).
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from ctypes import POINTER, Structure, byref, c_uint, c_ulong, c_ushort, c_void_p, c_wchar_p

assert sys.platform == "win32"  # nothing else has one

_log = logging.getLogger(__name__)
_DESTINATIONS = "77F10CF0-3DB5-4966-B520-B7C54FD35ED6"
_COLLECTION = "2D3468C1-36A7-43B6-AC24-D3F02FD9607A"
_SHELL_LINK = "00021401-0000-0000-C000-000000000046"
_I_DESTINATIONS = "6332DEBF-87B5-4670-90C0-5E57B408A49E"
_I_COLLECTION = "5632B1A4-E38A-400A-928A-D4CD63230295"
_I_ARRAY = "92CA9DCD-5622-4BBA-A805-5E9F541BD8C9"
_I_SHELL_LINK = "000214F9-0000-0000-C000-000000000046"
_I_PROPERTIES = "886D8EEB-8CF2-4446-8D02-CDBA1DBDCF99"
_TITLE = ("F29F85E0-4FF9-1068-AB91-08002B27B3D9", 2)
"""PKEY_Title: what an entry is called."""
_IN_PROCESS = 1  # CLSCTX_INPROC_SERVER
_TEXT = 31  # VT_LPWSTR
_LONGEST = 1024  # characters of arguments; links are far shorter


class _Guid(Structure):
    _fields_ = [("data", ctypes.c_ubyte * 16)]

    @classmethod
    def of(cls, text: str) -> _Guid:
        """Read the usual form."""
        made = cls()
        ctypes.oledll.ole32.CLSIDFromString(c_wchar_p(f"{{{text}}}"), byref(made))
        return made


class _PropertyKey(Structure):
    _fields_ = [("format", _Guid), ("id", c_ulong)]


class _Variant(Structure):
    _fields_ = [
        ("kind", c_ushort),
        ("reserved", c_ushort * 3),
        ("text", c_wchar_p),
        ("rest", c_void_p),
    ]


class _Object:
    """A COM object; a method is the place of its pointer in the table of the interface.

    A call that fails raises OSError.
    """

    def __init__(self, pointer: c_void_p) -> None:
        self.pointer = pointer

    @classmethod
    def new(cls, kind: str, interface: str, ending: ExitStack) -> _Object:
        """Make one that is released at the end."""
        pointer = c_void_p()
        ctypes.oledll.ole32.CoCreateInstance(
            byref(_Guid.of(kind)), None, _IN_PROCESS, byref(_Guid.of(interface)), byref(pointer)
        )
        made = cls(pointer)
        ending.callback(made.call, 2, checked=False)  # IUnknown::Release
        return made

    def as_interface(self, interface: str, ending: ExitStack) -> _Object:
        """Return another interface of it, released at the end."""
        pointer = c_void_p()
        self.call(0, byref(_Guid.of(interface)), byref(pointer))  # IUnknown::QueryInterface
        other = _Object(pointer)
        ending.callback(other.call, 2, checked=False)
        return other

    def call(self, place: int, *arguments: object, checked: bool = True) -> None:
        """Call a method."""
        result = ctypes.HRESULT if checked else c_ulong
        table = ctypes.cast(self.pointer, POINTER(POINTER(c_void_p))).contents
        kinds = [type(one) if not hasattr(one, "_obj") else c_void_p for one in arguments]
        method = ctypes.WINFUNCTYPE(result, c_void_p, *kinds)(table[place])
        method(self.pointer, *arguments)


def show_in_jump_list(heading: str, videos: Sequence[tuple[str, str]]) -> None:
    """Offer videos, each with a name and a link; what the system refuses is only logged."""
    try:
        with ExitStack() as ending:
            _show(heading, videos, ending)
    except OSError as error:
        _log.info("the jump list stays as it is: %s", error)


def _show(heading: str, videos: Sequence[tuple[str, str]], ending: ExitStack) -> None:
    listed = _Object.new(_DESTINATIONS, _I_DESTINATIONS, ending)
    if not videos:
        listed.call(10, c_void_p())  # DeleteList, of this program
        return
    room, removed = c_uint(), c_void_p()
    # BeginList; what a person took out of the list must not be put back: the rest would be refused.
    listed.call(4, byref(room), byref(_Guid.of(_I_ARRAY)), byref(removed))
    unwanted = _arguments_in(_Object(removed), ending)
    links = _Object.new(_COLLECTION, _I_COLLECTION, ending)
    for name, link in videos[: room.value]:
        if _arguments(link) not in unwanted:
            links.call(5, _entry(name, link, ending).pointer)  # AddObject
    array = links.as_interface(_I_ARRAY, ending)
    listed.call(5, c_wchar_p(heading), array.pointer)  # AppendCategory
    listed.call(8)  # CommitList


def _arguments(link: str) -> str:
    before = "" if getattr(sys, "frozen", False) else "-m trackman "
    return f'{before}"{link}"'


def _arguments_in(array: _Object, ending: ExitStack) -> set[str]:
    """Return the arguments of the shortcuts in an array of the system, and release it."""
    ending.callback(array.call, 2, checked=False)
    count, found = c_uint(), set()
    array.call(3, byref(count))  # GetCount
    for place in range(count.value):
        pointer, text = c_void_p(), ctypes.create_unicode_buffer(_LONGEST)
        array.call(4, c_uint(place), byref(_Guid.of(_I_SHELL_LINK)), byref(pointer))  # GetAt
        link = _Object(pointer)
        ending.callback(link.call, 2, checked=False)
        link.call(10, ctypes.cast(text, c_wchar_p), ctypes.c_int(_LONGEST))  # GetArguments
        found.add(text.value)
    return found


def _entry(name: str, link: str, ending: ExitStack) -> _Object:
    """Return a shortcut that starts this program with a link."""
    entry = _Object.new(_SHELL_LINK, _I_SHELL_LINK, ending)
    entry.call(20, c_wchar_p(sys.executable))  # SetPath
    entry.call(11, c_wchar_p(_arguments(link)))  # SetArguments
    entry.call(17, c_wchar_p(sys.executable), ctypes.c_int(0))  # SetIconLocation
    properties = entry.as_interface(_I_PROPERTIES, ending)
    key = _PropertyKey(_Guid.of(_TITLE[0]), _TITLE[1])
    properties.call(6, byref(key), byref(_Variant(kind=_TEXT, text=name)))  # SetValue
    properties.call(7)  # Commit
    return entry
