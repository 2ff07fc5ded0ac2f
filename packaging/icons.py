"""Draw the program's icon in the forms that each system wants, from its one SVG."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Apple's names for a PNG of so many pixels; those from ic11 on are for screens of double density.
ICNS_SIZES = {
    b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024,
}  # fmt: skip


def png(svg: Path, size: int) -> bytes:
    """Return the picture as PNG, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def ico(images: dict[int, bytes]) -> bytes:
    """Return a Windows icon that holds PNG `images` by their size in pixels."""
    offset = 6 + 16 * len(images)
    directory = struct.pack("<HHH", 0, 1, len(images))
    for size, image in images.items():
        side = size % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return directory + b"".join(images.values())


def icns(images: dict[bytes, bytes]) -> bytes:
    """Return a macOS icon that holds PNG `images` by Apple's four-letter names."""
    parts = b"".join(name + struct.pack(">I", 8 + len(png)) + png for name, png in images.items())
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def draw(svg: Path, folder: Path) -> None:
    """Write trackman.png, trackman.ico and trackman.icns into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "trackman.png").write_bytes(png(svg, 256))
    (folder / "trackman.ico").write_bytes(ico({size: png(svg, size) for size in ICO_SIZES}))
    apple = {name: png(svg, size) for name, size in ICNS_SIZES.items()}
    (folder / "trackman.icns").write_bytes(icns(apple))
