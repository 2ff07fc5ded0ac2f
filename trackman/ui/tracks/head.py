"""Head of the list of tracks: the video, a line about it, and why nothing can be deleted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.quality.findings import Severity
from trackman.domain.uploads import Video
from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_or_key, explain_with_key
from trackman.ui.widgets.labels import ElidedText, Paragraph
from trackman.ui.wording.findings import PICTURES, TONES
from trackman.ui.wording.formats import day_text, length_text
from trackman.ui.wording.inserting import dotted, number

_EDGE = 16
_GAP = 8


class TracksHead(QWidget):
    """File name, a line about the video, how many are bad, and why Delete is refused here."""

    bad_wanted = Signal()
    """All tracks that are errored or have errors are to be selected."""
    add_wanted = Signal()
    """Tracks are to be added."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tracksHead")
        self._title = ElidedText("tracksTitle", size="title")
        self._subtitle = ElidedText("tracksSubtitle", tone="muted", size="small")
        self._bad = Button("selectBad", "", PICTURES[Severity.ERROR], "chip")
        self._bad.set_icon_tone(TONES[Severity.ERROR])
        self._add_words = self.tr("Add…")
        self._add = Button("addTracksButton", self._add_words, "add", "quiet")
        self._add.setAccessibleName(self._add_words)
        self._banner = QFrame()
        self._refusal = Paragraph("deleteRefused", size="small")
        self._build()

    def show_name(self, name: str, line: str) -> None:
        """Name the video; `line` says more about it."""
        self._title.setText(shown(name))
        self._subtitle.setText(line)

    def show_video(self, video: Video, count: int) -> None:
        """Name the video and sum it up; `count` is the number of its tracks now."""
        upload = video.upload
        parts = [self._tracks(count)]
        if upload.duration is not None:
            parts.append(length_text(upload.duration))
        if upload.created_at is not None:
            parts.append(day_text(upload.created_at.astimezone().date()))
        self.show_name(upload.filename, dotted(parts))

    def show_bad(self, count: int) -> None:
        """Say how many tracks are errored or have findings that are errors."""
        self._bad.setText(number(count))
        self._bad.setAccessibleName(self.tr("%Ln tracks with errors", "", count))
        self._bad.setVisible(bool(count))
        self._fit()

    def allow_addition(self, reason: str | None) -> None:
        """Let tracks be added, or say why not."""
        self._add.setEnabled(reason is None)
        words = self.tr("Add subtitles or audio from files")
        explain_or_key(self._add, reason, words, "addTracks")

    def show_refusal(self, reason: str | None) -> None:
        """Say in a line that stays why no track of this video can be deleted."""
        self._refusal.setText(reason or "")
        self._banner.setVisible(bool(reason))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words of a button up where they have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show Add without its words where a long one would be cut; its tooltip has them."""
        self._add.setText(self._add_words)
        parts = [self._add.sizeHint().width()]
        if not self._bad.isHidden():
            parts.append(self._bad.sizeHint().width())
        room = self.width() - 2 * _EDGE - self._subtitle.minimumSizeHint().width()
        if sum(parts) + len(parts) * _GAP > room:
            self._add.setText("")

    def _tracks(self, count: int) -> str:
        if count == 0:
            return self.tr("No tracks")
        return self.tr("%Ln tracks", "", count)

    def _build(self) -> None:
        explain_with_key(self._bad, self.tr("Select the tracks with errors"), "selectBad")
        self._bad.clicked.connect(self.bad_wanted)
        self._add.clicked.connect(self.add_wanted)
        self._banner.setObjectName("deleteRefusedBanner")
        self._banner.setProperty("card", "warning")
        self._banner.hide()
        inside = QHBoxLayout(self._banner)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(8)
        inside.addWidget(IconLabel("deleteRefusedIcon", "lock", "warning"))
        inside.addWidget(self._refusal, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 10, _EDGE, 8)
        column.setSpacing(1)
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self._subtitle, 1)
        line.addWidget(self._bad)
        line.addWidget(self._add)
        column.addWidget(self._title)
        column.addLayout(line)
        column.addSpacing(4)
        column.addWidget(self._banner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
