"""Small shared libraries in the place of large ones of which trackman needs next to nothing.

They are made with the assembler and the linker of binutils, so that no compiler is needed.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from icu_data import Package

_QUICK = "libQt6Quick.so.6"
_QML = "libQt6Qml.so.6"
# All that Qt's FFmpeg plugin takes from Qt Quick and QML, 17 MB: the type of a Quick window and
# its `grabWindow`, with which it records screens of embedded devices. No object is ever of a type
# that is empty, so the function is never called.
_QUICK_SYMBOLS = """
.section .rodata
.balign 16
.globl _ZN12QQuickWindow16staticMetaObjectE
.type _ZN12QQuickWindow16staticMetaObjectE, @object
.size _ZN12QQuickWindow16staticMetaObjectE, 64
_ZN12QQuickWindow16staticMetaObjectE: .zero 64
.text
.globl _ZN12QQuickWindow10grabWindowEv
.type _ZN12QQuickWindow10grabWindowEv, @function
.size _ZN12QQuickWindow10grabWindowEv, 16
_ZN12QQuickWindow10grabWindowEv: .zero 16
"""
_NO_STACK = '\n.section .note.GNU-stack, "", @progbits\n'


def qt_quick(folder: Path) -> list[Path]:
    """Make what Qt's FFmpeg plugin must find of Qt Quick and QML."""
    return [
        _library(folder / _QUICK, _QUICK_SYMBOLS, version="Qt_6"),
        _library(folder / _QML, ""),
    ]


def icu(library: Path, folder: Path) -> Path:
    """Make ICU's data library `library` anew with what Qt uses of it for trackman."""
    used = folder / f"{library.name}.dat"
    used.write_bytes(Package.of_library(library.read_bytes()).used().to_bytes())
    symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
    text = f"""
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
.size {symbol}, {used.stat().st_size}
{symbol}: .incbin "{used}"
"""
    return _library(folder / library.name, text)


def _library(made: Path, text: str, version: str = "") -> Path:
    source, compiled = made.with_suffix(".s"), made.with_suffix(".o")
    source.write_text(text + _NO_STACK)
    _run("as", "-o", compiled, source)
    options: list[str | Path] = ["-shared", "-soname", made.name, "-z", "noexecstack"]
    if version:
        script = made.with_suffix(".map")
        script.write_text(f"{version} {{ global: *; }};\n")
        options += ["--version-script", script]
    _run("ld", *options, "-o", made, compiled)
    return made


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True)
