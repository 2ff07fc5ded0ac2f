"""The pictures of videos as tiles, ready to be drawn.

What takes longer than a glance (decoding, working out a preview) is done in small portions, so that
scrolling never waits for it.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from trackman.domain.thumbhash import preview
from trackman.domain.uploads import Upload
from trackman.ui.theme.scale import scaled

_TILE = (62, 36)
RADIUS = 5
_PORTION = 0.003  # seconds a turn of the event loop may be used for
_MOST_BYTES = 4 * 1024 * 1024
_MOST = 2_000
_WAITING = 48
_MOST_PIXELS = 640 * 640  # many times what is asked for; a small file can unfold to anything
_FORMATS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png", b"GIF8": "gif", b"RIFF": "webp"}
"""By their first bytes. Nothing else is tried, and no reader of another format is loaded."""


def tile_size() -> QSize:
    """Return the size of a picture in logical pixels."""
    return QSize(*map(scaled, _TILE))


class ThumbnailTiles(QObject):
    """Pictures by playback id and previews by hash; those used longest ago are forgotten."""

    drawn = Signal()
    """There are new ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ready: OrderedDict[tuple[str, float], QPixmap | None] = OrderedDict()
        """By playback id or hash, and the pixels of the screen; None for what is no picture."""
        self._bytes = 0
        self._pictures: deque[tuple[str, float, bytes]] = deque(maxlen=_WAITING)
        self._hashes: deque[tuple[str, float]] = deque(maxlen=_WAITING)
        self._ratio = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    def tile(self, upload: Upload, ratio: float) -> QPixmap | None:
        """Return what to draw for a video at so many pixels to each; None for nothing yet."""
        self._ratio = ratio
        picture = self._find((upload.mux_playback_id or "", ratio))
        if picture is not None or not upload.thumbhash:
            return picture
        key = (upload.thumbhash, ratio)
        if key not in self._ready and key not in self._hashes:
            self._hashes.append(key)
            self._timer.start()
        return self._find(key)

    def is_missing(self, upload: Upload) -> bool:
        """Tell whether the picture of a video is worth asking for."""
        key = (upload.mux_playback_id or "", self._ratio)
        waits = any(one[0] == key[0] for one in self._pictures)
        return bool(key[0]) and key not in self._ready and not waits

    def take(self, playback_id: str, content: bytes) -> None:
        """Take in the picture of a video, whatever it is."""
        self._pictures.append((playback_id, self._ratio, content))
        self._timer.start()

    def _find(self, key: tuple[str, float]) -> QPixmap | None:
        found = self._ready.get(key)
        if found is not None:
            self._ready.move_to_end(key)
        return found

    def _work(self) -> None:
        """Do one thing, and more while there is time."""
        give_up = time.perf_counter() + _PORTION
        while self._pictures or self._hashes:
            if self._pictures:  # the newest first: that is what is on screen
                playback_id, ratio, content = self._pictures.pop()
                self._keep((playback_id, ratio), _tile(_decoded(content, ratio), ratio))
            else:
                key = self._hashes.pop()
                self._keep(key, _tile(_blurred(key[0]), key[1]))
            if time.perf_counter() > give_up:
                break
        else:
            self._timer.stop()
        self.drawn.emit()

    def _keep(self, key: tuple[str, float], tile: QPixmap | None) -> None:
        self._bytes += _size(tile) - _size(self._ready.pop(key, None))
        self._ready[key] = tile
        while self._bytes > _MOST_BYTES or len(self._ready) > _MOST:
            _, oldest = self._ready.popitem(last=False)
            self._bytes -= _size(oldest)


def _size(tile: QPixmap | None) -> int:
    return 0 if tile is None else tile.width() * tile.height() * 4


def _decoded(content: bytes, ratio: float) -> QImage:
    """Return the picture in a file, about as large as a tile; an empty one for what is none."""
    form = next((_FORMATS[first] for first in _FORMATS if content.startswith(first)), None)
    if form is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer, QByteArray(form.encode()))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if size.isEmpty() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    covering = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    reader.setScaledSize(size.scaled(tile_size() * ratio, covering).expandedTo(QSize(1, 1)))
    return reader.read()


def _blurred(text: str) -> QImage:
    seen = preview(text)
    if seen is None:
        return QImage()
    form = QImage.Format.Format_RGBA8888
    return QImage(seen.rgba, seen.width, seen.height, 4 * seen.width, form).copy()


def _tile(image: QImage, ratio: float) -> QPixmap | None:
    """Cut the middle out of a picture, with round corners."""
    if image.isNull():
        return None
    wanted = tile_size() * ratio
    tile = QPixmap(wanted)
    tile.fill(Qt.GlobalColor.transparent)
    covering = image.size().scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    place = QRectF(
        (wanted.width() - covering.width()) / 2,
        (wanted.height() - covering.height()) / 2,
        covering.width(),
        covering.height(),
    )
    edge = QPainterPath()
    edge.addRoundedRect(
        QRectF(0, 0, wanted.width(), wanted.height()), RADIUS * ratio, RADIUS * ratio
    )
    painter = QPainter(tile)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipPath(edge)
    painter.drawImage(place, image)
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile
