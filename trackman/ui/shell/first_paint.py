"""The empty window: its bars, panes and lines in their colours, for the moment before the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPalette

from trackman.ui.shell.shares import FOLDED, FOLDS_BELOW, TRACKS, VIDEOS, grown
from trackman.ui.theme.scale import scaled, text_scale
from trackman.ui.theme.theme import current_look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HEADER = 81
_FOOTER = 40


def _edges(width: int) -> tuple[int, int]:
    """Return where the videos and where the tracks end."""
    room = round(width / text_scale())
    videos = FOLDED if room < FOLDS_BELOW else grown(VIDEOS, room)
    return scaled(videos), scaled(videos + grown(TRACKS, room))


def paint_frame(widget: QWidget) -> None:
    """Paint where everything will be."""
    look = current_look()
    width, height = widget.width(), widget.height()
    top, bottom = scaled(_HEADER), height - scaled(_FOOTER)
    (videos, work), middle = _edges(width), bottom - top
    painter = QPainter(widget)
    for colour, rect in (
        (look.window, (0, 0, width, height)),
        (look.surface, (0, top, width, middle)),
        (look.border, (0, top - 1, width, 1)),
        (look.border, (0, bottom, width, 1)),
        (look.border, (videos, top, 1, middle)),
        (look.border, (work, top, 1, middle)),
    ):
        _fill(painter, rect, colour)
    painter.end()


def _fill(painter: QPainter, rect: tuple[int, int, int, int], colour: str) -> None:
    # fillRect() and QBrush() make PySide6 create the types of the whole namespace Qt: 30 ms.
    ground = QPalette()
    ground.setColor(QPalette.ColorRole.Window, QColor(colour))
    painter.setBackground(ground.window())
    painter.eraseRect(*rect)
