"""The picture of a video: its poster, then its frames, with the cues on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from trackman.ui.player.cue_layer import CueLayer
from trackman.ui.theme.colours import DARK
from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.theme import current_look

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_WIDE, _HIGH = 16, 9
LEAST_PICTURE = 8 * _HIGH
"""Pixels of height of a stamp that holds a few lines."""
_BEHIND = QColor("#101114")  # in every look, as in a cinema
_UPRIGHT = (90, 270)
_ICON = 32
_NARROWEST_BAR = 4
_RING = 2


class Picture(QWidget):
    """Keeps the shape of what it shows, and turns a frame into pixels only to paint it."""

    pressed = Signal()
    double_clicked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._image = QImage()
        self._frame: QVideoFrame | None = None
        self._shape = QSize()
        """The size of what it shows, which need not be turned into pixels yet."""
        self._over: QWidget | None = None
        self._has_ring = False
        self.cues = CueLayer(self)

    @property
    def image(self) -> QImage:
        """Picture on screen; null where there is none."""
        if self._frame is not None:
            self._image, self._frame = self._frame.toImage(), None
        return self._image

    def put_over(self, button: QWidget) -> None:
        """Keep a button in the middle of the picture."""
        button.setParent(self)  # above the cues
        self._over = button
        self.place_over()

    def place_over(self) -> None:
        """Move what lies over the picture to its middle, as large as it wants to be."""
        if self._over is not None:
            self._over.adjustSize()
            place = self._over.rect()
            place.moveCenter(self.rect().center())
            self._over.move(place.topLeft())

    def show_ring(self, shown: bool) -> None:
        """Show that the keyboard is here."""
        self._has_ring = shown
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in the middle what lies over it."""
        super().resizeEvent(event)
        self.place_over()
        self.cues.setGeometry(self.rect())
        self._fit_cues()

    def show_poster(self, image: QImage) -> None:
        """Show a picture that does not move."""
        self._frame, self._image = None, image
        self._take_shape(image.size())
        self.update()

    def show_frame(self, frame: QVideoFrame) -> None:
        """Show the next frame; one that comes before the last was painted takes its place."""
        self._frame = frame
        size = frame.size()
        self._take_shape(size.transposed() if frame.rotation().value in _UPRIGHT else size)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell layouts to ask."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of a wide picture; an upright one leaves room at its sides."""
        return width * _HIGH // _WIDE

    def sizeHint(self) -> QSize:
        """Ask for a small picture."""
        return QSize(20 * _WIDE, 20 * _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Be content with a stamp."""
        return QSize(LEAST_PICTURE * _WIDE // _HIGH, LEAST_PICTURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as large as it fits."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BEHIND)
        image = self.image
        if image.isNull():
            self._paint_nothing(painter)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place_of(image.size()), image)
        if self._has_ring:  # the inner line is seen on any picture
            for colour, inset in ((current_look().accent, _RING / 2), ("#ffffff", 1.5 * _RING)):
                pen = QPen(QColor(colour), _RING)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of two."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def _take_shape(self, size: QSize) -> None:
        if size != self._shape:
            self._shape = size
            self._fit_cues()

    def _fit_cues(self) -> None:
        shown = QRectF(self.rect()) if self._shape.isEmpty() else self._place_of(self._shape)
        self.cues.show_place(shown)

    def _place_of(self, shape: QSize) -> QRectF:
        """Return where it goes; bars of a pixel or two would only look like a mistake."""
        size = shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rest = self.size() - size
        if rest.width() <= _NARROWEST_BAR and rest.height() <= _NARROWEST_BAR:
            return QRectF(self.rect())
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def _paint_nothing(self, painter: QPainter) -> None:
        ratio = max(self.devicePixelRatioF(), 1.0)
        side = min(_ICON, self.height() // 2)
        drawing = pixmap("film", "faint", side, ratio, DARK)
        centre = self.rect().center()
        painter.drawPixmap(centre.x() - side // 2, centre.y() - side // 2, drawing)
