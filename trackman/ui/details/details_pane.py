"""Details beside the work: attributes of the selected track, and everything about the video."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.domain.tracks import Track
from trackman.ui.details.info import VideoInfo
from trackman.ui.details.video import VideoSection
from trackman.ui.widgets.attributes import Attributes
from trackman.ui.widgets.scroll_area import ScrollColumn

_TAB = Qt.FocusPolicy.TabFocus


class DetailsPane(ScrollColumn):
    """Its parts stay, so focus and scrolling do too."""

    def __init__(self) -> None:
        super().__init__("detailsScroll")
        self._track_id: str | None = None
        self._attributes = Attributes()
        self._video = VideoSection()
        self._facts: VideoInfo | None = None
        self._build()
        self.show_track(None, "")

    def take_video(self, facts: VideoInfo | None) -> None:
        """Show what is known of the video, below whatever is."""
        self._facts = facts
        if facts is not None:
            self._video.show_facts(facts)
        self._video.setVisible(facts is not None)

    def show_track(self, track: Track | None, filename: str) -> None:
        """Show a track of the video `filename`; without one, the video alone."""
        if self._track_id != (track.id if track is not None else None):
            self.verticalScrollBar().setValue(0)
        self._track_id = track.id if track is not None else None
        if track is not None:
            self._attributes.show_track(track, filename)
        self._attributes.setVisible(track is not None)
        self._video.show_alone(track is None)

    def first(self) -> QWidget | None:
        """Return the first part that takes the keyboard."""
        takes = (one for one in self.findChildren(QWidget) if one.focusPolicy() & _TAB)
        return next((one for one in takes if one.isVisibleTo(self) and one.isEnabled()), None)

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("trackDetailsBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(14)
        column.addWidget(self._attributes)
        column.addWidget(self._video)
        column.addStretch(1)
        self._video.hide()
        self.setWidget(body)
