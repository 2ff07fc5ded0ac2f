"""The pane at the right: everything about the selected track, or what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from trackman.domain.tracks import Track
from trackman.ui.details.deleted import DeletedReport
from trackman.ui.labels import Paragraph
from trackman.ui.problem import Problem

if TYPE_CHECKING:
    from trackman.ui.details.content import Content
    from trackman.ui.playing.pane import PlayingPane

__all__ = ["DeletedReport", "DetailsPanel"]


class DetailsPanel(QFrame):
    """Shows nothing, a track, several tracks, or a deleted track."""

    try_again_requested = Signal(Track)
    without_backup_requested = Signal(Track)
    restore_requested = Signal(Track)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trackDetails")
        self.setAccessibleName(self.tr("Track details"))
        self.setMinimumWidth(250)
        self._nothing = QWidget()
        self._content: Content | None = None
        self._playing: PlayingPane | None = None
        self._whole = QVBoxLayout(self)
        self._stack = QStackedLayout()
        self._build()

    @property
    def playing(self) -> PlayingPane:
        """The video itself, over whatever is said about its tracks; made when first needed."""
        if self._playing is None:
            from trackman.ui.playing.pane import PlayingPane

            self._playing = PlayingPane()
            self._whole.insertWidget(0, self._playing)
        return self._playing

    def show_nothing(self) -> None:
        """Show that no track is selected."""
        self._stack.setCurrentWidget(self._nothing)

    def show_track(
        self,
        track: Track,
        filename: str,
        problem: Problem | None = None,
        state: str | None = None,
    ) -> None:
        """Show a track of the video `filename`, with what happens or happened to it."""
        self._shown_content().show_track(track, filename, problem, state)

    def show_many(self, tracks: list[Track]) -> None:
        """Show several tracks in short."""
        self._shown_content().show_many(tracks)

    def show_deleted(self, report: DeletedReport) -> None:
        """Show that a track is gone, and what it was."""
        self._shown_content().show_deleted(report)

    def _build(self) -> None:
        self._nothing.setObjectName("detailsNothing")
        words = self.tr("Select a track to see its details.")
        column = QVBoxLayout(self._nothing)
        column.setContentsMargins(16, 14, 16, 16)
        column.addWidget(Paragraph("detailsEmpty", words, tone="faint", size="small"))
        column.addStretch(1)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._nothing)

    def _shown_content(self) -> Content:
        """Return the content, made when it is first needed: the window opens faster without."""
        if self._content is None:
            from trackman.ui.details.content import Content

            self._content = Content()
            self._content.try_again_requested.connect(self.try_again_requested)
            self._content.without_backup_requested.connect(self.without_backup_requested)
            self._content.restore_requested.connect(self.restore_requested)
            self._stack.addWidget(self._content)
        self._stack.setCurrentWidget(self._content)
        return self._content
