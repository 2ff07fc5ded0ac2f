"""Several selected tracks in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.tracks import Track
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, Paragraph
from trackman.ui.wording.inserting import dotted, filled, number
from trackman.ui.wording.tracks import TrackWording

_LONGEST_LIST = 12


class Summary(QWidget):
    """Summary of several tracks: their kinds, the first ones by name, a button to compare two."""

    compare_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("summary")
        self._words = TrackWording(self)
        self._kinds = Paragraph("summaryKinds", tone="muted")
        self._lines = [ElidedText(f"summaryTrack{number}") for number in range(_LONGEST_LIST)]
        self._more = Paragraph("summaryMore", tone="muted")
        self._compare = Button("summaryCompare", self.tr("Compare subtitles"), "compare")
        self._compare.clicked.connect(self.compare_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._kinds)
        for line in self._lines:
            column.addWidget(line)
        column.addWidget(self._more)
        column.addWidget(self._compare, 0, Qt.AlignmentFlag.AlignLeft)

    def show_tracks(self, tracks: Sequence[Track], *, comparable: bool) -> None:
        """Show these; `comparable` offers to compare the two."""
        kinds = Counter(self._words.kind(track) for track in tracks)
        self._kinds.setText(dotted(f"{kind} {number(count)}" for kind, count in kinds.items()))
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(tracks))
            if place < len(tracks):
                line.setText(self._line(tracks[place]))
        rest = len(tracks) - _LONGEST_LIST
        self._more.setText(self.tr("and %Ln more tracks", "", max(rest, 0)))
        self._more.setVisible(rest > 0)
        self._compare.setVisible(comparable)

    def _line(self, track: Track) -> str:
        return filled(
            self.tr("{name} · {language}"),
            name=shown(track.name, 80),
            language=self._words.language(track),
        )
