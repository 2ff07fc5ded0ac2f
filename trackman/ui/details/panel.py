"""The pane at the right: everything about the selected track, or what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.tracks import Track
from trackman.ui.details.deleted import DeletedReport
from trackman.ui.labels import Paragraph
from trackman.ui.problem import Problem

if TYPE_CHECKING:
    from trackman.ui.details.content import Content
    from trackman.ui.details.video_facts import VideoFacts
    from trackman.ui.follows import Follows
    from trackman.ui.playing.pane import PlayingPane
    from trackman.ui.text.pane import TextPane

__all__ = ["DeletedReport", "DetailsPanel"]


_PROBLEM_SHARE, _REST = 0.85, 0.15
_SHARE = 0.42
"""Of the height that the details take when there is a text, too."""


class DetailsPanel(QFrame):
    """Shows nothing, the video, a track, several tracks, or a deleted track."""

    try_again_requested = Signal(Track)
    without_backup_requested = Signal(Track)
    restore_requested = Signal(Track)
    compare_requested = Signal()
    """The two texts of the selected tracks are to be compared."""
    track_shown = Signal(object)
    """The one `Track` that is shown as it is now; None where it is none, or a deleted one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trackDetails")
        self.setAccessibleName(self.tr("Track details"))
        self.setMinimumWidth(250)
        self._nothing = QWidget()
        self._content: Content | None = None
        self._video: VideoFacts | None = None
        self._idle = True
        self._text: TextPane | None = None
        self._larger = False
        self._before: list[int] | None = None
        """How the room was shared before a problem needed it."""
        self._stack = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._playing: PlayingPane | None = None
        self._whole = QVBoxLayout(self)
        self._build()

    @property
    def playing(self) -> PlayingPane:
        """The video itself, over whatever is said about its tracks; made when first needed."""
        if self._playing is None:
            from trackman.ui.playing.pane import PlayingPane

            self._playing = PlayingPane()
            self._whole.insertWidget(0, self._playing)
        return self._playing

    @property
    def text(self) -> TextPane:
        """The text of the track, made when it is first needed."""
        if self._text is None:
            from trackman.ui.text.pane import TextPane

            self._text = TextPane()
            self._text.hide()
            self._split.addWidget(self._text)
            self._split.setCollapsible(1, False)
        return self._text

    def show_text(self, shown: bool) -> None:
        """Show the text under the details, or the details alone."""
        if shown or self._text is not None:
            first = self.text.isHidden() and not sum(self._split.sizes()[1:])
            self.text.setVisible(shown)
            if shown and first:
                height = self._split.height()
                self._split.setSizes([round(height * _SHARE), height - round(height * _SHARE)])
        self._share_room()

    def show_larger(self, larger: bool) -> None:
        """Let the text take the room of the details, too."""
        self._larger = larger
        self._share_room()

    def show_nothing(self) -> None:
        """Show that no track is selected: what is known of the video, if there is one."""
        if self._video is not None:
            self._shown_content().show_video(self._video)
        else:
            self._stack.setCurrentWidget(self._nothing)
        self._idle = True
        self.track_shown.emit(None)

    def show_video(self, facts: VideoFacts | None) -> None:
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
        follows: Follows | None = None,
    ) -> None:
        """Show a track of the video `filename`, with what happens or happened to it.

        `follows` says what its delete would mean.
        """
        self._shown_content().show_track(track, filename, problem, state, follows)
        self.track_shown.emit(track)
        self._make_room(problem is not None)

    def show_many(self, tracks: list[Track], follows: Follows | None = None) -> None:
        """Show several tracks in short."""
        self._shown_content().show_many(tracks, follows)
        self.track_shown.emit(None)

    def show_deleted(self, report: DeletedReport) -> None:
        """Show that a track is gone, and what it was."""
        self._shown_content().show_deleted(report)
        self.track_shown.emit(None)

    def _build(self) -> None:
        self._nothing.setObjectName("detailsNothing")
        words = self.tr("Select a track to see its details.")
        column = QVBoxLayout(self._nothing)
        column.setContentsMargins(16, 14, 16, 16)
        column.addWidget(Paragraph("detailsEmpty", words, tone="faint", size="small"))
        column.addStretch(1)
        self._stack.addWidget(self._nothing)
        self._stack.setObjectName("detailsStack")
        self._split.setObjectName("detailsSplit")
        self._split.setHandleWidth(1)
        self._split.addWidget(self._stack)
        self._split.setCollapsible(0, False)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._split, 1)

    def _make_room(self, needed: bool) -> None:
        """Give a problem and its buttons most of the height, and take it back afterwards."""
        if self._text is None or self._text.isHidden() or needed == (self._before is not None):
            return
        if needed:
            self._before = self._split.sizes()
            height = sum(self._before)
            self._split.setSizes([round(height * _PROBLEM_SHARE), round(height * _REST)])
        elif self._before is not None:
            self._split.setSizes(self._before)
            self._before = None

    def _share_room(self) -> None:
        read = self._larger and self._text is not None and not self._text.isHidden()
        self._stack.setVisible(not read)

    def _shown_content(self) -> Content:
        """Return the content, made when it is first needed: the window opens faster without."""
        if self._content is None:
            from trackman.ui.details.content import Content

            self._content = Content()
            self._content.take_video(self._video)
            self._content.try_again_requested.connect(self.try_again_requested)
            self._content.without_backup_requested.connect(self.without_backup_requested)
            self._content.restore_requested.connect(self.restore_requested)
            self._content.compare_requested.connect(self.compare_requested)
            self._stack.addWidget(self._content)
        self._stack.setCurrentWidget(self._content)
        self._idle = False
        return self._content
