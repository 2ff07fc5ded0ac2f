"""The picture of a video: its poster, then its frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trackman.ui.theme.colours import DARK
from trackman.ui.theme.icons import pixmap

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_WIDE, _HIGH = 16, 9
_BEHIND = QColor("#101114")  # in every look, as in a cinema
_GROUND = 190
"""Opacity, of 255, of the ground of words on the picture."""
_ICON = 32
_NARROWEST_BAR = 4


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
        self._over: QWidget | None = None
        self._words = ""
        """Words that stand at the top of the picture."""
        self._direction = Qt.LayoutDirection.LeftToRight

    @property
    def image(self) -> QImage:
        """Picture on screen; null where there is none."""
        if self._frame is not None:
            self._image, self._frame = self._frame.toImage(), None
        return self._image

    def put_over(self, button: QWidget) -> None:
        """Keep a button in the middle of the picture."""
        button.setParent(self)
        self._over = button
        self._place_over()

    def show_words(self, words: str, direction: Qt.LayoutDirection) -> None:
        """Write words at the top of the picture, where their cue has its place."""
        if words != self._words:
            self._words, self._direction = words, direction
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in the middle what lies over it."""
        super().resizeEvent(event)
        self._place_over()

    def show_poster(self, image: QImage) -> None:
        """Show a picture that does not move."""
        self._frame, self._image = None, image
        self.update()

    def show_frame(self, frame: QVideoFrame) -> None:
        """Show the next frame; one that comes before the last was painted takes its place."""
        self._frame = frame
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
        return QSize(5 * _WIDE, 5 * _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as large as it fits."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BEHIND)
        image = self.image
        if image.isNull():
            self._paint_nothing(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place_of(image), image)
        if self._words:
            self._paint_words(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of two."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def _place_over(self) -> None:
        if self._over is not None:
            self._over.adjustSize()
            place = self._over.rect()
            place.moveCenter(self.rect().center())
            self._over.move(place.topLeft())

    def _place_of(self, image: QImage) -> QRectF:
        """Return where it goes; bars of a pixel or two would only look like a mistake."""
        size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rest = self.size() - size
        if rest.width() <= _NARROWEST_BAR and rest.height() <= _NARROWEST_BAR:
            return QRectF(self.rect())
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        return place

    def _paint_words(self, painter: QPainter) -> None:
        painter.setLayoutDirection(self._direction)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        room = self.rect().adjusted(12, 10, -12, -10)
        box = painter.boundingRect(room, flags, self._words)
        ground = QColor(_BEHIND)
        ground.setAlpha(_GROUND)
        painter.fillRect(box.adjusted(-6, -3, 6, 3), ground)
        painter.setPen(QColor(DARK.text))
        painter.drawText(box, flags, self._words)

    def _paint_nothing(self, painter: QPainter) -> None:
        ratio = max(self.devicePixelRatioF(), 1.0)
        side = min(_ICON, self.height() // 2)
        drawing = pixmap("film", "faint", side, ratio, DARK)
        centre = self.rect().center()
        painter.drawPixmap(centre.x() - side // 2, centre.y() - side // 2, drawing)
