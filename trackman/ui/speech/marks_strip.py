"""Strip with the speech of a sound above the cues of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trackman.domain.speech.marks import FRAME_MS, SpeechMarks
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.speech.wording import SpeechWording
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme

_HEIGHT, _LOW, _LEAST_WIDTH = 56, 36, 120
_BAR, _BETWEEN = 2, 1  # pixels of a bar of loudness, and beside it
_CUES_SHARE = 0.28
_OUTSIDE = 10
"""Pixels beyond the strip at which everything stands that is farther away, however far."""
_BEFORE = 0.25
"""Share of a window that lies before the moment it follows."""


class MarksStrip(QWidget):
    """Shows what is known of a sound; it never fetches one. A click asks for that moment."""

    sought = Signal(int)
    """This moment is wanted, in milliseconds."""

    def __init__(self, name: str, window: int | None = None) -> None:
        """Show all of a sound, or `window` milliseconds around the position."""
        super().__init__()
        self.setObjectName(name)
        self._words = SpeechWording(self)
        self._window = window
        self._height = _HEIGHT if window is None else _LOW
        self._marks: SpeechMarks | None = None
        self._runs: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._cues: Sequence[Cue] = ()
        self._position = -1
        self.setAccessibleName(self.tr("Speech and cues"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def has_marks(self) -> bool:
        """True if there is something to show."""
        return self._marks is not None

    def show_marks(self, marks: SpeechMarks | None, cues: Sequence[Cue] = ()) -> None:
        """Show speech and cues; None where the sound was never listened to."""
        self._marks, self._cues = marks, tuple(sorted(cues, key=lambda cue: cue.start))
        self._runs = marks.runs() if marks is not None else []
        self._starts = [begin for begin, _ in self._runs]
        words = "" if marks is None else self._words.strip(marks.speech, marks.length)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def show_cues(self, cues: Sequence[Cue]) -> None:
        """Show other cues over the same sound."""
        self._cues = tuple(sorted(cues, key=lambda cue: cue.start))
        self.update()

    def show_position(self, milliseconds: int) -> None:
        """Mark where the video is; a negative number marks nothing."""
        if milliseconds == self._position:
            return
        before = self._shown()
        old, self._position = self._position, milliseconds
        if before != self._shown():
            self.update()
            return
        for moment in (old, milliseconds):
            if moment >= 0:
                self.update(self._x(moment) - 3, 0, 7, self.height())

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_LEAST_WIDTH), scaled(self._height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._marks is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.sought.emit(self._moment(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = current_look()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self._marks is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        left, right = event.rect().left(), event.rect().right()
        self._paint_sound(painter, left, right)
        self._paint_cues(painter, left, right)
        if self._position >= 0:
            painter.fillRect(self._x(self._position), 0, 2, self.height(), QColor(look.danger))

    def _paint_sound(self, painter: QPainter, left: int, right: int) -> None:
        """Draw how loud it is, speech in the accent."""
        assert self._marks is not None
        look = current_look()
        speech, rest = QColor(look.accent), QColor(look.faint)
        rest.setAlphaF(0.45)
        room = self.height() * (1 - _CUES_SHARE) - 4
        step = _BAR + _BETWEEN
        loudness = self._marks.loudness
        for x in range(left - left % step, right + 1, step):
            begin, end = self._moment_at(x), self._moment_at(x + step)
            spoken = self._speaks(begin, end)
            if begin >= self._marks.length:
                break
            first = begin // FRAME_MS
            heard = loudness[first : max(end // FRAME_MS, first + 1)]
            share = (max(heard) / 255) ** 0.6 if heard else (0.6 if spoken else 0.05)
            high = max(share * room, 2.0)
            bar = QRectF(x, 2 + (room - high) / 2, _BAR, high)
            painter.fillRect(bar, speech if spoken else rest)

    def _paint_cues(self, painter: QPainter, left: int, right: int) -> None:
        look = current_look()
        top = round(self.height() * (1 - _CUES_SHARE))
        high = self.height() - top - 4
        begin, end = self._moment_at(left - 4), self._moment_at(right + 4)
        painter.setBrush(QColor(look.text))
        for cue in self._cues:
            if cue.end < begin or cue.start > end:
                continue
            x = self._x(cue.start)
            wide = max(self._x(cue.end) - x - 1, 2)
            painter.fillRect(x, top, wide, high, QColor(look.muted))

    def _speaks(self, begin: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._runs[at][1] > begin

    def _shown(self) -> tuple[int, int]:
        """Return the moments at both ends of the strip."""
        length = self._marks.length if self._marks is not None else 0
        if self._cues:
            length = max(length, min(self._cues[-1].end, length + 60_000))
        if self._window is None or length <= self._window:
            return 0, max(length, 1)
        step = round(self._window * (1 - _BEFORE))
        page = max(self._position, 0) // step
        begin = max(page * step - round(self._window * _BEFORE / 2), 0)
        return begin, begin + self._window

    def _x(self, moment: int) -> int:
        begin, end = self._shown()
        place = round((moment - begin) * self.width() / (end - begin))
        return max(-_OUTSIDE, min(place, self.width() + _OUTSIDE))

    def _moment_at(self, x: int) -> int:
        begin, end = self._shown()
        return begin + round(x * (end - begin) / max(self.width(), 1))

    def _moment(self, place: QPoint) -> int:
        return max(self._moment_at(place.x()), 0)
