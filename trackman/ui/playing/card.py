"""The way to the player: a poster and a button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.buttons import Button
from trackman.ui.labels import Paragraph
from trackman.ui.playing.picture import Picture
from trackman.ui.playing.words import PlayWords

_POSTER = (112, 63)


class PlayCard(QWidget):
    """Nothing is fetched for it but the poster."""

    play_pressed = Signal()

    def __init__(self, words: PlayWords) -> None:
        super().__init__()
        self.setObjectName("playCard")
        self.poster = Picture("playPoster")
        self.play = Button("playVideo", self.tr("Play"), "play")
        self._line = Paragraph("playMetered", words.metered(), size="small", tone="muted")
        self._build()
        self.play.clicked.connect(self.play_pressed)
        self.poster.pressed.connect(self.play_pressed)

    def _build(self) -> None:
        self.poster.setFixedSize(*_POSTER)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.poster, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
