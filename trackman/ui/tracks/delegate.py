"""Delegate of a track: one calm line, a dot with a word, and progress beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRect, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from trackman.domain.quality.findings import Finding, worst
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.ui.theme.colours import ColourScheme
from trackman.ui.theme.theme import current_look
from trackman.ui.tracks.model import FindingsRole, ItemRole, RowState, StateRole, TracksColumn
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.shapes import paint_chip, paint_dot, paint_progress, words_and_bar
from trackman.ui.wording.findings import PICTURES, TONES

_PICTURES = {TrackKind.SUBTITLES: "subtitles", TrackKind.AUDIO: "audio"}
_DOTS = {
    TrackStatus.READY: "success",
    TrackStatus.PREPARING: "warning",
    TrackStatus.ERRORED: "danger",
}


class TrackDelegate(RowDelegate):
    """Paints the cells of the table of tracks."""

    progress_painted = Signal()
    """A running row is on screen, so its bar wants to move."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.phase = 0.5
        """Position of the moving part of a progress bar, from 0 to 1."""
        self._code_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        look = current_look()
        state: RowState | None = index.data(StateRole)
        column = TracksColumn(index.column())
        painter.setPen(QColor(look.faint if state and state.is_busy else look.text))
        if column == TracksColumn.KIND:
            self._paint_kind(painter, box, option, index.data(ItemRole), state)
        elif column == TracksColumn.CC:
            paint_chip(painter, box, option, str(index.data()), look)
        elif column == TracksColumn.FINDINGS:
            _paint_findings(painter, box, option, index)
        elif column == TracksColumn.STATUS:
            self._paint_status(painter, box, option, index, state)
        else:
            self._paint_text(painter, box, option, index, column)

    def always_explains(self, index: Index) -> bool:
        """Say what an icon stands for."""
        return index.column() in {TracksColumn.KIND, TracksColumn.FINDINGS}

    def _paint_kind(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        track: Track,
        state: RowState | None,
    ) -> None:
        picture = next((name for kind, name in _PICTURES.items() if kind == track.kind), "film")
        tone = "faint" if state and state.is_busy else "muted"
        draw_picture(painter, box, option, picture, tone)

    def _paint_text(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        index: Index,
        column: TracksColumn,
    ) -> None:
        font = QFont(option.font)
        if column == TracksColumn.CODE:
            font = QFont(self._code_font)
            font.setPointSizeF(option.font.pointSizeF() * 0.88)
            painter.setPen(QColor(current_look().muted))
        painter.setFont(font)
        draw_line(painter, box, option, str(index.data()))

    def _paint_status(
        self,
        painter: QPainter,
        box: QRect,
        option: QStyleOptionViewItem,
        index: Index,
        state: RowState | None,
    ) -> None:
        look = current_look()
        track: Track = index.data(ItemRole)
        text = str(index.data())
        painter.setFont(option.font)
        if state is None:
            box = paint_dot(painter, box, option, _dot(track, look))
            errored = track.status == TrackStatus.ERRORED
            painter.setPen(QColor(look.danger if errored else look.text))
        elif state.kind == "problem":
            box = draw_picture(painter, box, option, "error", "danger")
            painter.setPen(QColor(look.danger))
        else:
            painter.setPen(QColor(look.text if state.kind == "running" else look.muted))
        if state is not None and state.kind == "running":
            box, bar = words_and_bar(painter, box, text)
            bar = QStyle.visualRect(option.direction, option.rect, bar)
            draw_line(painter, QStyle.visualRect(option.direction, option.rect, box), option, text)
            paint_progress(painter, bar, self.phase, look)
            self.progress_painted.emit()
        else:
            draw_line(painter, box, option, text)


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
    draw_line(painter, rest, option, QLocale().toString(len(findings)))


def _dot(track: Track, look: ColourScheme) -> str:
    tone = next((tone for status, tone in _DOTS.items() if status == track.status), "faint")
    return str(getattr(look, tone))
