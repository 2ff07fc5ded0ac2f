"""File systems that can do less: the kernel refuses this process what they refuse.

A filter for system calls needs no privileges and cannot be taken off again, so that it belongs
into a process of its own.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

_MMAP, _FCNTL = {"x86_64": (9, 72), "aarch64": (222, 25)}.get(platform.machine(), (-1, -1))
IS_KNOWN = _MMAP != -1
"""The numbers of the calls are known for this processor."""
_FLAGS, _COMMAND = 16 + 3 * 8, 16 + 1 * 8  # places of the arguments
_SHARED, _ANONYMOUS = 0x01, 0x20
_SET_LOCK = (6, 7, 37, 38)
_LOAD, _AND, _EQUALS, _RETURN = 0x20, 0x54, 0x15, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2

Step = tuple[int, int, int, int]


def refuse_shared_memory() -> None:
    """No file can be mapped into memory that is shared, as on sshfs and VirtualBox's folders."""
    _filter(
        [
            (_LOAD, 0, 0, 0),
            (_EQUALS, 0, 4, _MMAP),
            (_LOAD, 0, 0, _FLAGS),
            (_AND, 0, 0, _SHARED | _ANONYMOUS),
            (_EQUALS, 0, 1, _SHARED),
            (_RETURN, 0, 0, _ERROR | errno.ENODEV),
            (_RETURN, 0, 0, _ALLOW),
        ]
    )


def refuse_locks() -> None:
    """No part of a file can be locked, as on NFS whose server has no lock manager."""
    count = len(_SET_LOCK)
    equal = [(_EQUALS, count - number, 0, command) for number, command in enumerate(_SET_LOCK)]
    _filter(
        [
            (_LOAD, 0, 0, 0),
            (_EQUALS, 0, count + 1, _FCNTL),
            (_LOAD, 0, 0, _COMMAND),
            *equal,
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _ERROR | errno.ENOLCK),
        ]
    )


def _filter(steps: list[Step]) -> None:
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    kept = ctypes.create_string_buffer(code)
    program = ctypes.create_string_buffer(struct.pack("HP", len(steps), ctypes.addressof(kept)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(
        _SET_SECCOMP, _FILTER, program, 0, 0
    ):
        raise OSError(ctypes.get_errno(), "no filter for system calls can be set here")
