"""The window's place, pane widths and columns as bytes that outlive the program."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QDataStream, QIODevice

_MARK = 0x74726B31
_LONGEST = 100_000


def packed(parts: list[QByteArray]) -> bytes:
    """Return several states as one."""
    whole = QByteArray()
    stream = QDataStream(whole, QIODevice.OpenModeFlag.WriteOnly)
    stream.writeUInt32(_MARK)
    stream.writeUInt32(len(parts))
    for part in parts:
        stream << part
    return bytes(whole.data())


def unpacked(data: bytes) -> list[QByteArray] | None:
    """Return what `packed` was given; None when `data` is anything else."""
    if len(data) > _LONGEST:
        return None
    stream = QDataStream(QByteArray(data))
    if stream.readUInt32() != _MARK:
        return None
    count = stream.readUInt32()
    parts = []
    for _ in range(min(count, 8)):
        part = QByteArray()
        stream >> part
        parts.append(part)
    whole = stream.status() == QDataStream.Status.Ok and stream.atEnd()
    return parts if whole else None
