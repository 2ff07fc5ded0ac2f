"""Delegate of a track: its name over what it is or what happens to it, and its findings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from trackman.domain.quality.findings import Finding, worst
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.tracks.model import (
    SEPARATOR,
    FindingsRole,
    ItemRole,
    RowState,
    StateRole,
    TracksColumn,
)
from trackman.ui.widgets.row_delegate import PADDING, Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.shapes import paint_chip, paint_progress, words_and_bar
from trackman.ui.wording.findings import PICTURES, TONES
from trackman.ui.wording.inserting import isolated, number, unmarked

_PICTURES = {TrackKind.SUBTITLES: "subtitles", TrackKind.AUDIO: "audio"}
TRACK_ROW_HEIGHT = 50
MARK_WIDTH = 40
"""Pixels of the mark for closed captions and its distance from the name."""
_LEAST_LANGUAGE = 40
"""Pixels of the name of a language that still tell which one it is."""
_EDGE = 6
_LINE = 19
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class TrackDelegate(RowDelegate):
    """Paints the cells of the table of tracks."""

    progress_painted = Signal()
    """A running row is on screen, so its bar wants to move."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.phase = 0.5
        """Position of the moving part of a progress bar, from 0 to 1."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the room of two lines; the longer one tells whether the cell is cut."""
        width = max(map(option.fontMetrics.horizontalAdvance, str(index.data() or "").split("\n")))
        return QSize(width + 2 * PADDING + scaled(22), scaled(TRACK_ROW_HEIGHT))

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        look = current_look()
        state: RowState | None = index.data(StateRole)
        painter.setPen(QColor(look.faint if state and state.is_busy else look.text))
        match TracksColumn(index.column()):
            case TracksColumn.TRACK:
                self._paint_track(painter, box, option, index, state)
            case TracksColumn.FINDINGS:
                _paint_findings(painter, box, option, index)
            case _:
                draw_line(painter, box, option, str(index.data()))

    def always_explains(self, index: Index) -> bool:
        """Say in words what the icon of the findings stands for."""
        return index.column() == TracksColumn.FINDINGS

    def _paint_track(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        index: Index,
        state: RowState | None,
    ) -> None:
        """Draw the icon of the kind, the name with a mark for closed captions, and a line."""
        track: Track = index.data(ItemRole)
        picture = next((name for kind, name in _PICTURES.items() if kind == track.kind), "film")
        busy = state is not None and state.is_busy
        high = scaled(_LINE)
        upper = QRect(box.left(), box.top() + scaled(_EDGE), box.width(), high)
        lower = upper.translated(0, high)
        upper = draw_picture(painter, upper, option, picture, "faint" if busy else "muted")
        lower = QStyle.visualRect(option.direction, box, lower.adjusted(scaled(22), 0, 0, 0))
        name, _, line = str(index.data()).partition("\n")
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        mark = scaled(MARK_WIDTH) if track.closed_captions else 0
        wide = min(painter.fontMetrics().horizontalAdvance(name) + 2, upper.width() - mark)
        words = QStyle.alignedRect(option.direction, _LEADING, QSize(wide, high), upper)
        draw_line(painter, words, option, name)
        painter.setFont(option.font)
        if mark:
            rest = QStyle.visualRect(option.direction, upper, upper.adjusted(wide + 6, 0, 0, 0))
            paint_chip(painter, rest, option, self.tr("CC"), current_look())
        self._paint_line(painter, lower, option, track, line, state)

    def _paint_line(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        track: Track,
        text: str,
        state: RowState | None,
    ) -> None:
        """Draw what stands under the name; a running deletion has a bar that moves."""
        look = current_look()
        font = QFont(option.font)
        font.setPointSizeF(option.font.pointSizeF() * 0.92)
        painter.setFont(font)
        problem = state is not None and state.kind == "problem"
        if problem or (state is None and track.status == TrackStatus.ERRORED):
            painter.setPen(QColor(look.danger))
        elif state is None and track.status == TrackStatus.PREPARING:
            painter.setPen(QColor(look.warning))
        else:
            painter.setPen(QColor(look.muted))
        if state is None:
            draw_line(painter, box, option, fitting_line(text, painter.fontMetrics(), box.width()))
            return
        if state.kind != "running":
            draw_line(painter, box, option, text)
            return
        painter.setPen(QColor(look.accent))
        logical = QStyle.visualRect(option.direction, box, box)
        words, bar = words_and_bar(painter, logical, text)
        draw_line(painter, QStyle.visualRect(option.direction, box, words), option, text)
        paint_progress(painter, QStyle.visualRect(option.direction, box, bar), self.phase, look)
        self.progress_painted.emit()


def fitting_line(line: str, metrics: QFontMetrics, room: int) -> str:
    """Return language, code and status in the room there is: the language gives way first."""
    language, separator, rest = line.partition(SEPARATOR)
    left = room - metrics.horizontalAdvance(separator + rest)
    if metrics.horizontalAdvance(line) <= room or not rest:
        return line
    if left < scaled(_LEAST_LANGUAGE):
        return rest
    cut = metrics.elidedText(unmarked(language), Qt.TextElideMode.ElideRight, left)
    return isolated(cut) + separator + rest


def _paint_findings(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
) -> None:
    """Draw the icon of the worst and their number; the tooltip has the words."""
    findings: Sequence[Finding] | None = index.data(FindingsRole)
    if findings is None:
        return
    severity = worst(findings)
    if severity is None:
        draw_picture(painter, box, option, "check", "faint")
        return
    rest = draw_picture(painter, box, option, PICTURES[severity], TONES[severity])
    painter.setPen(QColor(str(getattr(current_look(), TONES[severity]))))
    rest = QStyle.visualRect(option.direction, rest, rest.adjusted(-4, 0, 6, 0))
    draw_line(painter, rest, option, number(len(findings)))
