"""Pages of the library: the list, its skeleton while it loads, or a page in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from trackman.ui.library.skeleton import LibrarySkeleton
from trackman.ui.wording.problem import Problem

if TYPE_CHECKING:
    from trackman.ui.widgets.placeholder_page import PlaceholderPage


class LibraryPages(QStackedWidget):
    """Pages that are rarely seen are made when they are first shown."""

    clear_wanted = Signal()
    """Clear filters was pressed."""
    retry_requested = Signal()
    all_wanted = Signal()
    """Show all videos was pressed."""

    def __init__(self, videos: QWidget) -> None:
        super().__init__()
        self.setObjectName("libraryPages")
        self._videos = videos
        self._skeleton = LibrarySkeleton()
        self._pages: dict[str, PlaceholderPage] = {}
        self.addWidget(self._skeleton)
        self.addWidget(videos)

    def show_loading(self) -> None:
        """Show the shape of a list."""
        self.setCurrentWidget(self._skeleton)

    def show_list(self) -> None:
        """Show the videos."""
        self.setCurrentWidget(self._videos)

    def show_empty(self) -> None:
        """Say that the project has no videos."""
        page = self._page("libraryEmpty")
        page.show_message(
            "film",
            "faint",
            self.tr("No videos yet"),
            self.tr("Videos uploaded to this project in DatoCMS appear here."),
        )
        self.setCurrentWidget(page)

    def show_no_match(self, text: str) -> None:
        """Say that no video is what was asked for."""
        page = self._page("libraryNoMatch", "close")
        page.show_message(
            "search", "faint", self.tr("No matching videos"), text, self.tr("Clear filters")
        )
        self.setCurrentWidget(page)

    def show_no_recent(self) -> None:
        """Say that nothing was opened yet."""
        page = self._page("libraryNoRecent", "film")
        page.show_message(
            "clock",
            "faint",
            self.tr("No videos opened yet"),
            self.tr("Videos you open appear here."),
            self.tr("Show all videos"),
        )
        self.setCurrentWidget(page)

    def show_problem(self, problem: Problem) -> None:
        """Say why there is no list."""
        page = self._page("libraryProblem")
        tone = "warning" if problem.icon in {"offline", "warning", "clock"} else "danger"
        page.show_message(problem.icon, tone, problem.title, problem.text, problem.retry or "")
        self.setCurrentWidget(page)

    def _page(self, name: str, picture: str = "refresh") -> PlaceholderPage:
        if name not in self._pages:
            from trackman.ui.widgets.placeholder_page import PlaceholderPage

            page = self._pages[name] = PlaceholderPage(name, picture)
            page.pressed.connect(
                {
                    "libraryNoMatch": self.clear_wanted,
                    "libraryNoRecent": self.all_wanted,
                }.get(name, self.retry_requested)
            )
            self.addWidget(page)
        return self._pages[name]
