"""Pages of the pane in the middle: the table, or a page in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.problem import Problem

if TYPE_CHECKING:
    from trackman.ui.tracks.skeleton import TracksSkeleton
    from trackman.ui.tracks.table import TracksTable


class TracksPages(QStackedWidget):
    """Pages are made when they are first shown: the window opens faster without them."""

    open_wanted = Signal()
    """The button of the page that shows before any video is open."""
    retry_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tracksPages")
        self._start: PlaceholderPage | None = None
        self._none: PlaceholderPage | None = None
        self._problem: PlaceholderPage | None = None
        self._skeleton: TracksSkeleton | None = None

    @property
    def shows_start(self) -> bool:
        """True while nothing was opened, nor is being opened."""
        return self._start is not None and self.currentWidget() is self._start

    def show_start(self) -> None:
        """Say how to begin."""
        if self._start is None:
            self._start = PlaceholderPage("tracksStart", "link")
            self._start.pressed.connect(self.open_wanted)
            self.addWidget(self._start)
            self._start.show_message(
                "film",
                "faint",
                self.tr("Open a video to see its tracks"),
                self.tr(
                    "Choose one in the list, or paste a DatoCMS link or video ID above. You "
                    "can also drop a link onto this window."
                ),
                self.tr("Open video…"),
            )
        self.setCurrentWidget(self._start)

    def show_loading(self) -> None:
        """Show the shape of a table."""
        if self._skeleton is None:
            from trackman.ui.tracks.skeleton import TracksSkeleton

            self._skeleton = TracksSkeleton()
            self.addWidget(self._skeleton)
        self.setCurrentWidget(self._skeleton)

    def show_none(self, filename: str) -> None:
        """Say that the video has no tracks."""
        if self._none is None:
            self._none = PlaceholderPage("tracksNone")
            self.addWidget(self._none)
        words = self.tr("{video} has no subtitle or audio tracks.")
        self._none.show_message(
            "subtitles", "faint", self.tr("No tracks"), filled(words, video=quoted(filename))
        )
        self.setCurrentWidget(self._none)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        if self._problem is None:
            self._problem = PlaceholderPage("tracksProblem")
            self._problem.pressed.connect(self.retry_requested)
            self.addWidget(self._problem)
        self._problem.show_problem(problem)
        self.setCurrentWidget(self._problem)

    def show_table(self, table: TracksTable) -> None:
        """Show the tracks."""
        if self.indexOf(table) < 0:
            self.addWidget(table)
        self.setCurrentWidget(table)
