"""Cues over the picture: a label for each, so that what is seen can be read out as well."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from trackman.domain.text_direction import is_right_to_left
from trackman.ui.player.cue_boxes import LETTER, CueSpace, ShownCue, cue_boxes
from trackman.ui.theme.colours import DARK
from trackman.ui.widgets.labels import Text

_GROUND = QColor(16, 17, 20, 205)
_SIDES = 0.3
"""Room beside the words, in heights of a line."""
_ABOVE = 1.0
"""Pixels above and below them."""


class CueLayer(QWidget):
    """Lies over the picture, through which clicks pass."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("playCues")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._letters: QFont | None = None
        self._picture = QRectF()
        self._cues: list[ShownCue] = []
        self._boxes: list[QRectF] = []
        self._labels: list[_CueLabel] = []

    def text(self) -> str:
        """Return the words that are shown."""
        return "\n".join(cue.words for cue in self._cues)

    def show_letters(self, letters: QFont | None) -> None:
        """Draw words in the families of this font."""
        if letters != self._letters:
            self._letters = letters
            self._place_anew()

    def show_place(self, picture: QRectF) -> None:
        """Take the place of the picture in the widget."""
        self._picture = picture
        self._place_anew()

    def show_cues(self, cues: Sequence[ShownCue]) -> None:
        """Show the cues of a moment; those that are on screen already stay where they are."""
        before = list(zip(self._cues, self._boxes, strict=True))
        self._cues = [cue for cue in cues if cue.words]
        kept = {}
        for number, cue in enumerate(self._cues):
            last = next((pair for pair in before if pair[0] == cue), None)
            if last is not None:
                before.remove(last)
                kept[number] = last[1]
        self._arrange(kept)

    def _place_anew(self) -> None:
        self._arrange({})

    def _arrange(self, kept: dict[int, QRectF]) -> None:
        font = self._font()
        while len(self._labels) < len(self._cues):
            self._labels.append(_CueLabel(f"playCue{len(self._labels) + 1}", self))
        growth = font.pixelSize() / max(round(self._letter_size()), 1)
        space = CueSpace.on(self._picture, QRectF(self.rect()), _line_height(font), growth)
        words = cache(partial(_Words, font))  # each is asked for several times
        self._boxes = cue_boxes(
            self._cues, space, lambda cue, width: words(cue, width).height, kept
        )
        for label, cue, box in zip(self._labels, self._cues, self._boxes, strict=False):
            label.show_cue(cue, words(cue, box.width()), box)
        for label in self._labels[len(self._cues) :]:
            label.hide()

    def _font(self) -> QFont:
        """Return a font as large as in a browser, and never smaller than the program's own."""
        font = self.font() if self._letters is None else self._letters.resolve(self.font())
        font.setPixelSize(max(QFontInfo(self.font()).pixelSize(), round(self._letter_size())))
        return font

    def _letter_size(self) -> float:
        return LETTER * min(self._picture.width(), self._picture.height())


class _Words:
    """Words of a cue laid out in a box, each line in the direction of its first letter."""

    def __init__(self, font: QFont, cue: ShownCue, width: float) -> None:
        self._layouts: list[QTextLayout] = []
        least = _line_height(font)
        self._side = round(least * _SIDES)
        self._grounds: list[QRectF] = []
        self.height = 0.0
        for words in cue.lines:
            layout = QTextLayout(words, font)
            layout.setTextOption(_options(cue, words))
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width - 2 * self._side, 1))
                line.setPosition(QPointF(self._side, self.height + _ABOVE))
                height = max(ceil(line.height() + 2 * _ABOVE), least)
                words_at = line.naturalTextRect()
                ground = QRectF(words_at.left(), self.height, words_at.width(), height)
                self._grounds.append(ground.adjusted(-self._side, 0, self._side, 0))
                self.height += height
            layout.endLayout()
            self._layouts.append(layout)

    def draw(self, painter: QPainter) -> None:
        """Draw the words on a dark ground."""
        for ground in self._grounds:
            painter.fillRect(ground.toAlignedRect(), _GROUND)
        painter.setPen(QColor(DARK.text))
        for layout in self._layouts:
            layout.draw(painter, QPointF())


class _CueLabel(Text):
    """One cue; its text is for those who hear it, and is drawn from its lines."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name)
        self.setParent(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words: _Words | None = None

    def show_cue(self, cue: ShownCue, words: _Words, box: QRectF) -> None:
        """Draw a cue in a box of the layer."""
        right = Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(right if cue.right_to_left else Qt.LayoutDirection.LeftToRight)
        self._words = words
        self.setText(cue.words)
        self.setGeometry(box.toRect())
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        """Return what the words need at this width."""
        height = 0 if self._words is None else self._words.height
        return QSize(self.width(), int(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        if self._words is not None:
            self._words.draw(QPainter(self))


def _line_height(font: QFont) -> float:
    return ceil(QFontMetricsF(font).height() + 2 * _ABOVE)


def _options(cue: ShownCue, words: str) -> QTextOption:
    """Return the direction and side of a line; `start` is where it begins to be written."""
    backwards = is_right_to_left(words)
    align = cue.settings.align
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    side = {
        "start": right if backwards else left,
        "end": left if backwards else right,
        "left": left,
        "right": right,
    }.get(align, Qt.AlignmentFlag.AlignHCenter)
    options = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    options.setTextDirection(
        Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
    )
    return options
