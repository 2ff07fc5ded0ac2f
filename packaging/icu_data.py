"""The tables inside ICU's data library, 32 MB, and which of them Qt uses for trackman.

Qt asks ICU to compare and sort texts and to change their case. Encodings, names of time zones and
all else that could be looked up there come from Python and from Qt's own data. The format is that
of `CmnD` packages in ICU's `ucmndata.h`: a header, a table of contents with the offsets of names
and tables, all names, then the tables, each at a multiple of 16 bytes.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

_MARK = b"CmnD"
_MARK_AT = 12  # bytes from the beginning of the header
_ALIGNED = 16
_HEADER_SIZE = struct.Struct("<H")
_COUNT = struct.Struct("<I")
_ENTRY = struct.Struct("<II")

_USED = re.compile(
    r"icudt\d+l/("
    r"coll/.*"  # how each language sorts
    # Composed and decomposed letters; properties of characters, but not their names.
    r"|(?!unames).*\.(nrm|icu)"
    # Which languages are alike, and what all of them go back to.
    r"|(keyTypeData|langInfo|likelySubtags|metadata|numberingSystems|pool|res_index|root"
    r"|supplementalData|timezoneTypes|zoneinfo64)\.res"
    r")"
)


@dataclass(frozen=True, slots=True)
class Package:
    """The data of ICU."""

    header: bytes
    tables: dict[str, bytes]
    """By name, in the order in which ICU searches them."""

    @classmethod
    def of_library(cls, library: bytes) -> Package:
        """Read the data inside a shared library; ValueError where it is not as expected."""
        begin = library.find(_MARK) - _MARK_AT
        if begin < 0:
            raise ValueError("there is no ICU data in this library")
        base = begin + _HEADER_SIZE.unpack_from(library, begin)[0]
        (count,) = _COUNT.unpack_from(library, base)
        listed = base + _COUNT.size
        entries = list(_ENTRY.iter_unpack(library[listed : listed + count * _ENTRY.size]))
        names = [library[base + at : library.index(b"\0", base + at)] for at, _ in entries]
        places = [base + at for _, at in entries]
        if not names or names != sorted(names) or places != sorted(places):
            raise ValueError("the ICU data is in an unknown format")
        ends = [*places[1:], len(library)]  # what stands behind the last one does no harm
        tables = {
            name.decode(): library[place:end]
            for name, place, end in zip(names, places, ends, strict=True)
        }
        return cls(library[begin:base], tables)

    def used(self) -> Package:
        """Return the package without what Qt does not use for trackman."""
        tables = {name: table for name, table in self.tables.items() if _USED.fullmatch(name)}
        return Package(self.header, tables)

    def to_bytes(self) -> bytes:
        """Return the package as ICU reads it."""
        names = [name.encode() + b"\0" for name in self.tables]
        tables = [_padded(table) for table in self.tables.values()]
        name_at = _COUNT.size + len(names) * _ENTRY.size
        table_at = len(_padded(bytes(name_at) + b"".join(names)))
        contents = _COUNT.pack(len(names))
        for name, table in zip(names, tables, strict=True):
            contents += _ENTRY.pack(name_at, table_at)
            name_at += len(name)
            table_at += len(table)
        return b"".join([self.header, _padded(contents + b"".join(names)), *tables])


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % _ALIGNED)
