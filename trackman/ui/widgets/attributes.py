"""Every attribute of a track, one to a line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.tracks import Track
from trackman.ui.widgets.buttons import CopyButton
from trackman.ui.widgets.labels import CodeText, ElidedText, Paragraph, Text
from trackman.ui.widgets.lines import fit_labels, level, side_by_side
from trackman.ui.widgets.wrapping_row import WrappingRow
from trackman.ui.wording.tracks import TrackWording


class Attributes(QWidget):
    """Labels at the left, values at the right, ids with a button that copies them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("attributes")
        self._words = TrackWording(self)
        self._kind = ElidedText("kindValue")
        self._language = Paragraph("languageValue")
        self._code = CodeText("languageCode", tone="muted")
        self._name = Paragraph("nameValue")
        self._captions = Paragraph("captionsValue")
        self._status = CodeText("statusWord")
        self._when = Paragraph("statusWhen", self.tr("when deleted"), tone="muted")
        self._error = Paragraph("errorValue")
        self._id = CodeText("trackId")
        self._copy_id = CopyButton("copyTrackId", self.tr("Copy track ID"))
        self._video = Paragraph("videoName")
        self._video_id = CodeText("videoId")
        self._copy_video_id = CopyButton("copyVideoId", self.tr("Copy video ID"))
        self._labels: list[Paragraph] = []
        self._build()

    def show_track(self, track: Track, filename: str, *, deleted: bool = False) -> None:
        """Show a track of the video `filename`; of a deleted one, as it was."""
        self._kind.setText(self._words.kind(track))
        self._language.setText(self._words.language(track))
        self._code.setText(shown(track.language_code, 80))
        self._name.setText(shown(track.name))
        self._captions.setText(self._words.closed_captions(track))
        self._status.setText(shown(track.status, 40))
        self._when.setVisible(deleted)
        self._error.setText(shown(track.error, 1000) if track.error else self.tr("None"))
        self._error.set_tone("danger" if track.error else "faint")
        self._id.setText(shown(track.id, 200))
        self._copy_id.text_to_copy = track.id
        self._video.setText(shown(filename))
        self._video_id.setText(shown(track.upload_id, 200))
        self._copy_video_id.text_to_copy = track.upload_id
        for value in self.findChildren(Text):
            value.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the values most of the room."""
        super().resizeEvent(event)
        fit_labels(self._labels, self.width())

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, label, values) in enumerate(
            (
                ("kind", self.tr("Kind"), (self._kind,)),
                (
                    "language",
                    self.tr("Language"),
                    (WrappingRow("language", self._language, self._code),),
                ),
                ("name", self.tr("Name"), (self._name,)),
                ("captions", self.tr("Closed captions"), (self._captions,)),
                ("status", self.tr("Status"), (WrappingRow("status", self._status, self._when),)),
                ("error", self.tr("Error"), (self._error,)),
                ("trackId", self.tr("Track ID"), (self._id, self._copy_id)),
                ("video", self.tr("Video"), (self._video,)),
                ("videoId", self.tr("Video ID"), (self._video_id, self._copy_video_id)),
            )
        ):
            words = Paragraph(f"{name}Label", label, tone="muted")
            level(words)
            self._labels.append(words)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(side_by_side(*values), row, 1)
