"""The pane at the right: everything about the selected track, or what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.tracks import Track
from trackman.ui.details.info import DeletedReport
from trackman.ui.shell.details_splitter import DetailsSplitter
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.problem import Problem

if TYPE_CHECKING:
    from trackman.ui.details.content import DetailsContent
    from trackman.ui.details.info import DeletionImpact, VideoInfo
    from trackman.ui.player.player_pane import PlayerPane
    from trackman.ui.text.text_pane import TextPane

__all__ = ["DeletedReport", "DetailsPanel"]


class DetailsPanel(QFrame):
    """Shows nothing, the video, a track, several tracks, or a deleted track."""

    try_again_requested = Signal(Track)
    without_backup_requested = Signal(Track)
    restore_requested = Signal(Track)
    compare_requested = Signal()
    """The two texts of the selected tracks are to be compared."""
    holds_player = Signal(bool)
    """True if the video plays in here, and not in a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trackDetails")
        self.setAccessibleName(self.tr("Track details"))
        self.setMinimumWidth(250)
        self._nothing = QWidget()
        self._content: DetailsContent | None = None
        self._video: VideoInfo | None = None
        self._idle = True
        self._first_video = QTimer(self)
        """A turn of the event loop, so that the tracks are seen before the details are made."""
        self._first_video.setSingleShot(True)
        self._first_video.timeout.connect(self._show_idle)
        self._text: TextPane | None = None
        self._playing: PlayerPane | None = None
        self._stack = QStackedWidget()
        self._room = DetailsSplitter(self._stack)
        self._room.holds_player.connect(self.holds_player)
        self._build()

    @property
    def playing(self) -> PlayerPane:
        """The video itself, over whatever is said about its tracks; made when first needed."""
        if self._playing is None:
            from trackman.ui.player.player_pane import PlayerPane

            self._playing = PlayerPane()
            self._room.add_player(self._playing)
        return self._playing

    @property
    def text(self) -> TextPane:
        """The text of the track, made when it is first needed."""
        if self._text is None:
            from trackman.ui.text.text_pane import TextPane

            self._text = TextPane()
            self._room.add_text(self._text)
        return self._text

    def show_text(self, shown: bool) -> None:
        """Show the text under the details, or the details alone."""
        if shown:
            _ = self.text
        self._room.show_text(shown)

    def show_larger(self, larger: bool) -> None:
        """Let the text take the room of the details, too, or that beside the player."""
        self._room.show_larger(larger)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what nothing in here needs work the player."""
        if self._playing is None or not self._playing.take_key(event):
            super().keyPressEvent(event)

    def show_nothing(self) -> None:
        """Show that no track is selected: what is known of the video, if there is one."""
        self._idle = True
        self._room.show_problem(False)
        if self._video is None:
            self._stack.setCurrentWidget(self._nothing)
        elif self._content is None:
            self._first_video.start()
        else:
            self._show_idle()

    def show_video(self, facts: VideoInfo | None) -> None:
        """Take up what is known of the video on the screen, beside whatever is shown."""
        self._video = facts
        if self._content is not None:
            self._content.take_video(facts)
        if self._idle:
            self.show_nothing()

    def show_track(
        self,
        track: Track,
        filename: str,
        problem: Problem | None = None,
        state: str | None = None,
        impact: DeletionImpact | None = None,
    ) -> None:
        """Show a track of the video `filename`, with what happens or happened to it.

        `impact` says what its deletion would mean.
        """
        self._shown_content().show_track(track, filename, problem, state, impact)
        self._room.show_problem(problem is not None)

    def show_many(
        self,
        tracks: Sequence[Track],
        impact: DeletionImpact | None = None,
        *,
        comparable: bool = False,
    ) -> None:
        """Show several tracks in short; `comparable` offers to compare the two."""
        self._shown_content().show_many(tracks, impact, comparable=comparable)
        self._room.show_problem(False)

    def show_deleted(self, report: DeletedReport) -> None:
        """Show that a track is gone, and what it was."""
        self._shown_content().show_deleted(report)
        self._room.show_problem(False)

    def _show_idle(self) -> None:
        """Show the video, unless a track took its place."""
        if self._idle and self._video is not None:
            self._shown_content().show_video(self._video)
            self._idle = True

    def _build(self) -> None:
        self._nothing.setObjectName("detailsNothing")
        words = self.tr("Select a track to see its details.")
        column = QVBoxLayout(self._nothing)
        column.setContentsMargins(16, 14, 16, 16)
        column.addWidget(Paragraph("detailsEmpty", words, tone="faint", size="small"))
        column.addStretch(1)
        self._stack.addWidget(self._nothing)
        self._stack.setObjectName("detailsStack")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._room)

    def _shown_content(self) -> DetailsContent:
        """Return the content, made when it is first needed: the window opens faster without."""
        if self._content is None:
            from trackman.ui.details.content import DetailsContent

            self._content = DetailsContent()
            self._content.take_video(self._video)
            self._content.try_again_requested.connect(self.try_again_requested)
            self._content.without_backup_requested.connect(self.without_backup_requested)
            self._content.restore_requested.connect(self.restore_requested)
            self._content.compare_requested.connect(self.compare_requested)
            self._stack.addWidget(self._content)
        self._stack.setCurrentWidget(self._content)
        self._idle = False
        return self._content
