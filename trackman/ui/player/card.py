"""The way to the player: a poster and a button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.player.picture import Picture
from trackman.ui.player.wording import PlayerWording
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, Paragraph
from trackman.ui.wording.formats import length_text

_POSTER = (80, 45)
_SECOND = 1000  # milliseconds


class PlayCard(QWidget):
    """Nothing is fetched for it but the poster."""

    play_pressed = Signal()

    def __init__(self, words: PlayerWording) -> None:
        super().__init__()
        self.setObjectName("playCard")
        self.poster = Picture("playPoster")
        self.play = Button("playVideo", self.tr("Play"), "play")
        self._from = ElidedText("playFrom", size="small", tone="muted")
        self._line = Paragraph("playMetered", words.metered(), size="small", tone="muted")
        self._build()
        self.play.clicked.connect(self.play_pressed)
        self.poster.pressed.connect(self.play_pressed)

    def show_beginning(self, moment: int) -> None:
        """Say from where it would play, in milliseconds."""
        words = self.tr("from {time}").format(time=length_text(moment // 1000))
        self._from.setText(words if moment >= _SECOND else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words whole in a narrow pane."""
        super().resizeEvent(event)
        self._line.setMinimumHeight(self._line.heightForWidth(self.width()))

    def _build(self) -> None:
        self.poster.setFixedSize(*_POSTER)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.poster)
        row.addSpacing(4)
        row.addWidget(self.play, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._from, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._line)
