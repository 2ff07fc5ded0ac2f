"""Head of the table: the video, the reason field, and the button that deletes tracks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.uploads import Video
from trackman.ui.theme.icons import IconLabel
from trackman.ui.tracks.reason import Reason
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, Paragraph, explain
from trackman.ui.wording.formats import day_text, length_text

_WIDE = 480
_REASON = (150, 300)


class TracksHead(QWidget):
    """File name, a line about the video, reason, button, and why Delete is refused here."""

    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tracksHead")
        self._title = ElidedText("tracksTitle", size="title")
        self._subtitle = ElidedText("tracksSubtitle", tone="muted", size="small")
        self.reason = Reason()
        self._delete = Button("delete", self.tr("Delete"), "delete", "danger")
        self._banner = QFrame()
        self._refusal = Paragraph("deleteRefused", size="small")
        self._grid = QGridLayout()
        self._is_wide: bool | None = None
        self._build()
        self._delete.clicked.connect(self.delete_pressed)

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
            day = day_text(upload.created_at.astimezone().date())
            parts.append(self.tr("uploaded {day}").format(day=day))
        self.show_name(upload.filename, " · ".join(parts))

    def show_delete(self, refused: str | None) -> None:
        """Allow Delete, or say why it is not possible now."""
        self._delete.setEnabled(refused is None)
        explain(self._delete, refused or self.tr("Delete the selected tracks (Del)"))

    def show_refusal(self, reason: str | None) -> None:
        """Say in a line that stays why no track of this video can be deleted."""
        self._refusal.setText(reason or "")
        self.reason.setVisible(not reason)
        self._banner.setVisible(bool(reason))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the reason beside the button, or below the name where there is no room."""
        super().resizeEvent(event)
        self._place(self.width() >= _WIDE)

    def _tracks(self, count: int) -> str:
        if count == 0:
            return self.tr("No tracks")
        return self.tr("%Ln tracks", "", count)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.addLayout(words, 0, 0)
        self._place(True)  # before the button, for the Tab key, too
        self._grid.addWidget(self._delete, 0, 2)
        self._banner.setObjectName("deleteRefusedBanner")
        self._banner.setProperty("card", "warning")
        self._banner.hide()
        inside = QHBoxLayout(self._banner)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(8)
        inside.addWidget(IconLabel("deleteRefusedIcon", "lock", "warning"))
        inside.addWidget(self._refusal, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(self._banner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _place(self, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        least, most = _REASON
        self._grid.removeWidget(self.reason)
        self.reason.setMinimumWidth(least)
        self.reason.setMaximumWidth(most if wide else 16777215)  # Qt's own largest width
        if wide:
            self._grid.addWidget(self.reason, 0, 1)
        else:
            self._grid.addWidget(self.reason, 1, 0, 1, 3)
